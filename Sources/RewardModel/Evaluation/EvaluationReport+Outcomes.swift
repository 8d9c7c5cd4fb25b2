import Preferences
import Statistics

extension EvaluationReport {
    init(_ outcomes: [PromptOutcome], seed: UInt64, bootstrap: BootstrapOptions) throws(RewardModelError) {
        let judged = outcomes.filter { !$0.margins.isEmpty }
        guard !judged.isEmpty else {
            throw RewardModelError(.noComparisons, WorkMessage.noComparisons.sentence())
        }
        var generator = SeededGenerator(seed: seed)
        let groups = OutcomeGroups(judged)
        let pairs = groups.sums(judged.map(\.weight))
        let total = pairs.reduce(0, +)
        let trusted = OutcomeGroups.weight(judged)
        let right = groups.sums(judged.map(\.right))
        let losses = groups.sums(judged.map(\.logLoss))
        let accuracy = right.reduce(0, +) / total
        let prompts = judged.reduce(0) { $0 + $1.promptWeight }
        let accuracyEstimate = bootstrapRatio(
            numerators: right, denominators: pairs, options: bootstrap, using: &generator)
        let lossEstimate = bootstrapRatio(
            numerators: losses, denominators: pairs, options: bootstrap, using: &generator)
        let votes = groups.joined(judged.map(\.votes))
        self.init(
            accuracy: accuracy,
            // Resampling knows no spread where all groups are right, or all wrong, or there is one: Wilson does.
            accuracyInterval: accuracyEstimate.flatMap { $0.standardError > 0 ? $0.interval : nil }
                ?? wilsonInterval(
                    successes: accuracy * trusted, trials: trusted, level: bootstrap.level),
            accuracyPerPrompt: judged.reduce(0) { $0 + $1.promptWeight * $1.right / $1.weight } / prompts,
            pairs: judged.reduce(0) { $0 + $1.margins.count },
            prompts: judged.count,
            promptGroups: groups.count,
            tiesSkipped: outcomes.reduce(0) { $0 + $1.tiedPairs },
            logLoss: losses.reduce(0, +) / total,
            logLossInterval: lossEstimate?.interval,
            logLossPerPrompt: judged.reduce(0) { $0 + $1.promptWeight * $1.logLoss / $1.weight } / prompts,
            lengthBaseline: judged.reduce(0) { $0 + $1.longerWins } / total,
            calibration: Self.calibration(judged.flatMap { Array(zip($0.margins, $0.weights)) }),
            humanAgreement: pairwiseAgreement(votes: votes, options: bootstrap, using: &generator))
    }

    /// Bins of equal width over the modelled probability of the likelier outcome.
    static let calibrationBins = 10

    /// The bin of a comparison, `0 ..< calibrationBins`.
    static func calibrationBin(_ margin: Double) -> Int {
        let probability = BradleyTerryLoss.sigmoid(abs(margin))
        return min(calibrationBins - 1, Int((probability - 0.5) * 2 * Double(calibrationBins)))
    }

    static func calibration(_ comparisons: [(margin: Double, weight: Double)]) -> [CalibrationBin] {
        let count = calibrationBins
        var bins = [(predicted: Double, right: Double, weight: Double, pairs: Int)](
            repeating: (0, 0, 0, 0), count: count)
        for (margin, weight) in comparisons {
            let probability = BradleyTerryLoss.sigmoid(abs(margin))
            let bin = calibrationBin(margin)
            bins[bin].predicted += weight * probability
            bins[bin].right += weight * (margin > 0 ? 1 : margin == 0 ? 0.5 : 0)
            bins[bin].weight += weight
            bins[bin].pairs += 1
        }
        return bins.enumerated().filter { $1.pairs > 0 }.map { index, bin in
            CalibrationBin(
                lower: 0.5 + Double(index) / Double(2 * count), upper: 0.5 + Double(index + 1) / Double(2 * count),
                predicted: bin.predicted / bin.weight, observed: bin.right / bin.weight,
                pairs: bin.pairs)
        }
    }
}
