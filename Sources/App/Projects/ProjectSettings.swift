import Foundation
import Preferences
import Storage

/// `POST /projects`: the settings of a new project, with their defaults.
package struct NewProjectBody: Decodable, Sendable {
    package var slug: String
    package var name: String?
    package var kind: String?
    package var overlap: Int?
    package var leaseSeconds: Int?
    package var editWindowSeconds: Int?
    /// Whether tasks that already have rankings are handed out before new ones.
    package var completeStartedFirst: Bool?
    package var instructions: String?
    /// "HH:MM", or null for no nightly retraining.
    package var retrainAt: String?

    private enum CodingKeys: String, CodingKey {
        case slug, name, kind, overlap, leaseSeconds, editWindowSeconds, completeStartedFirst, instructions, retrainAt
    }

    package init(
        slug: String, name: String? = nil, overlap: Int? = nil, instructions: String? = nil,
        retrainAt: String? = TimeOfDay.defaultRetrain
    ) {
        self.slug = slug
        self.name = name
        self.overlap = overlap
        self.instructions = instructions
        self.retrainAt = retrainAt
    }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        slug = try container.decode(String.self, forKey: .slug)
        name = try container.decodeIfPresent(String.self, forKey: .name)
        kind = try container.decodeIfPresent(String.self, forKey: .kind)
        overlap = try container.decodeIfPresent(Int.self, forKey: .overlap)
        leaseSeconds = try container.decodeIfPresent(Int.self, forKey: .leaseSeconds)
        editWindowSeconds = try container.decodeIfPresent(Int.self, forKey: .editWindowSeconds)
        completeStartedFirst = try container.decodeIfPresent(Bool.self, forKey: .completeStartedFirst)
        instructions = try container.decodeIfPresent(String.self, forKey: .instructions)
        // Absent means the default, null means off.
        retrainAt =
            container.contains(.retrainAt)
            ? try container.decodeIfPresent(String.self, forKey: .retrainAt) : TimeOfDay.defaultRetrain
    }

    package func validated() throws(ValidationError) -> NewProject {
        var check = SettingsCheck()
        check.slug(slug)
        if let kind, kind != "ranking" {
            check.fail("/kind", "unknownKind", "The kind of project is \"ranking\".")
        }
        check.settings(
            name: name, overlap: overlap, leaseSeconds: leaseSeconds, editWindowSeconds: editWindowSeconds,
            instructions: instructions, retrainAt: retrainAt)
        try check.finish()
        var project = NewProject(slug: slug, name: name ?? slug)
        if let instructions { project.instructions = instructions }
        if let overlap { project.overlap = overlap }
        if let leaseSeconds { project.leaseSeconds = leaseSeconds }
        if let editWindowSeconds { project.editWindowSeconds = editWindowSeconds }
        if let completeStartedFirst { project.completeStartedFirst = completeStartedFirst }
        project.retrainAt = retrainAt
        return project
    }
}

/// `PATCH /projects/{slug}`: what is absent stays.
struct ProjectChangesBody: Decodable {
    var name: String?
    var overlap: Int?
    var leaseSeconds: Int?
    var editWindowSeconds: Int?
    var completeStartedFirst: Bool?
    var instructions: String?
    /// Absent: unchanged; null: off.
    var retrainAt: String??
    var status: Project.Status?

    private enum CodingKeys: String, CodingKey {
        case name, overlap, leaseSeconds, editWindowSeconds, completeStartedFirst, instructions, retrainAt, status
    }

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        name = try container.decodeIfPresent(String.self, forKey: .name)
        overlap = try container.decodeIfPresent(Int.self, forKey: .overlap)
        leaseSeconds = try container.decodeIfPresent(Int.self, forKey: .leaseSeconds)
        editWindowSeconds = try container.decodeIfPresent(Int.self, forKey: .editWindowSeconds)
        completeStartedFirst = try container.decodeIfPresent(Bool.self, forKey: .completeStartedFirst)
        instructions = try container.decodeIfPresent(String.self, forKey: .instructions)
        status = try container.decodeIfPresent(Project.Status.self, forKey: .status)
        if container.contains(.retrainAt) {
            retrainAt = .some(try container.decodeIfPresent(String.self, forKey: .retrainAt))
        }
    }

    func validated() throws(ValidationError) -> ProjectChanges {
        var check = SettingsCheck()
        check.settings(
            name: name, overlap: overlap, leaseSeconds: leaseSeconds, editWindowSeconds: editWindowSeconds,
            instructions: instructions, retrainAt: retrainAt ?? nil)
        try check.finish()
        var changes = ProjectChanges()
        changes.name = name
        changes.instructions = instructions
        changes.overlap = overlap
        changes.leaseSeconds = leaseSeconds
        changes.editWindowSeconds = editWindowSeconds
        changes.completeStartedFirst = completeStartedFirst
        changes.retrainAt = retrainAt
        changes.status = status
        return changes
    }
}

/// What the settings of a project may be; gathers every fault before it fails.
private struct SettingsCheck {
    private var issues: [ValidationError.Issue] = []

    mutating func fail(_ pointer: String, _ code: String, _ message: String) {
        issues.append(.init(pointer: pointer, code: code, message: message))
    }

    mutating func slug(_ slug: String) {
        if slug.wholeMatch(of: /[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?/) == nil {
            fail(
                "/slug", "invalidSlug",
                "A slug has 1 to 64 small letters, digits and inner hyphens, such as \"helpfulness-2\".")
        }
    }

    mutating func settings(
        name: String?, overlap: Int?, leaseSeconds: Int?, editWindowSeconds: Int?, instructions: String?,
        retrainAt: String?
    ) {
        if let name, !(1...200).contains(name.count) {
            fail("/name", "invalidName", "A name has 1 to 200 characters.")
        }
        if let overlap, !(1...100).contains(overlap) {
            fail("/overlap", "invalidOverlap", "overlap, the number of labelers for each task, is 1 to 100.")
        }
        if let leaseSeconds, !(60...86_400).contains(leaseSeconds) {
            fail("/leaseSeconds", "invalidLease", "leaseSeconds is 60 (a minute) to 86400 (a day).")
        }
        if let editWindowSeconds, !(0...31_536_000).contains(editWindowSeconds) {
            fail("/editWindowSeconds", "invalidEditWindow", "editWindowSeconds is 0 (no edits) to 31536000 (a year).")
        }
        if let instructions, instructions.utf8.count > 200_000 {
            fail("/instructions", "instructionsTooLong", "Instructions may have at most 200,000 bytes.")
        }
        if let retrainAt, TimeOfDay(retrainAt) == nil {
            fail("/retrainAt", "invalidTimeOfDay", "retrainAt is a time of day such as \"02:30\", or null for never.")
        }
    }

    func finish() throws(ValidationError) {
        if !issues.isEmpty { throw ValidationError(issues) }
    }
}
