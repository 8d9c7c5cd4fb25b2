/// What the promoted model and the candidate make of the prompts that the promoted one does not know.
struct NewPrompts {
    /// Shape `(N)`.
    let candidate: [PromptOutcome]
    /// Of the same prompts; shape `(N)`.
    let promoted: [PromptOutcome]
    /// Whether they are all that are new, though a sample stands for all elsewhere.
    let areAll: Bool

    /// Those of the sample, or all where the sample has too few of them to show anything: of what came in a night,
    /// chance may have drawn a handful, and a model that the others show to be worse would take the place every night.
    ///
    /// - Parameters:
    ///   - candidate: outcomes of `prompts`; shape `(P)`.
    ///   - isSampled: whether a prompt is one of the sample that stands for all; shape `(P)`.
    init(
        to promoted: any TrainedRewardModel, prompts: PromptSet, candidate: [PromptOutcome], isSampled: [Bool]
    ) {
        let isNew = prompts.isUnseen(by: promoted.provenance.seen)
        let all = prompts.items.indices.filter { isNew[$0] }
        let sampled = all.filter { isSampled[$0] }
        areAll =
            sampled.count < all.count
            && OutcomeGroups.weight(sampled.map { candidate[$0] }) < Double(PromotionGate.fewestGroups)
        let places = areAll ? all : sampled
        self.candidate = places.map { candidate[$0] }
        self.promoted = PromptOutcome.of(PromptSet(items: places.map { prompts.items[$0] }), under: promoted)
    }
}
