public import Foundation
public import Preferences

/// One weight that a labeler was given in a project.
public struct LabelerWeightRecord: Hashable, Sendable {
    /// Somebody who manages.
    public struct Person: Hashable, Sendable {
        /// The person.
        public let id: ID<User>
        /// Their name; of a deleted person, a number.
        public let username: String
    }

    /// Names it in every later call.
    public let id: ID<LabelerWeightRecord>
    /// Whose judgements it is about.
    public let labelerID: ID<User>
    /// Their name; of a deleted person, a number.
    public let labeler: String
    /// Whether that is a pseudo-labeler.
    public let isImport: Bool
    /// What the judgements weigh.
    public let weight: LabelerWeight
    /// Judgements made then or later have it; nil: all of the labeler's.
    public let appliesFrom: Date?
    /// Why; empty once the labeler is deleted.
    public let reason: String
    /// Who gave it; nil: the command line.
    public let createdBy: Person?
    /// When it was given.
    public let createdAt: Date
    /// Who took it back; nil beside a time: the command line.
    public let takenBackBy: Person?
    /// When it was taken back; nil: it was not.
    public let takenBackAt: Date?
}

/// Somebody who judges in a project, or may, with what their judgements weigh.
public struct WeighedLabeler: Hashable, Sendable {
    /// The labeler.
    public let id: ID<User>
    /// Their name; of a deleted person, a number.
    public let username: String
    /// Whether it is a pseudo-labeler.
    public let isImport: Bool
    /// How many judgements of theirs the project has, surplus too.
    public let judgements: Int
    /// What a judgement weighs that they make now.
    public let weight: LabelerWeight
    /// Where that was said; nil: nowhere.
    public let current: LabelerWeightRecord?
    /// How many weights they were given, those that were taken back too.
    public let weights: Int
    /// Whether a judgement that they make now measures and never trains.
    public let isHeldOut: Bool
}

/// How many judgements of a labeler a weight would be about.
public struct WeighedJudgements: Hashable, Sendable {
    /// From the date on.
    public let covered: Int
    /// All that the project has of the labeler.
    public let all: Int
}
