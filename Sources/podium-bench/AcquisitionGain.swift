import App
import Preferences
import RewardModel
import Statistics

/// What a way to choose gains over chance, with intervals from drawing the repeats with replacement.
struct AcquisitionGain {
    /// A figure with its 95 % interval.
    struct Figure {
        var value: Double
        var interval: ClosedRange<Double>
    }

    /// Over the rounds on the average: higher is better.
    let accuracy: Figure
    /// Lower is better.
    let logLoss: Figure
    /// Of the rankings that chance takes, the share that is saved at equal log loss; negative: it takes more.
    let saved: Figure
    /// The same at equal accuracy, which moves in steps and is less steady.
    let savedAtAccuracy: Figure

    private static let draws = 2000

    init(_ runs: [AcquisitionBenchmark.Repeat], of way: AcquisitionBenchmark.Way) {
        func difference(_ value: KeyPath<AcquisitionBenchmark.Point, Double>) -> ([AcquisitionBenchmark.Repeat]) ->
            Double
        {
            { runs in
                let curves = Self.curves(runs, way, value)
                let gains = zip(curves.way, curves.chance).dropFirst().map { $0 - $1 }
                return gains.reduce(0, +) / Double(max(1, gains.count))
            }
        }
        accuracy = Self.figure(runs, difference(\.accuracy))
        logLoss = Self.figure(runs, difference(\.logLoss))
        saved = Self.figure(runs) { Self.saving($0, way, \.logLoss, isLowerBetter: true) }
        savedAtAccuracy = Self.figure(runs) { Self.saving($0, way, \.accuracy, isLowerBetter: false) }
    }

    var lines: [String] {
        [
            "accuracy \(text(accuracy, 4)), log loss \(text(logLoss, 4)), over the rounds on the average",
            "rankings saved at equal log loss \(percent(saved)), at equal accuracy \(percent(savedAtAccuracy))",
            verdict,
        ]
    }

    private var verdict: String {
        if saved.interval.lowerBound > 0 { return "it saves rankings." }
        if saved.interval.upperBound < 0 { return "it costs rankings: chance is better here." }
        return "no saving that is more than chance."
    }

    /// The ways' mean curves.
    private static func curves(
        _ runs: [AcquisitionBenchmark.Repeat], _ way: AcquisitionBenchmark.Way,
        _ value: KeyPath<AcquisitionBenchmark.Point, Double>
    ) -> (way: [Double], chance: [Double]) {
        func mean(_ way: AcquisitionBenchmark.Way) -> [Double] {
            let curves = runs.compactMap { $0.reached[way] }
            guard let first = curves.first else { return [] }
            return first.indices.map { round in
                curves.reduce(0) { $0 + $1[round][keyPath: value] } / Double(curves.count)
            }
        }
        return (mean(way), mean(.chance))
    }

    /// One minus the ratio of the rankings that the two ways take to reach what both reach.
    private static func saving(
        _ runs: [AcquisitionBenchmark.Repeat], _ way: AcquisitionBenchmark.Way,
        _ value: KeyPath<AcquisitionBenchmark.Point, Double>, isLowerBetter: Bool
    ) -> Double {
        guard let labeled = runs.first?.labeled else { return 0 }
        let sign = isLowerBetter ? -1.0 : 1
        let curves = Self.curves(runs, way, value)
        // The best so far: what was reached once counts as reached.
        func best(_ curve: [Double]) -> [Double] {
            curve.reduce(into: []) { best, point in best.append(max(best.last ?? -.infinity, sign * point)) }
        }
        let (own, other) = (best(curves.way), best(curves.chance))
        guard let one = own.last, let two = other.last else { return 0 }
        let target = min(one, two)
        return 1 - needed(own, target, labeled) / needed(other, target, labeled)
    }

    /// How many rankings it takes to reach `target`, between rounds by a straight line.
    private static func needed(_ best: [Double], _ target: Double, _ labeled: [Int]) -> Double {
        guard let round = best.firstIndex(where: { $0 >= target }) else { return Double(labeled[labeled.count - 1]) }
        guard round > 0, best[round] > best[round - 1] else { return Double(labeled[round]) }
        let part = (target - best[round - 1]) / (best[round] - best[round - 1])
        return Double(labeled[round - 1]) + part * Double(labeled[round] - labeled[round - 1])
    }

    private static func figure(
        _ runs: [AcquisitionBenchmark.Repeat], _ statistic: ([AcquisitionBenchmark.Repeat]) -> Double
    ) -> Figure {
        var generator = SeededGenerator(seed: 1)
        let drawn = (0..<draws).map { _ in
            statistic(runs.map { _ in runs[generator.next(below: runs.count)] })
        }.sorted()
        let value = statistic(runs)
        return Figure(value: value, interval: drawn[draws / 40]...drawn[draws - 1 - draws / 40])
    }

    private func text(_ figure: Figure, _ digits: Int) -> String {
        func signed(_ number: Double) -> String { (number < 0 ? "−" : "+") + Text.decimals(abs(number), digits) }
        return
            "\(signed(figure.value)) (\(signed(figure.interval.lowerBound)) to \(signed(figure.interval.upperBound)))"
    }

    private func percent(_ figure: Figure) -> String {
        func share(_ number: Double) -> String { "\(number < 0 ? "−" : "")\(Text.decimals(abs(number) * 100, 0))" }
        return "\(share(figure.value)) % (\(share(figure.interval.lowerBound)) to \(share(figure.interval.upperBound)))"
    }
}
