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
    /// - Parameter revision: what the labeler saw of their own, 0 for nothing; nil takes it whatever there is.
    /// - Throws: `ValidationError` for a draft that does not fit the task; `changed` when another ranking was handed in
    ///   since `revision`; `conflict` after a skip or after the edit
    ///   window, `forbidden` for a disabled user or a former member, `notFound` for someone else's assignment.
    public func submit(
        _ id: ID<Assignment>, user: ID<User>, _ draft: SubmissionDraft, onto revision: Int? = nil, now: Date
    ) async throws -> Receipt {
        try await database.write { [origin] connection in
            let work = try WorkInHand(connection, id, user: user)
            // What is shown is the task's completions, in another order.
            let submission = try draft.validated(for: work.assignment.shown)
            return try SubmitTransaction(
                connection, work, submission, onto: revision, by: origin.or(user), now: now
            ).run()
        }
    }
}

extension Submission {
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
