import Foundation

/// Whether labelers disagree about a task by more than noise explains, task by task, under a fitted `ConsensusModel`.
///
/// The statistic is how far the orders go the same way: for each two labelers the pairs of completions that both order alike
/// less those that they order the other way round, weighted by how far each of the two follows the crowd. What it would be if
/// there were one strength of each completion that all judge by is simulated: strengths are drawn anew, and each labeler
/// orders them as the model says that they do, with the reliability, the pull of the first place and of style that were found
/// in them, and with ties where they tied. The p-value is the share of draws that agree no more than people did.
///
/// Strengths are drawn from their distribution among tasks, not from what is known of this task: so a p-value is uniform
/// where nothing is disputed, which one that conditions on the same judgements is not (Bayarri & Berger 2000). Completions
/// that are nearly alike are noise in that sense: people differ about them, and no expert is needed for it.
///
/// Draws end as soon as enough of them agree no more than people did (Besag & Clifford 1991): most tasks need a few dozen.
public struct DisputeTest: Sendable {
    /// What is simulated of one labeler's order.
    private struct Order {
        /// From −1 to 1: how far the labeler follows the crowd.
        var say: Double
        var reliability: Double
        /// Completions, best first.
        var completions: [Int]
        /// Of the tie groups.
        var sizes: [Int]
        /// What place and style add to each of `completions`, in nats.
        var pulls: [Double]
    }

    /// Draws that agree no more than people did, after which there are enough.
    static let enough = 10
    /// And draws in all.
    static let mostDraws = 20_000

    private let parameters: [[Double]]
    private let crowd: [Double]

    /// A test by what `model` found of its labelers.
    public init(_ model: ConsensusModel) {
        parameters = model.parameters
        crowd = model.crowd
    }

    /// How far the labelers of a task order its completions the same way, below 0 where they contradict each other more often;
    /// nil where fewer than two of them say anything that has a say.
    public func concordance(_ task: ConsensusTask) -> Double? {
        let orders = orders(of: task, withPulls: false)
        guard orders.count > 1 else { return nil }
        return Self.concordance(orders, ranks: orders.map { Self.ranks($0, $0.completions, task.styles.count) })
    }

    /// The probability of so little agreement, or less, where nothing but noise is at work.
    ///
    /// - Returns: nil as `concordance`. It is above 0.
    public func pValue(_ task: ConsensusTask, using generator: inout some RandomNumberGenerator) -> Double? {
        let orders = orders(of: task, withPulls: true)
        guard orders.count > 1 else { return nil }
        let count = task.styles.count
        let said = Self.concordance(orders, ranks: orders.map { Self.ranks($0, $0.completions, count) })
        var found = 0
        for draw in 1...Self.mostDraws {
            let strengths = (0..<count).map { _ in Self.normal(using: &generator) }
            let ranks = orders.map { Self.ranks($0, Self.drawn($0, strengths, using: &generator), count) }
            if Self.concordance(orders, ranks: ranks) <= said + 1e-9 { found += 1 }
            if found == Self.enough { return Double(found) / Double(draw) }
        }
        return Double(found + 1) / Double(Self.mostDraws + 1)
    }

    private func orders(of task: ConsensusTask, withPulls: Bool) -> [Order] {
        let means = (task.styles.first ?? []).indices.map { style in
            task.styles.reduce(0) { $0 + $1[style] } / Double(task.styles.count)
        }
        return task.judgements.compactMap { judgement in
            guard judgement.groups.count > 1, judgement.trust > 0 else { return nil }
            let own = judgement.labeler < parameters.count ? parameters[judgement.labeler] : crowd
            let completions = judgement.groups.flatMap(\.self)
            return Order(
                say: max(-1, min(1, own[0] / crowd[0])), reliability: own[0], completions: completions,
                sizes: judgement.groups.map(\.count),
                pulls: !withPulls
                    ? []
                    : completions.map { place in
                        var pull = place == judgement.first ? own[1] : 0
                        for (style, mean) in means.enumerated() {
                            pull += own[2 + style] * (task.styles[place][style] - mean)
                        }
                        return pull
                    })
        }
    }

    /// The group of each completion, 0 being the best; −1 of one that is not in the order.
    private static func ranks(_ order: Order, _ completions: [Int], _ count: Int) -> [Int] {
        var ranks = [Int](repeating: -1, count: count)
        var place = 0
        for (group, size) in order.sizes.enumerated() {
            for completion in completions[place..<place + size] { ranks[completion] = group }
            place += size
        }
        return ranks
    }

    private static func concordance(_ orders: [Order], ranks: [[Int]]) -> Double {
        var sum = 0.0
        for one in orders.indices {
            for other in 0..<one {
                var net = 0
                let (first, second) = (ranks[one], ranks[other])
                for high in first.indices where first[high] >= 0 && second[high] >= 0 {
                    for low in 0..<high where first[low] >= 0 && second[low] >= 0 {
                        net += (first[high] - first[low]).signum() * (second[high] - second[low]).signum()
                    }
                }
                sum += orders[one].say * orders[other].say * Double(net)
            }
        }
        return sum
    }

    /// An order of a labeler's by the model, best first: at each stage a group of the size that it has, with the probability of
    /// `OrderLikelihood` (Gumbel's trick).
    private static func drawn(
        _ order: Order, _ strengths: [Double], using generator: inout some RandomNumberGenerator
    ) -> [Int] {
        var left = order.completions.indices.map { place in
            (
                completion: order.completions[place],
                utility: order.reliability * strengths[order.completions[place]] + order.pulls[place]
            )
        }
        if order.sizes.allSatisfy({ $0 == 1 }) {
            for place in left.indices { left[place].utility += gumbel(using: &generator) }
            return left.sorted { $0.utility > $1.utility }.map(\.completion)
        }
        var drawn: [Int] = []
        for size in order.sizes {
            let members = OrderLikelihood.members[left.count][size]
            var best: (value: Double, group: Int) = (-.infinity, 0)
            for group in 0..<(members.count / size) {
                var sum = 0.0
                for place in 0..<size { sum += left[members[group * size + place]].utility }
                let value = sum / Double(size) + gumbel(using: &generator)
                if value > best.value { best = (value, group) }
            }
            let taken = members[best.group * size..<(best.group + 1) * size]
            drawn += taken.map { left[$0].completion }
            for place in taken.reversed() { left.remove(at: place) }
        }
        return drawn
    }

    private static func gumbel(using generator: inout some RandomNumberGenerator) -> Double {
        -log(-log(Double.random(in: Double.leastNormalMagnitude..<1, using: &generator)))
    }

    private static func normal(using generator: inout some RandomNumberGenerator) -> Double {
        let radius = (-2 * log(Double.random(in: Double.leastNormalMagnitude..<1, using: &generator))).squareRoot()
        return radius * cos(2 * .pi * Double.random(in: 0..<1, using: &generator))
    }
}

/// The share of false discoveries to be expected among all tests whose p-value is at most this one's (Benjamini & Hochberg
/// 1995), in the order of `pValues`.
///
/// - Parameter tests: how many there were, those that are not among `pValues` too: of these nothing is known but that they
///   told nothing.
public func falseDiscoveryRates(_ pValues: [Double], among tests: Int) -> [Double] {
    let order = pValues.indices.sorted { pValues[$0] > pValues[$1] }
    var rates = [Double](repeating: 1, count: pValues.count)
    var lowest = 1.0
    for (passed, place) in order.enumerated() {
        lowest = min(lowest, pValues[place] * Double(tests) / Double(pValues.count - passed))
        rates[place] = lowest
    }
    return rates
}
