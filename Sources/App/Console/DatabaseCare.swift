import Storage

/// `podium verify` and `podium backup`, told for a terminal.
package struct DatabaseCare: Sendable {
    let installation: Installation

    package init(installation: Installation) {
        self.installation = installation
    }

    package func verify() async throws -> (lines: [String], isClean: Bool) {
        let violations = try await Verification(installation.database).run()
        let unneeded = try await Verification(installation.database).unneededModelFiles()
        let notes = unneeded.map { "No reward model needs the file models/\($0); training removes it after a day." }
        guard !violations.isEmpty else { return (["All invariants hold."] + notes, true) }
        var lines = violations.map { violation in
            let rows = violation.rows.prefix(20).map(String.init).joined(separator: ", ")
            return "\(violation.invariant): \(violation.message)" + (rows.isEmpty ? "" : " Rows: \(rows)")
        }
        lines.append(
            "\(Text.count(violations.count, "violation")). Keep a copy of the file before anything else is done.")
        return (lines + notes, false)
    }

    /// The database to `file`, and its reward models to the folder `file-models`.
    package func backup(to file: String) async throws -> [String] {
        let lacking = try await installation.database.backupWithModels(to: file)
        return ["Backed up to \(file)"]
            + lacking.map { "The reward model \($0) is missing or damaged, so the backup lacks it. See podium verify." }
    }
}
