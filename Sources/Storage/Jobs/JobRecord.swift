public import Foundation
public import Preferences

/// One piece of work that is done beside the answers to requests.
public struct JobRecord: Hashable, Sendable {
    /// Where a job stands.
    public enum Status: String, Codable, Sendable, CaseIterable {
        case queued
        case running
        case succeeded
        case failed
        /// It was no longer wanted before it was done.
        case cancelled
    }

    /// Its number; jobs of a kind that are due are begun in this order.
    public let id: ID<JobRecord>
    /// Which part of the program does it.
    public let kind: String
    /// The project that it is for.
    public let projectID: ID<Project>?
    /// Who asked for it; `nil`: the program.
    public let requestedBy: ID<User>?
    /// JSON: what the kind needs to know.
    public let payload: Data
    /// Where it stands.
    public let status: Status
    /// It is not begun before.
    public let runAfter: Date
    /// How often it was begun.
    public let attempts: Int
    /// Why the last attempt failed, or why it was cancelled; safe to show.
    public let lastError: String?
    /// How far it is, 0 … 1.
    public let fraction: Double?
    /// What it is doing, for people.
    public let message: String?
    /// When it was added.
    public let createdAt: Date
    /// When its last attempt began.
    public let startedAt: Date?
    /// When it succeeded, failed for good or was cancelled.
    public let finishedAt: Date?
}
