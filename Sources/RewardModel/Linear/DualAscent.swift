import Preferences

/// Minimises an `Objective` by ascent in the coordinates of its dual, one comparison after the other.
///
/// With a number α for each comparison the weights are w = 1/λ Σ α · (x[preferred] − x[rejected]), and at the minimum
/// α = −weight · loss′(margin). A step sets one α to what the margin, as it will be after the step, asks for
/// (Shalev-Shwartz & Zhang 2013, "Stochastic dual coordinate ascent methods for regularized loss minimization"). How far an
/// epoch comes depends on λ beside one comparison's curvature, and not on how many there are: where L-BFGS needs three times
/// the passes for ten times the data, this takes the same.
///
/// All comparisons of a prompt are taken together, so that each row is read once, added to once, and adding to it finds in
/// the cache what reading has brought there.
struct DualAscent: Sendable {
    /// Epochs after which L-BFGS has to go on.
    static let maximumEpochs = 80
    /// Curvature of one comparison, relative to λ, up to which this is the shorter way.
    private static let largestCurvature = 6.0
    /// Products that may be made for each row: beyond, prompts of very many completions would take more time than all else.
    private static let mostProductsOfRow = 24
    /// Rounds over the comparisons of a prompt that has several.
    private static let rounds = 3

    /// The comparisons by prompt.
    let products: PromptProducts
    /// α; shape `(M)`. A fit begins where the last one has ended.
    private var dual: [Double]

    init(_ objective: Objective) {
        products = PromptProducts(objective)
        dual = [Double](repeating: 0, count: objective.pairs.count)
    }

    /// Whether this is the shorter way; where λ is small beside the comparisons' curvatures, L-BFGS is.
    static func suits(_ objective: Objective) -> Bool {
        var prompts = 0
        var products = 0
        var weight = 0.0
        let pairs = objective.pairs
        for range in pairs.indices.chunked(by: { pairs[$0].prompt == pairs[$1].prompt }) {
            prompts += 1
            let first = pairs[range].reduce(Int.max) { min($0, $1.preferred, $1.rejected) }
            let last = pairs[range].reduce(0) { max($0, $1.preferred, $1.rejected) }
            products += (last - first + 1) * (last - first + 2) / 2
            weight += pairs[range].reduce(0) { $0 + $1.weight * $1.factor * $1.factor }
        }
        guard prompts > 0, products <= mostProductsOfRow * objective.matrix.rowCount else { return false }
        // Rows of n-grams and of word pairs have length 1 and `scale`, and differences up to the root of 2 of that.
        let scale = objective.wordPairs?.scale ?? 0
        let curvature = weight / Double(prompts) * (2 + 2 * scale * scale) / 4
        return curvature <= largestCurvature * objective.regularisation
    }

    /// - Parameters:
    ///   - objective: the one that this was made for, whatever its λ, and what its comparisons' margins are made of.
    ///   - tolerance: how far f may be above its minimum when the fit is done, for each unit of the comparisons' weight.
    mutating func minimise(_ objective: Objective, tolerance: Double) -> LBFGS.Minimum {
        var ascent = Ascent(objective, products, dual)
        let enough = tolerance * objective.pairs.reduce(0) { $0 + $1.weight }
        var epochs = 0
        var isDone = false
        while !isDone, epochs < Self.maximumEpochs {
            epochs += 1
            isDone = ascent.epoch(number: epochs) <= enough
        }
        dual = ascent.dual
        let point = ascent.weights
        return LBFGS.Minimum(point: point, value: objective.value(point), iterations: epochs, converged: isDone)
    }

    /// Rounds of `Ascent.visit`.
    static func rounds(_ pairs: Int) -> Int { pairs > 1 ? rounds : 1 }
}

/// Where an ascent is.
private struct Ascent {
    let objective: Objective
    let products: PromptProducts
    private(set) var dual: [Double]
    /// The margin of each comparison as it was last seen; shape `(M)`.
    private var margins: [Double]
    /// ln ν, fitted to the margins of the last epoch.
    private var logTie: Double
    /// Of each n-gram column idf · w, which rewards are made of, and idf², which a step is multiplied by; shape `(D)`.
    private var columns: [SIMD2<Float>]
    /// Weights of all other columns; shape `(F + Q)`.
    private var others: [Double]
    // Of the prompt that is visited; shape (K).
    private var rewards: [Double] = []
    private var steps: [Double] = []

    init(_ objective: Objective, _ products: PromptProducts, _ dual: [Double]) {
        self.objective = objective
        self.products = products
        self.dual = dual
        margins = [Double](repeating: 0, count: dual.count)
        columns = []
        others = []
        logTie = -.infinity
        let isNew = dual.allSatisfy { $0 == 0 }
        let weights = isNew ? [Double](repeating: 0, count: objective.dimension) : self.weights
        take(weights)
        if objective.pairs.contains(where: \.isTie) { logTie = objective.logTie(objective.rewards(weights)) }
    }

    /// w, of α without what rounding has left in `columns`.
    var weights: [Double] {
        var slopes = [Double](repeating: 0, count: objective.matrix.rowCount)
        for (pair, dual) in zip(objective.pairs, dual) {
            let slope = dual * pair.factor / objective.regularisation
            slopes[pair.preferred] += slope
            slopes[pair.rejected] -= slope
        }
        return objective.transposedProduct(slopes)
    }

    mutating func take(_ weights: [Double]) {
        columns = zip(objective.weighting.idf, weights).map { SIMD2($0 * Float($1), $0 * $0) }
        others = Array(weights[columns.count...])
    }

    /// Visits every comparison once.
    ///
    /// - Returns: how far f is above its minimum at most: the duality gap, of each comparison as it was found.
    mutating func epoch(number: Int) -> Double {
        var generator = SeededGenerator(seed: UInt64(number))
        var gap = 0.0
        for block in generator.shuffled(Array(products.blocks.indices)) where !products.blocks[block].prompts.isEmpty {
            let order = generator.shuffled(Array(products.blocks[block].prompts.indices))
            objective.matrix.withBlock(block) { rows in
                for prompt in order { gap += visit(products.blocks[block], prompt, rows) }
            }
        }
        logTie = TieParameter.fitted(margins: margins, pairs: objective.pairs)
        return gap
    }

    private mutating func visit(
        _ block: PromptProducts.Block, _ index: Int, _ rows: FeatureMatrix.Block
    ) -> Double {
        let prompt = block.prompts[index]
        let first = prompt.rows.lowerBound
        read(prompt.rows, rows)
        for row in steps.indices { steps[row] = 0 }
        let rounds = DualAscent.rounds(prompt.pairs.count)
        var gap = 0.0
        for round in 0..<rounds {
            for place in prompt.pairs {
                let pair = objective.pairs[place]
                let (one, other) = (pair.preferred - first, pair.rejected - first)
                let width = Double(block.width(prompt, one, other))
                let margin = pair.factor * (rewards[one] - rewards[other]) + pair.shift
                let step = DualStep(
                    pair, dual: dual[place], margin: margin,
                    width: pair.factor * pair.factor * width / objective.regularisation, logTie: logTie)
                dual[place] += step.step
                if round == 0 { gap += step.gap }
                if round == rounds - 1 { margins[place] = margin }
                let change = step.step * pair.factor / objective.regularisation
                steps[one] += change
                steps[other] -= change
                guard rounds > 1 else { continue }
                for row in rewards.indices {
                    rewards[row] +=
                        change * Double(block.product(prompt, row, one) - block.product(prompt, row, other))
                }
            }
        }
        write(prompt.rows, rows)
        return gap
    }

    private mutating func read(_ range: Range<Int>, _ block: FeatureMatrix.Block) {
        rewards.removeAll(keepingCapacity: true)
        let width = columns.count
        for row in range {
            let local = row - block.firstRow
            let sum = sparseDot(block.entries, block.starts[local]..<block.starts[local + 1], columns)
            var reward = Double(sum * objective.weighting.inverseNorm[row])
            objective.forEachOtherValue(block, row: local) { reward += others[$0 - width] * $1 }
            rewards.append(reward)
        }
        while steps.count < rewards.count { steps.append(0) }
    }

    private mutating func write(_ range: Range<Int>, _ block: FeatureMatrix.Block) {
        let width = columns.count
        for (index, row) in range.enumerated() where steps[index] != 0 {
            let local = row - block.firstRow
            let step = steps[index]
            sparseAdd(
                block.entries, block.starts[local]..<block.starts[local + 1],
                times: Float(step) * objective.weighting.inverseNorm[row], to: &columns)
            objective.forEachOtherValue(block, row: local) { others[$0 - width] += step * $1 }
        }
    }
}

/// What is to be added to one α.
private struct DualStep {
    /// δ with α + δ = −weight · loss′(margin + width · δ).
    let step: Double
    /// What it had to give: how far weight · (loss(margin) + loss*(−α / weight)) + α · margin, which is never negative, was
    /// above 0, by its curvature.
    let gap: Double

    /// - Parameter width: by how much the margin grows for each unit of the step.
    init(_ pair: TrainingSet.RowPair, dual: Double, margin: Double, width: Double, logTie: Double) {
        let weight = pair.weight
        // The right side is between these whatever the margin.
        var (low, high) = pair.isTie ? (-weight / 2 - dual, weight / 2 - dual) : (-dual, weight - dual)
        var step = 0.0
        var gap = 0.0
        for round in 0..<8 {
            let (slope, curvature) = Self.derivatives(margin + width * step, isTie: pair.isTie, logTie: logTie)
            let excess = dual + step + weight * slope
            if round == 0 { gap = excess * excess / (2 * weight * max(curvature, 1e-3)) }
            if excess > 0 { high = step } else { low = step }
            let next = step - excess / (1 + weight * width * curvature)
            let isInside = low <= next && next <= high
            let change = (isInside ? next : (low + high) / 2) - step
            step += change
            if abs(change) <= 1e-3 * abs(step) || abs(change) < 1e-9 * weight { break }
        }
        self.step = step
        self.gap = gap
    }

    @inline(__always)
    private static func derivatives(
        _ margin: Double, isTie: Bool, logTie: Double
    ) -> (slope: Double, curvature: Double) {
        guard logTie.isFinite else {
            let right = BradleyTerryLoss.sigmoid(margin)
            return (right - 1, right * (1 - right))
        }
        let loss = DavidsonLoss(margin: margin, isTie: isTie, logTie: logTie)
        return (loss.slope, loss.curvature)
    }
}
