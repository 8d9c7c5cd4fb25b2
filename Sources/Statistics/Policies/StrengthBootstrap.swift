/// Strengths fitted again and again to prompts drawn with replacement: a second opinion on the sandwich that shares
/// none of its algebra. It knows nothing of labelers.
public struct StrengthBootstrap: Sendable {
    /// In rising order; the group whose strengths were drawn.
    public let policies: [Int]
    private let strengths: [Double]
    private let draws: [[Double]]
    private let prompts: Int
    private let level: Double

    /// How many draws had strengths. The others drew so few of somebody's defeats or victories that there were none.
    public var replicates: Int { draws.count }

    /// A policy's strength against the mean of the group, in nats, with the percentile interval.
    public func strength(of policy: Int) -> Estimate? {
        guard let place = policies.firstIndex(of: policy) else { return nil }
        return estimate { $0[place] - $0.reduce(0, +) / Double($0.count) }
    }

    /// `first − second` in nats, with the percentile interval.
    public func difference(_ first: Int, _ second: Int) -> Estimate? {
        guard let one = policies.firstIndex(of: first), let other = policies.firstIndex(of: second), one != other
        else { return nil }
        return estimate { $0[one] - $0[other] }
    }

    private func estimate(_ statistic: ([Double]) -> Double) -> Estimate? {
        guard draws.count > 1 else { return nil }
        let replicates = draws.map(statistic)
        return Estimate(
            value: statistic(strengths), standardError: standardDeviation(replicates),
            interval: percentileInterval(replicates, level: level), clusters: prompts)
    }

    /// More prompts than these are put into so many parts by lot, and parts are drawn.
    static let mostParts = 1000

    init(
        _ judgements: PolicyJudgements, _ group: StrengthGroup, options: BootstrapOptions,
        using generator: inout some RandomNumberGenerator
    ) {
        var stream = ResamplingStream(&generator)
        policies = group.policies
        strengths = group.parameters.strengths
        level = options.level
        let parts = Self.parts(judgements, group.policies, &stream)
        prompts = parts.prompts
        var drawn = ComparisonCounts(policies: policies.count)
        var draws: [[Double]] = []
        for _ in 0..<options.replicates {
            var times = [Double](repeating: 0, count: parts.counts.count)
            for _ in times { times[stream.next(below: times.count)] += 1 }
            drawn.clear()
            for (part, times) in zip(parts.counts, times) where times > 0 { drawn.add(part, times: times) }
            let graph = drawn.graph
            guard let all = graph.tellableGroups.first, all.count == policies.count, graph.hasUpset(within: all),
                let fit = try? StrengthFit.minimum(
                    from: group.parameters.plain(hasTies: graph.hasTies(within: all)), { drawn.sums($0) })
            else { continue }
            draws.append(fit.parameters.strengths)
        }
        self.draws = draws
    }

    private static func parts(
        _ judgements: PolicyJudgements, _ policies: [Int], _ stream: inout ResamplingStream
    ) -> (counts: [ComparisonCounts], prompts: Int) {
        var places = [Int](repeating: -1, count: judgements.policyCount)
        for (place, policy) in policies.enumerated() { places[policy] = place }
        var prompts = 0
        judgements.forEachJudgement(of: places) { _, _, isNewPrompt in prompts += isNewPrompt ? 1 : 0 }
        // Prompts are dealt out in turn, in an order of chance, so that parts are as large as each other.
        var order = Array(0..<prompts)
        for place in order.indices.dropFirst().reversed() { order.swapAt(place, stream.next(below: place + 1)) }
        var counts = [ComparisonCounts](
            repeating: ComparisonCounts(policies: policies.count), count: min(prompts, mostParts))
        var prompt = -1
        judgements.forEachJudgement(of: places) { row, weight, isNewPrompt in
            prompt += isNewPrompt ? 1 : 0
            judgements.forEachComparison(in: row, places, weight: weight) {
                counts[order[prompt] % mostParts].add($0)
            }
        }
        return (counts, prompts)
    }
}

extension PolicyJudgements {
    /// Bootstraps the strengths of a group over prompts, without style.
    ///
    /// - Parameters:
    ///   - group: of strengths of these judgements, fitted without control for style.
    ///   - generator: where the randomness comes from; one number of it is consumed whatever the data.
    /// - Note: Efron & Tibshirani 1993, section 13.3. More than 1,000 prompts are drawn as 1,000 parts of them.
    public func bootstrapStrengths(
        of group: StrengthGroup, options: BootstrapOptions = .init(), using generator: inout some RandomNumberGenerator
    ) -> StrengthBootstrap {
        StrengthBootstrap(self, group, options: options, using: &generator)
    }
}
