public import Foundation
internal import GRDB
public import Preferences

extension Tasks {
    /// Adds tasks with their rankings in one transaction, an outcome for each, in order. Good ones are stored whatever
    /// the others are.
    ///
    /// Give a few hundred at a time: labelers wait while they are written.
    /// - Parameters:
    ///   - labeler: under whose names the rankings are stored; `nil` leaves them out.
    ///   - record: the import that brings them, whose sums are kept.
    public func add(
        project: ID<Project>, _ tasks: [NewTask], labeledBy labeler: ImportLabeler? = nil,
        import record: ID<ImportRecord>? = nil, now: Date
    ) async throws -> [TaskOutcome] {
        let prepared = try tasks.map { try PreparedTask(labeler == nil ? $0.withoutRankings : $0) }
        return try await database.write { [origin] connection in
            let project = try connection.project(project)
            var transaction = try ImportTransaction(
                connection, project: project, labeler: labeler, import: record, count: prepared.count, by: origin,
                now: now)
            var outcomes: [TaskOutcome] = []
            outcomes.reserveCapacity(prepared.count)
            for (index, task) in prepared.enumerated() {
                outcomes.append(try transaction.add(task, index: index))
            }
            let sums = ImportSums(outcomes)
            if let record { try connection.add(sums, to: record) }
            try connection.audit(
                origin, "import", "project", project.id.rawValue,
                sums.detail.merging(record.map { ["import": $0.description] } ?? [:]) { first, _ in first }, now: now)
            return outcomes
        }
    }
}

extension ImportSums {
    init(_ outcomes: [TaskOutcome]) {
        self.init()
        for outcome in outcomes {
            switch outcome {
            case .created(_, let rankings):
                created += 1
                rankings.forEach { add($0) }
            case .duplicate(_, let rankings, _, _):
                duplicates += 1
                rankings.forEach { add($0) }
            case .waiting(let isNew): if isNew { waiting += 1 } else { duplicates += 1 }
            case .rejected: rejected += 1
            }
        }
    }

    private mutating func add(_ ranking: RankingOutcome) {
        switch ranking.standing {
        case .counted: counted += 1
        case .surplus: surplus += 1
        case .known: known += 1
        case .ignored: ignored += 1
        }
    }

    /// For the audit log; what is 0 is left out.
    fileprivate var detail: [String: String] {
        [
            "created": created, "waiting": waiting, "duplicates": duplicates, "rejected": rejected, "counted": counted,
            "surplus": surplus, "known": known, "ignored": ignored,
        ].filter { $0.value > 0 }.mapValues(String.init)
    }
}
