import Foundation
import Preferences
import Statistics

/// What models of fewer prompts predict of the same prompts: whether more labeling would help.
///
/// Each prompt is predicted by models of 25, 50 and 75 % of the groups of prompts outside its own part, with the
/// penalty that all prompts chose; 100 % is what the report measures, or, of a sample, one more fit. The smaller parts
/// lie within the larger ones. Where what chance drew stands for all prompts, models learn from all, and are measured
/// on that. Probabilities are brought to their scale by the other parts, for each point anew.
public struct LearningCurve: Codable, Sendable, Equatable {
    /// Fewest prompts first.
    public var points: [Point]
    /// Prompts that each point is measured on.
    public var prompts: Int
    /// Whether they are a sample, because there are many.
    public var isSample: Bool
    /// Accuracy with all of them less accuracy with half of them, on the same prompts; nil with too few.
    public var doubling: Estimate?
    /// The same of the log loss; negative where more prompts help.
    public var doublingLogLoss: Estimate?

    /// What so many prompts give.
    public struct Point: Codable, Sendable, Equatable {
        /// Of the prompts outside a part, 0 … 1.
        public var share: Double
        /// How many prompts a model was fitted to, the mean over the parts.
        public var trainingPrompts: Int
        /// What its models reach; nil with too few groups of prompts to tell.
        public var measured: MeasuredShare?
    }
}

extension LearningCurve {
    /// Groups of prompts below which a quarter would be too few to fit a model to.
    static let fewestGroups = 40
    static let shares = [0.25, 0.5, 0.75, 1]

    init?(_ measured: Measured, method: any RewardTraining, fit: RewardFit) {
        let sample = PromptSample(measured.prompts, seed: measured.seed)
        let folds = sample.places.map { measured.folds[$0] }
        let groups = sample.prompts.items.map(\.group)
        guard Self.groups(measured) >= Self.fewestGroups, let last = folds.max(), last > 0 else { return nil }
        func sampled(_ outcomes: [PromptOutcome]) -> [PromptOutcome] {
            zip(outcomes, sample.places).filter { measured.isSampled[$1] }.map(\.0)
        }
        let isMeasured = !sample.isPart
        let shares = Self.shares.filter { $0 < 1 || !isMeasured }
        let keep = shares.map { Self.part($0, of: groups, seed: measured.seed) }
        // Of each share, each fold; whatever order models are fitted in, each is by itself.
        let roles = keep.flatMap { isKept in
            (0...last).map { fold in
                folds.indices.map { folds[$0] == fold ? PromptRole.predicted : isKept[$0] ? .trained : .unused }
            }
        }
        let rewards = method.predict(sample.prompts, roles: roles, as: fit)
        var outcomes = shares.indices.map { share in
            let models = Array(rewards[(share * (last + 1))...].prefix(last + 1))
            return Self.outcomes(sample.prompts, folds: folds, rewards: models)
        }
        if isMeasured { outcomes.append(measured.outcomes) }
        let all = Array(Self.shares.prefix(outcomes.count))
        let everyone = [Bool](repeating: true, count: groups.count)
        points = zip(all, outcomes).enumerated().map { index, point in
            let isKept = index < keep.count ? keep[index] : everyone
            let trained = folds.indices.reduce(0) { $0 + (isKept[$1] ? 1 : 0) } * last / (last + 1)
            var sums = GroupSums()
            for (outcome, place) in zip(point.1, sample.places) where measured.isSampled[place] {
                sums.add(outcome, group: measured.groups[place])
            }
            return Point(
                share: point.0, trainingPrompts: trained, measured: sums.share(measured.bootstrap, seed: measured.seed))
        }
        prompts = sampled(outcomes[0]).count { !$0.margins.isEmpty }
        isSample = sample.isPart
        let gain = ModelComparison(
            candidate: sampled(outcomes[3]), other: sampled(outcomes[1]), bootstrap: measured.bootstrap,
            seed: measured.seed)
        doubling = gain.accuracyDifference
        doublingLogLoss = gain.logLossDifference
    }

    /// How many groups of prompts it would be measured on.
    static func groups(_ measured: Measured) -> Int {
        let sample = PromptSample(measured.prompts, seed: measured.seed)
        return Set(sample.places.lazy.filter { measured.isSampled[$0] }.map { measured.groups[$0] }).count
    }

    /// Which prompts belong to a share of the groups; those of a smaller share belong to every larger one.
    private static func part(_ share: Double, of groups: [UInt64], seed: UInt64) -> [Bool] {
        let order = PromptSample.order(groups, seed: seed ^ 0x1EA2_9000_0000_0001)
        var known: [UInt64: Int] = [:]
        for place in order where known[groups[place]] == nil { known[groups[place]] = known.count }
        let count = Int((share * Double(known.count)).rounded(.up))
        return groups.map { known[$0, default: 0] < count }
    }

    /// What each fold's model predicts of it, brought to scale by the other folds; `rewards` has shape `(folds)(P)(K)`.
    private static func outcomes(_ prompts: PromptSet, folds: [Int], rewards: [[[Double]]]) -> [PromptOutcome] {
        let raw = PromptOutcome.of(prompts, rewards: folds.indices.map { rewards[folds[$0]][$0] })
        let temperatures = rewards.indices.map { fold in
            temperature(
                folds.indices.filter { folds[$0] != fold }.flatMap { place in
                    let outcome = raw[place]
                    let share = outcome.weight > 0 ? outcome.promptWeight / outcome.weight : 0
                    return zip(outcome.margins, outcome.weights).map { (margin: $0, weight: $1 * share) }
                })
        }
        return zip(raw, folds).map { outcome, fold in
            var outcome = outcome
            outcome.margins = outcome.margins.map { $0 * temperatures[fold] }
            return outcome
        }
    }
}
