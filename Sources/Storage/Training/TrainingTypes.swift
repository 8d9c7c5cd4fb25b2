internal import Crypto
public import Foundation
public import Preferences

/// Frozen preference data: which revisions, in which order, and a hash of what they say.
public struct Snapshot: Hashable, Sendable {
    /// Names it in every later call.
    public let id: ID<Snapshot>
    /// The project it is of.
    public let projectID: ID<Project>
    /// Of the canonical content, in lower-case hexadecimal; see `SnapshotDigest`.
    public let sha256: String
    /// Of the project: which prompts are held out.
    public let splitSeed: UInt64
    /// How many rankings it holds.
    public let rankings: Int
    /// How many prompts they are of.
    public let prompts: Int
    /// When it was made.
    public let createdAt: Date
}

/// One labeler's ranking of a snapshot's task.
public struct SnapshotRanking: Hashable, Sendable {
    /// The revision that was frozen.
    public let id: ID<RankingRecord>
    /// The labeler.
    public let user: ID<User>
    /// The labeler's name.
    public let username: String
    /// Whether it is a pseudo-labeler.
    public let isImport: Bool
    /// The completions in the order in which the labeler was shown them; empty of pseudo-labelers, of whom it is not known.
    public let shown: [ID<Completion>]
    /// Tie groups, best first; none where the form did not ask for a ranking.
    public let tiers: [[ID<Completion>]]
    /// How much better each tie group is than the next, best first; nil where it was not said. Empty: nothing was said.
    public let strengths: [Int?]
    /// Whether all completions are bad.
    public let allBad: Bool
    /// To the form's fields.
    public let answers: CheckedAnswers
    /// What the form asked of each completion that a model can learn to predict, by name; none of an import that answers
    /// nothing about any completion.
    public var asked: [RatedField]
    /// The labeler's own ideal answer.
    public let demonstration: String?
    /// What it weighed when the snapshot was frozen.
    public var weight: LabelerWeight
    /// Whether its labeler was held out when the snapshot was frozen: it measures and never trains.
    public var isHeldOut = false
    /// Whether it is an expert's verdict, who was no labeler of the task; its id is the verdict's.
    public internal(set) var isVerdict = false
}

/// One task of a snapshot with its rankings.
public struct SnapshotRow: Hashable, Sendable {
    /// The task.
    public let taskID: ID<LabelingTask>
    /// SHA-256 of the prompt, in lower-case hexadecimal: what splits are keyed by.
    public let promptHash: String
    /// What the language models were asked.
    public let prompt: Prompt
    /// Who wrote the prompt, where a file said so.
    public let sourceUser: String?
    /// In stored order.
    public let completions: [TaskCompletion]
    /// The frozen revisions, oldest first.
    public let rankings: [SnapshotRanking]
}

/// One attempt to train a reward model from a snapshot.
public struct TrainingRun: Hashable, Sendable {
    /// Where a run stands.
    public enum Status: String, Codable, Sendable, CaseIterable {
        case queued
        case running
        case succeeded
        case failed

        /// Whether nothing more will become of it.
        public var isOver: Bool { self == .succeeded || self == .failed }
    }

    /// What started it.
    public enum Trigger: String, Codable, Sendable, CaseIterable {
        case manual
        case schedule
        case commandLine
    }

    /// Names it in every later call.
    public let id: ID<TrainingRun>
    /// The project it is of.
    public let projectID: ID<Project>
    /// The data it was trained from.
    public let snapshotID: ID<Snapshot>
    /// What started it.
    public let trigger: Trigger
    /// Whether it trains again from a snapshot that somebody named: its model is not promoted by itself.
    public let isReproduction: Bool
    /// Who asked for it.
    public let requestedBy: ID<User>?
    /// Where it stands.
    public let status: Status
    /// What it is doing, for example `features`.
    public let phase: String?
    /// Of the phase, 0 … 1.
    public let fraction: Double?
    /// The last word of progress, or why it failed.
    public let message: String?
    /// JSON, once it has succeeded.
    public let report: Data?
    /// When it was made.
    public let createdAt: Date
    /// When the child process began.
    public let startedAt: Date?
    /// When it succeeded or failed.
    public let finishedAt: Date?
}

/// A trained model in the registry, without its file.
public struct RewardModelRecord: Hashable, Sendable {
    /// Names it in every later call.
    public let id: ID<RewardModelRecord>
    /// The project it is of.
    public let projectID: ID<Project>
    /// The run that made it.
    public let trainingRunID: ID<TrainingRun>?
    /// The data it was trained from.
    public let snapshotID: ID<Snapshot>?
    /// Of the file, in lower-case hexadecimal. Equal models of several runs share it.
    public let sha256: String
    /// Size of the file.
    public let byteCount: Int
    /// Which program reads the file, for example `linear`.
    public let kind: String
    /// JSON.
    public let report: Data
    /// When it was made.
    public let createdAt: Date
    /// Whether it is the model that answers now.
    public let isPromoted: Bool
    /// When it was last promoted.
    public let promotedAt: Date?
    /// When its file was given up for newer candidates'; such a model can neither score nor be promoted.
    public let prunedAt: Date?
}

/// One row of the history of which model answered when.
public struct PromotionRecord: Hashable, Sendable {
    /// Who or what promoted.
    public enum Source: String, Codable, Sendable, CaseIterable {
        /// A training run, whose model passed the gate.
        case training
        /// Somebody, on a page or with the API.
        case person
        /// `podium promote`.
        case commandLine
    }

    /// Names it in every later call.
    public let id: Int64
    /// The model that answered from then on.
    public let rewardModelID: ID<RewardModelRecord>
    /// The model that answered until then.
    public let previousID: ID<RewardModelRecord>?
    /// Who or what promoted it.
    public let source: Source
    /// Who it was, where that was a person.
    public let userID: ID<User>?
    /// Their name.
    public let username: String?
    /// Whether a model that had answered before was taken back.
    public let isRollBack: Bool
    /// Why, for people.
    public let reason: String
    /// A training run's reason in a word.
    public let grounds: String?
    /// When it was made.
    public let createdAt: Date
}

/// How the promotions of a project stand.
public struct PromotionStanding: Hashable, Sendable {
    /// The model that answers.
    public let promoted: ID<RewardModelRecord>
    /// Since when it does.
    public let since: Date
    /// The model that answered before it: what a roll-back brings back.
    public let previous: ID<RewardModelRecord>?
    /// Whether somebody rolled back last: then nothing is promoted by itself until somebody promotes a model.
    public let isHeld: Bool
}
