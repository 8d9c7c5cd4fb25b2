/// A labeler's answer to one field about one completion: a rating, or a flag as 0 or 1.
public struct PolicyRating: Sendable, Equatable {
    /// Who wrote the completion, from 0.
    public var policy: Int
    /// The cluster of everything about the prompt.
    public var prompt: Int
    /// The cluster of everything by the labeler.
    public var labeler: Int
    /// In the field's own units.
    public var value: Double
    /// How far the labeler is trusted, beside others of the same prompt; not negative.
    public var trust: Double

    /// An answer of its parts.
    public init(policy: Int, prompt: Int, labeler: Int, value: Double, trust: Double = 1) {
        self.policy = policy
        self.prompt = prompt
        self.labeler = labeler
        self.value = value
        self.trust = trust
    }
}

/// Answers to one field about the completions of policies: its mean, or its rate, for each (Ouyang et al. 2022, Figure
/// 4 and Table 3).
///
/// As everywhere, each prompt weighs 1 for each policy, however many completions and labelers it has. A subset is made
/// by making another of fewer answers.
public struct PolicyRatings: Sendable {
    private let byPolicy: [ClusteredValues]

    /// - Parameters:
    ///   - ratings: in any order; policies in `0 ..< policies`.
    ///   - policies: how many there are.
    public init(_ ratings: some Sequence<PolicyRating>, policies: Int) {
        var values = [[ClusteredValue]](repeating: [], count: policies)
        for rating in ratings {
            precondition(values.indices.contains(rating.policy), "policies are in 0 ..< \(policies)")
            values[rating.policy].append(
                ClusteredValue(
                    prompt: rating.prompt, labeler: rating.labeler, value: rating.value, trust: rating.trust))
        }
        byPolicy = values.map { ClusteredValues($0) }
    }

    /// The answers about one policy.
    public func values(_ policy: Int) -> ClusteredValues { byPolicy[policy] }

    /// The mean of a rating, or the rate of a flag with `.proportion`; nil with fewer than two prompts.
    public func mean(of policy: Int, _ range: ValueRange, level: Double = 0.95) -> ClusteredMean? {
        byPolicy[policy].mean(range, level: level)
    }

    /// The difference `first − second`; prompts and labelers that both have in common cancel out.
    ///
    /// - Returns: nil where either has fewer than two prompts.
    public func difference(
        _ first: Int, _ second: Int, _ range: ValueRange, level: Double = 0.95
    ) -> ClusteredMean? {
        byPolicy[first].difference(from: byPolicy[second], range, level: level)
    }
}
