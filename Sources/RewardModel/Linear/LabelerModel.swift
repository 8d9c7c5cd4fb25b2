import Foundation
import Preferences

/// How each labeler judges beside the crowd: how far they follow the rewards, and how far the place at which a completion is
/// shown pulls them.
///
/// Of a comparison by labeler a the margin is α · d + β · s: d the difference of the rewards, s +1 where the preferred
/// completion was shown first, −1 where it was shown last, 0 where that is not known. α, the reliability, is 1 for the crowd,
/// 0 for somebody who judges at random, and negative for somebody who turns the scale around. Both have normal priors, so
/// that whoever has judged little counts as the crowd does (Chen et al. 2013, "Pairwise ranking aggregation in a crowdsourced
/// setting", shrinks in the same way). Given the rewards, the loss is convex in α and β, with one answer.
public struct LabelerModel: Sendable, Equatable {
    /// One labeler.
    public struct Estimate: Codable, Sendable, Equatable {
        /// Who judged.
        public var labeler: Int64
        /// Their comparisons, ties included.
        public var comparisons: Int
        /// α.
        public var reliability: Double
        /// Standard deviation of what the data leave open of α.
        public var reliabilityError: Double
        /// β in nats: of equally good completions, the one shown first is preferred with probability σ(β). Nil where it is not
        /// known in which order completions were shown.
        public var pull: Double?
        /// Standard deviation of what the data leave open of β.
        public var pullError: Double?
    }

    /// By labeler.
    public private(set) var estimates: [Estimate] = []
    private var places: [ID<Labeler>: Int] = [:]

    /// Standard deviation of α and of β among labelers, before anything is known of them.
    static let spread = 0.5
    /// Fewest labelers of whom anything can be told apart, and comparisons of each from which on they are looked at.
    static let fewestLabelers = 2
    static let fewestComparisons = 20

    /// What is fitted: comparisons whose margins models predicted that had not seen them.
    struct Evidence {
        var pair: TrainingSet.RowPair
        /// Of the rewards, in nats that hold on unseen prompts.
        var margin: Double
    }

    /// - Parameter logTie: Davidson's ln ν.
    /// - Returns: nil where there are too few labelers, or nobody has judged enough.
    init?(_ evidence: [Evidence], logTie: Double) {
        let byLabeler = Dictionary(grouping: evidence, by: \.pair.labeler)
        guard byLabeler.count >= Self.fewestLabelers,
            byLabeler.values.count(where: { $0.count >= Self.fewestComparisons }) >= Self.fewestLabelers
        else { return nil }
        let labelers = byLabeler.keys.sorted { $0.rawValue < $1.rawValue }
        let judged = labelers.map { byLabeler[$0] ?? [] }
        let weights = judged.map { $0.reduce(0) { $0 + $1.pair.evidence } }
        var crowd = (reliability: 1.0, pull: 0.0)
        var fits: [Fit] = []
        // The crowd is the mean of its labelers, who are shrunk to it: a few rounds settle both.
        for _ in 0..<8 {
            let prior = crowd
            fits = judged.map { Fit($0, logTie: logTie, prior: prior) }
            func mean(_ value: (Fit) -> Double) -> Double {
                zip(fits, weights).reduce(0) { $0 + $1.1 * value($1.0) } / weights.reduce(0, +)
            }
            crowd = (mean(\.reliability), mean(\.pull))
        }
        // Rewards keep their scale: the crowd's reliability is 1.
        let scale = abs(crowd.reliability) > 0.1 ? crowd.reliability : 1
        for (labeler, (fit, judged)) in zip(labelers, zip(fits, judged)) {
            let isShown = judged.contains { $0.pair.side != 0 }
            places[labeler] = estimates.count
            estimates.append(
                Estimate(
                    labeler: labeler.rawValue, comparisons: judged.count, reliability: fit.reliability / scale,
                    reliabilityError: abs(fit.reliabilityError / scale), pull: isShown ? fit.pull : nil,
                    pullError: isShown ? fit.pullError : nil))
        }
    }

    /// What a comparison's margin is made of: the factor of the difference of rewards, and what is added to it. Somebody of
    /// whom nothing is known judges as the crowd does.
    func margin(of pair: TrainingSet.RowPair) -> (factor: Double, shift: Double) {
        guard let place = places[pair.labeler] else { return (1, 0) }
        return (estimates[place].reliability, (estimates[place].pull ?? 0) * Double(pair.side))
    }

    /// α and β of one labeler by Newton's method.
    struct Fit {
        var reliability: Double
        var reliabilityError = 0.0
        var pull: Double
        var pullError = 0.0

        init(_ evidence: [Evidence], logTie: Double, prior: (reliability: Double, pull: Double)) {
            var point = Point(evidence, logTie: logTie, prior: prior, at: prior)
            // A full step may overshoot where margins are larger than a few nats, and then go to and fro for ever: it is halved
            // until the loss falls as far as its slope says.
            search: for _ in 0..<100 {
                let step = point.step
                let longest = max(abs(step.reliability), abs(step.pull))
                if longest < 1e-9 { break }
                var factor = longest > 1 ? 1 / longest : 1
                while true {
                    let next = Point(
                        evidence, logTie: logTie, prior: prior,
                        at: (point.reliability - factor * step.reliability, point.pull - factor * step.pull))
                    let enough = point.value - 1e-4 * factor * point.decrement
                    if next.value <= enough + 1e-13 * abs(point.value) {
                        point = next
                        break
                    }
                    factor /= 2
                    // Rounding has hidden any further decrease.
                    if factor < 1e-10 { break search }
                }
            }
            (reliability, pull) = (point.reliability, point.pull)
            (reliabilityError, pullError) = point.errors
        }
    }

    /// The loss of one labeler's comparisons, prior and all, and its derivatives at one α and β.
    private struct Point {
        let reliability: Double
        let pull: Double
        private(set) var value: Double
        private var slope: (reliability: Double, pull: Double)
        private var curvature: (reliability: Double, both: Double, pull: Double)

        init(
            _ evidence: [Evidence], logTie: Double, prior: (reliability: Double, pull: Double),
            at place: (reliability: Double, pull: Double)
        ) {
            (reliability, pull) = place
            let precision = 1 / (LabelerModel.spread * LabelerModel.spread)
            let (far, aside) = (reliability - prior.reliability, pull - prior.pull)
            value = precision / 2 * (far * far + aside * aside)
            slope = (precision * far, precision * aside)
            curvature = (precision, 0, precision)
            for one in evidence {
                let side = Double(one.pair.side)
                let loss = DavidsonLoss(
                    margin: reliability * one.margin + pull * side, isTie: one.pair.isTie, logTie: logTie)
                value += one.pair.evidence * loss.value
                let (first, second) = (one.pair.evidence * loss.slope, one.pair.evidence * loss.curvature)
                slope.reliability += first * one.margin
                slope.pull += first * side
                curvature.reliability += second * one.margin * one.margin
                curvature.both += second * one.margin * side
                curvature.pull += second * side * side
            }
        }

        private var determinant: Double {
            curvature.reliability * curvature.pull - curvature.both * curvature.both
        }

        /// Newton's, to be taken away.
        var step: (reliability: Double, pull: Double) {
            (
                (curvature.pull * slope.reliability - curvature.both * slope.pull) / determinant,
                (curvature.reliability * slope.pull - curvature.both * slope.reliability) / determinant
            )
        }

        /// By how much the loss falls with the first bit of the whole step, for each unit of it.
        var decrement: Double { slope.reliability * step.reliability + slope.pull * step.pull }

        /// Standard deviations of what the data leave open of α and β.
        var errors: (reliability: Double, pull: Double) {
            ((curvature.pull / determinant).squareRoot(), (curvature.reliability / determinant).squareRoot())
        }
    }
}
