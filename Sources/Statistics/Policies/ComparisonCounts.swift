/// How much weight each outcome of each pair of policies has: all that a fit without style needs to know.
struct ComparisonCounts {
    private let policies: Int
    /// First preferred, second preferred, tied, of each pair; shape `(policies, policies, 3)`, of which the upper
    /// triangle is used.
    private(set) var weights: [Double]

    init(policies: Int) {
        self.policies = policies
        weights = [Double](repeating: 0, count: policies * policies * 3)
    }

    init(_ judgements: PolicyJudgements, _ places: [Int], policies: Int) {
        self.init(policies: policies)
        judgements.forEachJudgement(of: places) { row, weight, _ in
            judgements.forEachComparison(in: row, places, weight: weight) { add($0) }
        }
    }

    @inline(__always)
    mutating func add(_ comparison: PolicyComparison) {
        let pair = 3 * (comparison.first * policies + comparison.second)
        weights[pair + (comparison.side > 0 ? 0 : comparison.side < 0 ? 1 : 2)] += comparison.weight
    }

    /// Adds others so many times.
    mutating func add(_ others: ComparisonCounts, times: Double) {
        for place in weights.indices { weights[place] += times * others.weights[place] }
    }

    mutating func clear() {
        for place in weights.indices { weights[place] = 0 }
    }

    func sums(_ parameters: StrengthParameters) -> StrengthSums {
        var sums = StrengthSums(parameters.layout)
        forEach { sums.add($0, parameters) }
        return sums
    }

    var graph: ComparisonGraph {
        var graph = ComparisonGraph(count: policies)
        forEach { graph.add($0) }
        return graph
    }

    private func forEach(_ body: (PolicyComparison) -> Void) {
        for first in 0..<policies {
            for second in (first + 1)..<max(first + 1, policies) {
                for (place, side) in [1.0, -1, 0].enumerated() {
                    let weight = weights[3 * (first * policies + second) + place]
                    guard weight > 0 else { continue }
                    body(PolicyComparison(first: first, second: second, side: side, weight: weight, style: .zero))
                }
            }
        }
    }
}
