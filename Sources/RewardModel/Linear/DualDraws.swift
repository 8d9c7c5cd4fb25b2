import Preferences

/// Half of the draws: each half has a core to itself.
typealias HalfDraws = SIMD8<Float>

/// Solves H z = b for draws b of covariance H by ascent in the coordinates of the dual, as `DualAscent` does for the fit.
///
/// With b = Σ √c · ε · d + √λ · η, where c is the curvature of a comparison, d the difference of its rows, and ε and η are
/// random signs, the solution is z = η/√λ + 1/λ Σ α · d with α = √c · ε − c · (d · z). That is least squares with a ridge:
/// each step solves for one α.
struct DualDraws {
    private let objective: Objective
    private let products: PromptProducts
    /// c; shape `(M)`.
    private let curvatures: [Float]
    private let noise: CurvatureNoise
    private let half: CurvatureNoise.Half
    /// α; shape `(M)`.
    private var dual: [HalfDraws]
    /// idf · z of the n-gram columns; shape `(D)`.
    private var columns: [HalfDraws]
    /// idf², which a step is multiplied by; shape `(D)`.
    private let squares: [Float]
    /// z of the other columns; shape `(F + Q)`.
    private var others: [HalfDraws]
    // Of the prompt that is visited; shape (K).
    private var rewards: [HalfDraws] = []
    private var steps: [HalfDraws] = []

    init(
        _ objective: Objective, _ products: PromptProducts, curvatures: [Float], _ noise: CurvatureNoise,
        half: CurvatureNoise.Half
    ) {
        self.objective = objective
        self.products = products
        self.curvatures = curvatures
        self.noise = noise
        self.half = half
        let idf = objective.weighting.idf
        let root = 1 / Float(objective.regularisation).squareRoot()
        dual = [HalfDraws](repeating: .zero, count: objective.pairs.count)
        squares = idf.map { $0 * $0 }
        columns = idf.indices.map { noise.ofWeight($0, half) * (root * idf[$0]) }
        others = (idf.count..<objective.dimension).map { noise.ofWeight($0, half) * root }
    }

    /// z; shape `(D + F + Q)`.
    var solution: [HalfDraws] {
        let idf = objective.weighting.idf
        let root = 1 / Float(objective.regularisation).squareRoot()
        return idf.indices.map { idf[$0] > 0 ? columns[$0] / idf[$0] : noise.ofWeight($0, half) * root } + others
    }

    /// Visits every comparison once.
    ///
    /// - Returns: of each draw, how far z is from the solution at most, ‖z − H⁻¹b‖² by H: twice the duality gap, of each
    ///   comparison as it was found.
    mutating func epoch(number: Int) -> HalfDraws {
        var generator = SeededGenerator(seed: UInt64(number))
        var error = HalfDraws.zero
        for block in generator.shuffled(Array(products.blocks.indices)) where !products.blocks[block].prompts.isEmpty {
            let order = generator.shuffled(Array(products.blocks[block].prompts.indices))
            var ofBlock = HalfDraws.zero
            objective.matrix.withBlock(block) { rows in
                for prompt in order { ofBlock += visit(products.blocks[block], prompt, rows) }
            }
            error += ofBlock
        }
        return error
    }

    private mutating func visit(
        _ block: PromptProducts.Block, _ index: Int, _ rows: FeatureMatrix.Block
    ) -> HalfDraws {
        let prompt = block.prompts[index]
        let first = prompt.rows.lowerBound
        let inverse = 1 / Float(objective.regularisation)
        read(prompt.rows, rows)
        for row in steps.indices { steps[row] = .zero }
        let rounds = DualAscent.rounds(prompt.pairs.count)
        var error = HalfDraws.zero
        for round in 0..<rounds {
            for place in prompt.pairs where curvatures[place] > 0 {
                let pair = objective.pairs[place]
                let (one, other) = (pair.preferred - first, pair.rejected - first)
                let curvature = curvatures[place]
                let width = block.width(prompt, one, other) * inverse
                let asked = noise.ofPair(place, half) * curvature.squareRoot()
                let excess = asked - (rewards[one] - rewards[other]) * curvature - dual[place]
                if round == 0 { error += excess * excess / curvature }
                let step = excess / (1 + curvature * width)
                dual[place] += step
                let change = step * inverse
                steps[one] += change
                steps[other] -= change
                guard rounds > 1 else { continue }
                for row in rewards.indices {
                    rewards[row] +=
                        change * (block.product(prompt, row, one) - block.product(prompt, row, other))
                }
            }
        }
        write(prompt.rows, rows)
        return error
    }

    private mutating func read(_ range: Range<Int>, _ block: FeatureMatrix.Block) {
        rewards.removeAll(keepingCapacity: true)
        let width = columns.count
        for row in range {
            let local = row - block.firstRow
            var reward = sparseDot(block.entries, block.starts[local]..<block.starts[local + 1], columns)
            reward *= objective.weighting.inverseNorm[row]
            objective.forEachOtherValue(block, row: local) { reward += others[$0 - width] * Float($1) }
            rewards.append(reward)
        }
        while steps.count < rewards.count { steps.append(.zero) }
    }

    private mutating func write(_ range: Range<Int>, _ block: FeatureMatrix.Block) {
        let width = columns.count
        for (index, row) in range.enumerated() where steps[index] != .zero {
            let local = row - block.firstRow
            let step = steps[index]
            sparseAdd(
                block.entries, block.starts[local]..<block.starts[local + 1], squares,
                times: step * objective.weighting.inverseNorm[row], to: &columns)
            objective.forEachOtherValue(block, row: local) { others[$0 - width] += step * Float($1) }
        }
    }
}

/// The random signs that noise of covariance H is made of, sixteen for each comparison and each weight.
struct CurvatureNoise: Sendable {
    /// Which of the draws.
    enum Half { case low, high }

    private let ofPairs: [UInt16]
    private let ofWeights: [UInt16]

    init(pairs: Int, weights: Int, seed: UInt64) {
        var generator = SeededGenerator(seed: seed ^ 0xD2A3_5AAD_0000_0001)
        ofPairs = (0..<pairs).map { _ in UInt16(truncatingIfNeeded: generator.next()) }
        ofWeights = (0..<weights).map { _ in UInt16(truncatingIfNeeded: generator.next()) }
    }

    func ofPair(_ place: Int) -> Draws { Draws.signs(UInt64(ofPairs[place])) }

    func ofWeight(_ index: Int) -> Draws { Draws.signs(UInt64(ofWeights[index])) }

    func ofPair(_ place: Int, _ half: Half) -> HalfDraws {
        half == .low ? ofPair(place).lowHalf : ofPair(place).highHalf
    }

    func ofWeight(_ index: Int, _ half: Half) -> HalfDraws {
        half == .low ? ofWeight(index).lowHalf : ofWeight(index).highHalf
    }
}
