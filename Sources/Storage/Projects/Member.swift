public import Foundation
public import Preferences

/// A person's place in a project.
public struct Member: Hashable, Sendable {
    /// The person.
    public let user: User
    /// What the person may do in this project.
    public let role: Role
    /// When it was made.
    public let createdAt: Date
    /// The newest version of the guidelines that the person has seen; nil: none yet.
    public let guidelinesSeen: Int?
    /// When the person did the practice task; nil: not yet.
    public let practiceDoneAt: Date?
    /// Whether a manager lets the person settle what labelers disagree about.
    public let isExpert: Bool
}
