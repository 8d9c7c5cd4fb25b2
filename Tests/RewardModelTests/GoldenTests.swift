import Foundation
import Testing

@testable import RewardModel

/// Everything from text to reward against scikit-learn, numpy and scipy; see Golden/bradley_terry.py.
private struct Golden: Decodable {
    struct Group: Decodable {
        var completions: [String]
        var comparisons: [[Int]]
    }
    struct Score: Decodable {
        var text: String
        var form: [Double]
        var reward: Double
        var uncertainty: Double
        var formReward: Double
    }
    var groups: [Group]
    var regularisation: Double
    var columns: Int
    var loss: Double
    var scores: [Score]

    static func load() throws -> Golden {
        let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Golden/bradley_terry.json")
        return try JSONDecoder().decode(Golden.self, from: Data(contentsOf: file))
    }

    /// With so many buckets that no two n-grams of these texts share one, hashing changes nothing.
    var options: LinearOptions {
        var options = LinearOptions()
        options.featureBits = 20
        return options
    }

    func data() throws -> TrainingSet {
        let groups = groups.enumerated().map { key, group in
            PreferenceGroup(
                promptKey: UInt64(key), prompt: .init("?"), completions: group.completions,
                judgements: Fixtures.judgements(group.comparisons.map { [[$0[0]], [$0[1]]] }))
        }
        return TrainingSet(try PromptSet(groups), featureBits: options.featureBits)
    }
}

@Suite("Golden values")
struct GoldenTests {
    @Test("The measures of form equal their definition in Python")
    func form() throws {
        for golden in try Golden.load().scores {
            let measured = DenseFeatures.measure(golden.text)
            #expect(measured.count == golden.form.count)
            for (name, (ours, theirs)) in zip(DenseFeatures.names, zip(measured, golden.form)) {
                #expect(abs(Double(ours) - theirs) < 1e-6, "\(name) of \(golden.text)")
            }
        }
    }

    @Test("Loss, rewards and uncertainties equal those of scikit-learn features and scipy's optimiser")
    func endToEnd() throws {
        let golden = try Golden.load()
        let data = try golden.data()
        #expect(data.matrix.columnCount == golden.columns)
        let training = LinearTraining(options: golden.options)
        let (objective, fit) = training.minimise(data, Hyperparameters(regularisation: golden.regularisation))
        #expect(fit.converged)
        #expect(abs(fit.value - golden.loss) < 1e-7)

        // Of one seed the variance is right within 35 %; of sixty together, within 5 %.
        let models = (0..<60).map { seed in
            LinearRewardModel(
                objective, weights: fit.point, promptOfRow: data.promptOfRow,
                provenance: .init(seen: .keys([]), trainingPrompts: 7, trainingComparisons: 18),
                temperature: 1, featureBits: golden.options.featureBits, seed: seed)
        }
        let model = models[0]
        for expected in golden.scores {
            let score = model.score(expected.text)
            #expect(abs(score.reward - expected.reward) < 1e-4, "\(expected.text)")
            #expect(abs(score.formReward - expected.formReward) < 1e-4, "\(expected.text)")
            let variances = models.map { $0.score(expected.text).uncertainty }.map { $0 * $0 }
            let variance = variances.reduce(0, +) / Double(models.count)
            #expect(abs(variance.squareRoot() / expected.uncertainty - 1) < 0.08, "\(expected.text)")
        }
        let rewards = golden.groups.flatMap(\.completions).map { model.score($0).reward }
        #expect(abs(rewards.reduce(0, +) / Double(rewards.count)) < 1e-5, "the training mean is 0")
    }
}
