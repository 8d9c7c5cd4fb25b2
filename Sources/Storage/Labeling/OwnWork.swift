public import Foundation
public import Preferences

/// One piece of a labeler's own finished work, as their list shows it: a ranking or a skip.
public struct OwnWork: Hashable, Sendable {
    /// What became of the task.
    public enum Outcome: Hashable, Sendable {
        case ranked(Ranked)
        case skipped(Skipped)
    }

    /// The current ranking.
    public struct Ranked: Hashable, Sendable {
        /// 1 for the first, one more for each edit.
        public let revision: Int
        /// False: surplus, kept and not counted.
        public let counted: Bool
        /// In the order shown.
        public let answers: [Answer]
        /// The labeler’s remark.
        public let note: String?
        /// When the first revision was stored: the time for changes runs from there.
        public let submittedAt: Date
    }

    /// A completion and where it was placed.
    public struct Answer: Hashable, Sendable {
        /// 1 is best; ties share a rank.
        public let rank: Int
        /// The beginning of its text, at most `excerptLength` characters.
        public let excerpt: String
    }

    /// Why it was not ranked.
    public struct Skipped: Hashable, Sendable {
        /// In a word.
        public let reason: String
        /// In the labeler’s own words.
        public let comment: String?
        /// Whether the task has a free slot, so that the skip can be taken back.
        public let hasFreeSlot: Bool
    }

    /// What it is opened by.
    public let assignmentID: ID<Assignment>
    /// When it was handed in last, or skipped.
    public let finishedAt: Date
    /// The beginning of the prompt's last message, at most `excerptLength` characters.
    public let promptExcerpt: String
    /// What became of the task.
    public let outcome: Outcome

    /// How much of a text the list shows.
    public static let excerptLength = 120
}

/// How far a labeler's list has been read: rankings go by their ids, skips by their time, for an old assignment can be
/// skipped today.
public struct OwnWorkPlace: Hashable, Sendable, LosslessStringConvertible {
    var ranking: Int64
    var skip: Skip

    struct Skip: Hashable, Sendable {
        /// When, in milliseconds.
        var at: Int64
        var assignment: Int64
    }

    /// Before everything.
    public static let newest = OwnWorkPlace(ranking: .max, skip: Skip(at: .max, assignment: .max))

    init(ranking: Int64, skip: Skip) {
        self.ranking = ranking
        self.skip = skip
    }

    /// What `description` wrote.
    public init?(_ description: String) {
        let parts = description.split(separator: ".", omittingEmptySubsequences: false).map { Int64($0) }
        guard parts.count == 3, let ranking = parts[0], let at = parts[1], let assignment = parts[2] else { return nil }
        self.init(ranking: ranking, skip: Skip(at: at, assignment: assignment))
    }

    /// For `?cursor=`.
    public var description: String { "\(ranking).\(skip.at).\(skip.assignment)" }
}

/// A page of a labeler's own work.
public struct OwnWorkPage: Sendable {
    /// The newest first; with a search, perhaps fewer than were asked for.
    public let items: [OwnWork]
    /// Where the next page begins; nil: this was the last.
    public let next: OwnWorkPlace?
}
