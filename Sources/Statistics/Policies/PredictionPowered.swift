/// A win rate by people, of more prompts than people judged: a machine judged them all, and a sample by people says how
/// far the machine is off.
public struct PredictionPoweredRate: Codable, Sendable, Equatable {
    /// The share of prompts that people would prefer the first policy on, 0 … 1, with its interval; `observations` are
    /// people's judgements and `clusters` the prompts that people judged.
    public var rate: ClusteredMean
    /// The same by people's judgements alone.
    public var people: ClusteredMean
    /// How far the machine is listened to, 0 … 1: 0 where what it says has nothing to do with what people say.
    public var tuning: Double
    /// Prompts that the machine alone judged.
    public var machinePrompts: Int
    /// Prompts that people alone judged; they are left out.
    public var unmatchedPrompts: Int

    /// How many times as many judgements by people would be worth as much: the ratio of both variances; nil where
    /// people never differ.
    public var gain: Double? {
        let (without, with) = (people.estimate.standardError, rate.estimate.standardError)
        return with > 0 ? without * without / (with * with) : nil
    }
}

extension ClusteredValues {
    /// Corrects a machine's scores by people's, which are these: θ = λ f̄ + mean(Y − λ f), with the mean f̄ of the
    /// machine's scores of prompts that people did not judge, and the mean of people's Y less λ times the machine's f
    /// where both judged.
    ///
    /// It is right whatever the machine says, as long as the prompts that people judged are **a random sample** of all
    /// and people's words there were not swayed by the machine. λ is the one of least variance, Cov(Y, f) / ((1 + n/N)
    /// Var f) of n prompts with and N without people, kept within 0 … 1. The variance is λ² Var f / N and that of Y − λ
    /// f, clustered by prompt and labeler.
    ///
    /// - Parameters:
    ///   - machine: scores in 0 … 1 of the same pair of policies, on the same scale: 1 where the first is preferred.
    ///     Several for one prompt, as in both orders, are averaged.
    /// - Returns: nil where both judged fewer than `leastCommonPrompts`, or the machine none beyond.
    /// - Note: Angelopoulos et al. 2023, "Prediction-powered inference", Science 382; Angelopoulos, Duchi & Zrnic 2023,
    ///   "PPI++: efficient prediction-powered inference", eq. 5 and example 6.1.
    public func corrected(
        machine: ClusteredValues, level: Double = 0.95
    ) -> PredictionPoweredRate? {
        let machineMeans = machine.promptMeans
        let scores = Dictionary(uniqueKeysWithValues: machineMeans.map { ($0.prompt, $0.mean) })
        let common = prompts { scores[$0] != nil }
        let judged = Set(common.values.map(\.prompt))
        let alone = machineMeans.filter { !judged.contains($0.prompt) }.map(\.mean)
        guard common.prompts >= Self.leastCommonPrompts, alone.count >= 2,
            let people = common.mean(.proportion, level: level)
        else { return nil }
        let (n, rest) = (Double(common.prompts), Double(alone.count))

        let pairs = common.promptMeans.map { (person: $0.mean, machine: scores[$0.prompt] ?? 0) }
        let spread = standardDeviation(pairs.map(\.machine) + alone)
        let machineMean = pairs.reduce(0) { $0 + $1.machine } / n
        let personMean = pairs.reduce(0) { $0 + $1.person } / n
        let covariance =
            pairs.reduce(0) { $0 + ($1.person - personMean) * ($1.machine - machineMean) } / (n - 1)
        let best = spread > 0 ? covariance / ((1 + n / rest) * spread * spread) : 0
        let tuning = max(0, min(1, best))

        let residuals = ClusteredValues(
            sorted: common.values.map {
                ClusteredValue(
                    prompt: $0.prompt, labeler: $0.labeler, value: $0.value - tuning * (scores[$0.prompt] ?? 0),
                    trust: $0.trust)
            })
        let value = max(0, min(1, tuning * alone.reduce(0, +) / rest + (residuals.mean ?? 0)))
        let deviation = standardDeviation(alone)
        let variance = ClusteredVariance(
            residuals.contributions(), adding: tuning * tuning * deviation * deviation / rest, freedom: rest - 1)
        return PredictionPoweredRate(
            rate: ClusteredMean(
                estimate: Estimate(
                    value: value, standardError: variance.variance.squareRoot(),
                    interval: proportionInterval(
                        value, variance: variance.variance, freedom: variance.freedom, prompts: common.prompts,
                        level: level), clusters: common.prompts),
                observations: common.count, labelers: common.labelers, freedom: variance.freedom),
            people: people, tuning: tuning, machinePrompts: alone.count,
            unmatchedPrompts: prompts - common.prompts)
    }

    /// λ is itself estimated on the prompts that both judged. With fewer, that is felt.
    public static let leastCommonPrompts = 20
}
