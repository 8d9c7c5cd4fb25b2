public import Foundation
public import Preferences

/// Frozen preference data: which revisions, in which order, and a hash of what they say.
public struct Snapshot: Hashable, Sendable {
    public let id: ID<Snapshot>
    public let projectID: ID<Project>
    /// Of the canonical content, in lower-case hexadecimal; see `SnapshotDigest`.
    public let sha256: String
    public let splitSeed: UInt64
    public let rankings: Int
    public let prompts: Int
    public let createdAt: Date
}

/// One task of a snapshot with its rankings.
public struct SnapshotRow: Hashable, Sendable {
    /// One labeler's ranking of the task.
    public struct Ranking: Hashable, Sendable {
        public let id: ID<RankingRecord>
        public let user: ID<User>
        public let tiers: [[ID<Completion>]]
    }

    public let taskID: ID<RankingTask>
    /// SHA-256 of the prompt, in lower-case hexadecimal: what splits are keyed by.
    public let promptHash: String
    public let prompt: Prompt
    /// In stored order.
    public let completions: [TaskCompletion]
    public let rankings: [Ranking]
}

/// One attempt to train a reward model from a snapshot.
public struct TrainingRun: Hashable, Sendable {
    /// Where a run stands.
    public enum Status: String, Codable, Sendable, CaseIterable {
        case queued
        case running
        case succeeded
        case failed
    }

    /// What started it.
    public enum Trigger: String, Codable, Sendable, CaseIterable {
        case manual
        case schedule
        case commandLine
    }

    public let id: ID<TrainingRun>
    public let projectID: ID<Project>
    public let snapshotID: ID<Snapshot>
    public let trigger: Trigger
    public let requestedBy: ID<User>?
    public let status: Status
    /// What it is doing, for example `features`.
    public let phase: String?
    /// Of the phase, 0 … 1.
    public let fraction: Double?
    /// The last word of progress, or why it failed.
    public let message: String?
    /// JSON, once it has succeeded.
    public let report: Data?
    public let createdAt: Date
    public let startedAt: Date?
    public let finishedAt: Date?
}

/// A trained model in the registry, without its bytes.
public struct RewardModelRecord: Hashable, Sendable {
    public let id: ID<RewardModelRecord>
    public let projectID: ID<Project>
    public let trainingRunID: ID<TrainingRun>?
    public let snapshotID: ID<Snapshot>?
    /// Of the bytes, in lower-case hexadecimal.
    public let sha256: String
    public let byteCount: Int
    /// JSON.
    public let report: Data
    public let createdAt: Date
    /// Whether it is the model that answers now.
    public let isPromoted: Bool
    /// When it was last promoted.
    public let promotedAt: Date?
}

/// One row of the history of which model answered when.
public struct Promotion: Hashable, Sendable {
    public let id: Int64
    public let rewardModelID: ID<RewardModelRecord>
    public let userID: ID<User>?
    public let reason: String
    public let createdAt: Date
}
