import Foundation
import Preferences
import Testing

@testable import RewardModel

@Suite("Labelers and strengths")
struct LabelerModelTests {
    /// Judgements of given rewards, as `LabelerModel` says that people make them.
    private struct Simulation {
        var generator: SeededGenerator

        mutating func uniform() -> Double { Double.random(in: 0..<1, using: &generator) }

        mutating func normal() -> Double { (-2 * log(1 - uniform())).squareRoot() * cos(2 * .pi * uniform()) }

        /// - Parameter margin: of the one over the other.
        mutating func judgement(_ labeler: Int64, margin: Double, logTie: Double) -> (one: Bool, isTie: Bool) {
            let loss = DavidsonLoss(margin: margin, isTie: false, logTie: logTie)
            let chance = uniform()
            return (chance < loss.preferred, chance >= loss.preferred + loss.rejected)
        }
    }

    private static let labelers: [(reliability: Double, pull: Double)] = [
        (1.5, 0), (1.2, 0.6), (1.1, 0), (1, -0.3), (0.9, 0.1), (0.8, 0), (1.5, 0), (0, 0.8),
    ]

    @Test("Reliability and pull come back within their intervals, ties and all")
    func recovery() throws {
        var simulation = Simulation(generator: SeededGenerator(seed: 17))
        var inside = 0
        let rounds = 10
        for _ in 0..<rounds {
            var evidence: [LabelerModel.Evidence] = []
            for (index, labeler) in Self.labelers.enumerated() {
                for _ in 0..<250 {
                    let margin = 1.5 * simulation.normal()
                    let side: Int8 = simulation.uniform() < 0.5 ? 1 : -1
                    let said = simulation.judgement(
                        Int64(index), margin: labeler.reliability * margin + labeler.pull * Double(side), logTie: -0.5)
                    var pair = TrainingSet.RowPair(
                        preferred: 0, rejected: 1, weight: 1, prompt: 0, labeler: ID(Int64(index)), isTie: said.isTie,
                        side: side)
                    if !said.isTie, !said.one { pair.side = -side }
                    let isOne = said.isTie || said.one
                    evidence.append(.init(pair: pair, margin: isOne ? margin : -margin))
                }
            }
            let model = try #require(LabelerModel(evidence, logTie: -0.5))
            // The crowd's reliability is 1 by definition; that of these is a little more.
            let crowd = Self.labelers.reduce(0) { $0 + $1.reliability } / Double(Self.labelers.count)
            for (truth, estimate) in zip(Self.labelers, model.estimates) {
                #expect(estimate.comparisons == 250)
                let pull = try #require(estimate.pull)
                let pullError = try #require(estimate.pullError)
                let error = abs(estimate.reliability - truth.reliability / crowd)
                inside += error < 1.96 * estimate.reliabilityError ? 1 : 0
                inside += abs(pull - truth.pull) < 1.96 * pullError ? 1 : 0
            }
            #expect(model.estimates.last.map { $0.reliability < 0.3 } == true)
        }
        let share = Double(inside) / Double(2 * rounds * Self.labelers.count)
        #expect((0.90...0.99).contains(share), "\(share)")
    }

    @Test(
        "However large margins are, α is where the loss is least, as a search of all places finds it",
        arguments: [1.0, 4, 8, 30])
    func largeMargins(deviation: Double) {
        var simulation = Simulation(generator: SeededGenerator(seed: 31))
        for round in 0..<40 {
            let evidence = (0..<60).map { _ in
                let margin = deviation * simulation.normal()
                let said = simulation.judgement(1, margin: [1, 0, 0.3, -1][round % 4] * margin, logTie: -.infinity)
                return LabelerModel.Evidence(
                    pair: .init(preferred: 0, rejected: 1, weight: 1, prompt: 0, labeler: ID(1)),
                    margin: said.one ? margin : -margin)
            }
            let prior = (reliability: 0.3 + simulation.uniform(), pull: 0.0)
            let fit = LabelerModel.Fit(evidence, logTie: -.infinity, prior: prior)
            func loss(_ reliability: Double) -> Double {
                let far = (reliability - prior.reliability) / LabelerModel.spread
                return evidence.reduce(far * far / 2) {
                    $0 + BradleyTerryLoss.value(margin: reliability * $1.margin)
                }
            }
            let places = stride(from: -3, through: 3, by: 0.002).map { (place: $0, loss: loss($0)) }
            let least = places.min { $0.loss < $1.loss }?.place ?? .nan
            #expect(abs(fit.reliability - least) < 0.003, "\(fit.reliability) in the place of \(least)")
        }
    }

    @Test("Whoever has judged little counts as the crowd does, and of one labeler nothing is told")
    func shrinkage() throws {
        func evidence(_ labeler: Int64, _ count: Int, right: Bool) -> [LabelerModel.Evidence] {
            (0..<count).map { _ in
                .init(
                    pair: .init(preferred: 0, rejected: 1, weight: 1, prompt: 0, labeler: ID(labeler)),
                    margin: right ? 1 : -1)
            }
        }
        let crowd = evidence(1, 60, right: true) + evidence(2, 60, right: true)
        let model = try #require(LabelerModel(crowd + evidence(3, 1, right: false), logTie: -.infinity))
        #expect(model.estimates[2].reliability > 0.7 && model.estimates[2].pull == nil)
        let reversed = try #require(LabelerModel(crowd + evidence(3, 60, right: false), logTie: -.infinity))
        #expect(reversed.estimates[2].reliability < 0)
        #expect(LabelerModel(evidence(1, 60, right: true), logTie: -.infinity) == nil)
        #expect(LabelerModel(evidence(1, 60, right: true) + evidence(2, 5, right: true), logTie: -.infinity) == nil)
    }

    @Test("The side is where the preferred one was shown, and nothing where the order is not known")
    func sides() {
        let shown = Judgement(labeler: ID(1), person: nil, tiers: [[2], [0, 1]], shown: [1, 2, 0])
        #expect(shown.strictPairs.map(\.side) == [1, -1])
        #expect(shown.ties.map(\.side) == [-1])
        #expect(Judgement(labeler: ID(1), tiers: [[2], [0, 1]]).strictPairs.map(\.side) == [0, 0])
    }

    /// Prompts with two answers of known worth, judged by everybody of `judges`.
    private func groups(
        _ count: Int, seed: UInt64, _ judges: [(labeler: Int64, flips: Double)]
    ) -> [PreferenceGroup] {
        var simulation = Simulation(generator: SeededGenerator(seed: seed))
        return Fixtures.groups(count, completions: 2, noise: 0, seed: seed).map { group in
            var group = group
            group.judgements = judges.map { judge in
                let isFlipped = simulation.uniform() < judge.flips
                return Judgement(labeler: ID(judge.labeler), tiers: isFlipped ? [[1], [0]] : [[0], [1]])
            }
            return group
        }
    }

    @Test("Labelers who judge at random, or the wrong way round, are found and count for less")
    func unreliable() throws {
        let groups = groups(60, seed: 5, [(1, 0.1), (2, 0.1), (3, 0.5), (4, 0.9)])
        let result = try Fixtures.trainer().train(groups)
        let labelers = try #require(result.report.labelers)
        #expect(labelers.map(\.labeler) == [1, 2, 3, 4])
        #expect(labelers[0].reliability > 0.8 && labelers[1].reliability > 0.8)
        #expect(labelers[2].reliability < 0.5 && labelers[3].reliability < 0)
        #expect(result.report.crossValidation.last?.weighsLabelers == true)

        var alike = Fixtures.linear
        alike.labelers = false
        let other = try Fixtures.trainer(linear: alike).train(groups)
        #expect(other.report.labelers == nil)
        let clean = self.groups(60, seed: 6, [(9, 0)])
        let (own, others) = (try result.model.evaluate(clean, seed: 1), try other.model.evaluate(clean, seed: 1))
        #expect(own.logLoss < others.logLoss && own.accuracy >= others.accuracy, "\(own.logLoss) \(others.logLoss)")
    }

    @Test("Labelers who are all alike count nearly alike")
    func alike() throws {
        let report = try Fixtures.trainer().train(groups(60, seed: 7, [(1, 0.2), (2, 0.2), (3, 0.2)])).report
        for labeler in report.labelers ?? [] {
            #expect(abs(labeler.reliability - 1) < 2 * labeler.reliabilityError, "\(labeler)")
        }
    }

    @Test(
        "Strengths are heard where they tell something, and not where they are said by chance",
        arguments: [true, false])
    func strengths(areTrue: Bool) throws {
        var simulation = Simulation(generator: SeededGenerator(seed: 23))
        let words = (0..<12).map { (text: "word\($0)", worth: simulation.normal()) }
        let groups = (0..<150).map { index in
            let answers = (0..<2).map { _ in (0..<4).map { _ in words[simulation.generator.next(below: words.count)] } }
            let worths = answers.map { $0.reduce(0) { $0 + $1.worth } }
            let chance = simulation.uniform()
            // What is said is what is felt, and the strength is how strongly.
            let felt = worths[0] - worths[1] + log(chance / (1 - chance))
            let strength = areTrue ? min(3, Int(abs(felt))) : simulation.generator.next(below: 4)
            return PreferenceGroup(
                promptKey: UInt64(index), prompt: Prompt("Question \(index)?"),
                completions: answers.map { $0.map(\.text).joined(separator: " ") },
                judgements: [
                    Judgement(
                        labeler: ID(1), person: ID(1), tiers: felt > 0 ? [[0], [1]] : [[1], [0]], strengths: [strength])
                ])
        }
        let report = try Fixtures.trainer().train(groups).report
        #expect((report.strengthMargin > 0) == areTrue, "\(report.crossValidation)")
    }
}
