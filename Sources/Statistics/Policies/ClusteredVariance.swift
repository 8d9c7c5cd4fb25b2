/// What one observation adds to the error of an estimate: its influence, divided by the number of observations.
struct Contribution {
    var prompt: Int
    var labeler: Int?
    /// Its share of all weight; for how even the clusters are.
    var weight: Double
    var residual: Double
}

/// The variance of an estimate whose errors hang together within prompts and within labelers.
///
/// With the sums E of contributions over each cluster, V = Σ E² over prompts + Σ E² over labelers − Σ E² over prompts
/// of labelers, each times G / (G − 1) (Cameron, Gelbach & Miller 2011, "Robust inference with multiway clustering",
/// JBES 29, eq. 2.11). G is Kish's effective number of clusters (Σw)² / Σw², for a labeler who did nearly everything is
/// nearly the only one; of clusters of one size it is their number.
///
/// The difference may be too small or negative by chance. The variance is then the larger of the one-way ones
/// (Davezies, D'Haultfœuille & Guyonvarch 2021, "Empirical process results for exchangeable arrays"; MacKinnon, Nielsen
/// & Webb 2024, "Jackknife inference with two-way clustering").
///
/// The degrees of freedom are Satterthwaite's (1946), V² / (Vₚ² / (Gₚ − 1) + Vₗ² (1 − Gₗ / Gₚₗ) / (Gₗ − 1)): a sum of
/// squares over G clusters varies by 2 V² / (G − 1), and of what the labelers' has, the cells' takes off a share Gₗ /
/// Gₚₗ. So three labelers make for wide intervals even where they happen to agree: three are not enough to know.
public struct ClusteredVariance: Sendable, Equatable {
    /// The variance of the estimate.
    public let variance: Double
    /// Degrees of freedom for Student's t; at least 1.
    public let freedom: Double

    /// - Parameters:
    ///   - prompts: Σ E² over prompts and the effective number of them; likewise the others.
    init(prompts: ClusterSquares, labelers: ClusterSquares, both: ClusterSquares) {
        let byPrompt = prompts.corrected
        // One labeler, or none, says nothing of how labelers differ.
        let byLabeler = labelers.clusters > 1.000001 ? labelers.corrected : 0
        let byBoth = labelers.clusters > 1.000001 ? both.corrected : 0
        variance = max(byPrompt + byLabeler - byBoth, byPrompt, byLabeler)
        // Of labelers who did one thing each, nothing is left when the prompts of labelers are taken off.
        let repeated = both.clusters > 0 ? max(0, 1 - labelers.clusters / both.clusters) : 0
        let spread =
            byPrompt * byPrompt / max(1, prompts.clusters - 1)
            + byLabeler * byLabeler * repeated / max(1, labelers.clusters - 1)
        freedom = spread > 0 ? max(1, variance * variance / spread) : max(1, prompts.clusters - 1)
    }

    /// The sum with the variance of something independent.
    ///
    /// - Parameters:
    ///   - contributions: by prompt and then by labeler.
    ///   - other: the variance of the other part, with so many degrees of `freedom`.
    init(_ contributions: [Contribution], adding other: Double, freedom otherFreedom: Double) {
        let own = ClusteredVariance(contributions)
        variance = own.variance + other
        let spread = own.variance * own.variance / own.freedom + other * other / otherFreedom
        freedom = spread > 0 ? max(1, variance * variance / spread) : own.freedom
    }

    /// - Parameter contributions: by prompt and then by labeler.
    init(_ contributions: [Contribution]) {
        var (prompts, both) = (ClusterSum(), ClusterSum())
        for (index, one) in contributions.enumerated() {
            let last = index > 0 ? contributions[index - 1] : nil
            let isSamePrompt = last?.prompt == one.prompt
            if !isSamePrompt { prompts.close() }
            if !isSamePrompt || last?.labeler != one.labeler { both.close() }
            prompts.add(one)
            if one.labeler != nil { both.add(one) }
        }
        prompts.close()
        both.close()
        self.init(prompts: prompts.squares, labelers: Self.byLabeler(contributions), both: both.squares)
    }

    private static func byLabeler(_ contributions: [Contribution]) -> ClusterSquares {
        var (lowest, highest) = (Int.max, Int.min)
        for one in contributions {
            guard let labeler = one.labeler else { continue }
            lowest = min(lowest, labeler)
            highest = max(highest, labeler)
        }
        guard lowest <= highest else { return ClusterSquares() }
        var squares = ClusterSquares()
        let width = highest.subtractingReportingOverflow(lowest)
        if !width.overflow, width.partialValue < 2 * contributions.count + 1000 {
            // Numbers close together, as ids mostly are, need no hashing.
            var sums = [ClusterSum](repeating: ClusterSum(), count: width.partialValue + 1)
            for one in contributions { if let labeler = one.labeler { sums[labeler - lowest].add(one) } }
            for sum in sums { squares.add(sum) }
        } else {
            var places: [Int: Int] = [:]
            var sums: [ClusterSum] = []
            for one in contributions {
                guard let labeler = one.labeler else { continue }
                let place = places[labeler] ?? sums.count
                if place == sums.count {
                    places[labeler] = place
                    sums.append(ClusterSum())
                }
                sums[place].add(one)
            }
            for sum in sums { squares.add(sum) }
        }
        return squares
    }
}

/// Squares of clusters' sums, and how many clusters they come to.
struct ClusterSquares {
    var residuals = 0.0
    var weight = 0.0
    var weights = 0.0

    /// Kish's effective number: (Σw)² / Σw².
    var clusters: Double { weights > 0 ? weight * weight / weights : 0 }

    /// Times G / (G − 1).
    var corrected: Double { clusters > 1.000001 ? residuals * clusters / (clusters - 1) : 0 }

    mutating func add(_ sum: ClusterSum) {
        residuals += sum.residual * sum.residual
        weight += sum.weight
        weights += sum.weight * sum.weight
    }
}

/// The sum of the cluster that is being walked through, and the squares of those before it.
struct ClusterSum {
    private(set) var residual = 0.0
    private(set) var weight = 0.0
    private(set) var squares = ClusterSquares()

    @inline(__always)
    mutating func add(_ one: Contribution) {
        residual += one.residual
        weight += one.weight
    }

    mutating func close() {
        squares.add(self)
        (residual, weight) = (0, 0)
    }
}
