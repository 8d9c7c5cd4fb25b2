import Preferences

extension ReportDetails {
    /// Everything but what only others know: drift, the use of rankings, and limits.
    ///
    /// - Parameters:
    ///   - measured: all prompts. What stands beside the model's accuracy is of those that stand for all, as that is.
    ///   - method: how models are fitted.
    ///   - fit: the model that answers, and what was chosen for it.
    init(_ measured: Measured, method: any RewardTraining, fit: RewardFit) {
        let sampled = measured.sampled
        let sample = PromptSample(measured.prompts, seed: measured.seed)
        let groups = zip(sample.prompts.items, sample.places).flatMap { item, place in
            item.completions.map { _ in measured.groups[place] }
        }
        self.init(
            calibration: CalibrationCurve(sampled),
            ceiling: HumanCeiling(sampled),
            breakdowns: Breakdown.all(sampled),
            learningCurve: LearningCurve(measured, method: method, fit: fit),
            labelerGroups: LabelerGroups(measured, method: method, fit: fit),
            length: LengthCorrelation(sampled),
            features: (fit.model as? any ExplainedRewardModel)?
                .tellingFeatures(in: sample.prompts.items.flatMap(\.completions), groups: groups) ?? [],
            disagreements: Disagreement.strongest(measured),
            drift: nil, rankings: nil, limits: [])
    }
}

extension RankingUse {
    /// Adds what becomes of the counted rankings on their way to the model; `groups` are all of theirs that order anything.
    public mutating func add(_ groups: [PreferenceGroup]) {
        var prompts = Set<UInt64>()
        let judgements = groups.lazy.flatMap(\.judgements)
        leftOutByWeight = judgements.count { $0.weight == .none }
        downWeighted = judgements.count { $0.weight > .none && $0.weight < .full }
        // The others only rate.
        for group in groups.lazy.compactMap(\.weighed) where !group.judgements.isEmpty {
            if !prompts.insert(group.promptKey).inserted { repeatedTasks += 1 }
            let texts = group.completions.map(\.closedUp)
            for judgement in group.judgements {
                let pairs = judgement.strictPairs
                if pairs.isEmpty {
                    tied += 1
                } else if pairs.allSatisfy({ texts[$0.preferred] == texts[$0.rejected] }) {
                    identical += 1
                }
            }
        }
        withoutOrder = counted - judgements.count
    }
}
