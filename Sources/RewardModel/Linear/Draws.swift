/// One number for each of sixteen draws from a distribution of weights, computed side by side.
///
/// The standard deviation that sixteen draws give of a reward is itself right within 1/√(2 · 16) = 18 %.
typealias Draws = SIMD16<Float>

extension Draws {
    /// +1 or −1 by chance, a bit of `word` for each.
    @inline(__always)
    static func signs(_ word: UInt64) -> Draws {
        let bits = SIMD16<UInt32>(repeating: UInt32(truncatingIfNeeded: word)) & bitOfDraw
        return Draws(repeating: 1).replacing(with: -1, where: bits .!= 0)
    }

    /// The variance that draws of mean 0 give.
    var variance: Double {
        let draws = SIMD16<Double>(self)
        return (draws * draws).sum() / Double(scalarCount)
    }
}

private let bitOfDraw = SIMD16<UInt32>((0..<UInt32(Draws.scalarCount)).map { 1 << $0 })

extension Objective {
    /// X V: what each draw's weights make of every active row; shapes `(D + F + Q)` and `(N)`.
    func rewards(_ draws: [Draws]) -> [Draws] {
        parallelMap(matrix.blockCount) { index -> [Draws] in
            matrix.withBlock(index) { block in
                (0..<block.rowCount).map { row in
                    guard isActive[block.firstRow + row] else { return .zero }
                    var sum = sparseDot(block.entries, block.starts[row]..<block.starts[row + 1], weighting.idf, draws)
                    sum *= weighting.inverseNorm[block.firstRow + row]
                    forEachOtherValue(block, row: row) { sum += draws[$0] * Float($1) }
                    return sum
                }
            }
        }.flatMap(\.self)
    }

    /// Xᵀ S for slopes of shape `(N)`; shape `(D + F + Q)`.
    func transposedProduct(_ slopes: [Draws]) -> [Draws] {
        sumOverBlocks(zero: Draws.zero, lanes: 2, +) { block, sums in
            for row in 0..<block.rowCount {
                let slope = slopes[block.firstRow + row]
                if slope == .zero { continue }
                let scaled = slope * weighting.inverseNorm[block.firstRow + row]
                sparseAdd(
                    block.entries, block.starts[row]..<block.starts[row + 1], weighting.idf, times: scaled, to: &sums)
                forEachOtherValue(block, row: row) { sums[$0] += slope * Float($1) }
            }
        }
    }
}
