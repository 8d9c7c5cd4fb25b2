import Preferences
import Storage

/// What a project's labelers practise on, from the command line.
package struct PracticeSetup: Sendable {
    let installation: Installation

    package init(installation: Installation) {
        self.installation = installation
    }

    /// The practice task as JSON, as `set(_:file:)` reads it.
    ///
    /// - Throws: `ConfigurationError` where there is none.
    package func show(_ slug: String) async throws -> [String] {
        let project = try await installation.project(slug)
        guard let task = try await installation.stores.practices.current(project.id)?.task else {
            throw ConfigurationError(
                "\(slug) has no practice task. Begin with: podium project practice \(slug) --example en")
        }
        return try SetupFile.lines(task)
    }

    /// Lets labelers practise from now on on what a file says.
    ///
    /// - Parameter file: JSON; "-" is standard input.
    package func set(_ slug: String, file: String) async throws -> String {
        try await set(slug, SetupFile.read(PracticeTask.self, from: file))
    }

    /// Lets labelers practise from now on on the example for the project's kind of judgement.
    package func set(_ slug: String, exampleIn language: String) async throws -> String {
        let project = try await installation.project(slug)
        let form = try await installation.stores.forms.current(project.id).form
        let preset = PracticePreset.all.first { $0.kind == form.judgement.kind && $0.language == language }
        guard let preset else {
            throw ConfigurationError(
                "There is no example in \"\(language)\". There are: \(PracticePreset.languages.joined(separator: ", "))."
            )
        }
        let task = preset.task(for: form)
        guard form.judgement.kind != .rating || task.expected.answers != nil else {
            throw ConfigurationError(
                "The form of \(slug) has no scale about completions, so the example cannot know what to expect. "
                    + "Write a practice task with --file, or begin with the example on the practice page.")
        }
        return try await set(slug, task)
    }

    /// Lets labelers practise no more.
    package func remove(_ slug: String) async throws -> String {
        try await set(slug, nil)
    }

    private func set(_ slug: String, _ task: PracticeTask?) async throws -> String {
        let project = try await installation.project(slug)
        let (stored, isNew) = try await installation.stores.practices.set(
            project.id, task, now: installation.clock.now())
        guard let stored, isNew else { return "Nothing to change in \(slug)." }
        return task == nil
            ? "New labelers of \(slug) begin with the work from now on."
            : "New labelers of \(slug) practise on version \(stored.version) of its practice task from now on."
    }
}
