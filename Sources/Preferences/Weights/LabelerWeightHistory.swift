public import Foundation

/// Every weight that one labeler was given in a project, in the order in which they were given, and which of them a
/// judgement has.
///
/// Nothing of it is ever changed or taken out. A weight that is taken back stays as history, and what it had covered has
/// again what it had before.
public struct LabelerWeightHistory: Hashable, Sendable {
    /// One weight that was given.
    public struct Entry: Hashable, Sendable {
        /// What the judgements weigh.
        public var weight: LabelerWeight
        /// Judgements made then or later have it; nil: all of the labeler's.
        public var appliesFrom: Date?
        /// Whether somebody took it back.
        public var isTakenBack: Bool

        /// An entry of its parts.
        public init(_ weight: LabelerWeight, from appliesFrom: Date? = nil, isTakenBack: Bool = false) {
            self.weight = weight
            self.appliesFrom = appliesFrom
            self.isTakenBack = isTakenBack
        }

        /// Whether a judgement of that time is one of those that it is about.
        public func covers(_ time: Date) -> Bool { appliesFrom.map { $0 <= time } ?? true }
    }

    /// In the order in which they were given.
    public var entries: [Entry]

    /// A history of its entries.
    public init(_ entries: [Entry] = []) {
        self.entries = entries
    }

    /// The weight of a judgement that the labeler made at this time: the last one given that covers it and was not taken
    /// back.
    ///
    /// The last word counts, whatever the dates: whoever says "from March on 0" means every judgement since March, also
    /// where "from April on 0.5" had been said before. A single month is left out by "from March on 0" and then "from April
    /// on 1". What somebody counts before they say it, the judgements from a date on, is therefore just what it changes.
    public func weight(at time: Date) -> LabelerWeight {
        place(at: time).map { entries[$0].weight } ?? .full
    }

    /// Which of the entries gives a judgement of this time its weight; nil: none does, and it is full.
    public func place(at time: Date) -> Int? {
        entries.lastIndex { !$0.isTakenBack && $0.covers(time) }
    }
}
