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
    /// - Parameter revisions: one of which the labeler saw of their own, 0 for nothing; nil takes it whatever there is.
    /// - Throws: `ValidationError` for a draft that does not fit the task; `changed` when another ranking was handed in
    ///   since; `conflict` after a skip or after the edit
    ///   window, `forbidden` for a disabled user or a former member, `notFound` for someone else's assignment.
    public func submit(
        _ id: ID<Assignment>, user: ID<User>, _ draft: SubmissionDraft, onto revisions: Set<Int>? = nil, now: Date
    ) async throws -> Receipt {
        let (receipt, unread) = try await database.write { [origin, database] connection in
            let work = try WorkInHand(connection, id, user: user)
            let (project, version) = (work.assignment.projectID, work.assignment.formVersion)
            let known = database.forms.find(project, version)
            let form = try known ?? connection.form(of: project, version: version)
            // What is shown is the task's completions, in another order.
            let submission = try draft.validated(for: form.form, of: work.assignment.names)
            let receipt = try SubmitTransaction(
                connection, work, submission, onto: revisions, by: origin.or(user), now: now
            ).run()
            return (receipt, known == nil ? (project, version) : nil)
        }
        // Outside the transaction, which alone knows what is committed; a form that is not there was told above.
        if let (project, version) = unread { _ = try? await Forms(database).find(project, version: version) }
        return receipt
    }
}

extension Submission {
    /// SHA-256 of what is said, whatever the order within a tie or of the answers. The duration says nothing.
    ///
    /// The field `overall` and flags that are set are taken in as ratings and flags were before there were forms: the
    /// audit log has the digests of that time.
    var digest: Data {
        let hash = SHA256()
        hash.update(lengthAnd: JSONColumn.tiers(ranking.tiers.map { $0.sorted() }))
        let completions = answers.completions.sorted { $0.key < $1.key }
        for (completion, values) in completions {
            guard case .number(let rating)? = values["overall"] else { continue }
            hash.update(lengthAnd: "rating")
            hash.update(number: completion.rawValue)
            hash.update(number: Int64(rating))
        }
        for (completion, values) in completions {
            for name in values.filter({ $0.value == .flag(true) }).keys.sorted() {
                hash.update(lengthAnd: "flag")
                hash.update(number: completion.rawValue)
                hash.update(lengthAnd: name)
            }
        }
        for (completion, values) in [(ID<Completion>(0), answers.task)] + completions {
            for (name, value) in values.sorted(by: { $0.key < $1.key }) {
                if completion.rawValue != 0, value == .flag(true) { continue }
                if completion.rawValue != 0, name == "overall", case .number = value { continue }
                hash.update(lengthAnd: "answer")
                hash.update(number: completion.rawValue)
                hash.update(lengthAnd: name)
                hash.update(lengthAnd: JSONColumn.answer(value))
            }
        }
        if !strengths.isEmpty {
            hash.update(lengthAnd: "strengths")
            hash.update(lengthAnd: JSONColumn.strengths(strengths))
        }
        if allBad { hash.update(lengthAnd: "allBad") }
        if let demonstration {
            hash.update(lengthAnd: "demonstration")
            hash.update(lengthAnd: demonstration)
        }
        if let note {
            hash.update(lengthAnd: "note")
            hash.update(lengthAnd: note)
        }
        return hash.finalize()
    }
}
