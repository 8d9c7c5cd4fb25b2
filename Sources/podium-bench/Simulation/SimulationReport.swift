import Foundation

/// What came of a simulation: figures, and a verdict on each thing that the managers' figures should tell.
struct SimulationReport: Codable {
    struct Check: Codable {
        var what: String
        var found: String
        var expected: String
        var holds: Bool
    }
    /// Whom the figures doubt at the end of a week, beside who should be.
    struct Week: Codable {
        var week: Int
        var judgements: Int
        var bad: [String]
        var doubted: [String]
        var changes: [String]
        /// Of telling the bad from the sound by how far they follow the consensus.
        var area: Double
        var agreement: Double
        var seconds: Double
    }

    var seed: UInt64
    var labelers: Int
    var judgements = 0
    var tasks = 0
    var weeks: [Week] = []
    var figures: [String: Double] = [:]
    var checks: [Check] = []

    var holds: Bool { checks.allSatisfy(\.holds) }

    mutating func check(_ what: String, _ found: String, _ expected: String, _ holds: Bool) {
        checks.append(Check(what: what, found: found, expected: expected, holds: holds))
    }

    /// For people.
    var lines: [String] {
        let head = "Seed \(seed): \(labelers) labelers, \(tasks) tasks, \(judgements) judgements"
        let told = weeks.map { week in
            "week \(week.week): \(week.judgements) judgements; area under the curve \(Self.text(week.area)), agreement "
                + "\(Self.text(week.agreement)); doubted \(week.doubted.count) of \(week.bad.count) who are bad; "
                + "changes: \(week.changes.isEmpty ? "none" : week.changes.joined(separator: ", ")) "
                + "(measured in \(Self.text(week.seconds)) s)"
        }
        let verdicts = checks.map { check in
            "\(check.holds ? "holds" : "FAILS")  \(check.what): \(check.found) (\(check.expected))"
        }
        return [head] + told + verdicts + ["\(checks.count { $0.holds }) of \(checks.count) checks hold"]
    }

    static func text(_ value: Double) -> String { String(format: "%.3f", value) }
}
