internal import Crypto
internal import Foundation
internal import GRDB
internal import Preferences

/// The invariants that no query can tell, hashes above all: computed again from what they name, row by row in constant
/// memory.
struct HashVerification {
    private let connection: Connection

    init(_ connection: Connection) {
        self.connection = connection
    }

    /// The checks, each of which can be made on a state of its own.
    static let all: [@Sendable (HashVerification) throws -> Violation?] = [
        { hashes in
            Violation(
                "auditChain", "The audit log was changed or lost events from here on.", rows: try hashes.brokenAudit())
        },
        { hashes in
            Violation(
                "digest", "A ranking is not what was submitted.",
                rows: try hashes.rows("SELECT * FROM ranking ORDER BY id") { row in
                    try hashes.digest(ofRanking: row) == row["digest"]
                })
        },
        { hashes in
            Violation(
                "form", "A judgement is not one that its form asks for.",
                rows: try hashes.rows(FormVerification.query, where: FormVerification(hashes.connection).fits))
        },
        { hashes in
            Violation(
                "randomShare", "A task counts as chosen though chance drew it, however small the random share was.",
                rows: try hashes.rows(
                    """
                    SELECT task.id, project.splitSeed FROM task JOIN project ON project.id = task.projectId
                    WHERE inRandomShare = 0
                    """
                ) { row in
                    !Acquisition.isDrawn(
                        row["id"], projectSeed: row.seed("splitSeed"), percent: Acquisition.randomShare.lowerBound)
                })
        },
        { hashes in
            Violation(
                "withheldFromJudge", "A judge was asked about a prompt that is kept from it.",
                rows: try hashes.rows(
                    """
                    SELECT judgement.id, task.promptId, project.splitSeed, withheldPercent
                    FROM judgement JOIN judgingRun ON judgingRun.id = judgement.runId
                        JOIN judge ON judge.id = judgingRun.judgeId JOIN project ON project.id = judge.projectId
                        JOIN task ON task.id = judgement.taskId
                    """
                ) { row in
                    !JudgingSeeds.isWithheld(
                        row.id("promptId"), projectSeed: row.seed("splitSeed"), percent: row["withheldPercent"])
                })
        },
        { hashes in
            // Whoever changes how answers are read gives the judgement a version of that first.
            Violation(
                "judgeVerdict", "A judgement is not what the judge's answer says.",
                rows: try hashes.rows("SELECT * FROM judgement ORDER BY id") { row in
                    let judgement = try MachineJudgement(row)
                    return judgement.verdict == JudgeVerdict.read(judgement.answer, ending: judgement.ending)
                })
        },
        { hashes in
            Violation(
                "promptHash", "A prompt is not what was imported.",
                rows: try hashes.rows("SELECT id, messages, contentHash FROM prompt") { row in
                    let prompt = Prompt(messages: try JSONColumn.messages(row["messages"]))
                    return PreparedTask.hash(prompt) == row["contentHash"]
                })
        },
        { hashes in
            Violation(
                "completionsHash", "A task's completions are not what was imported.",
                rows: try hashes.rows("SELECT id, completionsHash, probe FROM task") { row in
                    let completions = try hashes.connection.completions(of: row.id("id"))
                    let hash = PreparedTask.hash(completions.map(\.identity))
                    let probe = try (row["probe"] as String?).map { _ in try row.word("probe") as ProbeKind }
                    return (probe.map { ProbeRow.hash(of: hash, as: $0) } ?? hash) == row["completionsHash"]
                })
        },
        { hashes in
            Violation(
                "probeScore", "A score of a gold task or a repeat does not follow from the judgement.",
                rows: try hashes.rows(ProbeScoring.scoredQuery) { row in
                    let score = try ProbeScoring(hashes.connection).score(of: row)
                    return score?.halves == row["halves"] && score?.known == row["known"]
                })
        },
        { hashes in
            Violation(
                "snapshotHash", "A snapshot is not what was frozen.",
                rows: try hashes.rows("SELECT id, sha256, digestVersion FROM snapshot WHERE isReady = 1") { row in
                    do {
                        let version: Int = row["digestVersion"]
                        return try SnapshotDigest.hash(hashes.connection, snapshot: row["id"], version: version)
                            == row["sha256"]
                    } catch let error as StorageError where error.code == .corrupt {
                        // What cannot be read is not what was frozen; which rule it breaks is told by another check.
                        return false
                    }
                })
        },
    ]

    /// Ids of the query's rows that `isTrue` says no to, a few more than are named.
    private func rows(_ query: String, where isTrue: (Row) throws -> Bool) throws -> [Int64] {
        var ids: [Int64] = []
        try connection.forEachRow(query) { row in
            if try !isTrue(row) { ids.append(row["id"]) }
            return ids.count <= Invariant.rowLimit
        }
        return ids
    }

    /// The first event that does not follow from the one before it; of those whose addresses are forgotten, the last that
    /// their seal names.
    private func brokenAudit() throws -> [Int64] {
        var seals = try connection.rows(Audit.sealsQuery).compactMap(AuditSeal.init)[...]
        var sealed = SHA256()
        var previous = Data()
        var expected: Int64 = 1
        var broken: [Int64] = []
        try connection.forEachRow("SELECT * FROM auditEvent ORDER BY id") { row in
            let event = Audit.event(row)
            let hash: Data = row["hash"]
            if event.id != expected { broken.append(event.id) }
            if let seal = seals.first, seal.events.contains(event.id) {
                AuditSeal.update(&sealed, with: event, hash: hash)
                if event.id == seal.events.upperBound {
                    if sealed.finalize().hexadecimal != seal.sha256 { broken.append(event.id) }
                    sealed = SHA256()
                    seals.removeFirst()
                }
            } else if hash != Audit.hash(event, after: previous) {
                broken.append(event.id)
            }
            previous = hash
            expected += 1
            return broken.isEmpty
        }
        return broken
    }

    private func digest(ofRanking row: Row) throws -> Data {
        let id = row["id"] as Int64
        let tiers: [[ID<Completion>]] = try JSONColumn.tiers(row["tiers"] as String)
        guard let ranking = try? Ranking(tiers: tiers, of: tiers.flatMap(\.self)) else { return Data() }
        return Submission(
            ranking: ranking, strengths: try JSONColumn.strengths(row["strengths"]), allBad: row["allBad"],
            answers: try connection.answers(of: id), demonstration: row["demonstration"], note: row["note"]
        ).digest
    }
}

extension SnapshotDigest {
    /// The hash of a stored snapshot's content.
    fileprivate static func hash(_ connection: Connection, snapshot: Int64, version: Int) throws -> Data {
        var digest = SnapshotDigest(version: version)
        var asked = AskedFields()
        try connection.forEachRow(
            """
            SELECT taskId FROM snapshotRanking WHERE snapshotId = ?1
            UNION SELECT taskId FROM snapshotVerdict WHERE snapshotId = ?1 ORDER BY taskId
            """, [snapshot]
        ) { task in
            let row = try SnapshotRow(connection, snapshot: ID(snapshot), task: task.id("taskId"), &asked)
            digest.add(prompt: row.prompt, completions: row.completions, rankings: row.rankings)
            return true
        }
        return digest.finalize()
    }
}
