import Preferences
import Statistics

/// Whether of all comparisons that were given 70 % about 70 % came out so.
public struct CalibrationCurve: Codable, Sendable, Equatable {
    /// The expected calibration error: the mean of |predicted − observed| over the bins, by their comparisons (Naeini,
    /// Cooper & Hauskrecht 2015; Guo et al. 2017, eq. 3).
    public var error: Double
    /// What the same error would come to on average if the probabilities were exactly right: few comparisons never fit quite,
    /// and those of nearly equal prompts go wrong together. An error about as large shows nothing.
    public var errorByChance: Double
    /// Least sure first; bins without comparisons are left out.
    public var bins: [Bin]

    /// Comparisons whose modelled probability of the likelier outcome lies in one range.
    public struct Bin: Codable, Sendable, Equatable {
        /// Mean modelled probability.
        public var predicted: Double
        /// Share of them in which the likelier outcome was the labelers'.
        public var observed: Double
        /// Number of comparisons.
        public var pairs: Int
        /// Of `observed`; nil with too few groups of prompts.
        public var interval: Interval?
    }
}

extension CalibrationCurve {
    init(_ measured: Measured) {
        var sums: [Int: GroupSums] = [:]
        for (outcome, group) in zip(measured.outcomes, measured.groups) {
            for (margin, weight) in zip(outcome.margins, outcome.weights) {
                sums[EvaluationReport.calibrationBin(margin), default: GroupSums()].add(
                    margin: margin, weight: weight, group: group)
            }
        }
        let found = sums.sorted { $0.key < $1.key }.map(\.value)
        bins = found.map { sum in
            Bin(
                predicted: sum.entries.reduce(0) { $0 + $1.expected } / sum.weight,
                observed: sum.entries.reduce(0) { $0 + $1.right } / sum.weight, pairs: sum.pairs,
                interval: sum.share(measured.bootstrap, seed: measured.seed)?.accuracyInterval)
        }
        error = Self.error(zip(bins, found).map { ($0.predicted, $0.observed, $1.weight) })
        errorByChance = Self.errorByChance(found, seed: measured.seed)
    }

    static func error(_ bins: [(predicted: Double, observed: Double, weight: Double)]) -> Double {
        let total = bins.reduce(0) { $0 + $1.weight }
        return total > 0 ? bins.reduce(0) { $0 + abs($1.predicted - $1.observed) * $1.weight } / total : 0
    }

    /// The mean error where each group of prompts is as far off as it is, to the one side or the other by the toss of a coin:
    /// if the probabilities are exactly right, all of it is chance, and groups are independent of one another.
    private static func errorByChance(_ bins: [GroupSums], seed: UInt64) -> Double {
        let total = bins.reduce(0) { $0 + $1.weight }
        let entries = bins.reduce(0) { $0 + $1.entries.count }
        guard total > 0 else { return 0 }
        let groups = (bins.flatMap(\.entries).map(\.group).max() ?? -1) + 1
        let deviations = bins.map { $0.entries.map { (group: $0.group, sum: $0.right - $0.expected) } }
        let draws = max(10, min(400, 4_000_000 / max(groups, entries)))
        var generator = SeededGenerator(seed: seed ^ 0xCA11_B0A7_E000_0001)
        var sum = 0.0
        for _ in 0..<draws {
            // A group has one sign in all bins.
            let signs = (0..<groups).map { _ in generator.next() >> 63 == 0 ? 1.0 : -1.0 }
            for bin in deviations { sum += abs(bin.reduce(0) { $0 + signs[$1.group] * $1.sum }) }
        }
        return sum / (Double(draws) * total)
    }
}
