import Preferences
import Wire

/// `GET /project-settings`: what a form of a project's settings is made of.
struct ProjectSettingGroupsBody: Codable {
    /// Settings that stand together, in the order in which people see them.
    struct Group: Codable {
        /// Stable; the label is English.
        var name: String
        var label: String
        var settings: [ProjectSettingBody]
    }

    var items: [Group]

    init(_ groups: [ProjectSetting.Group]) {
        items = groups.map {
            Group(name: $0.name, label: $0.label, settings: $0.settings.map(ProjectSettingBody.init))
        }
    }
}

/// One setting of a project: its words, and what it may be.
struct ProjectSettingBody: Codable {
    /// Which control it needs.
    enum Kind: String, Codable, CaseIterable {
        case line
        case markdown
        case count
        case seconds
        case flag
        case word
        case timeOfDay
        case timeZone
    }

    /// One word of a closed list.
    struct Choice: Codable {
        var word: String
        var label: String
    }

    /// The field of a project.
    var name: String
    var label: String
    var help: String
    var kind: Kind
    /// Whether it may be null.
    var isOptional: Bool
    /// What a new project has.
    var initial: ProjectSetting.Value
    /// Of numbers.
    var minimum: Int?
    var maximum: Int?
    /// Of words.
    var choices: [Choice]?

    init(_ setting: ProjectSetting) {
        name = setting.name
        label = setting.label
        help = setting.help
        isOptional = setting.isOptional
        initial = setting.initial
        switch setting.kind {
        case .line: kind = .line
        case .markdown: kind = .markdown
        case .count(let range): (kind, minimum, maximum) = (.count, range.lowerBound, range.upperBound)
        case .seconds(let range): (kind, minimum, maximum) = (.seconds, range.lowerBound, range.upperBound)
        case .flag: kind = .flag
        case .word(let words):
            kind = .word
            choices = words.map { Choice(word: $0.word, label: $0.label) }
        case .timeOfDay: kind = .timeOfDay
        case .timeZone: kind = .timeZone
        }
    }
}

extension ProjectSetting.Value: SchemaDescribed {
    package static let schema = Schema.nullable(.oneOf([.string(), .integer(), .boolean]))
}
