import Foundation

/// What a manager reads of the labelers: the answers that the pages are made of, and nothing else.
struct ManagerView: Sendable {
    struct Value: Decodable, Sendable {
        var estimate: Double
        var lower: Double
        var upper: Double
    }
    struct Figure: Decodable, Sendable {
        var tasks: Int
        var value: Value?
    }
    struct Person: Decodable, Sendable {
        var id: Int64
        var username: String
    }
    struct Field: Decodable, Sendable {
        var name: String
    }
    struct Row: Decodable, Sendable {
        var labelers: [Person]?
        var field: Field?
        var differs: Bool?
        var changedSince: String?
        var agreement: Figure
        var alpha: Figure?
        var reliability: Figure?
    }
    struct Report: Decodable, Sendable {
        struct Measured: Decodable, Sendable {
            var isCurrent: Bool
            var judgements: Int
        }
        struct Job: Decodable, Sendable {
            var status: String
        }
        var measured: Measured?
        var job: Job?
    }
    struct Cost: Decodable, Sendable {
        var judgements: Int
        var alone: Int
        var decided: Int
        var pairs: Int
        var changed: Int
    }
    struct History: Decodable, Sendable {
        struct Manner: Decodable, Sendable {
            var reliability: Value
            var judgements: Int
        }
        struct Change: Decodable, Sendable {
            var since: String
            var earliest: String
            var latest: String
            var before: Manner
            var after: Manner
            var reliability: Value
            var cost: Cost
        }
        struct Week: Decodable, Sendable {
            var monday: String
            var manner: Manner
        }
        var weeks: [Week]
        var change: Change?
    }

    /// One labeler, as pages show them.
    struct Labeler: Sendable {
        var name: String
        var id: Int64
        var reliability: Value?
        var differs: Bool
        var history: History

        /// How they judge now.
        var standing: Value? { history.change?.after.reliability ?? reliability }
        /// Whether a manager who goes by the intervals doubts what they say now: they follow the others not half as far as
        /// labelers do on average, or have become worse.
        var isDoubtful: Bool {
            if let change = history.change {
                if change.reliability.upper < 0 { return true }
                if change.reliability.lower > 0 { return change.after.reliability.upper < 0.5 }
            }
            return (reliability?.upper ?? 1) < 0.5
        }
    }

    var labelers: [Labeler]
    /// Of the whole project.
    var agreement: Value?
    /// Krippendorff's α of the form's flag.
    var flag: Value?

    private static let path = "/projects/\(LabelerSimulation.slug)"

    /// Has everything measured, and reads it.
    static func read(_ manager: SimulatedClient) async throws -> ManagerView {
        try await manager.send(.post, "\(path)/agreement")
        while true {
            let report: Report = try await manager.get("\(path)/agreement")
            if report.job == nil, let measured = report.measured, measured.isCurrent { break }
            if report.job?.status == "failed" { throw BenchmarkFailure(description: "Agreement was not measured.") }
            try await Task.sleep(for: .milliseconds(100))
        }
        let all: [Row] = try await manager.all("\(path)/agreement?by=project")
        let fields: [Row] = try await manager.all("\(path)/agreement?by=field")
        let rows: [Row] = try await manager.all("\(path)/agreement?by=labeler")
        var labelers: [Labeler] = []
        for row in rows {
            guard let person = row.labelers?.first else { continue }
            let history: History = try await manager.get("\(path)/labelers/\(person.id)/history")
            guard history.change?.since == row.changedSince else {
                throw BenchmarkFailure(description: "The list and the page of \(person.username) tell different days.")
            }
            labelers.append(
                Labeler(
                    name: person.username, id: person.id, reliability: row.reliability?.value,
                    differs: row.differs ?? false, history: history))
        }
        return ManagerView(
            labelers: labelers, agreement: all.first?.agreement.value,
            flag: fields.first { $0.field?.name == "rude" }?.alpha?.value)
    }

    static func cost(of labeler: Int64, from day: String, _ manager: SimulatedClient) async throws -> Cost {
        try await manager.get("\(path)/labelers/\(labeler)/cost?from=\(day)T00:00:00Z")
    }
}
