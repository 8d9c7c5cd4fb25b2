internal import GRDB
public import Preferences

extension Agreements {
    /// Adds labelers' histories to a measurement.
    public func add(_ histories: [LabelerHistoryRecord], to run: ID<AgreementRun>) async throws {
        for start in stride(from: 0, to: histories.count, by: Self.batch) {
            let batch = histories[start..<min(start + Self.batch, histories.count)]
            try await database.write { connection in
                for history in batch {
                    try connection.run(
                        """
                        INSERT INTO labelerHistory (runId, userId, judgements, changedOn, body) VALUES (?, ?, ?, ?, ?)
                        """,
                        [
                            run.rawValue, history.user.rawValue, history.judgements, history.change?.day,
                            try JSONColumn.encode(history),
                        ])
                }
            }
        }
    }

    /// A labeler's history; nil: nobody else judged what they judged.
    public func history(of user: ID<User>, in run: ID<AgreementRun>) async throws -> LabelerHistoryRecord? {
        try await database.read { connection in
            try connection.row(Self.historyQuery, [run.rawValue, user.rawValue]).map {
                try JSONColumn.decode($0["body"])
            }
        }
    }

    /// The days, since 1970, from which on labelers judge otherwise than before; of those who do.
    public func changes(in run: ID<AgreementRun>) async throws -> [ID<User>: Int] {
        try await database.read { connection in
            var days: [ID<User>: Int] = [:]
            for row in try connection.rows(Self.changeQuery, [run.rawValue]) {
                days[row.id("userId")] = row["changedOn"]
            }
            return days
        }
    }

    static let historyQuery = "SELECT body FROM labelerHistory WHERE runId = ? AND userId = ?"
    static let changeQuery = "SELECT userId, changedOn FROM labelerHistory WHERE runId = ? AND changedOn IS NOT NULL"
}
