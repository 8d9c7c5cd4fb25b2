import Foundation
import RewardModel

/// What is stored and shown of a finished run: the trainer's report, how long it took, and what became of the model.
package struct TrainingRunReport: Encodable, Sendable {
    package struct Promotion: Codable, Sendable {
        package var promoted: Bool
        package var reason: String
    }

    package var training: TrainingReport
    package var seconds: Double
    package var promotion: Promotion

    init(_ training: TrainingReport, seconds: Double, promotion: Promotion) {
        self.training = training
        self.seconds = seconds
        self.promotion = promotion
    }

    private enum CodingKeys: String, CodingKey {
        case seconds, promotion
    }

    /// The trainer's fields and the run's, side by side in one object.
    package func encode(to encoder: any Encoder) throws {
        try training.encode(to: encoder)
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(seconds, forKey: .seconds)
        try container.encode(promotion, forKey: .promotion)
    }
}
