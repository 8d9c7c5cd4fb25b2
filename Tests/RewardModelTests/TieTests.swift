import Foundation
import Preferences
import Testing

@testable import RewardModel

@Suite("Ties")
struct TieTests {
    @Test(
        "Slopes and curvatures are the loss's derivatives, in the margin and in the tie parameter",
        arguments: [-30.0, -2, 0, 0.3, 5, 30], [false, true])
    func derivatives(margin: Double, isTie: Bool) {
        for logTie in [-5.0, -0.5, 0, 2] {
            func loss(_ margin: Double, _ logTie: Double) -> DavidsonLoss {
                DavidsonLoss(margin: margin, isTie: isTie, logTie: logTie)
            }
            let here = loss(margin, logTie)
            let step = 1e-4
            let (up, down) = (loss(margin + step, logTie), loss(margin - step, logTie))
            #expect(abs((up.value - down.value) / (2 * step) - here.slope) < 1e-7)
            #expect(abs((up.slope - down.slope) / (2 * step) - here.curvature) < 1e-7)
            let (more, less) = (loss(margin, logTie + step), loss(margin, logTie - step))
            #expect(abs((more.value - less.value) / (2 * step) - here.tieSlope) < 1e-7)
            #expect(abs((more.tieSlope - less.tieSlope) / (2 * step) - here.tieCurvature) < 1e-7)
            #expect(abs(here.preferred + here.rejected + here.tied - 1) < 1e-12)
        }
    }

    @Test("Without ties the loss is Bradley–Terry's, and margins of any size stay finite")
    func withoutTies() {
        for margin in [-1000.0, -3, 0, 0.1, 40, 1000] {
            let loss = DavidsonLoss(margin: margin, isTie: false, logTie: -.infinity)
            #expect(abs(loss.value - BradleyTerryLoss.value(margin: margin)) < 1e-12)
            #expect(abs(loss.slope - BradleyTerryLoss.slope(margin: margin)) < 1e-12)
            #expect(abs(loss.curvature - BradleyTerryLoss.curvature(margin: margin)) < 1e-12)
            #expect(DavidsonLoss(margin: margin, isTie: true, logTie: 0).value.isFinite)
        }
        #expect(TieParameter.fitted(margins: [1], pairs: [pair(tie: false)]) == -.infinity)
    }

    private func pair(tie: Bool) -> TrainingSet.RowPair {
        .init(preferred: 0, rejected: 1, weight: 1, prompt: 0, labeler: ID(1), isTie: tie)
    }

    @Test("The tie parameter is where its slope is 0, also where Newton's steps go to and fro")
    func tieParameter() {
        var generator = SeededGenerator(seed: 11)
        var sets: [[(margin: Double, weight: Double, isTie: Bool)]] = [[(0, 1 / 6, true), (-6.81, 1, true)]]
        for _ in 0..<2_000 {
            sets.append(
                (0..<1 + generator.next(below: 6)).map { _ in
                    let margin = Double(generator.next(below: 2_000)) / 100 - 10
                    return (margin, 1 / Double(1 + generator.next(below: 9)), generator.next(below: 2) == 0)
                })
        }
        for set in sets where set.contains(where: \.isTie) {
            let pairs = set.map { item in
                var pair = pair(tie: item.isTie)
                pair.weight = item.weight
                return pair
            }
            let logTie = TieParameter.fitted(margins: set.map(\.margin), pairs: pairs)
            let slope = set.reduce(TieParameter.regularisation * logTie) {
                $0 + $1.weight * DavidsonLoss(margin: $1.margin, isTie: $1.isTie, logTie: logTie).tieSlope
            }
            #expect(abs(slope) < 1e-9, "\(set)")
        }
    }

    /// Prompts of which labelers say what Davidson's model would with a known reward, that of polite words, and a known ν.
    private func groups(_ count: Int, logTie: Double) -> [PreferenceGroup] {
        var generator = SeededGenerator(seed: 31)
        let qualities = ["dreadful", "poor", "fair", "good", "splendid"]
        return (0..<count).map { index in
            let places = (0..<3).map { _ in generator.next(below: qualities.count) }
            let texts = places.enumerated().map { "A \(qualities[$1]) answer, number \($0) to question \(index)." }
            let said = [(0, 1), (1, 2), (2, 0)].enumerated().map { labeler, pair in
                let margin = 0.8 * Double(places[pair.0] - places[pair.1])
                let loss = DavidsonLoss(margin: margin, isTie: false, logTie: logTie)
                let draw = Double.random(in: 0..<1, using: &generator)
                let tiers =
                    draw < loss.preferred
                    ? [[pair.0], [pair.1]]
                    : draw < loss.preferred + loss.rejected ? [[pair.1], [pair.0]] : [[pair.0, pair.1]]
                return Judgement(labeler: ID(Int64(labeler)), tiers: tiers)
            }
            return PreferenceGroup(
                promptKey: UInt64(index), prompt: Prompt("Question \(index)?"), completions: texts, judgements: said)
        }
    }

    @Test("A known tie parameter is found again", arguments: [-1.0, 0.5])
    func recovery(logTie: Double) throws {
        let report = try Fixtures.trainer().train(groups(700, logTie: logTie)).report
        #expect(report.trainingTies > 200)
        let probability = try #require(report.tieProbability)
        let found = log(2 * probability / (1 - probability))
        // Some 2,100 comparisons: a standard error of about 0.06.
        #expect(abs(found - logTie) < 0.2, "\(found)")
    }

    @Test("The gradient equals central differences where there are ties, and ν is at its minimum")
    func gradient() throws {
        let data = TrainingSet(try PromptSet(groups(12, logTie: 0)), featureBits: 10)
        #expect(data.pairs.contains { $0.isTie })
        let all = [Bool](repeating: true, count: data.matrix.rowCount)
        let objective = Objective(
            matrix: data.matrix, weighting: Weighting(data.matrix, isTrained: all), isActive: all, pairs: data.pairs,
            regularisation: 0.3)
        var generator = SeededGenerator(seed: 1)
        let point = (0..<objective.dimension).map { _ in Double.random(in: -1...1, using: &generator) }
        let gradient = objective(point).gradient
        let step = 1e-5
        for index in stride(from: 0, to: point.count, by: 11) {
            var (up, down) = (point, point)
            up[index] += step
            down[index] -= step
            let slope = (objective(up).value - objective(down).value) / (2 * step)
            #expect(abs(slope - gradient[index]) < 1e-6, "coordinate \(index)")
        }
        let rewards = objective.rewards(point)
        let logTie = objective.logTie(rewards)
        func loss(_ logTie: Double) -> Double {
            objective.pairs.reduce(TieParameter.regularisation / 2 * logTie * logTie) { sum, pair in
                let margin = rewards[pair.preferred] - rewards[pair.rejected]
                return sum + pair.weight * DavidsonLoss(margin: margin, isTie: pair.isTie, logTie: logTie).value
            }
        }
        #expect(loss(logTie) < loss(logTie + 1e-3) && loss(logTie) < loss(logTie - 1e-3))
    }

    @Test("Two completions that are tied come to have nearer rewards than where one is preferred")
    func tiedAreNearer() throws {
        func margin(tied: Bool) throws -> Double {
            let groups = Fixtures.groups(40, completions: 2, noise: 0).enumerated().map { index, group in
                var group = group
                group.completions.append("Curt. \(index)")
                group.judgements.append(.init(labeler: ID(2), tiers: [[2], [1]]))
                group.judgements += Fixtures.judgements(3, of: tied ? [[0, 2]] : [[0], [2]])
                return group
            }
            let model = try Fixtures.trainer().train(groups).model
            return model.score("Thank you for asking. the cat sat").reward - model.score("Curt. 7").reward
        }
        let (tied, preferred) = (try margin(tied: true), try margin(tied: false))
        #expect(preferred > 0 && abs(tied) < preferred / 2, "\(tied), \(preferred)")
    }
}
