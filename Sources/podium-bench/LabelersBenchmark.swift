import Exchange
import Foundation
import Preferences
import Statistics

/// Whether labelers are found who do not judge: among a file's labelers, made-up ones judge at random, by the place shown, by
/// length, or the wrong way round.
struct LabelersBenchmark {
    var file: String
    var format: ImportFormat
    /// Judgements of each labeler.
    var judgements: Int
    var repeats: Int

    /// - Returns: the lines of the report.
    func run() throws -> [String] {
        let tasks = try ImportFormat.read(path: file, as: format).tasks.filter { $0.rankings.count > 1 }
        var lines: [String] = []
        var areas: [Double] = []
        for turn in 0..<repeats {
            var generator = SeededGenerator(seed: UInt64(turn))
            let start = Date()
            var planting = Planting(judgements: judgements)
            let judged = planting.judged(tasks, using: &generator)
            guard let model = ConsensusModel(judged, labelers: planting.count, using: &generator) else {
                return ["No two labelers of this file have judged a task together."]
            }
            let values = model.labelers.map { $0?.reliability.value ?? 1 }
            let (planted, honest) = (values[planting.honest...], values[..<planting.honest])
            let above = planted.reduce(0.0) { sum, value in
                honest.reduce(sum) { $0 + ($1 > value ? 1 : $1 == value ? 0.5 : 0) }
            }
            areas.append(above / Double(planted.count * honest.count))
            lines.append(
                "\(planting.honest) labelers and \(planted.count) planted, \(judged.count) tasks, "
                    + "\(judgements) each at most: area under the curve \(rounded(areas[turn])), "
                    + "\(rounded(Date().timeIntervalSince(start))) s")
        }
        lines.append("mean \(rounded(areas.reduce(0, +) / Double(areas.count))), least \(rounded(areas.min() ?? 0))")
        return lines
    }

    private func rounded(_ value: Double) -> String { String(format: "%.3f", value) }
}

/// A fifth of all labelers are planted.
private struct Planting {
    /// Of each labeler at most.
    let judgements: Int
    private(set) var honest = 0
    private(set) var count = 0

    init(judgements: Int) { self.judgements = judgements }

    /// A file's labelers and the planted ones, each with so many judgements, at places shown that chance dealt.
    mutating func judged(
        _ tasks: [NewTask], using generator: inout some RandomNumberGenerator
    ) -> [ConsensusTask] {
        var numbers: [String: Int] = [:]
        var done: [Int: Int] = [:]
        var judged: [ConsensusTask] = []
        for task in tasks.shuffled(using: &generator) {
            var judgements: [ConsensusTask.Judgement] = []
            for ranking in task.rankings {
                let name = ranking.labeler ?? ""
                let labeler = numbers[name, default: numbers.count]
                numbers[name] = labeler
                guard done[labeler, default: 0] < self.judgements else { continue }
                done[labeler, default: 0] += 1
                let first = task.completions.indices.randomElement(using: &generator)
                judgements.append(.init(labeler: labeler, groups: ranking.ranking.tiers, first: first))
            }
            guard judgements.count > 1 else { continue }
            let styles = task.completions.map { [log2(1 + Double(TextStyle($0.text).words))] }
            judged.append(ConsensusTask(styles: styles, judgements: judgements))
        }
        honest = numbers.count
        count = honest + max(4, honest / 4)
        for labeler in honest..<count {
            for place in judged.indices.shuffled(using: &generator).prefix(judgements) {
                let judgement = planted(labeler, judged[place], using: &generator)
                judged[place].judgements.append(judgement)
            }
        }
        return judged
    }

    private func planted(
        _ labeler: Int, _ task: ConsensusTask, using generator: inout some RandomNumberGenerator
    ) -> ConsensusTask.Judgement {
        let shuffled = task.styles.indices.shuffled(using: &generator)
        let first = shuffled.last
        let groups: [[Int]] =
            switch (labeler - honest) % 4 {
            case 0: shuffled.map { [$0] }
            case 1: shuffled.reversed().map { [$0] }  // the one shown first is the best
            case 2: shuffled.sorted { task.styles[$0][0] > task.styles[$1][0] }.map { [$0] }
            default: task.judgements[0].groups.reversed()
            }
        return ConsensusTask.Judgement(labeler: labeler, groups: groups, first: first)
    }
}
