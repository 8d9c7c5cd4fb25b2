public import Foundation
internal import GRDB
public import Preferences

/// One expert's hold on a disputed task, and what became of it.
public struct Adjudication: Hashable, Sendable {
    /// Names it in every later call.
    public let id: ID<Adjudication>
    /// The project it is of.
    public let projectID: ID<Project>
    /// The disputed task.
    public let taskID: ID<LabelingTask>
    /// The expert.
    public let userID: ID<User>
    /// Where it stands.
    public let status: AssignmentStatus
    /// Seed of the order in which the completions are shown.
    public let seed: UInt64
    /// The completions as shown, first to last.
    public let shown: [ID<Completion>]
    /// What the verdict is checked against.
    public let formVersion: Int
    /// When the expert first got it.
    public let claimedAt: Date
    /// When another expert may have it, without a sign of life.
    public let leaseExpiresAt: Date
    /// When it was settled, skipped or let go.
    public let finishedAt: Date?
    /// Unfinished work; nil: none was saved since the verdict.
    public let draft: KeptDraft?
    /// How often that was saved, or given up for a verdict.
    public let draftRevision: Int

    /// The same as a page of labeling reads it, under the adjudication's own id. Experts are shown ids: they are to find the
    /// completions of all that was said.
    public var assignment: Assignment {
        Assignment(
            id: ID(id.rawValue), projectID: projectID, taskID: taskID, userID: userID, status: status, seed: seed,
            shown: shown, hidesIds: false, formVersion: formVersion, claimedAt: claimedAt,
            leaseExpiresAt: leaseExpiresAt, finishedAt: finishedAt, skipReason: nil, skipComment: nil,
            draftRevision: draftRevision, guidelineVersion: nil)
    }
}

/// What an expert said of a task.
public struct VerdictRecord: Hashable, Sendable {
    /// The stored revision.
    public let id: ID<VerdictRecord>
    /// The hold that it was given in.
    public let adjudicationID: ID<Adjudication>
    /// Whether anybody is right.
    public let kind: VerdictKind
    /// When it was taken back; nil: it was not.
    public let takenBackAt: Date?
    /// What was said, as a labeler would have said it; its ids are of the verdict and of the adjudication.
    public let said: RankingRecord
}

/// The answer to a verdict, given once it is on disk.
public struct VerdictReceipt: Hashable, Sendable {
    /// The stored revision.
    public let id: ID<VerdictRecord>
    /// 1 for the first of the task, one more for each that followed.
    public let revision: Int
    /// Whether this call stored one; false for a repetition.
    public let isNew: Bool
}

extension Adjudication {
    init(_ row: Row) throws {
        let draft: Data? = row["draft"]
        let revision: Int = row["draftRevision"]
        self.init(
            id: row.id("id"), projectID: row.id("projectId"), taskID: row.id("taskId"), userID: row.id("userId"),
            status: try row.word("status"), seed: row.seed("seed"), shown: try JSONColumn.ids(row["shown"] as String),
            formVersion: row["formVersion"], claimedAt: row.date("claimedAt"),
            leaseExpiresAt: row.date("leaseExpiresAt"), finishedAt: row.optionalDate("finishedAt"),
            draft: draft.map { KeptDraft(body: $0, revision: revision) }, draftRevision: revision)
    }
}

extension VerdictRecord {
    /// Of `verdict` joined with `user` and the order shown of `adjudication`.
    static let columns = """
        verdict.*, user.username, adjudication.shown
        """
    static let joins = """
        CROSS JOIN adjudication ON adjudication.id = verdict.adjudicationId CROSS JOIN user ON user.id = verdict.userId
        """

    init(_ row: Row) throws {
        let answers: Answers = try JSONColumn.decode(row["answers"] as String)
        var record = RankingRecord(
            id: row.id("id"), assignmentID: row.id("adjudicationId"), taskID: row.id("taskId"),
            userID: row.id("userId"), username: row["username"], isImport: false, revision: row["revision"],
            isCurrent: row["isCurrent"], counted: false, importID: nil, withdrawnAt: nil,
            tiers: try JSONColumn.tiers(row["tiers"] as String), shown: try JSONColumn.ids(row["shown"] as String),
            formVersion: row["formVersion"], strengths: try JSONColumn.strengths(row["strengths"]),
            allBad: row["allBad"], answers: CheckedAnswers(stored: answers), demonstration: row["demonstration"],
            note: row["note"], durationMs: row["durationMs"], createdAt: row.date("createdAt"), isSetAside: false)
        record.isVerdict = true
        self.init(
            id: row.id("id"), adjudicationID: row.id("adjudicationId"), kind: try row.word("kind"),
            takenBackAt: row.optionalDate("takenBackAt"), said: record)
    }
}

extension CheckedAnswers {
    /// As `sent` wrote them.
    fileprivate init(stored: Answers) {
        self.init(task: stored.task ?? [:])
        for (id, values) in stored.completions ?? [:] { if let id = Int64(id) { completions[ID(id)] = values } }
    }
}
