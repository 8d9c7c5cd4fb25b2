import Foundation

/// How far each labeler is from the others who judged the same tasks: hard tasks are hard for all of them, and cancel out.
///
/// The unit is a task: what a labeler has there less the mean of the others. Its variance is the labeler's own, moderated by
/// that of all (Smyth 2004, "Linear models and empirical Bayes methods", with a fixed weight), so that somebody in whose few
/// tasks nothing happened to vary does not look certain.
public struct PairedDeviations: Sendable {
    private struct Sums {
        var count = 0
        var sum = 0.0
        var squares = 0.0

        var mean: Double { sum / Double(count) }
        /// Of squares around the mean.
        var around: Double { max(0, squares - sum * sum / Double(count)) }
    }

    /// As many tasks' worth of variance is lent by all to each.
    private static let lent = 4.0

    private var sums: [Int: Sums] = [:]

    /// Nothing yet.
    public init() {}

    /// Another task.
    ///
    /// - Parameter values: of each labeler who judged it, by number; of fewer than two nothing is learnt.
    public mutating func add(_ values: [(labeler: Int, value: Double)]) {
        guard values.count > 1 else { return }
        let sum = values.reduce(0) { $0 + $1.value }
        for (labeler, value) in values {
            let deviation = value - (sum - value) / Double(values.count - 1)
            sums[labeler, default: Sums()].count += 1
            sums[labeler, default: Sums()].sum += deviation
            sums[labeler, default: Sums()].squares += deviation * deviation
        }
    }

    /// By labeler, shrunk.
    ///
    /// - Parameter fewest: tasks that somebody must share with others.
    /// - Returns: nobody where no two labelers ever differed.
    public func estimates(fewest: Int) -> [Int: Estimate] {
        let told = sums.filter { $0.value.count >= max(2, fewest) }.sorted { $0.key < $1.key }
        let freedom = told.reduce(0) { $0 + $1.value.count - 1 }
        guard freedom > 0 else { return [:] }
        let pooled = told.reduce(0) { $0 + $1.value.around } / Double(freedom)
        // Where the same is said of every task, rounding leaves a trace, and nothing tells how far it would vary.
        guard pooled > 1e-12 else { return [:] }
        let effects = told.map { _, sums in
            let variance =
                (sums.around + Self.lent * pooled) / (Double(sums.count - 1) + Self.lent) / Double(sums.count)
            return Shrinkage.Effect(value: sums.mean, variance: variance, clusters: sums.count)
        }
        return Dictionary(uniqueKeysWithValues: zip(told.map(\.key), Shrinkage(effects).estimates))
    }
}
