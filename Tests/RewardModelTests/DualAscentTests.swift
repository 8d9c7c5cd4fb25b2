import Foundation
import Preferences
import Testing

@testable import RewardModel

@Suite("Ascent in the dual")
struct DualAscentTests {
    /// What is fitted: strict comparisons of prompts of two or more completions, some of them of labelers with margins of
    /// their own, ties, or word pairs.
    enum Kind: CaseIterable { case pairs, rankings, ties, labelers, wordPairs }

    private func objective(_ kind: Kind, regularisation: Double) throws -> Objective {
        var groups =
            kind == .wordPairs
            ? World.groups(0..<3, seed: 4) : Fixtures.groups(40, completions: kind == .pairs ? 2 : 4)
        if kind == .ties {
            for index in groups.indices where index % 3 == 0 {
                groups[index].judgements = Fixtures.judgements([[[0, 1], [2, 3]]])
            }
        }
        let data = TrainingSet(try PromptSet(groups), featureBits: 10)
        let all = [Bool](repeating: true, count: data.matrix.rowCount)
        var pairs = data.pairs
        if kind == .labelers {
            for index in pairs.indices {
                pairs[index].factor = [1, 0.3, 0, -0.5][index % 4]
                pairs[index].shift = [0, 0.4, -0.2][index % 3]
            }
        }
        if kind == .ties { #expect(pairs.contains { $0.isTie }) }
        return Objective(
            matrix: data.matrix,
            wordPairs: kind == .wordPairs
                ? .init(
                    data.wordPairs.map { KnownWordPairs($0, isTrained: all, groups: data.groupOfRow) }, scale: 0.5)
                : nil,
            weighting: Weighting(data.matrix, isTrained: all), isActive: all, pairs: pairs,
            regularisation: regularisation)
    }

    @Test("It finds the minimum that L-BFGS finds", arguments: Kind.allCases)
    func minimum(kind: Kind) throws {
        let objective = try objective(kind, regularisation: 0.3)
        #expect(DualAscent.suits(objective))
        if kind == .wordPairs { #expect(objective.dimension > objective.wordPairOffset) }
        var ascent = DualAscent(objective)
        let found = ascent.minimise(objective, tolerance: 1e-10)
        let expected = LBFGS(tolerance: 1e-6).minimise(
            from: objective.origin, scale: objective.gradientLengthAtOrigin
        ) { objective($0) }
        #expect(found.converged && expected.converged)
        #expect(abs(found.value - expected.value) < 1e-7)
        #expect(zip(found.point, expected.point).allSatisfy { abs($0 - $1) < 1e-3 })
        let gradient = objective(found.point).gradient
        #expect(dot(gradient, gradient).squareRoot() < 1e-3 * objective.gradientLengthAtOrigin)
    }

    @Test("The gap says how far the loss is above its minimum", arguments: [1e-2, 1e-4, 1e-6])
    func gap(tolerance: Double) throws {
        let objective = try objective(.pairs, regularisation: 0.3)
        var (rough, exact) = (DualAscent(objective), DualAscent(objective))
        let found = rough.minimise(objective, tolerance: tolerance)
        let minimum = exact.minimise(objective, tolerance: 1e-11)
        #expect(found.iterations < minimum.iterations)
        #expect(found.value - minimum.value <= tolerance * objective.pairs.reduce(0) { $0 + $1.weight })
    }

    @Test("A second fit goes on where the first has ended")
    func goesOn() throws {
        var objective = try objective(.rankings, regularisation: 0.3)
        var ascent = DualAscent(objective)
        let first = ascent.minimise(objective, tolerance: 1e-8)
        #expect(ascent.minimise(objective, tolerance: 1e-8).iterations <= 2)
        objective.regularisation = 0.6
        var fresh = DualAscent(objective)
        let (next, anew) = (
            ascent.minimise(objective, tolerance: 1e-8), fresh.minimise(objective, tolerance: 1e-8)
        )
        #expect(next.iterations <= anew.iterations && first.point != next.point)
        #expect(zip(next.point, anew.point).allSatisfy { abs($0 - $1) < 1e-3 })
    }

    @Test(
        "Where λ is small beside the comparisons' curvatures, and with very many completions, L-BFGS is the shorter way"
    )
    func suits() throws {
        #expect(!DualAscent.suits(try objective(.pairs, regularisation: 0.01)))
        let crowded = TrainingSet(try PromptSet(Fixtures.groups(2, completions: 60)), featureBits: 10)
        let all = [Bool](repeating: true, count: crowded.matrix.rowCount)
        #expect(
            !DualAscent.suits(
                Objective(
                    matrix: crowded.matrix, weighting: Weighting(crowded.matrix, isTrained: all), isActive: all,
                    pairs: crowded.pairs, regularisation: 1)))
    }

    @Test("Products are those of the rows' differences, and no prompt is in two blocks")
    func products() throws {
        let data = TrainingSet(try PromptSet(Fixtures.groups(400, completions: 3)), featureBits: 10)
        #expect(data.matrix.blockCount > 1)
        for row in 1..<data.matrix.rowCount where data.promptOfRow[row] == data.promptOfRow[row - 1] {
            #expect(data.matrix.block(ofRow: row) == data.matrix.block(ofRow: row - 1))
        }
        let all = [Bool](repeating: true, count: data.matrix.rowCount)
        let objective = Objective(
            matrix: data.matrix, weighting: Weighting(data.matrix, isTrained: all), isActive: all, pairs: data.pairs,
            regularisation: 1)
        let products = PromptProducts(objective)
        #expect(products.blocks.reduce(0) { $0 + $1.prompts.reduce(0) { $0 + $1.pairs.count } } == data.pairs.count)
        for block in products.blocks {
            for prompt in block.prompts.prefix(3) {
                let pair = data.pairs[prompt.pairs.lowerBound]
                var slopes = [Double](repeating: 0, count: data.matrix.rowCount)
                slopes[pair.preferred] = 1
                slopes[pair.rejected] = -1
                let difference = objective.transposedProduct(slopes)
                let first = prompt.rows.lowerBound
                let width = block.width(prompt, pair.preferred - first, pair.rejected - first)
                #expect(abs(Double(width) - dot(difference, difference)) < 1e-5)
            }
        }
    }
}
