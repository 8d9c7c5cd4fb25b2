/// The places that a policy can have among others.
public struct PolicyRank: Codable, Sendable, Equatable {
    /// Which policy.
    public var policy: Int
    /// 1 and how many are better.
    public var best: Int
    /// As many as there are, less those that are worse.
    public var worst: Int

    /// A rank of its parts.
    public init(policy: Int, best: Int, worst: Int) {
        self.policy = policy
        self.best = best
        self.worst = worst
    }
}

extension StrengthGroup {
    /// Each policy's place, the strongest first: another is better or worse where the interval of the difference says
    /// so.
    ///
    /// - Parameters:
    ///   - level: of each interval, as LMArena has it (Chiang et al. 2024, "Chatbot Arena", section 4.2).
    ///   - jointly: whether `level` is to hold for all places at once: all m (m − 1) / 2 intervals are then made wider
    ///     after Bonferroni (Mogstad, Romano, Shaikh & Wilhelm 2024, "Inference for ranks", section 3).
    public func ranks(level: Double = 0.95, jointly: Bool = false) -> [PolicyRank] {
        let pairs = Double(policies.count * (policies.count - 1) / 2)
        let each = jointly ? 1 - (1 - level) / max(1, pairs) : level
        var better = [Int](repeating: 0, count: policies.count)
        var worse = better
        for (one, first) in policies.enumerated() {
            for (other, second) in policies.enumerated() where one < other {
                guard let interval = difference(first, second, level: each)?.interval else { continue }
                if interval.lower > 0 {
                    worse[one] += 1
                    better[other] += 1
                } else if interval.upper < 0 {
                    better[one] += 1
                    worse[other] += 1
                }
            }
        }
        let order = policies.indices.sorted {
            (parameters.strengths[$1], $0) < (parameters.strengths[$0], $1)
        }
        return order.map { place in
            PolicyRank(policy: policies[place], best: 1 + better[place], worst: policies.count - worse[place])
        }
    }
}
