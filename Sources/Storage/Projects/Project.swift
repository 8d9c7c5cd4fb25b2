public import Foundation
public import Preferences

/// One collection of prompts with its own rules, labelers and reward models.
public struct Project: Hashable, Sendable {
    /// Whether work is handed out.
    public enum Status: String, Codable, Sendable, CaseIterable {
        case active
        /// Nothing new is handed out; work in hand may be finished.
        case paused
        /// As paused, and hidden from labelers.
        case archived
    }

    /// What labelers do with a task.
    public enum Kind: String, Codable, Sendable, CaseIterable {
        case ranking
    }

    /// Names the project inside the program.
    public let id: ID<Project>
    /// Its name in URLs: lower-case letters, digits and hyphens.
    public let slug: String
    /// For people.
    public let name: String
    /// What labelers do.
    public let kind: Kind
    /// Markdown shown to labelers.
    public let instructions: String
    /// How many rankings are counted for each task.
    public let overlap: Int
    /// How long a task is held for a labeler without a sign of life.
    public let leaseSeconds: Int
    /// How long after submitting a labeler may change the ranking.
    public let editWindowSeconds: Int
    /// Whether tasks that already have rankings are handed out before new ones.
    public let completeStartedFirst: Bool
    /// Local time of the nightly retraining, `HH:MM`; `nil`: off.
    public let retrainAt: String?
    /// By whose clock that goes, as an IANA name such as `Europe/Berlin`; `nil`: by the server's.
    public let timeZone: String?
    /// Seed of the train/held-out split, fixed when the project is made.
    public let splitSeed: UInt64
    /// Whether work is handed out.
    public let status: Status
    /// When it was made.
    public let createdAt: Date
}

/// What a project is made from.
public struct NewProject: Hashable, Sendable {
    /// Its name in URLs: lower-case letters, digits and hyphens.
    public var slug: String
    /// For people.
    public var name: String
    /// What labelers do.
    public var kind = Project.Kind.ranking
    /// Markdown shown to labelers.
    public var instructions = ""
    /// How many rankings are counted for each task, 1 … 1000.
    public var overlap = 1
    /// How long a task is held without a sign of life, 10 s … 7 days.
    public var leaseSeconds = 1800
    /// How long a ranking may be changed, 0 s … 365 days.
    public var editWindowSeconds = 86400
    /// Whether tasks that already have rankings are handed out before new ones.
    public var completeStartedFirst = true
    /// Local time of the nightly retraining, `HH:MM`; `nil`: off.
    public var retrainAt: String? = "02:30"
    /// `nil`: derived from the slug and the time.
    public var splitSeed: UInt64?

    /// The usual settings, to be changed one by one.
    public init(slug: String, name: String) {
        self.slug = slug
        self.name = name
    }
}

/// New values for some of a project's fields; `nil` leaves one as it is.
public struct ProjectChanges: Hashable, Sendable {
    /// For people.
    public var name: String?
    /// Markdown shown to labelers.
    public var instructions: String?
    /// How many rankings are counted for each task, 1 … 1000.
    public var overlap: Int?
    /// How long a task is held without a sign of life, 10 s … 7 days.
    public var leaseSeconds: Int?
    /// How long a ranking may be changed, 0 s … 365 days.
    public var editWindowSeconds: Int?
    /// Whether tasks that already have rankings are handed out before new ones.
    public var completeStartedFirst: Bool?
    /// `.some(nil)` switches the nightly retraining off.
    public var retrainAt: String??
    /// Whether work is handed out.
    public var status: Project.Status?

    /// No changes but the given.
    public init(
        name: String? = nil, instructions: String? = nil, overlap: Int? = nil, leaseSeconds: Int? = nil,
        editWindowSeconds: Int? = nil, completeStartedFirst: Bool? = nil, retrainAt: String?? = nil,
        status: Project.Status? = nil
    ) {
        self.name = name
        self.instructions = instructions
        self.overlap = overlap
        self.leaseSeconds = leaseSeconds
        self.editWindowSeconds = editWindowSeconds
        self.completeStartedFirst = completeStartedFirst
        self.retrainAt = retrainAt
        self.status = status
    }
}

/// A person's place in a project.
public struct Member: Hashable, Sendable {
    /// The person.
    public let user: User
    /// What the person may do in this project.
    public let role: Role
    /// When it was made.
    public let createdAt: Date
}
