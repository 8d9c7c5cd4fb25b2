import Storage

/// What a new administrator has to know when the server starts: a mistyped folder looks like a new one.
package struct FirstSteps: Sendable {
    let installation: Installation

    package init(installation: Installation) {
        self.installation = installation
    }

    /// Empty where people have been at work.
    package func lines() async throws -> [String] {
        let folder = installation.folder.path
        var lines: [String] = []
        if installation.isNew { lines.append("Created a new, empty installation in \(folder).") }
        if try await installation.stores.users.count() == 0 {
            lines.append(
                "There are no users yet. Create the first with: podium user create NAME --role admin --data \(folder)")
        }
        return lines
    }
}
