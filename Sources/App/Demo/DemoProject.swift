import Exchange
import Foundation
import Identity
import Preferences
import Storage

/// The example project of `podium demo`: prompts and completions written for it, an admin and a labeler.
package struct DemoProject: Sendable {
    package static let slug = "demo"
    private static let adminName = "admin"
    private static let labelerName = "labeler"
    private static let splitSeed: UInt64 = 2_203_02155

    private static let instructions = """
        Rank the answers from best to worst. Judge as if you had asked the question yourself.

        - **Helpful** first: does it do what was asked, in the form that was asked for?
        - **Truthful**: no invented facts, no invented sources.
        - **Harmless**: no advice that could hurt someone.

        A longer answer is not a better one. **Tie** answers of similar quality; skip a prompt that you cannot judge.
        """

    let installation: Installation

    package init(installation: Installation) {
        self.installation = installation
    }

    /// Makes what is missing of project, admin and labeler, and leaves alone what is there.
    ///
    /// - Returns: what to tell whoever started it, passwords among it if they are new.
    package func prepare() async throws -> [String] {
        let stores = installation.stores
        var lines: [String] = []
        if try await stores.projects.list().contains(where: { $0.slug == Self.slug }) {
            lines.append("The example project in \(installation.folder.path) is as you left it.")
        } else {
            lines.append("Created an example project of \(Text.count(try await makeProject(), "task")).")
        }
        var isNew = false
        for (name, role, page) in [
            (Self.adminName, Role.admin, "admin.html"), (Self.labelerName, .labeler, "label.html"),
        ] {
            guard try await stores.users.find(username: name) == nil else { continue }
            let password = try await People(installation: installation)
                .create(username: name, role: role, password: nil, project: Self.slug)
            isNew = true
            lines.append(
                "Sign in as \(name.padding(toLength: 8, withPad: " ", startingAt: 0)) with  \(password)   (/\(page))")
        }
        lines.append(
            isNew
                ? "These passwords are shown only once."
                : "Passwords were shown at the first start; for a new one: podium user password \(Self.labelerName) --data \(installation.folder.path)"
        )
        return lines
    }

    /// - Returns: the number of tasks.
    private func makeProject() async throws -> Int {
        let stores = installation.stores
        var settings = ProjectSettings(name: "Example")
        settings.instructions = Self.instructions
        // The same seed for everyone who tries it, so that the tour in the README can be repeated.
        let new = NewProject(slug: Self.slug, settings: settings, splitSeed: Self.splitSeed)
        let project = try await stores.projects.create(new, now: installation.clock.now())
        var importer = Importer(
            into: project, format: .podium, source: "demo", labeledBy: try ImportLabeler("demo"), stores: stores,
            clock: installation.clock)
        try await importer.append(Array(Self.prompts.utf8))
        return try await importer.finish().created
    }
}
