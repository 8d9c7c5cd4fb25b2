/// What a model that is trained on some of the rows knows of the word pairs: the columns that completions of at least two
/// of its own groups of prompts share. Others count for nothing, as in any text to come; so a fold is predicted by a model
/// that owes nothing to the fold's own completions but how rare words are.
struct KnownWordPairs: Sendable {
    let matrix: WordPairMatrix
    /// Of each column; shape `(Q)`.
    private let isKnown: [Bool]
    /// What a row's values are multiplied by, so that it has length 1 over the known ones; 0 where it has none. Shape
    /// `(N)`.
    private let inverseLengths: [Float]

    /// - Parameters:
    ///   - isTrained: the rows to learn from; shape `(N)`.
    ///   - groups: the group of nearly equal prompts that each row belongs to; shape `(N)`.
    init(_ matrix: WordPairMatrix, isTrained: [Bool], groups: [UInt64]) {
        self.matrix = matrix
        var shared = SharedColumns(count: matrix.columnCount)
        for row in groups.indices where isTrained[row] {
            for place in matrix.starts[row]..<matrix.starts[row + 1] {
                shared.add(Int(matrix.columns[place]), group: groups[row])
            }
        }
        let isKnown = shared.isShared
        self.isKnown = isKnown
        inverseLengths = groups.indices.map { row in
            let squares = (matrix.starts[row]..<matrix.starts[row + 1]).reduce(Float(0)) { sum, place in
                isKnown[Int(matrix.columns[place])] ? sum + matrix.values[place] * matrix.values[place] : sum
            }
            return squares > 0 ? 1 / squares.squareRoot() : 0
        }
    }

    /// Calls back with the column and value of each known pair of a row.
    @inline(__always)
    func forEachValue(row: Int, _ body: (Int, Double) -> Void) {
        let inverseLength = Double(inverseLengths[row])
        if inverseLength == 0 { return }
        for place in matrix.starts[row]..<matrix.starts[row + 1] {
            let column = Int(matrix.columns[place])
            if isKnown[column] { body(column, inverseLength * Double(matrix.values[place])) }
        }
    }
}
