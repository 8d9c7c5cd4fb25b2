import App
import Exchange
import Foundation
import Jobs
import Preferences
import RewardModel
import Statistics

/// How many rankings it saves to label first what the reward model is unsure of: simulated on files that are labeled
/// already.
///
/// A third of the prompts is kept aside to measure on. Of the others some are labeled at first, drawn by chance. Then, in
/// rounds, a model is trained, says what it is unsure of, and more are labeled: by chance, or as a project does whose
/// `acquisition` is `uncertainty`, its random share drawn by chance (`Acquisition`). Both ways begin with the same prompts
/// and have the same budget. Every repeat deals all of this anew, and intervals are over the repeats.
struct AcquisitionBenchmark {
    var files: [String]
    var format: ImportFormat
    var repeats: Int
    var rounds: Int
    /// Prompts that a file has at most, drawn by chance: the model is trained over and over.
    var prompts: Int

    /// A way to choose what is labeled next.
    enum Way: CaseIterable {
        case chance
        /// What a project does.
        case information
        /// For comparison: the mean over pairs of p(1 − p) · variance, the information of the linear model to second order.
        case variance

        var name: String {
            switch self {
            case .chance: "chance"
            case .information: "information (as projects do)"
            case .variance: "p(1 − p) · variance"
            }
        }

        func information(_ differences: RewardDifferences) -> Double? {
            let rewards = differences.rewards
            switch self {
            case .chance: return nil
            case .information: return ExpectedInformation.ofTask(rewards: rewards, variance: differences.variance)
            case .variance:
                var terms: [Double] = []
                for one in rewards.indices {
                    for other in (one + 1)..<max(one + 1, rewards.count) {
                        let probability = 1 / (1 + exp(rewards[other] - rewards[one]))
                        terms.append(probability * (1 - probability) * differences.variance(one, other))
                    }
                }
                return terms.isEmpty ? nil : terms.reduce(0, +) / Double(terms.count)
            }
        }
    }

    /// What a model reached on the prompts that were kept aside.
    struct Point {
        var accuracy: Double
        var logLoss: Double
    }

    /// One repeat: what each way had reached after each round, with as many rankings as `labeled` says.
    struct Repeat {
        var labeled: [Int]
        var reached: [Way: [Point]]
    }

    /// - Returns: the lines of the report.
    func run() throws -> [String] {
        try files.flatMap { file in
            let groups = PreferenceGroups.of(try ImportFormat.read(path: file, as: format).tasks)
            let runs = try (0..<repeats).map { try simulate(groups, turn: UInt64($0)) }
            return lines(runs, name: URL(filePath: file).lastPathComponent)
        }
    }

    // MARK: - The simulation

    private func simulate(_ all: [PreferenceGroup], turn: UInt64) throws -> Repeat {
        var generator = SeededGenerator(seed: 0xAC0 + turn)
        let (kept, pool) = deal(all, using: &generator)
        let first = max(20, pool.count / 8)
        let step = max(1, (pool.count * 3 / 4 - first) / rounds)
        let labeled = (0...rounds).map { min(pool.count, first + $0 * step) }
        // The ids of tasks, so that lots are drawn by the rule itself.
        let order = generator.shuffled(Array(pool.indices))
        let start = Array(order.prefix(first))
        var reached: [Way: [Point]] = [:]
        let model = try train(start.map { pool[$0] }, turn)
        let begin = try measure(model, on: kept)
        for way in Way.allCases {
            var known = start
            var current = model
            var points = [begin]
            for count in labeled.dropFirst() {
                known += next(count - known.count, of: order, besides: Set(known), pool, by: current, way, turn)
                current = try train(known.map { pool[$0] }, turn)
                points.append(try measure(current, on: kept))
            }
            reached[way] = points
        }
        return Repeat(labeled: labeled, reached: reached)
    }

    /// Prompts that are nearly the same go to one side.
    private func deal(
        _ all: [PreferenceGroup], using generator: inout SeededGenerator
    ) -> (kept: [PreferenceGroup], pool: [PreferenceGroup]) {
        let keys = PromptGroups(all.map(\.prompt), keys: all.map(\.promptKey)).keys
        let order = generator.shuffled(Array(Set(keys)).sorted())
        let places = Dictionary(uniqueKeysWithValues: order.enumerated().map { ($1, $0) })
        let sorted = all.indices.sorted { (places[keys[$0]] ?? 0, $0) < (places[keys[$1]] ?? 0, $1) }.prefix(prompts)
        let used = Set(sorted.map { places[keys[$0]] ?? 0 }).count
        let isKept = { (index: Int) in (places[keys[index]] ?? 0) < used / 3 }
        return (sorted.filter(isKept).map { all[$0] }, sorted.filter { !isKept($0) }.map { all[$0] })
    }

    /// The next of the pool that are not labeled yet, as the queue would hand them out: the highest level first, and by
    /// chance within a level.
    private func next(
        _ count: Int, of order: [Int], besides known: Set<Int>, _ pool: [PreferenceGroup], by model: any RewardScoring,
        _ way: Way, _ turn: UInt64
    ) -> [Int] {
        let open = order.filter { !known.contains($0) }
        if way == .chance { return Array(open.prefix(count)) }
        let candidates = open.map { index in
            Acquisition.Candidate(
                task: Int64(index),
                isInRandomShare: Acquisition.isDrawn(
                    Int64(index), projectSeed: turn, percent: Acquisition.usualRandomShare),
                information: way.information(model.compare(pool[index].completions, of: pool[index].prompt)))
        }
        let levels = Acquisition.levels(of: candidates, projectSeed: turn)
        let sorted = open.indices.sorted { (-levels[$0], $0) < (-levels[$1], $1) }
        return sorted.prefix(count).map { open[$0] }
    }

    private func train(_ groups: [PreferenceGroup], _ turn: UInt64) throws -> any TrainedRewardModel {
        var options = TrainingOptions()
        options.details = false
        options.bootstrap.replicates = 100
        return try Trainer(options: options, seed: turn).train(groups).model
    }

    private func measure(_ model: any RewardScoring, on kept: [PreferenceGroup]) throws -> Point {
        let report = try model.evaluate(kept, seed: 0, bootstrap: BootstrapOptions(replicates: 100))
        return Point(accuracy: report.accuracy, logLoss: report.logLoss)
    }

    // MARK: - The report

    private func lines(_ runs: [Repeat], name: String) -> [String] {
        guard let labeled = runs.first?.labeled else { return [] }
        var lines = [
            "\(name): \(Text.count(runs.count)) repeats, \(labeled[0]) rankings at first, then \(rounds) rounds to "
                + "\(labeled[labeled.count - 1])"
        ]
        lines.append("  rankings      " + labeled.map { pad("\($0)") }.joined())
        for way in Way.allCases {
            lines.append("  \(way.name)")
            lines.append("    accuracy    " + labeled.indices.map { pad(mean(runs, way, $0, \.accuracy)) }.joined())
            lines.append("    log loss    " + labeled.indices.map { pad(mean(runs, way, $0, \.logLoss)) }.joined())
        }
        for way in Way.allCases where way != .chance {
            let gain = AcquisitionGain(runs, of: way)
            lines += gain.lines.map { "  \(way.name): \($0)" }
        }
        return lines
    }

    private func mean(_ runs: [Repeat], _ way: Way, _ round: Int, _ value: KeyPath<Point, Double>) -> String {
        let values = runs.compactMap { $0.reached[way]?[round][keyPath: value] }
        return Text.decimals(values.reduce(0, +) / Double(max(1, values.count)))
    }

    private func pad(_ text: String) -> String { String(repeating: " ", count: max(1, 8 - text.count)) + text }
}
