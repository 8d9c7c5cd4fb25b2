import Preferences
import Statistics

extension RewardModel {
    /// Measures the model on labeled groups. Use groups it was not trained on.
    ///
    /// - Parameter seed: for the bootstrap of the intervals.
    /// - Throws: `RewardModelError` with code `noComparisons` or `invalidComparison`.
    public func evaluate(
        _ groups: [PreferenceGroup], seed: UInt64, bootstrap: BootstrapOptions = .init()
    ) throws(RewardModelError) -> EvaluationReport {
        let outcomes = PromptOutcome.of(try PromptSet(groups), under: self)
        return try EvaluationReport(outcomes, seed: seed, bootstrap: bootstrap)
    }
}

/// What a model makes of one prompt's comparisons.
struct PromptOutcome: Sendable {
    /// reward(preferred) − reward(rejected) of each comparison.
    var margins: [Double]
    /// How many comparisons "the longer one wins" gets right.
    var longerWins: Double
    /// Votes for the one and the other completion of each pair.
    var votes: [(first: Int, second: Int)]
    var tiedPairs: Int

    var pairs: Double { Double(margins.count) }
    var right: Double { margins.reduce(0) { $0 + ($1 > 0 ? 1 : $1 == 0 ? 0.5 : 0) } }
    var logLoss: Double { margins.reduce(0) { $0 + BradleyTerryLoss.value(margin: $1) } }

    /// One outcome per prompt, in the order of `prompts`.
    static func of(_ prompts: PromptSet, under model: RewardModel) -> [PromptOutcome] {
        let size = 256
        let items = prompts.items
        return parallelMap((items.count + size - 1) / size) { part in
            var extractor = FeatureExtractor(featureBits: model.featureBits)
            return items[(part * size)..<min((part + 1) * size, items.count)].map { item in
                PromptOutcome(item, rewards: item.completions.map { model.score(extractor.extract($0)).reward })
            }
        }.flatMap(\.self)
    }

    private init(_ item: PromptSet.Item, rewards: [Double]) {
        margins = item.comparisons.map { rewards[$0.preferred] - rewards[$0.rejected] }
        let lengths = item.completions.map(\.unicodeScalars.count)
        longerWins = item.comparisons.reduce(0) { sum, comparison in
            let difference = lengths[comparison.preferred] - lengths[comparison.rejected]
            return sum + (difference > 0 ? 1 : difference == 0 ? 0.5 : 0)
        }
        let judged = item.comparisons.filter { $0.preferred != $0.rejected }
        let byPair = Dictionary(grouping: judged) {
            [min($0.preferred, $0.rejected), max($0.preferred, $0.rejected)]
        }
        votes = byPair.values.map { comparisons in
            let first = comparisons.count { $0.preferred < $0.rejected }
            return (first, comparisons.count - first)
        }
        tiedPairs = item.tiedPairs
    }
}

extension EvaluationReport {
    init(_ outcomes: [PromptOutcome], seed: UInt64, bootstrap: BootstrapOptions) throws(RewardModelError) {
        let judged = outcomes.filter { !$0.margins.isEmpty }
        guard !judged.isEmpty else {
            throw RewardModelError(
                .noComparisons, "There is no strict comparison to measure on. Rank some completions without a tie.")
        }
        var generator = SeededGenerator(seed: seed)
        let pairs = judged.map(\.pairs)
        let total = pairs.reduce(0, +)
        let right = judged.map(\.right)
        let losses = judged.map(\.logLoss)
        let accuracy = right.reduce(0, +) / total
        let prompts = Double(judged.count)
        let accuracyEstimate = bootstrapRatio(
            numerators: right, denominators: pairs, options: bootstrap, using: &generator)
        let lossEstimate = bootstrapRatio(
            numerators: losses, denominators: pairs, options: bootstrap, using: &generator)
        let votes = judged.map(\.votes)
        self.init(
            accuracy: accuracy,
            // Resampling knows no spread where all prompts are right, or all wrong, or there is one: Wilson does.
            accuracyInterval: accuracyEstimate.flatMap { $0.standardError > 0 ? $0.interval : nil }
                ?? wilsonInterval(successes: accuracy * prompts, trials: prompts, level: bootstrap.level),
            accuracyPerPrompt: judged.reduce(0) { $0 + $1.right / $1.pairs } / prompts,
            pairs: Int(total),
            prompts: judged.count,
            tiesSkipped: outcomes.reduce(0) { $0 + $1.tiedPairs },
            logLoss: losses.reduce(0, +) / total,
            logLossInterval: lossEstimate?.interval,
            logLossPerPrompt: judged.reduce(0) { $0 + $1.logLoss / $1.pairs } / prompts,
            lengthBaseline: judged.reduce(0) { $0 + $1.longerWins } / total,
            calibration: Self.calibration(judged.flatMap(\.margins)),
            humanAgreement: pairwiseAgreement(votes: votes, options: bootstrap, using: &generator))
    }

    /// Ten bins of equal width over the modelled probability of the likelier outcome.
    static func calibration(_ margins: [Double]) -> [CalibrationBin] {
        let count = 10
        var bins = [(predicted: Double, right: Double, pairs: Int)](repeating: (0, 0, 0), count: count)
        for margin in margins {
            let probability = BradleyTerryLoss.sigmoid(abs(margin))
            let bin = min(count - 1, Int((probability - 0.5) * 2 * Double(count)))
            bins[bin].predicted += probability
            bins[bin].right += margin > 0 ? 1 : margin == 0 ? 0.5 : 0
            bins[bin].pairs += 1
        }
        return bins.enumerated().filter { $1.pairs > 0 }.map { index, bin in
            CalibrationBin(
                lower: 0.5 + Double(index) / Double(2 * count), upper: 0.5 + Double(index + 1) / Double(2 * count),
                predicted: bin.predicted / Double(bin.pairs), observed: bin.right / Double(bin.pairs),
                pairs: bin.pairs)
        }
    }
}
