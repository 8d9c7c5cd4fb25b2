import Foundation

/// What several labelers take completions to be worth, and how each of them judges beside that.
///
/// A completion has a strength s, normal with mean 0 and variance 1 within its task. To labeler a it is worth
///
///     u = α s + β [shown first] + Σ λ · style
///
/// and their order follows from that as `OrderLikelihood` says. α is the reliability: 0 for somebody who orders at random,
/// negative for somebody who turns the scale around. β is the pull of the first place, λ that of length and form. All three are
/// normal among labelers, with means and variances that the labelers themselves tell, so that whoever has judged little counts
/// as the crowd does. A noisy Bradley–Terry model (Chen et al. 2013, "Pairwise ranking aggregation in a crowdsourced setting"),
/// for whole orders.
///
/// Strengths are not fitted but integrated out, for with two or three judgements a task they could follow each labeler's noise
/// and would make everybody look reliable: by importance sampling from the normal approximation around their mode
/// (`TaskPosterior`). Labelers are fitted by expectation-maximisation (`ConsensusFit`), and their intervals are of a sandwich
/// clustered by task (`LabelerCovariance`).
public struct ConsensusModel: Sendable {
    /// How one labeler judges, each value with an interval of 95 %.
    public struct Labeler: Sendable, Equatable {
        /// α in units of the crowd's: 1 for somebody who follows the consensus as far as labelers do on average.
        public var reliability: Estimate
        /// β, in nats: of two equally good completions the one shown first is preferred with probability 1 / (1 + e^−β). Nil
        /// where it is not known what was shown first.
        public var firstPlace: Estimate?
        /// λ, in nats for one unit of the measure, nil where no two completions that they judged differ in it; shape `(styles)`.
        public var styles: [Estimate?]
        /// Judgements that say something: of tasks that others have judged too, and not one tie of everything.
        public var judgements: Int
    }

    /// Who have a say: two could each be the better one, and nothing tells which.
    public static let fewestLabelers = 3
    /// Of one judgement.
    public static let mostCompletions = OrderLikelihood.mostCompletions

    /// By number; nil for one who has judged nothing that others have judged.
    public let labelers: [Labeler?]
    /// Means among labelers who have a say: α, β, λ, …
    public let crowd: [Double]
    /// Standard deviations among labelers, in the same order.
    public let spread: [Double]
    /// α, β, λ, … of each labeler, in nats; those of whom nothing is known are the crowd's. Shape `(labelers, 2 + styles)`.
    let parameters: [[Double]]
    /// Of each completion of each task what all judgements together say, with its standard deviation; 0 and 1 where not two
    /// labelers have judged the task.
    public let strengths: [[(mean: Double, deviation: Double)]]

    /// - Parameters:
    ///   - tasks: of which those count that at least two labelers have judged.
    ///   - labelers: how many there are.
    ///   - generator: where the draws come from.
    /// - Returns: nil where fewer than `fewestLabelers` have judged tasks together, or where these follow no consensus that could
    ///   be told from chance.
    public init?(_ tasks: [ConsensusTask], labelers: Int, using generator: inout some RandomNumberGenerator) {
        var posteriors = tasks.map(TaskPosterior.init)
        guard Self.agreeBeyondChance(posteriors) else { return nil }
        let draws = NormalDraws(dimensions: tasks.map(\.styles.count).max() ?? 0, using: &generator)
        let fit = ConsensusFit(&posteriors, labelers: labelers, draws: draws)
        let orders = posteriors.flatMap(\.orders).filter(\.isMeasured)
        let heard = Set(orders.filter { $0.trust > 0 }.map(\.labeler))
        guard heard.count >= Self.fewestLabelers,
            let covariance = LabelerCovariance(&posteriors, fit, heard: heard, draws: draws)
        else { return nil }
        let summary = LabelerSummary(fit, covariance, heard: heard.sorted())
        guard summary.isConsensus else { return nil }
        let judged = Dictionary(grouping: orders, by: \.labeler)
        self.labelers = (0..<labelers).map { labeler in judged[labeler].map { summary.labeler(labeler, $0) } }
        crowd = fit.crowd
        spread = fit.spread
        parameters = zip(fit.parameters, self.labelers).map { $1 == nil ? fit.crowd : $0 }
        strengths = posteriors.map(\.strengths)
    }

    /// Whether people order completions alike, or each other's way round, more often than chance explains, over all or each two
    /// of them. The fit cannot tell well: where nobody follows anything, strengths follow the noise.
    private static func agreeBeyondChance(_ tasks: [TaskPosterior]) -> Bool {
        let shared = tasks.filter(\.isShared)
        guard shared.count >= fewestTasks else { return !shared.isEmpty }
        let together = shared.map { $0.meetings.reduce(0) { $0 + $1.concordance } }
        if together.reduce(0, +) > 2 * together.reduce(0, { $0 + $1 * $1 }).squareRoot() { return true }
        // With somebody who turns the order around the sum may be nothing: each two have a sum and squares of their own.
        var pairs: [[Int]: (sum: Double, squares: Double)] = [:]
        for meeting in shared.flatMap(\.meetings) {
            pairs[meeting.labelers, default: (0, 0)].sum += meeting.concordance
            pairs[meeting.labelers, default: (0, 0)].squares += meeting.concordance * meeting.concordance
        }
        let told = pairs.values.filter { $0.squares > 0 }
        let excess = told.reduce(0) { $0 + $1.sum * $1.sum / $1.squares - 1 }
        return excess > 3 * (2 * Double(told.count)).squareRoot()
    }

    /// With fewer tasks whether people agree cannot be tested.
    private static let fewestTasks = 5
}
