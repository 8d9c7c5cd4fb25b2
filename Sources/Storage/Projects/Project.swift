public import Foundation
public import Preferences

/// One collection of prompts with its own settings, labelers and reward models.
@dynamicMemberLookup
public struct Project: Hashable, Sendable {
    /// Names the project inside the program.
    public let id: ID<Project>
    /// Its name in URLs; see `ProjectSlug`.
    public let slug: String
    /// What its managers decide.
    public let settings: ProjectSettings
    /// The version of its form that claims are given now.
    public let formVersion: Int
    /// Seed of the train/held-out split, fixed when the project is made.
    public let splitSeed: UInt64
    /// When it was made.
    public let createdAt: Date

    /// `project.overlap` for `project.settings.overlap`.
    public subscript<Value>(dynamicMember path: KeyPath<ProjectSettings, Value>) -> Value { settings[keyPath: path] }
}

/// What a project is made from.
public struct NewProject: Hashable, Sendable {
    /// Its name in URLs; see `ProjectSlug`.
    public var slug: String
    /// What its managers decide.
    public var settings: ProjectSettings
    /// What its labelers are asked at first.
    public var form: Form
    /// `nil`: drawn at random.
    public var splitSeed: UInt64?

    /// A project with these settings.
    public init(slug: String, settings: ProjectSettings, form: Form = .usual, splitSeed: UInt64? = nil) {
        self.slug = slug
        self.settings = settings
        self.form = form
        self.splitSeed = splitSeed
    }

    /// A project with the usual settings, named like its slug.
    public init(slug: String) {
        self.init(slug: slug, settings: ProjectSettings(name: slug))
    }
}
