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
        slug: String, name: String?, overlap: Int, instructionsFile: String?, retrainAt: String?
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
        return try await installation.stores.projects.create(
            NewProject(slug: slug, settings: settings), now: installation.clock.now())
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
