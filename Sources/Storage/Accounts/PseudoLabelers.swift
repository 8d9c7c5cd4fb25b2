internal import Foundation
internal import GRDB
internal import Preferences

extension Connection {
    /// The pseudo-labeler of exactly that name, made when there is none.
    func pseudoLabeler(named name: String, by origin: Origin, now: Date) throws -> User {
        if let known = try row(Users.pseudoLabelerQuery, [name]) { return try User(known) }
        let id: ID<User> = try insert(
            "INSERT INTO user (username, role, isImport, createdAt) VALUES (?, 'labeler', 1, ?)",
            [name, now.milliseconds])
        try audit(origin, "create", "user", id.rawValue, ["role": Role.labeler.rawValue], now: now)
        return try user(id)
    }
}
