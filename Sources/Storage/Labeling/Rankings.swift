internal import Crypto
public import Foundation
internal import GRDB
public import Preferences

/// The labelers' rankings. All revisions are kept; the last of an assignment is the current one.
public struct Rankings: Sendable {
    let database: Database
    let origin: Origin

    /// A view of `database` that makes changes on behalf of `origin`.
    public init(_ database: Database, by origin: Origin = .system) {
        self.database = database
        self.origin = origin
    }

    /// Stores a ranking; the answer means that it is on disk.
    ///
    /// The same answer again gives the same receipt and stores nothing. Another one within the project's edit window is
    /// a new revision. After the lease ended it counts when the slot is still free, and else is kept as surplus.
    /// - Throws: `conflict` after a skip or after the edit window, `forbidden` for a disabled user or a former member,
    ///   `notFound` for someone else's assignment, `invalid` for a ranking that is not of this task.
    public func submit(
        _ id: ID<Assignment>, user: ID<User>, _ submission: Submission, now: Date
    ) async throws -> Receipt {
        try await submit(id, user: user, now: now) { _ in submission }
    }

    /// The same for a submission that can only be made, and refused, once the task's completions are known.
    ///
    /// - Parameter submission: given the completions in stored order; what it throws is thrown on, and nothing stored.
    public func submit(
        _ id: ID<Assignment>, user: ID<User>, now: Date,
        _ submission: @escaping @Sendable ([ID<Completion>]) throws(ValidationError) -> Submission
    ) async throws -> Receipt {
        try await database.write { [origin] connection in
            let work = try WorkInHand(connection, id, user: user)
            let completions = try connection.completionIDs(of: work.assignment.taskID)
            let submission = try submission(completions)
            try TextRules.check(submission.note, "note", maximum: 100_000)
            try submission.check(against: completions)
            return try SubmitTransaction(connection, work, submission, by: origin.or(user), now: now).run()
        }
    }

    /// What is needed to validate a submission.
    public func context(_ id: ID<Assignment>, user: ID<User>) async throws -> RankingContext {
        try await database.read { connection in
            let assignment = try connection.assignment(id, of: user)
            return RankingContext(
                assignment: assignment, completions: try connection.completionIDs(of: assignment.taskID))
        }
    }
}

extension Submission {
    /// The second line behind `Ranking.init`: nothing that is not of this task is ever stored.
    func check(against completions: [ID<Completion>]) throws {
        guard ranking.tiers.joined().sorted() == completions.sorted() else {
            throw StorageError(.invalid, "The ranking is not one of this task's completions, each once.")
        }
        for (completion, rating) in ratings {
            guard completions.contains(completion), (1...7).contains(rating) else {
                throw StorageError(
                    .invalid, "The rating \(rating) of completion \(completion) is not 1 to 7, or not of this task.")
            }
        }
        for (completion, names) in flags {
            for name in names {
                try TextRules.checkName(name, "flag", maximum: 100)
                guard completions.contains(completion) else {
                    throw StorageError(.invalid, "Completion \(completion), which is flagged, is not of this task.")
                }
            }
        }
        guard durationMs ?? 0 >= 0 else { throw StorageError(.invalid, "The duration is below zero.") }
    }

    /// SHA-256 of what is said, whatever the order within a tie or of the flags. The duration says nothing.
    var digest: Data {
        let hash = SHA256()
        hash.update(lengthAnd: JSONColumn.tiers(ranking.tiers.map { $0.sorted() }))
        for (completion, rating) in ratings.sorted(by: { $0.key < $1.key }) {
            hash.update(lengthAnd: "rating")
            hash.update(number: completion.rawValue)
            hash.update(number: Int64(rating))
        }
        for (completion, names) in flags.sorted(by: { $0.key < $1.key }) {
            for name in names.sorted() {
                hash.update(lengthAnd: "flag")
                hash.update(number: completion.rawValue)
                hash.update(lengthAnd: name)
            }
        }
        if let note {
            hash.update(lengthAnd: "note")
            hash.update(lengthAnd: note)
        }
        return hash.finalize()
    }
}
