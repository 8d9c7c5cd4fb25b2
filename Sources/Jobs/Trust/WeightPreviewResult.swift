import Preferences
import RewardModel
import Statistics
import Storage

/// What a weight would change.
package struct WeightPreviewResult: Codable, Sendable {
    /// One of the labelers.
    package struct Labeler: Codable, Sendable {
        package var id: ID<User>
        /// All of theirs that are looked at, surplus too.
        package var judgements: Int
        /// Those that the weight would be about.
        package var covered: Int
    }

    /// A week of ISO 8601, by UTC.
    package struct Week: Codable, Sendable {
        package var week: String
        /// Those that the weight would be about.
        package var judgements: Int
    }

    /// How far labelers agree, a tie by one of two left out: as it is and as it would be.
    package struct Agreement: Codable, Sendable {
        package var now: AgreementFigure.Value?
        package var then: AgreementFigure.Value?
        /// `then − now`, on the same draws of tasks; nil where one of the two is.
        package var difference: AgreementFigure.Value?
        /// Tasks that two people judged who weigh something, now and then.
        package var tasks: Int
        package var tasksThen: Int
    }

    /// Why there is no comparison of reward models.
    package enum NoModel: String, Codable, Sendable, CaseIterable {
        /// What weighs something now, or would, is of too few prompts to train from.
        case tooFewPrompts
        /// The weight is about no judgement that models are trained on.
        case nothingTrained
    }

    package var labelers: [Labeler]
    /// Judgements of these labelers, surplus too.
    package var judgements: Int
    /// Those that the weight would be about.
    package var covered: Int
    /// Of those, the ones whose weight would be another one.
    package var changed: Int
    /// By week, the first first.
    package var weeks: [Week]
    /// Tasks that these are of.
    package var tasks: Int
    /// Of those, tasks of which no counted judgement would weigh anything, and one does now.
    package var tasksWithoutWeight: Int
    package var agreement: Agreement
    /// The reward model with and without.
    package var model: WeightingComparison?
    /// Why there is none.
    package var noModel: NoModel?
    /// What asking others again would come to, where the weight is 0.
    package var requeue: RequeuePreview?
}
