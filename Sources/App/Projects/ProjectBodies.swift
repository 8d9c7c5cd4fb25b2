import Foundation
import Jobs
import Preferences
import Storage
import Wire

/// `POST /projects`: the slug, and the form and settings that are not to be the usual ones.
struct NewProjectBody: Decodable {
    var slug: String
    /// A form's name among `FormPreset.all`.
    var preset: String?
    /// Of what chance decides; left out, drawn.
    var splitSeed: UInt64?
    var settings: [String: ProjectSetting.Value]

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: AnyKey.self)
        slug = try container.decode(String.self, forKey: "slug")
        preset = try container.decodeIfPresent(String.self, forKey: "preset")
        splitSeed = try container.decodeIfPresent(UInt64.self, forKey: "splitSeed")
        settings = try container.values(except: ["slug", "preset", "splitSeed"])
    }

    /// - Throws: `ValidationError` that names every fault.
    func newProject() throws(ValidationError) -> NewProject {
        try ProjectSlug.validate(slug)
        let changes = try ProjectChanges(settings)
        let form = if let preset { try FormPreset.named(preset).form } else { Form.usual }
        return NewProject(
            slug: slug, settings: changes.applied(to: ProjectSettings(name: slug)), form: form,
            splitSeed: try SplitSeed.checked(splitSeed))
    }
}

/// `PATCH /projects/{slug}`: what is absent stays.
struct ProjectChangesBody: Decodable {
    var settings: [String: ProjectSetting.Value]

    init(from decoder: any Decoder) throws {
        settings = try decoder.container(keyedBy: AnyKey.self).values(except: [])
    }
}

/// A project, on the wire: its settings stand beside what Podium knows of it.
struct ProjectBody: Encodable {
    private var project: Project
    private var instructionsHtml: String
    private var nextRetrainAt: Date?
    private var isForLabeler: Bool

    init(_ project: Project, instructionsHtml: String, isForLabeler: Bool, now: Date, serverZone: TimeZone) {
        self.project = project
        self.isForLabeler = isForLabeler
        self.instructionsHtml = instructionsHtml
        nextRetrainAt = NightlySchedule(project: project, serverZone: serverZone)?.next(after: now)
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: AnyKey.self)
        try container.encode(project.id, forKey: "id")
        try container.encode(project.slug, forKey: "slug")
        for setting in ProjectSettings.all
        where !isForLabeler || !ProjectSettings.notForLabelers.contains(setting.name) {
            try container.encode(setting.value(in: project.settings), forKey: AnyKey(setting.name))
        }
        try container.encode(instructionsHtml, forKey: "instructionsHtml")
        try container.encode(nextRetrainAt, forKey: "nextRetrainAt")
        try container.encode(project.createdAt, forKey: "createdAt")
    }
}

extension ProjectBody: SchemaDescribed {
    static var schema: Schema {
        .object(
            [.init("id", .integer()), .init("slug", .string())] + ProjectSettings.all.map(\.property)
                + [
                    .init("instructionsHtml", .string()),
                    .init("nextRetrainAt", .nullable(.string(format: "date-time"))),
                    .init("createdAt", .string(format: "date-time")),
                ])
    }
}

extension NewProjectBody: SchemaDescribed {
    static var schema: Schema {
        let preset = Schema.words(FormPreset.all.map(\.name))
        return .object(
            [
                .init("slug", .string(maximumLength: 64)), .init("preset", .nullable(preset), isRequired: false),
                .init("splitSeed", .nullable(.integer(minimum: 0, maximum: Int(SplitSeed.largest))), isRequired: false),
            ] + ProjectChangesBody.properties)
    }
}

extension ProjectChangesBody: SchemaDescribed {
    static var schema: Schema { .object(properties) }

    fileprivate static var properties: [Schema.Property] {
        ProjectSettings.all.map { .init($0.name, $0.property.schema, isRequired: false) }
    }
}

extension ProjectSetting {
    fileprivate var property: Schema.Property {
        let schema: Schema =
            switch kind {
            case .line(let characters): .string(maximumLength: characters)
            case .markdown, .timeOfDay, .timeZone: .string()
            case .count(let range), .seconds(let range):
                .integer(minimum: range.lowerBound, maximum: range.upperBound)
            case .flag: .boolean
            case .word(let choices): .words(choices.map(\.word))
            }
        return .init(
            name, isOptional ? .nullable(schema) : schema, isRequired: !ProjectSettings.notForLabelers.contains(name))
    }
}

extension KeyedDecodingContainer<AnyKey> {
    fileprivate func values(except known: Set<String>) throws -> [String: ProjectSetting.Value] {
        var values: [String: ProjectSetting.Value] = [:]
        for key in allKeys where !known.contains(key.stringValue) {
            values[key.stringValue] = try decode(ProjectSetting.Value.self, forKey: key)
        }
        return values
    }
}
