import Foundation
import Preferences
import Testing

@testable import RewardModel

@Suite("Loss, gradient and optimiser")
struct LossTests {
    @Test("Slope and curvature are the loss's derivatives", arguments: [-30.0, -3, -0.1, 0, 0.1, 1, 7, 30])
    func derivatives(margin: Double) {
        let step = 1e-4
        let up = BradleyTerryLoss.value(margin: margin + step)
        let down = BradleyTerryLoss.value(margin: margin - step)
        #expect(abs((up - down) / (2 * step) - BradleyTerryLoss.slope(margin: margin)) < 1e-8)
        let slopes = BradleyTerryLoss.slope(margin: margin + step) - BradleyTerryLoss.slope(margin: margin - step)
        #expect(abs(slopes / (2 * step) - BradleyTerryLoss.curvature(margin: margin)) < 1e-8)
    }

    @Test(
        "Margins of any size stay finite",
        arguments: [(1000.0, 0.0), (-1000.0, 1000.0), (0.0, 0.693_147_180_559_945_3)])
    func extremes(margin: Double, loss: Double) {
        #expect(abs(BradleyTerryLoss.value(margin: margin) - loss) < 1e-12)
    }

    /// A problem with repeated rows in several prompts, and a point away from the origin.
    private func problem() throws -> (objective: Objective, point: [Double]) {
        let data = TrainingSet(try PromptSet(Fixtures.groups(8, completions: 4)), featureBits: 10)
        let all = [Bool](repeating: true, count: data.matrix.rowCount)
        let objective = Objective(
            matrix: data.matrix, weighting: Weighting(data.matrix, isTrained: all), isActive: all,
            pairs: data.pairs, regularisation: 0.3)
        var generator = SeededGenerator(seed: 11)
        let point = (0..<objective.dimension).map { _ in Double.random(in: -1...1, using: &generator) }
        return (objective, point)
    }

    @Test("The gradient equals central differences in every coordinate")
    func gradient() throws {
        let (objective, point) = try problem()
        let gradient = objective(point).gradient
        let step = 1e-5
        for index in stride(from: 0, to: point.count, by: 7).map({ $0 }) + Array((point.count - 15)..<point.count) {
            var (up, down) = (point, point)
            up[index] += step
            down[index] -= step
            let slope = (objective(up).value - objective(down).value) / (2 * step)
            #expect(abs(slope - gradient[index]) < 1e-7, "coordinate \(index)")
        }
    }

    @Test("Rewards and their transpose equal plain loops over every value")
    func naiveTwins() throws {
        let (objective, point) = try problem()
        let rows = objective.matrix.rowCount
        var rewards = [Double](repeating: 0, count: rows)
        var transposed = [Double](repeating: 0, count: point.count)
        let slopes = (0..<rows).map { Double($0 % 5) - 2 }
        for row in 0..<rows {
            objective.forEachValue(row: row) { column, value in
                rewards[row] += point[column] * value
                transposed[column] += slopes[row] * value
            }
        }
        #expect(zip(objective.rewards(point), rewards).allSatisfy { abs($0 - $1) < 1e-12 })
        #expect(zip(objective.transposedProduct(slopes), transposed).allSatisfy { abs($0 - $1) < 1e-12 })
    }

    @Test("The optimiser finds the minimum of an ill-conditioned bowl")
    func bowl() {
        let curvatures = (0..<30).map { pow(10, Double($0 % 5)) }
        let minimum = LBFGS(tolerance: 1e-10).minimise(
            from: [Double](repeating: 1, count: 30), scale: 1
        ) { point in
            let shifted = point.map { $0 - 3 }
            return (
                zip(curvatures, shifted).reduce(0) { $0 + $1.0 * $1.1 * $1.1 / 2 }, zip(curvatures, shifted).map(*)
            )
        }
        #expect(minimum.converged)
        #expect(minimum.point.allSatisfy { abs($0 - 3) < 1e-8 })
    }

    @Test("At the fitted weights the gradient is zero, wherever the fit began")
    func optimum() throws {
        let (objective, point) = try problem()
        let scale = objective.gradientLengthAtOrigin
        let optimiser = LBFGS(tolerance: 1e-8)
        let one = optimiser.minimise(from: objective.origin, scale: scale) { objective($0) }
        let other = optimiser.minimise(from: point, scale: scale) { objective($0) }
        #expect(one.converged && other.converged)
        let gradient = objective(one.point).gradient
        #expect(dot(gradient, gradient).squareRoot() <= 1e-8 * scale)
        #expect(zip(one.point, other.point).allSatisfy { abs($0 - $1) < 1e-6 })
    }

    @Test("The temperature undoes a scale that margins were given", arguments: [0.5, 1, 2])
    func temperatureRecovered(scale: Double) {
        // Margins m that come true with probability σ(m).
        let margins = stride(from: -4.0, through: 4, by: 0.1).flatMap { margin in
            [(scale * margin, BradleyTerryLoss.sigmoid(margin)), (-scale * margin, BradleyTerryLoss.sigmoid(-margin))]
        }
        #expect(abs(temperature(margins.map { (margin: $0.0, weight: $0.1) }) * scale - 1) < 1e-6)
    }
}

extension Objective {
    /// The plain way to a row's features, by column and value.
    fileprivate func forEachValue(row: Int, _ body: (Int, Double) -> Void) {
        let block = matrix.withBlock(matrix.block(ofRow: row)) { $0 }
        let local = row - block.firstRow
        for entry in block.entries[block.starts[local]..<block.starts[local + 1]] {
            let column = Entry.column(entry)
            let value = Entry.termFrequency[Entry.count(entry)] * Double(weighting.idf[column])
            body(column, value * Double(weighting.inverseNorm[row]))
        }
        for feature in 0..<matrix.denseCount {
            body(matrix.columnCount + feature, denseValue(block, row: local, feature: feature))
        }
        wordPairs?.forEachValue(row: row) { body(wordPairOffset + $0, $1) }
    }
}
