/// The regularised loss of a linear reward `r(x) = w · x` on some of the prompts, and its gradient:
///
///     f(w) = min_ν Σ_pairs weight · loss(r(one) − r(other), ν) + λ/2 · ‖w‖²
///
/// The loss is Davidson's. It is convex in the weights and ln ν together, so what is left when ν is fitted to each w is
/// convex in w, and its gradient is that at the fitted ν. Without ties it is −ln σ(r(preferred) − r(rejected)).
///
/// Each completion is scored once, however many pairs it is in: "a single forward pass … for each completion"
/// (Ouyang et al. 2022, section 3.5). `w` has shape `(D + F + Q)`: n-gram columns, dense ones, word pairs.
struct Objective: Sendable {
    /// Word pairs, which enter at a scale beside an n-gram row of length 1: the penalty is then λ / scale² for them.
    struct ScaledWordPairs: Sendable {
        let known: KnownWordPairs
        /// Positive.
        let scale: Double

        var columnCount: Int { known.matrix.columnCount }

        /// Nil for no pairs, or the scale 0.
        init?(_ known: KnownWordPairs?, scale: Double) {
            guard let known, scale > 0 else { return nil }
            self.known = known
            self.scale = scale
        }

        /// Calls back with the column and value of each pair of a row.
        @inline(__always)
        func forEachValue(row: Int, _ body: (Int, Double) -> Void) {
            known.forEachValue(row: row) { body($0, scale * $1) }
        }
    }

    let matrix: FeatureMatrix
    /// Nil where completions are read alone.
    var wordPairs: ScaledWordPairs?
    let weighting: Weighting
    /// Rows that are scored; the others stay 0. Shape `(N)`.
    let isActive: [Bool]
    var pairs: [TrainingSet.RowPair]
    /// λ, the precision of the weights' normal prior.
    var regularisation: Double

    var dimension: Int { wordPairOffset + (wordPairs?.columnCount ?? 0) }

    /// Where the word pairs' columns begin.
    var wordPairOffset: Int { matrix.columnCount + matrix.denseCount }

    /// - Returns: `f(w)` and `∇f(w)`, shape `(D + F + Q)`.
    func callAsFunction(_ weights: [Double]) -> (value: Double, gradient: [Double]) {
        let rewards = self.rewards(weights)
        var value = 0.0
        // ∂loss/∂reward, shape (N)
        var slopes = [Double](repeating: 0, count: matrix.rowCount)
        let logTie = logTie(rewards)
        if logTie.isFinite { value += TieParameter.regularisation / 2 * logTie * logTie }
        for pair in pairs {
            let loss = DavidsonLoss(margin: pair.margin(rewards), isTie: pair.isTie, logTie: logTie)
            value += pair.weight * loss.value
            let slope = pair.weight * pair.factor * loss.slope
            slopes[pair.preferred] += slope
            slopes[pair.rejected] -= slope
        }
        var gradient = transposedProduct(slopes)
        var squares = 0.0
        for index in weights.indices {
            squares += weights[index] * weights[index]
            gradient[index] += regularisation * weights[index]
        }
        return (value + regularisation / 2 * squares, gradient)
    }

    /// `f(w)` alone.
    func value(_ weights: [Double]) -> Double {
        let rewards = self.rewards(weights)
        let logTie = logTie(rewards)
        var value = logTie.isFinite ? TieParameter.regularisation / 2 * logTie * logTie : 0
        for pair in pairs {
            value += pair.weight * DavidsonLoss(margin: pair.margin(rewards), isTie: pair.isTie, logTie: logTie).value
        }
        return value + regularisation / 2 * dot(weights, weights)
    }

    /// The tie parameter ln ν that goes with these rewards; −∞ without ties.
    func logTie(_ rewards: [Double]) -> Double {
        guard pairs.contains(where: \.isTie) else { return -.infinity }
        return TieParameter.fitted(margins: pairs.map { $0.margin(rewards) }, pairs: pairs)
    }

    /// X w: the reward of every active row, not centred; shape `(N)`.
    func rewards(_ weights: [Double]) -> [Double] {
        // idf belongs to the column, so it is multiplied in once here and not once per entry.
        let scaled = zip(weighting.idf, weights).map { Double($0) * $1 }
        return parallelMap(matrix.blockCount) { index -> [Double] in
            matrix.withBlock(index) { block in
                (0..<block.rowCount).map { row in
                    guard isActive[block.firstRow + row] else { return 0 }
                    let sum = sparseDot(block.entries, block.starts[row]..<block.starts[row + 1], scaled)
                    var reward = sum * Double(weighting.inverseNorm[block.firstRow + row])
                    forEachOtherValue(block, row: row) { reward += weights[$0] * $1 }
                    return reward
                }
            }
        }.flatMap(\.self)
    }

    @inline(__always)
    func denseValue(_ block: FeatureMatrix.Block, row: Int, feature: Int) -> Double {
        standardised(block.dense[row * matrix.denseCount + feature], feature)
    }

    /// The same by the number of the row.
    func denseValue(row: Int, feature: Int) -> Double {
        standardised(matrix.denseValue(row: row, feature: feature), feature)
    }

    @inline(__always)
    private func standardised(_ value: Float, _ feature: Int) -> Double {
        Double((value - weighting.denseMean[feature]) * weighting.denseScale[feature])
    }

    /// Xᵀ s for `s` of shape `(N)`; shape `(D + F + Q)`.
    func transposedProduct(_ slopes: [Double]) -> [Double] {
        var total = sumOverBlocks(zero: 0.0, +) { block, sums in
            for row in 0..<block.rowCount {
                let slope = slopes[block.firstRow + row]
                guard slope != 0 else { continue }
                let scaled = slope * Double(weighting.inverseNorm[block.firstRow + row])
                sparseAdd(block.entries, block.starts[row]..<block.starts[row + 1], times: scaled, to: &sums)
                forEachOtherValue(block, row: row) { sums[$0] += slope * $1 }
            }
        }
        // idf belongs to the column, as in `rewards`.
        for column in 0..<matrix.columnCount { total[column] *= Double(weighting.idf[column]) }
        return total
    }

    /// About the second derivative along each axis: that of each pair shared out to its two rows as if they had no feature in
    /// common. Shape `(D + F + Q)`.
    ///
    /// - Parameter ofPairs: weight · loss″ of each pair; shape `(M)`.
    func curvatureAlongAxes(_ ofPairs: [Double]) -> [Double] {
        var ofRows = [Double](repeating: 0, count: matrix.rowCount)
        for (pair, curvature) in zip(pairs, ofPairs) {
            ofRows[pair.preferred] += curvature
            ofRows[pair.rejected] += curvature
        }
        let curvatureOfRows = ofRows
        var total = sumOverBlocks(zero: 0.0, +) { block, sums in
            for row in 0..<block.rowCount {
                let curvature = curvatureOfRows[block.firstRow + row]
                guard curvature != 0 else { continue }
                let norm = Double(weighting.inverseNorm[block.firstRow + row])
                sparseAddSquares(
                    block.entries, block.starts[row]..<block.starts[row + 1], times: curvature * norm * norm, to: &sums)
                forEachOtherValue(block, row: row) { sums[$0] += curvature * $1 * $1 }
            }
        }
        for column in 0..<matrix.columnCount {
            let idf = Double(weighting.idf[column])
            total[column] *= idf * idf
        }
        for index in total.indices { total[index] += regularisation }
        return total
    }

    /// Sums over all blocks of what `add` adds for each; shape `(D + F + Q)`. Made of a fixed number of partial sums, so that
    /// it is summed in the same order on any machine.
    ///
    /// - Parameter lanes: how many partial sums there are at a time; they are what takes memory.
    func sumOverBlocks<Value: Sendable>(
        zero: Value, lanes: Int = 4, _ plus: (Value, Value) -> Value,
        _ add: @Sendable (FeatureMatrix.Block, inout [Value]) -> Void
    ) -> [Value] {
        let lanes = min(lanes, matrix.blockCount)
        var parts = parallelMap(lanes) { lane in
            var sums = [Value](repeating: zero, count: dimension)
            for index in stride(from: lane, to: matrix.blockCount, by: lanes) {
                matrix.withBlock(index) { add($0, &sums) }
            }
            return sums
        }
        // The last of them gives its memory back first.
        while let part = parts.popLast() {
            if parts.isEmpty { return part }
            for index in part.indices { parts[0][index] = plus(parts[0][index], part[index]) }
        }
        return []
    }

    /// Calls back with the column and value of each feature of a row that is no n-gram: dense ones, word pairs.
    @inline(__always)
    func forEachOtherValue(_ block: FeatureMatrix.Block, row: Int, _ body: (Int, Double) -> Void) {
        for feature in 0..<matrix.denseCount {
            body(matrix.columnCount + feature, denseValue(block, row: row, feature: feature))
        }
        wordPairs?.forEachValue(row: block.firstRow + row) { body(wordPairOffset + $0, $1) }
    }
}
