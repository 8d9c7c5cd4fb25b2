import Foundation

/// How a comparison of two policies is going to be judged, and what is known of how judgements vary.
public struct ComparisonPlan: Codable, Sendable, Equatable {
    /// Judgements of each prompt, by different labelers.
    public var judgementsPerPrompt: Int
    /// How many labelers share the work evenly.
    public var labelers: Int
    /// The share of judgements that are ties, 0 ..< 1.
    public var tieRate: Double
    /// The share of the variance of a judgement that lies between prompts: the correlation of two judgements of one
    /// prompt by different labelers.
    public var promptShare: Double
    /// The share that lies between labelers: the correlation of two judgements of one labeler.
    public var labelerShare: Double
    /// Confidence of the interval that is to leave out one half.
    public var level: Double
    /// The probability that it does.
    public var power: Double

    /// A plan of its parts.
    public init(
        judgementsPerPrompt: Int = 1, labelers: Int = 10, tieRate: Double = 0, promptShare: Double = 0.1,
        labelerShare: Double = 0, level: Double = 0.95, power: Double = 0.8
    ) {
        self.judgementsPerPrompt = judgementsPerPrompt
        self.labelers = labelers
        self.tieRate = tieRate
        self.promptShare = promptShare
        self.labelerShare = labelerShare
        self.level = level
        self.power = power
    }

    /// What a plan says of a difference.
    public enum Size: Codable, Sendable, Equatable {
        /// So many prompts, and judgements in all, are enough.
        case enough(prompts: Int, judgements: Int)
        /// No number of prompts is: this many labelers differ by too much. With so many of them it could be done.
        case moreLabelers(atLeast: Int)
        /// With so many ties a win rate cannot be so far from one half, or it is so near that nothing would do.
        case impossible
    }

    /// How many prompts it takes to find a win rate of ½ + `difference`.
    ///
    /// With scores 0, ½, 1 a judgement's variance is σ² = p (1 − p) − t/4 at win rate p and tie rate t. That of the
    /// mean of P prompts with m judgements each by L labelers is V = σ² (ρₚ/P + ρₗ/L + (1 − ρₚ − ρₗ)/(P m)) (Cochran
    /// 1977, "Sampling techniques", chapter 10), and P is the least with difference ≥ t / (2 √n) + z √V: as far from
    /// one half as Wilson's interval on n = p (1 − p) / V reaches, with Student's quantile t and the degrees of freedom
    /// of `ClusteredVariance`, and as far again as the power's normal quantile z asks for.
    ///
    /// - Parameter difference: of the win rate from one half, in 0 ..< ½; its sign does not matter.
    public func size(for difference: Double) -> Size {
        precondition(isValid, "shares and rates are in 0 … 1, labelers and judgements at least 1")
        let distance = abs(difference)
        guard distance > 0, distance <= (1 - tieRate) / 2 else { return .impossible }
        var (low, high) = (1, 2)
        while !finds(distance, prompts: high) {
            guard high < Self.mostPrompts else {
                return labelersNeeded(for: distance).map { .moreLabelers(atLeast: $0) } ?? .impossible
            }
            (low, high) = (high, 2 * high)
        }
        while high - low > 1 {
            let middle = low + (high - low) / 2
            if finds(distance, prompts: middle) { high = middle } else { low = middle }
        }
        return .enough(prompts: high, judgements: high * judgementsPerPrompt)
    }

    /// The smallest distance of a win rate from one half that so many prompts find; nil where not even 0 or 1 is found.
    public func smallestDifference(prompts: Int) -> Double? {
        precondition(isValid, "shares and rates are in 0 … 1, labelers and judgements at least 1")
        var (low, high) = (0.0, (1 - tieRate) / 2)
        guard prompts >= 2, finds(high, prompts: prompts) else { return nil }
        for _ in 0..<50 {
            let middle = (low + high) / 2
            if finds(middle, prompts: prompts) { high = middle } else { low = middle }
        }
        return high
    }

    /// How many times the variance is that of as many independent judgements.
    public func designEffect(prompts: Int) -> Double {
        let all = Double(prompts * judgementsPerPrompt)
        let parts = parts(prompts: prompts)
        return (parts.prompts + parts.labelers) * all
    }

    private var isValid: Bool {
        judgementsPerPrompt >= 1 && labelers >= 1 && (0..<1).contains(tieRate) && promptShare >= 0
            && labelerShare >= 0 && promptShare + labelerShare <= 1 && (0..<1).contains(level)
            && (0..<1).contains(power)
    }

    /// The variance of the mean in units of σ²: what falls with prompts, and what labelers add.
    private func parts(prompts: Int) -> (prompts: Double, labelers: Double) {
        let count = Double(prompts)
        let rest = (1 - promptShare - labelerShare) / Double(judgementsPerPrompt)
        return ((promptShare + rest) / count, labelerShare / Double(labelers))
    }

    private func finds(_ distance: Double, prompts: Int) -> Bool {
        guard prompts >= 2 else { return false }
        let rate = 0.5 + distance
        let variance = max(rate * (1 - rate) - tieRate / 4, 0)
        let parts = parts(prompts: prompts)
        let all = parts.prompts + parts.labelers
        let cells = Double(prompts * judgementsPerPrompt)
        let byLabeler = parts.labelers + (1 - labelerShare) / cells
        // A single labeler's own taste is not seen, so it does not widen the interval.
        let spreadOfLabelers =
            labelers > 1
            ? byLabeler * (max(0, 1 - Double(labelers) / cells) / Double(labelers - 1)).squareRoot() : 0
        let seen =
            labelers > 1
            ? Self.meanOfPositive(parts.labelers, deviation: spreadOfLabelers * 2.0.squareRoot()) : 0
        let spread = parts.prompts * parts.prompts / Double(prompts - 1) + spreadOfLabelers * spreadOfLabelers
        let freedom = max(1, (parts.prompts + seen) * (parts.prompts + seen) / spread)
        // Wilson's interval, which a win rate has, leaves out one half from here on; see `proportionInterval`.
        let count = Double(prompts)
        let trials = (rate * (1 - rate) + 1 / count) / (variance * (parts.prompts + seen) + 1 / (count * count))
        let needed = studentQuantile((1 + level) / 2, freedom: freedom) / (2 * trials.squareRoot())
        return distance >= needed + normalQuantile(power) * (variance * all).squareRoot()
    }

    /// What is left on the mean of a normal number of which nothing below 0 counts: the variance of labelers is not
    /// taken for less than nothing, so where there is none some is found.
    private static func meanOfPositive(_ mean: Double, deviation: Double) -> Double {
        guard deviation > 0 else { return mean }
        let z = mean / deviation
        return mean * 0.5 * erfc(-z / 2.0.squareRoot()) + deviation * exp(-z * z / 2) / (2 * Double.pi).squareRoot()
    }

    private func labelersNeeded(for distance: Double) -> Int? {
        var plan = self
        plan.labelers = max(2, labelers)
        while plan.labelers < 1_000_000 {
            if plan.finds(distance, prompts: Self.mostPrompts) { return plan.labelers }
            plan.labelers += max(1, plan.labelers / 50)
        }
        return nil
    }

    /// More than these is without end.
    private static let mostPrompts = 1 << 40
}
