public import Foundation
internal import GRDB
public import Preferences

/// The work of a labeler who weighs nothing, for which others are asked again.
public struct LabelerRequeueRecord: Hashable, Sendable {
    /// Names it in every later call.
    public let id: ID<LabelerRequeueRecord>
    /// The project it is of.
    public let projectID: ID<Project>
    /// Whose judgements it is about.
    public let labelerID: ID<User>
    /// Judgements made then or later; nil: from the first on.
    public let madeFrom: Date?
    /// Judgements made before then; nil: to the last.
    public let madeBefore: Date?
    /// Why; empty once the labeler is deleted.
    public let reason: String
    /// Who asked for it; nil: the command line.
    public let createdBy: LabelerWeightRecord.Person?
    /// When it was asked for.
    public let createdAt: Date
    /// Rankings that counted until then.
    public let requeued: Int
    /// Rankings that were kept and not counted before, too, and wait for no slot any more.
    public let kept: Int
    /// Tasks that others could be asked about afterwards.
    public let reopened: Int
    /// How many rankings counted again once it was undone.
    public let restored: Int
    /// Who undid it; nil beside a time: the command line.
    public let undoneBy: LabelerWeightRecord.Person?
    /// When it was undone; nil: it was not.
    public let undoneAt: Date?
    /// Whether it, or its being undone, still goes on.
    public let isMoving: Bool

    /// Rankings whose slots were filled before it was undone: they stay kept as surplus.
    public var leftOver: Int { undoneAt == nil || isMoving ? 0 : max(0, requeued - restored) }
}

/// What asking others again would come to.
public struct RequeuePreview: Hashable, Codable, Sendable {
    /// Judgements of the period that the project has, and that do not stand aside already.
    public var judgements: Int
    /// Those of them that weigh nothing: these are what it is about.
    public var weightless: Int
    /// Those of these that count: they would stop using a slot.
    public var counted: Int
    /// Tasks that others could be asked about then; of the rest the slots are filled with surplus, or gone.
    public var tasks: Int
}

extension LabelerRequeueRecord {
    init(_ row: Row) throws {
        self.init(
            id: row.id("id"), projectID: row.id("projectId"), labelerID: row.id("userId"),
            madeFrom: row.optionalDate("madeFrom"), madeBefore: row.optionalDate("madeBefore"), reason: row["reason"],
            createdBy: LabelerWeightRecord.Person(row, "createdBy", "creator"), createdAt: row.date("createdAt"),
            requeued: row["requeued"], kept: row["kept"], reopened: row["reopened"], restored: row["restored"],
            undoneBy: LabelerWeightRecord.Person(row, "undoneBy", "undoer"), undoneAt: row.optionalDate("undoneAt"),
            isMoving: row["movesAfter"] as Int64? != nil)
    }
}
