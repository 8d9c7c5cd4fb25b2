import Foundation
import Preferences
import Testing

@testable import RewardModel

@Suite("Evaluation")
struct EvaluationTests {
    /// A model that likes only length: its reward is ln(1 + characters).
    private let byLength = LinearRewardModel(
        provenance: .init(seen: .keys([]), trainingPrompts: 0, trainingComparisons: 0),
        regularisation: 1, temperature: 1, rewardDeviation: 1, featureBits: 10, buckets: [], columns: [],
        dense: DenseFeatures.names.map {
            .init(
                mean: 0, scale: 1, weight: $0 == "characters" ? 1 : 0, draws: WeightDraws(variance: 0.5, key: 1),
                explained: 0)
        },
        wordPairs: nil, offset: 0, offsetDraws: .zero)

    private func group(_ key: UInt64, _ texts: [String], _ pairs: [(Int, Int)], ties: Int = 0) -> PreferenceGroup {
        PreferenceGroup(
            promptKey: key, prompt: Prompt("Question \(key)?"), completions: texts,
            judgements: Fixtures.judgements(pairs.map { [[$0.0], [$0.1]] }) + Fixtures.judgements(ties, of: [[0, 1]]))
    }

    @Test("Accuracy and log loss by hand, counting each pair once and each prompt once")
    func byHand() throws {
        let report = try byLength.evaluate(
            [
                group(1, ["a", "abc"], [(1, 0)], ties: 2),
                // ln 4/2, ln 8/4, ln 8/2; the first is the wrong way round.
                group(2, ["a", "abc", "abcdefg"], [(0, 1), (2, 1), (2, 0)]),
                group(3, ["xy", "zw"], [(0, 1)]),
            ], seed: 1)
        #expect(report.pairs == 5)
        #expect(report.prompts == 3)
        #expect(report.tiesSkipped == 2)
        #expect(abs(report.accuracy - 3.5 / 5) < 1e-12, "an equal reward is half right")
        #expect(abs(report.accuracyPerPrompt - (1 + 2.0 / 3 + 0.5) / 3) < 1e-12)
        // −ln σ(ln r) = ln(1 + 1/r)
        let losses = [log(1.5), log(3), log(1.5), log(1.25), log(2)]
        #expect(abs(report.logLoss - losses.reduce(0, +) / 5) < 1e-6)
        #expect(
            abs(report.logLossPerPrompt - (losses[0] + (losses[1] + losses[2] + losses[3]) / 3 + losses[4]) / 3) < 1e-6)
        #expect(report.lengthBaseline == report.accuracy)
        #expect(report.accuracyInterval.contains(report.accuracy))
        #expect(report.calibration.reduce(0) { $0 + $1.pairs } == 5)
    }

    @Test("All right is not certainty: the interval is Wilson's over prompts")
    func allRight() throws {
        let groups = (0..<8).map { group($0, ["a", "abc", "abcde"], [(1, 0), (2, 1), (2, 0)]) }
        let report = try byLength.evaluate(groups, seed: 1)
        #expect(report.accuracy == 1)
        #expect(abs(report.accuracyInterval.lower - 0.6756) < 1e-3)
        #expect(report.accuracyInterval.upper == 1)
    }

    @Test("The human ceiling counts labelers who judged the same pair")
    func humans() throws {
        let agreeing = (0..<5).map { group($0, ["a", "abc"], [(1, 0), (1, 0), (0, 1)]) }
        let report = try byLength.evaluate(agreeing, seed: 1)
        #expect(abs(try #require(report.humanAgreement).value - 1.0 / 3) < 1e-12)
        #expect(try byLength.evaluate([group(1, ["a", "abc"], [(1, 0)])], seed: 1).humanAgreement == nil)
    }

    @Test("Only people have a part in the human ceiling, each with one vote on a pair")
    func onlyPeople() throws {
        func report(_ people: [Int64?]) throws -> EvaluationReport {
            let judgements = people.enumerated().map { place, person in
                Judgement(labeler: ID(Int64(place + 1)), person: person.map { ID($0) }, tiers: [[1], [0]])
            }
            return try byLength.evaluate(
                (0..<4 as Range<UInt64>).map { key in
                    var group = group(key, ["a", "abc"], [])
                    group.judgements = judgements
                    return group
                }, seed: 1)
        }
        #expect(try report([nil, nil]).humanAgreement == nil, "two copies of a file agree with each other")
        #expect(try report([1, nil]).humanAgreement == nil)
        #expect(try report([1, 1]).humanAgreement == nil, "nobody agrees with themselves")
        #expect(try report([1, 2]).humanAgreement?.value == 1)
        #expect(try report([nil, 1, 1, 2]).humanAgreement?.value == 1)
        #expect(try report([nil, nil]).pairs == 8, "they are compared with the model all the same")
    }

    @Test("A report survives JSON")
    func json() throws {
        let report = try byLength.evaluate([group(1, ["a", "abc"], [(1, 0)])], seed: 1)
        let decoded = try JSONDecoder().decode(EvaluationReport.self, from: JSONEncoder().encode(report))
        #expect(decoded == report)
    }

    @Test("Nothing to measure on is an error", arguments: [0, 3])
    func nothing(ties: Int) throws {
        let error = try #require(throws: RewardModelError.self) {
            try byLength.evaluate([group(1, ["a", "b"], [], ties: ties)], seed: 1)
        }
        #expect(error.code == .noComparisons)
    }

    @Test("Bins cover every modelled probability, its ends included")
    func bins() {
        let bins = EvaluationReport.calibration([0, 0.1, -0.1, 3, -800, 800].map { ($0, 1) })
        #expect(bins.reduce(0) { $0 + $1.pairs } == 6)
        #expect(bins.allSatisfy { $0.lower <= $0.predicted && $0.predicted <= $0.upper })
        #expect(bins.last?.observed == 2.0 / 3)
    }

    @Test("A batch scores as one by one, and the unknown is as uncertain as its form")
    func scoring() {
        let texts = ["", "hello", "你好", String(repeating: "long ", count: 500)]
        let items = texts.map { ScoringItem(prompt: Prompt("?"), completion: $0) }
        let batch = byLength.score(items)
        #expect(batch == items.flatMap { byLength.score([$0]) })
        #expect(byLength.score([]).isEmpty)
        #expect(batch.allSatisfy { $0.reward.isFinite && $0.uncertainty >= 0 })
        #expect(abs(batch[1].reward - log(6)) < 1e-6)
        #expect(batch[2].uncertainty >= byLength.priorVariance.squareRoot(), "none of its n-grams is known")
    }
}
