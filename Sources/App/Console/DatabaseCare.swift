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
        let keys = EndpointKeyFile(path: installation.folder.endpointKeys)
        let notes =
            unneeded.map { "No reward model needs the file models/\($0); training removes it after a day." }
            + (try await keys.faults(installation.stores.policies))
        guard !violations.isEmpty else { return ([Self.sqlite, "All invariants hold."] + notes, true) }
        var lines =
            [Self.sqlite]
            + violations.map { violation in
                let rows = violation.rows.prefix(20).map(String.init).joined(separator: ", ")
                return "\(violation.invariant): \(violation.message)" + (rows.isEmpty ? "" : " Rows: \(rows)")
            }
        lines.append(
            "\(Text.count(violations.count, "violation")). Keep a copy of the file before anything else is done.")
        return (lines + notes, false)
    }

    /// Which library read the file, and what it means for other programs that write to it.
    private static var sqlite: String {
        let version = Database.sqliteVersion
        guard version.hasResetRace else { return "SQLite \(version)." }
        return
            "SQLite \(version), which has the WAL-reset fault. Podium works around it; let no other program write to "
            + "the file."
    }
}
