internal import GRDB
internal import Preferences

extension Connection {
    /// The verdicts that stand and say what is right, by task. Experts get through thousands of tasks, not millions.
    func trainableVerdicts(of project: ID<Project>) throws -> [Int64: VerdictRecord] {
        var verdicts: [Int64: VerdictRecord] = [:]
        try forEachRow(Self.trainableQuery, [project.rawValue]) { row in
            verdicts[row["taskId"]] = try VerdictRecord(row)
            return true
        }
        return verdicts
    }

    static let trainableQuery = """
        SELECT \(VerdictRecord.columns) FROM verdict INDEXED BY verdictProject \(VerdictRecord.joins)
        WHERE verdict.projectId = ? AND verdict.isCurrent = 1 AND verdict.kind = 'judgement'
        """
}

extension SnapshotRanking {
    init(
        _ verdict: VerdictRecord, in project: ID<Project>, _ connection: Connection, _ asked: inout AskedFields
    ) throws {
        let said = verdict.said
        self.init(
            id: said.id, user: said.userID, username: said.username, isImport: false, shown: said.shown,
            tiers: said.tiers, strengths: said.strengths, allBad: said.allBad, answers: said.answers,
            asked: try asked.of(project, said.formVersion, connection), demonstration: said.demonstration, weight: .full
        )
        isVerdict = true
    }
}
