import Preferences
import Storage

/// What a project asks of its labelers, from the command line.
package struct FormSetup: Sendable {
    let installation: Installation

    package init(installation: Installation) {
        self.installation = installation
    }

    /// The form as JSON, as `set(_:file:)` reads it.
    package func show(_ slug: String) async throws -> [String] {
        let project = try await installation.project(slug)
        let form = try await installation.stores.forms.current(project.id).form
        return try SetupFile.lines(form)
    }

    /// Asks a published protocol from now on.
    package func set(_ slug: String, preset: String) async throws -> String {
        try await set(slug, FormPreset.named(preset, at: "").form)
    }

    /// Asks from now on what a file says.
    ///
    /// - Parameter file: JSON; "-" is standard input.
    package func set(_ slug: String, file: String) async throws -> String {
        try await set(slug, SetupFile.read(Form.self, from: file))
    }

    private func set(_ slug: String, _ form: Form) async throws -> String {
        let project = try await installation.project(slug)
        let (stored, isNew) = try await installation.stores.forms.set(
            project.id, form, now: installation.clock.now())
        return isNew
            ? "\(slug) asks version \(stored.version) of its form from now on; work in hand goes on with the one before."
            : "Nothing to change: \(slug) already asks this (version \(stored.version))."
    }

    /// Every preset with what it asks, for help texts: lines of at most 79 characters.
    package static var presetsHelp: String {
        FormPreset.all.map { preset in
            var lines = [preset.name]
            var line = "  "
            for word in preset.summary.split(separator: " ") {
                if line.count + word.count + 1 > 79 {
                    lines.append(line)
                    line = "  "
                }
                line += (line.count > 2 ? " " : "") + word
            }
            return (lines + [line]).joined(separator: "\n")
        }.joined(separator: "\n")
    }
}
