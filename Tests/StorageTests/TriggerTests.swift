import Testing

@testable import Storage

/// A trigger that names columns knows nothing of a column that comes later.
@Suite("Triggers")
struct TriggerTests {
    /// A trigger's name, and the columns of its table that it leaves out on purpose.
    struct Coverage: Sendable, CustomTestStringConvertible {
        let trigger: String
        let leftOut: Set<String>
        var testDescription: String { trigger }
    }

    @Test(
        "a trigger that watches a table watches every column but those left out on purpose",
        arguments: [
            // What an account is and may do; an id, a birth and what kind of user it is never change.
            Coverage(trigger: "userAccessChanged", leftOut: ["id", "isImport", "createdAt", "settings"]),
            // Labeling moves the queue; the seed and the birth never change, and peakOverlap follows overlap.
            Coverage(
                trigger: "projectChanged",
                // The form of now is read with each claim.
                // Of adjudication, projectAdjudicationChanged tells.
                leftOut: [
                    "id", "peakOverlap", "splitSeed", "queueSeq", "requeueAfter", "createdAt", "formVersion",
                    "extraLabelers", "verdictsTrain", "expertsSeeNames", "hasProbes",
                ]),
            // A newer revision takes the place of the current one; a surplus ranking may come to count, which
            // rankingStaysCounted watches; an import's are withdrawn with it.
            Coverage(
                trigger: "rankingFixed",
                leftOut: ["isCurrent", "counted", "withdrawnAt", "formVersion", "strengths", "allBad", "demonstration"]),
            // What forms brought; the other columns are those of rankingFixed.
            Coverage(
                trigger: "rankingAnswerFixed",
                leftOut: [
                    "id", "assignmentId", "projectId", "taskId", "userId", "revision", "isCurrent", "counted", "tiers",
                    "note", "durationMs", "digest", "createdAt", "importId", "withdrawnAt", "guidelineVersion",
                ]),
            Coverage(
                trigger: "rankingStaysCounted",
                leftOut: [
                    "id", "assignmentId", "projectId", "taskId", "userId", "revision", "isCurrent", "tiers", "note",
                    "durationMs", "digest", "createdAt", "importId", "withdrawnAt", "formVersion", "strengths",
                    "allBad",
                    "demonstration", "guidelineVersion",
                ]),
            Coverage(
                trigger: "accessTokenRevoked",
                leftOut: ["id", "userId", "name", "tokenHash", "lastUsedAt", "parentId", "createdAt"]),
            Coverage(
                trigger: "sessionShortened",
                leftOut: ["id", "userId", "tokenHash", "lastSeenAt", "address", "createdAt"]),
        ])
    func coverage(_ coverage: Coverage) async throws {
        let trigger = try #require(try await Self.triggers().first { $0.name == coverage.trigger })
        #expect(trigger.columns.isDisjoint(with: coverage.leftOut))
        #expect(trigger.columns.union(coverage.leftOut) == trigger.tableColumns)
    }

    @Test("each column that a trigger names exists")
    func columnsExist() async throws {
        let triggers = try await Self.triggers()
        #expect(triggers.count >= 5)
        for trigger in triggers {
            #expect(trigger.columns.isSubset(of: trigger.tableColumns), "\(trigger.name)")
        }
    }

    @Test(
        "each change of what a labeler may do is counted",
        arguments: [
            "UPDATE user SET username = 'other'", "UPDATE user SET role = 'manager'", "UPDATE user SET isDisabled = 1",
            "UPDATE project SET slug = 'q'", "UPDATE project SET expertsSeeNames = 1",
            "UPDATE project SET extraLabelers = 1", "UPDATE project SET verdictsTrain = 'never'",
            "UPDATE project SET status = 'paused'", "UPDATE project SET overlap = 1",
            "UPDATE member SET role = 'manager'", "DELETE FROM member",
        ])
    func accessVersion(_ sql: String) async throws {
        let fixture = try Fixture()
        let project = try await fixture.project()
        _ = try await fixture.labeler("ann", in: project)
        let before = try await AccessVersion(fixture.database).current()
        try await fixture.database.write { try $0.run(sql) }
        #expect(try await AccessVersion(fixture.database).current() > before)
    }

    private struct Trigger: Sendable {
        let name: String
        let columns: Set<String>
        let tableColumns: Set<String>
    }

    /// The triggers that name columns: `UPDATE OF a, b ON t`.
    private static func triggers() async throws -> [Trigger] {
        let fixture = try Fixture()
        return try await fixture.database.read { connection in
            try connection.rows("SELECT name, tbl_name, sql FROM sqlite_schema WHERE type = 'trigger'").compactMap {
                row in
                let sql: String = row["sql"]
                guard let list = sql.firstMatch(of: /UPDATE OF\s+([\w\s,]+?)\s+ON\s/) else { return nil }
                let columns: [String] = try connection.values(
                    "SELECT name FROM pragma_table_info(?)", [row["tbl_name"] as String])
                return Trigger(
                    name: row["name"],
                    columns: Set(list.1.split { $0 == "," || $0.isWhitespace }.map(String.init)),
                    tableColumns: Set(columns))
            }
        }
    }
}
