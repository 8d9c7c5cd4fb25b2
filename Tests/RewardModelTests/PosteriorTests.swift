import Foundation
import Preferences
import Testing

@testable import RewardModel

@Suite("Posterior")
struct PosteriorTests {
    private func objective(_ groups: [PreferenceGroup], regularisation: Double = 0.3) throws -> Objective {
        let data = TrainingSet(try PromptSet(groups), featureBits: 10)
        let all = [Bool](repeating: true, count: data.matrix.rowCount)
        return Objective(
            matrix: data.matrix, weighting: Weighting(data.matrix, isTrained: all), isActive: all,
            pairs: data.pairs, regularisation: regularisation)
    }

    private func point(_ objective: Objective) -> [Double] {
        var generator = SeededGenerator(seed: 11)
        return (0..<objective.dimension).map { _ in Double.random(in: -1...1, using: &generator) }
    }

    @Test("The products of all draws equal those of one vector")
    func products() throws {
        let objective = try objective(Fixtures.groups(8, completions: 4))
        let weights = point(objective)
        let draws = weights.map { Draws(repeating: Float($0)) }
        for (of, one) in zip(objective.rewards(draws), objective.rewards(weights)) {
            #expect(abs(Double(of[3]) - one) < 1e-4)
        }
        let slopes = (0..<objective.matrix.rowCount).map { Double($0 % 5) - 2 }
        let transposed = objective.transposedProduct(slopes.map { Draws(repeating: Float($0)) })
        for (of, one) in zip(transposed, objective.transposedProduct(slopes)) {
            #expect(abs(Double(of[15]) - one) < 1e-4)
        }
    }

    @Test("The curvature times a vector equals central differences of the gradient along it")
    func curvature() throws {
        let objective = try objective(Fixtures.groups(8, completions: 4))
        let weights = point(objective)
        let direction = point(objective).reversed().map(\.self)
        let product = Curvature(objective, weights: weights)(direction.map { Draws(repeating: Float($0)) })
        let step = 1e-5
        let up = objective(zip(weights, direction).map { $0 + step * $1 }).gradient
        let down = objective(zip(weights, direction).map { $0 - step * $1 }).gradient
        for index in product.indices {
            #expect(abs((up[index] - down[index]) / (2 * step) - Double(product[index][0])) < 1e-4)
        }
    }

    @Test("What conjugate gradients find solves the system")
    func solution() throws {
        let objective = try objective(Fixtures.groups(12, completions: 4))
        let curvature = Curvature(objective, weights: point(objective))
        let noise = curvature.sum(CurvatureNoise(pairs: objective.pairs.count, weights: objective.dimension, seed: 5))
        let back = curvature(curvature.solve(noise, tolerance: 1e-4, 200))
        let errors = zip(back, noise).reduce(Draws.zero) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
        let squares = noise.reduce(Draws.zero) { $0 + $1 * $1 }
        #expect(all(errors .< squares * 1e-6))
    }

    @Test("What ascent in the dual finds solves the system, and is what conjugate gradients find", arguments: [2, 4])
    func ascent(completions: Int) throws {
        let objective = try objective(Fixtures.groups(40, completions: completions))
        let curvature = Curvature(objective, weights: point(objective))
        let noise = CurvatureNoise(pairs: objective.pairs.count, weights: objective.dimension, seed: 5)
        let sum = curvature.sum(noise)
        let draws = try #require(curvature.draws(noise, tolerance: 1e-4))
        let errors = zip(curvature(draws), sum).reduce(Draws.zero) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
        let squares = sum.reduce(Draws.zero) { $0 + $1 * $1 }
        #expect(all(errors .< squares * 1e-6))
        for (draw, other) in zip(draws, curvature.solve(sum, tolerance: 1e-4, 200)) {
            #expect(all(draw - other .< 1e-2) && all(other - draw .< 1e-2))
        }
        // Where λ is small it is the longer way.
        let small = try self.objective(Fixtures.groups(12), regularisation: 0.01)
        #expect(Curvature(small, weights: point(small)).draws(noise, tolerance: 0.02) == nil)
    }

    @Test("Draws are the same for a seed, and on one core")
    func deterministic() throws {
        let objective = try objective(Fixtures.groups(12))
        let weights = point(objective)
        let one = Posterior(objective, weights: weights, seed: 1).deviations
        let onOneCore = Threads.$areAllowed.withValue(false) {
            Posterior(objective, weights: weights, seed: 1).deviations
        }
        #expect(onOneCore == one)
        #expect(Posterior(objective, weights: weights, seed: 2).deviations != one)
    }

    @Test("Eight bits hold a draw to a part in 250 of the largest")
    func eightBits() {
        let draws = Draws((0..<16).map { Float($0 * $0) - 100 })
        let kept = WeightDraws(draws).times(1)
        #expect(all(kept - draws .<= 125 / 127 / 2) && all(draws - kept .<= 125 / 127 / 2))
        #expect(WeightDraws(.zero).times(3) == .zero)
        #expect(abs(WeightDraws(variance: 2, key: 7).times(1).variance - 2) < 1e-5)
    }

    /// Weights from the prior, comparisons as those weights would have them, and a fit that knows the prior: of such rewards
    /// an interval of 95 % holds 95 %, those of texts that training never saw included.
    @Test("Intervals cover as much as they say")
    func coverage() throws {
        var generator = SeededGenerator(seed: 41)
        func normal() -> Double {
            let one = Double.random(in: 0..<1, using: &generator)
            let other = Double.random(in: 0..<1, using: &generator)
            return (-2 * log(1 - one)).squareRoot() * cos(2 * .pi * other)
        }
        let words = (0..<50).map { "w\($0)" }
        let (trained, new, simulations) = (60, 30, 12)
        // Of Student's t with 16 degrees of freedom, as the deviation comes from 16 draws.
        let quantile = 2.12
        var covered = (trained: 0, new: 0)
        var variances = (claimed: 0.0, found: 0.0)
        for simulation in 0..<simulations {
            let groups = (0..<(trained + new)).map { index in
                PreferenceGroup(
                    promptKey: UInt64(index), prompt: Prompt("Question \(index)?"),
                    completions: (0..<2).map { _ in
                        (0..<8).map { _ in words[generator.next(below: words.count)] }.joined(separator: " ")
                    },
                    judgements: Fixtures.judgements([[[0], [1]]]))
            }
            let data = TrainingSet(try PromptSet(groups), featureBits: 11)
            let rows = data.matrix.rowCount
            let isTrained = (0..<rows).map { $0 < 2 * trained }
            let everyRow = [Bool](repeating: true, count: rows)
            var objective = Objective(
                matrix: data.matrix, weighting: Weighting(data.matrix, isTrained: isTrained), isActive: everyRow,
                pairs: [], regularisation: 1)
            let truth = (0..<objective.dimension).map { _ in normal() / objective.regularisation.squareRoot() }
            let rewards = objective.rewards(truth)
            objective = Objective(
                matrix: data.matrix, weighting: objective.weighting, isActive: everyRow,
                pairs: data.pairs.filter { $0.prompt < trained }.map { pair in
                    var pair = pair
                    let chance = BradleyTerryLoss.sigmoid(rewards[pair.preferred] - rewards[pair.rejected])
                    if Double.random(in: 0..<1, using: &generator) >= chance {
                        swap(&pair.preferred, &pair.rejected)
                    }
                    return pair
                }, regularisation: objective.regularisation)
            let fit = LBFGS(tolerance: 1e-4).minimise(
                from: objective.origin, scale: objective.gradientLengthAtOrigin
            ) { objective($0) }
            let posterior = Posterior(objective, weights: fit.point, seed: UInt64(simulation))
            let found = objective.rewards(fit.point)
            let draws = objective.rewards(posterior.deviations)
            // Rewards are known up to a constant: what counts are the differences of a prompt.
            for pair in data.pairs {
                let deviation = (draws[pair.preferred] - draws[pair.rejected]).variance.squareRoot()
                let error = abs(
                    (found[pair.preferred] - found[pair.rejected]) - (rewards[pair.preferred] - rewards[pair.rejected]))
                if pair.prompt < trained { covered.trained += error <= quantile * deviation ? 1 : 0 }
                if pair.prompt >= trained { covered.new += error <= quantile * deviation ? 1 : 0 }
                variances.claimed += deviation * deviation
                variances.found += error * error
            }
        }
        let shares = (
            Double(covered.trained) / Double(trained * simulations), Double(covered.new) / Double(new * simulations)
        )
        #expect((0.92...0.98).contains(shares.0), "\(shares)")
        #expect((0.92...0.98).contains(shares.1), "\(shares)")
        #expect((0.85...1.15).contains(variances.claimed / variances.found), "\(variances)")
    }
}
