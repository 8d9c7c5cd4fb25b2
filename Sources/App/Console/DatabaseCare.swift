import Storage

/// `podium verify`, told for a terminal.
package struct DatabaseCare: Sendable {
    let installation: Installation

    package init(installation: Installation) {
        self.installation = installation
    }

    package func verify() async throws -> (lines: [String], isClean: Bool) {
        let violations = try await Verification(installation.database).run()
        let unneeded = try await Verification(installation.database).unneededModelFiles()
        let notes = unneeded.map {
            "Note: no reward model needs the file models/\($0). Training removes it after a day."
        }
        guard !violations.isEmpty else { return (["All invariants hold."] + notes, true) }
        var lines =
            notes
            + violations.map { violation in
                let rows = violation.rows.prefix(20).map(String.init).joined(separator: ", ")
                return "\(violation.invariant): \(violation.message)" + (rows.isEmpty ? "" : " Rows: \(rows)")
            }
        lines.append(
            "\(Text.count(violations.count, "violation")). Keep a copy of the file before anything else is done.")
        return (lines, false)
    }
}
