import Foundation
import RewardModel

/// What is stored and shown of a finished run: what was measured, how long it took, and what became of the model.
package struct TrainingRunReport: Codable, Sendable {
    package var training: TrainingReport
    package var seconds: Double
    package var promotion: PromotionDecision
    /// From what and by what the model was made; nil in reports of a Podium that did not say yet.
    package var making: Making?
    /// What was measured on the prompts that chance drew; nil where no model chose any.
    package var randomShare: RandomShareReport?

    init(
        _ training: TrainingReport, seconds: Double, promotion: PromotionDecision, making: Making,
        randomShare: RandomShareReport?
    ) {
        self.training = training
        self.seconds = seconds
        self.promotion = promotion
        self.making = making
        self.randomShare = randomShare
    }

    /// Without `ReportSummary.leftOut`: enough for lists.
    var summary: TrainingRunReport {
        var summary = self
        summary.training.details = nil
        summary.training.labelers = nil
        summary.training.fields = nil
        return summary
    }

    /// Reads what the database holds of a run.
    package init(stored: Data) throws {
        self = try JSONDecoder().decode(Self.self, from: stored)
    }

    private enum CodingKeys: String, CodingKey {
        case seconds, promotion, making, randomShare
    }

    package init(from decoder: any Decoder) throws {
        training = try TrainingReport(from: decoder)
        let container = try decoder.container(keyedBy: CodingKeys.self)
        seconds = try container.decode(Double.self, forKey: .seconds)
        promotion = try container.decode(PromotionDecision.self, forKey: .promotion)
        making = try container.decodeIfPresent(Making.self, forKey: .making)
        randomShare = try container.decodeIfPresent(RandomShareReport.self, forKey: .randomShare)
    }

    /// The trainer's fields and the run's, side by side in one object.
    package func encode(to encoder: any Encoder) throws {
        try training.encode(to: encoder)
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(seconds, forKey: .seconds)
        try container.encode(promotion, forKey: .promotion)
        try container.encodeIfPresent(making, forKey: .making)
        try container.encodeIfPresent(randomShare, forKey: .randomShare)
    }
}
