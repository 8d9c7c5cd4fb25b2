public import Foundation
public import Preferences

/// One file, or one request, that brought tasks and rankings into a project.
public struct ImportRecord: Hashable, Sendable {
    /// Names the import in every later call.
    public let id: ID<ImportRecord>
    /// The project it went into.
    public let projectID: ID<Project>
    /// Who imported; `nil`: the command line.
    public let userID: ID<User>?
    /// The file's name, or another word for where it came from.
    public let source: String
    /// What it was read as.
    public let format: String
    /// What became of its lines and of the rankings in them.
    public let sums: ImportSums
    /// How many of its rankings, whosever tasks they are of, are withdrawn now.
    public let withdrawnRankings: Int
    /// When it was taken back; `nil`: it was not.
    public let withdrawnAt: Date?
    /// Whether some of its tasks and rankings still wait to be withdrawn, or to come back.
    public let isMoving: Bool
    /// When it began.
    public let createdAt: Date
    /// When its last line was stored; `nil`: it goes on, or was cut off.
    public let finishedAt: Date?
}

/// How many lines of an import came to what, and how many of the rankings in them.
public struct ImportSums: Hashable, Sendable {
    /// Tasks that are new.
    public var created = 0
    /// Prompts that are new and wait for completions.
    public var waiting = 0
    /// Lines whose task was there already.
    public var duplicates = 0
    /// Lines that were not stored.
    public var rejected = 0
    /// Rankings that are stored and counted.
    public var counted = 0
    /// Rankings that are stored and not counted.
    public var surplus = 0
    /// Rankings that were there already.
    public var known = 0
    /// Rankings that were not stored.
    public var ignored = 0

    /// Of nothing yet.
    public init() {}
}
