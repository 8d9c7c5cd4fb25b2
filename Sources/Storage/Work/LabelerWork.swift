public import Foundation
public import Preferences

/// What somebody did in a project in one week, or altogether.
public struct LabelerWork: Hashable, Sendable {
    /// Tasks that were judged, whether they counted or were surplus.
    public var judgements = 0
    /// Changes of these.
    public var revisions = 0
    /// Tasks that were skipped and are still.
    public var skips = 0
    /// Active time over all three, in milliseconds.
    public var activeMs = 0
    /// How many of the three came without their time, as from programs that do not measure it.
    public var untimed = 0

    /// Nothing was done.
    public init() {}
}

/// One labeler's week.
public struct LabelerWeekRecord: Hashable, Sendable {
    /// Who.
    public let labelerID: ID<User>
    /// Their name.
    public let labeler: String
    /// The Monday, in days since 1970.
    public let monday: Int
    /// What they did.
    public let work: LabelerWork
    /// Their own rate; nil: the project's.
    public let rate: Int?
}

/// What is known of one labeler of a project without looking at what they said.
public struct LabelerTotals: Hashable, Sendable {
    /// Over all weeks; of pseudo-labelers nothing.
    public var work = LabelerWork()
    /// How many of their judgements were surplus.
    public var surplus = 0
    /// When they last judged; nil: never.
    public var lastAt: Date?
    /// Questions that they asked.
    public var questions = 0
    /// Their own rate; nil: the project's.
    public var rate: Int?
}

/// Where a page of weeks ends: the newest first, and of each week by labeler.
public struct LabelerWeekPlace: Hashable, Sendable, LosslessStringConvertible {
    /// Days since 1970.
    public let monday: Int64
    /// Of the last one that was given.
    public let labeler: Int64

    /// Before everything.
    public static let first = LabelerWeekPlace(monday: .max, labeler: .max)

    init(monday: Int64, labeler: Int64) {
        (self.monday, self.labeler) = (monday, labeler)
    }

    /// Reads what `description` wrote.
    public init?(_ description: String) {
        let parts = description.split(separator: ".", omittingEmptySubsequences: false).map { Int64($0) }
        guard parts.count == 2, let monday = parts[0], let labeler = parts[1] else { return nil }
        self.init(monday: monday, labeler: labeler)
    }

    /// For a cursor.
    public var description: String { "\(monday).\(labeler)" }
}
