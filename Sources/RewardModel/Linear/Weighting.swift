import Foundation

/// How counts become feature values: inverse document frequencies, each row's length, and the mean and deviation of the
/// dense features, all learned from the rows that are trained on.
///
/// Row i has the values `x[i, j] = tf · idf[j] · inverseNorm[i]` for its n-grams and `denseWeight · (f − mean) / deviation`
/// for its dense features.
struct Weighting: Sendable {
    /// Standardised dense features enter at this size beside an n-gram row of length 1, so that one penalty suits both.
    static let denseWeight: Float = 0.1

    /// ln((1 + n) / (1 + df)) + 1 (smooth idf, as scikit-learn's); 0 for n-grams that the trained rows do not have, which
    /// then count for nothing, as in any text to come; shape `(D)`.
    var idf: [Float]
    /// 1 / ‖tf · idf‖, 0 for a row without known n-grams; shape `(N)`.
    var inverseNorm: [Float]
    /// Shape `(F)`.
    var denseMean: [Float]
    /// `denseWeight / deviation`, 0 where a feature never varies; shape `(F)`.
    var denseScale: [Float]

    /// - Parameter isTrained: the rows to learn from; shape `(N)`. All rows get an `inverseNorm`.
    init(_ matrix: FeatureMatrix, isTrained: [Bool]) {
        let idf = Self.inverseDocumentFrequency(matrix, isTrained: isTrained)
        self.idf = idf
        let norms = parallelMap(matrix.blockCount) { index in
            matrix.withBlock(index) { Self.inverseNorms($0, idf: idf) }
        }
        inverseNorm = norms.flatMap(\.self)
        (denseMean, denseScale) = Self.standardisation(matrix, isTrained: isTrained)
    }

    private static func inverseDocumentFrequency(_ matrix: FeatureMatrix, isTrained: [Bool]) -> [Float] {
        var frequency = [Int32](repeating: 0, count: matrix.columnCount)
        for index in 0..<matrix.blockCount {
            matrix.withBlock(index) { block in
                for row in 0..<block.rowCount where isTrained[block.firstRow + row] {
                    for place in block.starts[row]..<block.starts[row + 1] {
                        frequency[Entry.column(block.entries[place])] += 1
                    }
                }
            }
        }
        let documents = Double(isTrained.count { $0 })
        return frequency.map { $0 == 0 ? 0 : Float(log((1 + documents) / (1 + Double($0))) + 1) }
    }

    private static func inverseNorms(_ block: FeatureMatrix.Block, idf: [Float]) -> [Float] {
        let termFrequency = Entry.termFrequency
        return (0..<block.rowCount).map { row in
            var squares = 0.0
            for place in block.starts[row]..<block.starts[row + 1] {
                let entry = block.entries[place]
                let value = termFrequency[Entry.count(entry)] * Double(idf[Entry.column(entry)])
                squares += value * value
            }
            return squares > 0 ? Float(1 / squares.squareRoot()) : 0
        }
    }

    private static func standardisation(_ matrix: FeatureMatrix, isTrained: [Bool]) -> ([Float], [Float]) {
        let count = Double(max(1, isTrained.count { $0 }))
        let width = matrix.denseCount
        func sums(_ term: (Double, Int) -> Double) -> [Double] {
            var sums = [Double](repeating: 0, count: width)
            for row in 0..<matrix.rowCount where isTrained[row] {
                for feature in 0..<width {
                    sums[feature] += term(Double(matrix.denseValue(row: row, feature: feature)), feature)
                }
            }
            return sums
        }
        let means = sums { value, _ in value }.map { $0 / count }
        let variances = sums { value, feature in (value - means[feature]) * (value - means[feature]) }.map {
            $0 / count
        }
        let scales = variances.map { $0 > 1e-8 ? denseWeight / Float($0.squareRoot()) : 0 }
        return (means.map { Float($0) }, scales)
    }
}
