public import Foundation
public import Preferences

/// What is disputed about one task, as it was measured.
public struct MeasuredDispute: Hashable, Codable, Sendable {
    /// Labelers who agree less than noise explains.
    public struct AmongLabelers: Hashable, Codable, Sendable {
        /// The probability of so little agreement, or less, where nothing but noise is at work.
        public var pValue: Double
        /// The share of false alarms to be expected among the tasks that are named with it.
        public var falseShare: Double
        /// The judgements that it was measured on.
        public var judgements: Int

        /// A finding of its parts.
        public init(pValue: Double, falseShare: Double, judgements: Int) {
            self.pValue = pValue
            self.falseShare = falseShare
            self.judgements = judgements
        }
    }

    /// A reward model that had not seen the prompt, and most people.
    public struct WithModel: Hashable, Codable, Sendable {
        /// What it took for the probability of what most people said.
        public var probability: Double
        /// What most people preferred.
        public var preferred: ID<Completion>
        /// What the model prefers.
        public var rejected: ID<Completion>
        /// How many people said so.
        public var votes: Int
        /// How many said the opposite.
        public var votesAgainst: Int
        /// The model.
        public var model: ID<RewardModelRecord>

        /// A finding of its parts.
        public init(
            probability: Double, preferred: ID<Completion>, rejected: ID<Completion>, votes: Int, votesAgainst: Int,
            model: ID<RewardModelRecord>
        ) {
            self.probability = probability
            self.preferred = preferred
            self.rejected = rejected
            self.votes = votes
            self.votesAgainst = votesAgainst
            self.model = model
        }
    }

    /// The task.
    public var task: ID<LabelingTask>
    /// Nil: its labelers do not disagree by more than noise explains.
    public var labelers: AmongLabelers?
    /// Nil: people and the model do not contradict each other.
    public var model: WithModel?

    /// A dispute of its parts.
    public init(task: ID<LabelingTask>, labelers: AmongLabelers? = nil, model: WithModel? = nil) {
        self.task = task
        self.labelers = labelers
        self.model = model
    }

    /// How improbable the less probable of the two is, in powers of ten.
    public var surprise: Double {
        [labelers?.pValue, model?.probability].compactMap { $0 }.map { -log10(max($0, 1e-12)) }.max() ?? 0
    }
}

/// A disputed task in the list.
public struct Dispute: Hashable, Sendable {
    /// Who has it in hand.
    public struct Holder: Hashable, Sendable {
        /// The expert.
        public let user: ID<User>
        /// Their name.
        public let username: String
        /// Until when, without a sign of life.
        public let until: Date
    }

    /// What was measured.
    public let measured: MeasuredDispute
    /// Whether it waits for a verdict.
    public let isOpen: Bool
    /// When it was measured.
    public let measuredAt: Date
    /// The prompt's beginning.
    public let excerpt: String
    /// How many labelers more than its overlap the task got.
    public let extraLabelers: Int
    /// Nil: nobody.
    public let holder: Holder?
    /// Nil: there is none.
    public let verdict: VerdictRecord?
}

/// How the disputes of a project stand.
public struct DisputeCounts: Hashable, Sendable {
    /// Tasks that wait for an expert, those in hand too.
    public let open: Int
    /// Verdicts that stand.
    public let verdicts: Int
    /// Judgements that are wanted of extra labelers and not there yet.
    public let extraWanted: Int
}
