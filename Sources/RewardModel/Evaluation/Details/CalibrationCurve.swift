import Preferences
import Statistics

/// Whether of all comparisons that were given 70 % about 70 % came out so.
public struct CalibrationCurve: Codable, Sendable, Equatable {
    /// The expected calibration error: the mean of |predicted − observed| over the bins, by their comparisons (Naeini,
    /// Cooper & Hauskrecht 2015; Guo et al. 2017, eq. 3).
    public var error: Double
    /// What the same error would come to on average if the probabilities were exactly right and comparisons independent:
    /// few comparisons never fit quite. An error about as large shows nothing.
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
        var probabilities: [Int: [Double]] = [:]
        for (outcome, group) in zip(measured.outcomes, measured.groups) {
            for margin in outcome.margins {
                let bin = EvaluationReport.calibrationBin(margin)
                sums[bin, default: GroupSums()].add(margin: margin, group: group)
                probabilities[bin, default: []].append(BradleyTerryLoss.sigmoid(abs(margin)))
            }
        }
        let numbers = sums.keys.sorted()
        bins = numbers.map { number in
            let (sum, probabilities) = (sums[number, default: GroupSums()], probabilities[number, default: []])
            return Bin(
                predicted: probabilities.reduce(0, +) / Double(probabilities.count),
                observed: sum.entries.reduce(0) { $0 + $1.right } / sum.pairs, pairs: probabilities.count,
                interval: sum.share(measured.bootstrap, seed: measured.seed)?.accuracyInterval)
        }
        error = Self.error(bins.map { ($0.predicted, $0.observed, Double($0.pairs)) })
        errorByChance = Self.errorByChance(numbers.map { probabilities[$0, default: []] }, seed: measured.seed)
    }

    static func error(_ bins: [(predicted: Double, observed: Double, pairs: Double)]) -> Double {
        let total = bins.reduce(0) { $0 + $1.pairs }
        return total > 0 ? bins.reduce(0) { $0 + abs($1.predicted - $1.observed) * $1.pairs } / total : 0
    }

    /// The mean error of outcomes that are drawn by the probabilities themselves; shape of `bins`: `(bins)(pairs)`.
    private static func errorByChance(_ bins: [[Double]], seed: UInt64) -> Double {
        let total = bins.reduce(0) { $0 + $1.count }
        let draws = max(10, min(200, 4_000_000 / max(1, total)))
        var generator = SeededGenerator(seed: seed ^ 0xCA11_B0A7_E000_0001)
        let errors = (0..<draws).map { _ in
            error(
                bins.map { probabilities in
                    let count = Double(probabilities.count)
                    let right = probabilities.count { Double(generator.next() >> 11) * 0x1p-53 < $0 }
                    return (probabilities.reduce(0, +) / count, Double(right) / count, count)
                })
        }
        return errors.reduce(0, +) / Double(draws)
    }
}
