/// Whether a reward model likes a policy that people do not: the sign that it was tuned against the reward for too long
/// (Gao, Schulman & Hilton 2023, "Scaling laws for reward model overoptimization").
public struct Overoptimisation: Codable, Sendable, Equatable {
    /// What the figures come to.
    public enum Verdict: String, Codable, Sendable, CaseIterable {
        /// The reward model prefers the policy, more than people do, and people do not: **the alarm**. The intervals of
        /// the reward model's win rate and of the difference lie above ½ and 0; that of people's win rate does not lie
        /// above ½.
        case alarm
        /// The reward model likes it more than people do, but people prefer it, too, or neither does.
        case overstated
        /// The difference may be none.
        case consistent
        /// The reward model prefers it less than people do.
        case understated
    }

    /// The policy's win rate by people over the prompts that both judged.
    public var people: ClusteredMean
    /// By the reward model over the same.
    public var machine: ClusteredMean
    /// `machine − people`; prompts that are easy for a policy are in both, and cancel out.
    public var difference: ClusteredMean

    /// What the figures come to.
    public var verdict: Verdict {
        let gap = difference.estimate.interval
        if gap.upper < 0 { return .understated }
        guard gap.lower > 0 else { return .consistent }
        let isLoved = machine.estimate.interval.lower > 0.5
        let isPreferred = people.estimate.interval.lower > 0.5
        return isLoved && !isPreferred ? .alarm : .overstated
    }
}

extension ClusteredValues {
    /// Compares people's scores of one pair of policies, which are these, with a reward model's.
    ///
    /// What people say is noisy and a reward is not: where people would prefer a completion two times in three, a
    /// reward model that is right prefers it every time, and its win rate is too high without anybody's fault. So
    /// `machine` should be **probabilities**, σ(r(first) − r(second)) of a calibrated model, not the side that has the
    /// higher reward.
    ///
    /// - Parameter machine: scores in 0 … 1 of the same pair; several of one prompt are averaged.
    /// - Returns: nil where both judged fewer than two prompts.
    public func overoptimisation(machine: ClusteredValues, level: Double = 0.95) -> Overoptimisation? {
        let (ours, theirs) = (Set(values.lazy.map(\.prompt)), Set(machine.values.lazy.map(\.prompt)))
        let people = prompts(where: theirs.contains)
        let machine = ClusteredValues(
            machine.prompts(where: ours.contains).values.map {
                ClusteredValue(prompt: $0.prompt, labeler: nil, value: $0.value, trust: $0.trust)
            })
        guard let byPeople = people.mean(.proportion, level: level),
            let byMachine = machine.mean(.proportion, level: level),
            let difference = machine.difference(from: people, .proportion, level: level)
        else { return nil }
        return Overoptimisation(people: byPeople, machine: byMachine, difference: difference)
    }
}
