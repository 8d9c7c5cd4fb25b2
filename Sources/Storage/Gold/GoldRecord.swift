public import Foundation
public import Preferences

/// A task whose answer is known, and that is mixed into labelers' work.
public struct GoldRecord: Hashable, Sendable {
    /// The judgements that an answer was made of.
    public struct Basis: Hashable, Codable, Sendable {
        /// How many labelers gave them.
        public var labelers: Int
        /// How far they agree on what the answer says, from 0 to 1.
        public var share: Double

        /// A basis of its parts.
        public init(labelers: Int, share: Double) {
            self.labelers = labelers
            self.share = share
        }
    }

    /// What is handed out: a row of its own, which names the gold task in every later call.
    public let task: LabelingTask
    /// The ordinary task with the same prompt and completions; nil: there is none.
    public let originalID: ID<LabelingTask>?
    /// What is known.
    public let answer: GoldAnswer
    /// How it came to be.
    public let source: GoldSource
    /// What the answer rests on; nil: on whoever gave it.
    public let basis: Basis?
    /// Who made it; nil: the command line.
    public let createdBy: ID<User>?
    /// When it was made.
    public let createdAt: Date
    /// When it was removed: it is handed out no more and its scores count no more.
    public let removedAt: Date?
    /// How many labelers' judgements have a score.
    public let judgements: Int
    /// The mean of their scores, from 0 to 1; nil: there is none.
    public let share: Double?
}

/// What a gold task is made from.
public enum NewGold: Sendable {
    /// A task that is there; without an answer, what its judgements agree on.
    case task(ID<LabelingTask>, answer: GoldAnswer?, source: GoldSource)
    /// A prompt with completions from outside.
    case content(NewTask, answer: GoldAnswer)
}

/// A score of one judgement of a probe.
public struct ScoredProbe: Hashable, Sendable {
    /// The assignment that was judged.
    public let assignmentID: ID<Assignment>
    /// The probe.
    public let taskID: ID<LabelingTask>
    /// What it came to.
    public let score: ProbeScore
    /// When it was handed in.
    public let at: Date
}

/// What somebody's judgements of one kind of probe came to.
public struct ScoredLabeler: Hashable, Sendable {
    /// The labeler.
    public let id: ID<User>
    /// Their name; of a deleted person, a number.
    public let username: String
    /// Gold tasks that were scored, and the sum of their shares.
    public var gold: (tasks: Int, sum: Double) { (goldTasks, goldSum) }
    /// Repeats that were scored, and the sum of their shares.
    public var repeats: (tasks: Int, sum: Double) { (repeatTasks, repeatSum) }

    var goldTasks = 0
    var goldSum = 0.0
    var repeatTasks = 0
    var repeatSum = 0.0
}

/// What followed from a labeler's score.
public struct GoldEvent: Hashable, Sendable {
    /// Names it in every later call.
    public let id: ID<GoldEvent>
    /// The labeler.
    public let userID: ID<User>
    /// Their name; of a deleted person, a number.
    public let username: String
    /// What followed.
    public let action: GoldConsequence
    /// The figures of that time.
    public let figures: Figures
    /// When.
    public let createdAt: Date
    /// When the labeler put away what they were told.
    public let seenAt: Date?
    /// Who lifted it; nil beside a time: the command line.
    public let liftedBy: ID<User>?
    /// When it was lifted; nil: it stands.
    public let liftedAt: Date?

    /// A score and the limit that it was held against.
    public struct Figures: Hashable, Sendable {
        /// The gold tasks that it rests on.
        public let tasks: Int
        /// The mean share, from 0 to 1.
        public let score: Double
        /// The lower end of its interval.
        public let lower: Double
        /// The upper end.
        public let upper: Double
        /// In percent.
        public let threshold: Int

        /// Figures of their parts.
        public init(tasks: Int, score: Double, lower: Double, upper: Double, threshold: Int) {
            self.tasks = tasks
            self.score = score
            self.lower = lower
            self.upper = upper
            self.threshold = threshold
        }
    }
}

/// A task of which a gold task could be made.
public struct GoldProposal: Hashable, Sendable {
    /// The task.
    public let task: LabelingTask
    /// What its labelers agree on.
    public let answer: GoldAnswer
    /// What that rests on.
    public let basis: GoldRecord.Basis
}
