import Foundation
import Preferences
import Storage

/// Projects from the command line.
package struct ProjectSetup: Sendable {
    let installation: Installation

    package init(installation: Installation) {
        self.installation = installation
    }

    @discardableResult
    package func create(
        slug: String, name: String?, overlap: Int, instructionsFile: String?, retrainAt: String?, preset: String? = nil,
        splitSeed: UInt64? = nil
    ) async throws -> Project {
        var instructions: String?
        if let instructionsFile {
            guard let data = FileManager.default.contents(atPath: instructionsFile),
                let text = String(data: data, encoding: .utf8)
            else { throw ConfigurationError("The file \(instructionsFile) cannot be read as UTF-8 text.") }
            instructions = text
        }
        var settings = ProjectSettings(name: name ?? slug)
        settings.overlap = overlap
        settings.retrainAt = retrainAt
        if let instructions { settings.instructions = instructions }
        let form = if let preset { try FormPreset.named(preset, at: "").form } else { Form.usual }
        return try await installation.stores.projects.create(
            NewProject(
                slug: slug, settings: settings, form: form, splitSeed: try SplitSeed.checked(splitSeed)),
            now: installation.clock.now())
    }

    /// Changes settings, as the admin page does: a server that runs follows within a second.
    ///
    /// - Parameter assignments: each `NAME=VALUE`, by the names of `ProjectSettings.all`.
    /// - Returns: the changed settings, one line each.
    package func set(_ slug: String, to assignments: [String]) async throws -> [String] {
        let changes = try ProjectChanges(written: assignments)
        let old = try await installation.project(slug)
        let new = try await installation.stores.projects.update(slug, changes, now: installation.clock.now())
        let changed = ProjectSettings.all.filter { $0.value(in: new.settings) != $0.value(in: old.settings) }
        return changed.isEmpty
            ? ["Nothing to change: \(slug) already has these settings."] : Self.lines(changed, of: new)
    }

    /// Every setting of a project, one line each, as `set` takes it.
    package func show(_ slug: String) async throws -> [String] {
        Self.lines(ProjectSettings.all, of: try await installation.project(slug))
    }

    private static func lines(_ settings: [ProjectSetting], of project: Project) -> [String] {
        settings.map { "\($0.name)=\($0.text(in: project.settings))" }
    }

    /// Every setting with what it is for and what it can be, for help texts.
    package static var settingsHelp: String {
        let width = ProjectSettings.all.map(\.name.count).max() ?? 0
        return ProjectSettings.all.map { setting in
            setting.name.padding(toLength: width + 2, withPad: " ", startingAt: 0)
                + "\(setting.label). \(setting.help) (\(setting.choices))"
        }.joined(separator: "\n")
    }

    /// One line for each project.
    package func lines() async throws -> [String] {
        var lines: [String] = []
        for project in try await installation.stores.projects.list() {
            let progress = try await installation.stores.progress.of(project.id)
            lines.append(
                "\(project.slug)\t\(progress.tasksDone)/\(Text.count(progress.tasks, "task")) done\t\(Text.plain(project.name))"
            )
        }
        return lines
    }
}
