/// What a comparison of two policies comes to, and what it rests on.
public struct ComparisonVerdict: Codable, Sendable, Equatable {
    /// Whether it can be told which is better.
    public enum Outcome: String, Codable, Sendable, CaseIterable {
        /// The interval lies above one half: the first is.
        case firstIsBetter
        /// It lies below: the second is.
        case secondIsBetter
        /// It contains one half, and a difference of `difference` or more.
        case open
        /// It contains one half, and no difference as large as `difference`.
        case noLargeDifference
    }

    /// How often people prefer the first.
    public var people: ClusteredMean
    /// The same by a reward model; nil: none was asked.
    public var machine: ClusteredMean?
    /// Whether the reward model prefers one that people do not; see `Overoptimisation`.
    public var isAlarm: Bool
    /// From one half, that `moreJudgements` is about: the one that was asked for, or half of what was seen, if that is more.
    public var difference: Double
    /// How many more judgements it takes, about, to show a win rate of ½ + `difference` four times in five; nil where it can
    /// be told without, or no number of them would do with so few labelers.
    public var moreJudgements: Int?
    /// With how many labelers it could be shown, where these are too few; nil: these are enough.
    public var labelersNeeded: Int?

    /// - Parameters:
    ///   - people: how often people prefer the first.
    ///   - ties: judgements that prefer neither.
    ///   - difference: from one half, that one would like to be told of.
    public init(
        people: ClusteredMean, ties: Int, machine: ClusteredMean? = nil, isAlarm: Bool = false,
        difference: Double = 0.05
    ) {
        self.people = people
        self.machine = machine
        self.isAlarm = isAlarm
        self.difference = max(difference, abs(people.estimate.value - 0.5) / 2)
        guard outcome == .open else { return }
        let prompts = max(1, people.estimate.clusters)
        let judgements = max(1, people.observations)
        var plan = ComparisonPlan(
            judgementsPerPrompt: max(1, (judgements + prompts / 2) / prompts), labelers: max(1, people.labelers),
            // Nothing but ties so far does not mean that nothing else will come: two preferences are assumed besides.
            tieRate: Double(ties) / Double(judgements + 2))
        // Where labelers differ by much, as the variance says, more judgements by the same ones tell little.
        let rate = people.estimate.value
        let single = max(rate * (1 - rate) - plan.tieRate / 4, 1e-6)
        let expected = plan.designEffect(prompts: prompts) / Double(prompts * plan.judgementsPerPrompt)
        let found = people.estimate.standardError * people.estimate.standardError / single
        if found > Self.notedVariance * expected {
            plan.labelerShare = min(1 - plan.promptShare, (found - expected) * Double(plan.labelers))
        }
        switch plan.size(for: self.difference) {
        case .enough(_, let judgements) where judgements > people.observations:
            moreJudgements = judgements - people.observations
        case .moreLabelers(let least): labelersNeeded = least
        case .enough, .impossible: moreJudgements = narrowing(people)
        }
    }

    /// How many more judgements it takes until the interval is as narrow as it has to be, if it narrows with their root.
    private func narrowing(_ people: ClusteredMean) -> Int {
        let half = (people.estimate.interval.upper - people.estimate.interval.lower) / 2
        let times = half / (Self.shareOfInterval * difference)
        return max(1, Int((Double(max(1, people.observations)) * (times * times - 1)).rounded(.up)))
    }

    /// Of a difference that is found four times in five, half of the interval: 1.96 / (1.96 + 0.84).
    private static let shareOfInterval = 0.7

    /// How much more than expected a variance is, before it is taken for a sign that labelers differ.
    private static let notedVariance = 1.5

    /// Whether it can be told which is better.
    public var outcome: Outcome {
        let interval = people.estimate.interval
        if interval.lower > 0.5 { return .firstIsBetter }
        if interval.upper < 0.5 { return .secondIsBetter }
        return interval.lower > 0.5 - difference && interval.upper < 0.5 + difference ? .noLargeDifference : .open
    }

    /// The same in a sentence with what it rests on, for reports without a catalogue of words.
    ///
    /// - Parameters:
    ///   - first: its name.
    ///   - second: its name.
    public func sentence(_ first: String, _ second: String) -> String {
        let isTurned = outcome == .secondIsBetter
        let (better, worse) = isTurned ? (second, first) : (first, second)
        let basis =
            "in \(figures(people, isTurned)) of \(people.estimate.clusters) prompts by "
            + (people.labelers == 1 ? "one labeler, so others may see it otherwise" : "\(people.labelers) labelers")
        let model = machine.map { "; the reward model says \(percent($0, isTurned)) %" } ?? ""
        let alarm = isAlarm ? ": it prefers what people do not, a sign of over-optimisation" : ""
        switch outcome {
        case .firstIsBetter, .secondIsBetter:
            return "\(better) is preferred to \(worse) \(basis)\(model)\(alarm)."
        case .open, .noLargeDifference:
            return
                "Which of \(first) and \(second) is better cannot be told\(outcome == .open ? " yet" : ""): \(first) is "
                + "preferred \(basis)\(model)\(alarm). \(more)"
        }
    }

    private var more: String {
        let points = "a difference of \(Int((100 * difference).rounded())) points"
        if let moreJudgements { return "It takes about \(moreJudgements) more judgements to show \(points)." }
        if let labelersNeeded { return "It takes about \(labelersNeeded) labelers to show \(points)." }
        return "If there is a difference, it is less than \(points.dropFirst("a difference of ".count))."
    }

    private func figures(_ mean: ClusteredMean, _ isTurned: Bool) -> String {
        let ends = [mean.estimate.interval.lower, mean.estimate.interval.upper].map { isTurned ? 1 - $0 : $0 }.sorted()
        return "\(percent(mean, isTurned)) % [\(ends.map { "\(Int((100 * $0).rounded()))" }.joined(separator: ", "))]"
    }

    private func percent(_ mean: ClusteredMean, _ isTurned: Bool) -> Int {
        Int((100 * (isTurned ? 1 - mean.estimate.value : mean.estimate.value)).rounded())
    }
}
