import Foundation

/// What the judgements of one task leave open of its completions' strengths, given how each labeler judges.
struct TaskPosterior {
    /// A judgement, flattened.
    struct Order {
        var labeler: Int
        var trust: Double
        /// When it was said; nil where that is not known.
        var day: Int?
        /// Completions, best first.
        var completions: [Int]
        /// Of the groups.
        var sizes: [Int]
        /// Of each completion in the order: whether it stood first, and its style; shape `(completions, 1 + styles)`.
        var traits: [[Double]]
        /// Whether somebody else who has a say has ordered them too: beside nobody an order tells nothing of its labeler.
        var isMeasured = false

        /// What each completion is worth to a labeler of parameters `labeler`, the reliability first, where the strengths are
        /// `strengths`.
        func utilities(_ labeler: [Double], _ strengths: [Double]) -> [Double] {
            completions.indices.map { place in
                var utility = labeler[0] * strengths[completions[place]]
                for (trait, pull) in zip(traits[place], labeler.dropFirst()) { utility += trait * pull }
                return utility
            }
        }
    }

    /// Strengths from the posterior.
    struct Draw {
        var strengths: [Double]
        /// All draws' add up to 1.
        var weight: Double
        /// Of each order, in the order of `orders`.
        var likelihoods: [OrderLikelihood]
    }

    /// Judgements that say something; none where they tell of no labeler.
    private(set) var orders: [Order]
    /// Two labelers with a say who have ordered the task.
    struct Meeting {
        /// The lower number first.
        var labelers: [Int]
        /// Pairs of completions that both order alike less those that they order the other way round.
        var concordance: Double
    }

    /// Each two of them.
    let meetings: [Meeting]
    /// Less their means in the task, since only differences count; shape `(completions, styles)`.
    let styles: [[Double]]
    private let count: Int
    /// Where the posterior is highest; shape `(completions)`.
    private var mode: [Double]
    /// Means and standard deviations; shape `(completions)`.
    private(set) var strengths: [(mean: Double, deviation: Double)]

    init(_ task: ConsensusTask) {
        let count = task.styles.count
        let means = (task.styles.first ?? []).indices.map { style in
            task.styles.reduce(0) { $0 + $1[style] } / Double(count)
        }
        let styles = task.styles.map { zip($0, means).map { $0 - $1 } }
        var orders = task.judgements.filter { $0.groups.count > 1 }.map { judgement in
            let completions = judgement.groups.flatMap(\.self)
            return Order(
                labeler: judgement.labeler, trust: judgement.trust, day: judgement.day, completions: completions,
                sizes: judgement.groups.map(\.count),
                traits: completions.map { [$0 == judgement.first ? 1 : 0] + styles[$0] })
        }
        for place in orders.indices {
            let labeler = orders[place].labeler
            orders[place].isMeasured = orders.contains { $0.labeler != labeler && $0.trust > 0 }
        }
        self.orders = orders.contains(where: \.isMeasured) ? orders : []
        meetings = Self.meetings(of: task)
        self.styles = styles
        self.count = count
        mode = [Double](repeating: 0, count: count)
        strengths = mode.map { ($0, 1) }
    }

    /// Whether there is something to compare.
    var isShared: Bool { !orders.isEmpty }

    /// What all but one of the orders leave open.
    func without(_ place: Int) -> TaskPosterior {
        var others = self
        others.orders.remove(at: place)
        return others
    }

    private static func meetings(of task: ConsensusTask) -> [Meeting] {
        let heard = task.judgements.filter { $0.trust > 0 }
        let ranks = heard.map { judgement in
            judgement.groups.enumerated().reduce(into: [Int: Int]()) { ranks, group in
                for completion in group.element { ranks[completion] = group.offset }
            }
        }
        return heard.indices.flatMap { one in
            heard[..<one].indices.compactMap { other in
                guard heard[one].labeler != heard[other].labeler else { return nil }
                let both = ranks[one].keys.filter { ranks[other][$0] != nil }
                let counts = PairCounts(both.map { ranks[one][$0] ?? 0 }, both.map { ranks[other][$0] ?? 0 })
                return Meeting(
                    labelers: [heard[one].labeler, heard[other].labeler].sorted(),
                    concordance: Double(counts.concordant - counts.discordant))
            }
        }
    }

    /// Finds the mode again, from the last one.
    /// - Parameters:
    ///   - parameters: by labeler; shape `(labelers, 2 + styles)`.
    ///   - normals: `NormalDraws`.
    /// - Returns: draws from the normal distribution around the mode, weighted by what the posterior really is.
    mutating func draws(_ parameters: [[Double]], normals: [[Double]]) -> [Draw] {
        guard let root = findMode(parameters) else { return [] }
        var draws = normals.map { normal in
            let spread = root.backward(Array(normal.prefix(count)))
            let drawn = zip(mode, spread).map { $0 + $1 }
            let likelihoods = likelihoods(parameters, drawn)
            var log = zip(orders, likelihoods).reduce(0) { $0 + $1.0.trust * $1.1.log }
            for (strength, normal) in zip(drawn, normal) { log += (normal * normal - strength * strength) / 2 }
            return Draw(strengths: drawn, weight: log, likelihoods: likelihoods)
        }
        let weights = Self.normalized(draws.map(\.weight))
        for index in draws.indices { draws[index].weight = weights[index] }
        strengths = (0..<count).map { place in
            let mean = draws.reduce(0) { $0 + $1.weight * $1.strengths[place] }
            let square = draws.reduce(0) { $0 + $1.weight * $1.strengths[place] * $1.strengths[place] }
            return (mean, max(0, square - mean * mean).squareRoot())
        }
        return draws
    }

    /// Shares that add up to 1, from their logarithms.
    static func normalized(_ logs: [Double]) -> [Double] {
        let highest = logs.max() ?? 0
        let shares = logs.map { exp($0 - highest) }
        let sum = shares.reduce(0, +)
        return shares.map { $0 / sum }
    }

    private func likelihoods(_ parameters: [[Double]], _ strengths: [Double]) -> [OrderLikelihood] {
        orders.map { OrderLikelihood($0.utilities(parameters[$0.labeler], strengths), sizes: $0.sizes) }
    }

    /// By Newton's method; the logarithm of the posterior is concave.
    /// - Returns: a root of the posterior's precision at the mode.
    private mutating func findMode(_ parameters: [[Double]]) -> Cholesky? {
        for _ in 0..<20 {
            var gradient = mode.map { -$0 }
            var precision = [Double](repeating: 0, count: count * count)
            for place in 0..<count { precision[place * count + place] = 1 }
            for (order, likelihood) in zip(orders, likelihoods(parameters, mode)) {
                let reliability = parameters[order.labeler][0]
                let length = order.completions.count
                for (place, completion) in order.completions.enumerated() {
                    gradient[completion] += order.trust * reliability * likelihood.gradient[place]
                    for (other, beside) in order.completions.enumerated() {
                        precision[completion * count + beside] +=
                            order.trust * reliability * reliability * likelihood.information[place * length + other]
                    }
                }
            }
            guard let root = Cholesky(precision, count: count) else { return nil }
            let step = root.solve(gradient)
            let longest = step.reduce(0) { max($0, abs($1)) }
            if longest < 1e-4 { return root }
            // Far from the mode a whole step can go too far.
            for place in 0..<count { mode[place] += step[place] * min(1, 2 / longest) }
        }
        return nil
    }
}
