import Foundation
import Preferences
import Storage

/// The pseudo-labelers of one import, each made when the first ranking of theirs is stored.
struct ImportLabelers: Sendable {
    private let name: String
    private let users: Users
    private let clock: Clock
    private var known: [String: ID<User>] = [:]

    init(name: String, users: Users, clock: Clock) {
        self.name = name
        self.users = users
        self.clock = clock
    }

    /// - Parameter labeler: as the file names him; nil where the file does not tell its labelers apart.
    mutating func id(of labeler: String? = nil) async throws -> ID<User> {
        let full = labeler.map { "\(name)/\($0)" } ?? name
        if let id = known[full] { return id }
        let id = try await users.pseudoLabeler(named: full, now: clock.now()).id
        known[full] = id
        return id
    }
}
