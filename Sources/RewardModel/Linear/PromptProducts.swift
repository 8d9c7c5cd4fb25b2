/// The comparisons of an objective prompt by prompt, in the order of the matrix's blocks, with the inner products of the
/// rows that they are about: what a step on one comparison does to the others of its prompt (`DualAscent`).
struct PromptProducts: Sendable {
    /// The comparisons of one prompt.
    struct Prompt: Sendable {
        /// From the first row that is compared to the last.
        var rows: Range<Int>
        /// Places among the objective's comparisons.
        var pairs: Range<Int>
        /// Where its products begin: the lower triangle, row by row.
        var start: Int
    }

    /// The prompts whose rows are in one block of the matrix.
    struct Block: Sendable {
        var prompts: [Prompt] = []
        var products: [Float] = []

        /// x[row] · x[other], by their places among the rows of a prompt.
        @inline(__always)
        func product(_ prompt: Prompt, _ row: Int, _ other: Int) -> Float {
            let (low, high) = row < other ? (row, other) : (other, row)
            return products[prompt.start + high * (high + 1) / 2 + low]
        }

        /// ‖x[row] − x[other]‖².
        @inline(__always)
        func width(_ prompt: Prompt, _ row: Int, _ other: Int) -> Float {
            product(prompt, row, row) + product(prompt, other, other) - 2 * product(prompt, row, other)
        }
    }

    /// Shape `(blocks)`.
    private(set) var blocks: [Block]

    /// - Parameter objective: its comparisons are in the order of their prompts, and no prompt is in two blocks.
    init(_ objective: Objective) {
        let prompts = Self.prompts(objective)
        blocks = parallelMap(objective.matrix.blockCount) { index in
            guard !prompts[index].isEmpty else { return Block() }
            return objective.matrix.withBlock(index) { Self.block(prompts[index], objective, $0) }
        }
    }

    /// Of each block.
    private static func prompts(_ objective: Objective) -> [[Prompt]] {
        var prompts = [[Prompt]](repeating: [], count: objective.matrix.blockCount)
        let pairs = objective.pairs
        for range in pairs.indices.chunked(by: { pairs[$0].prompt == pairs[$1].prompt }) {
            var rows = pairs[range.lowerBound].preferred..<pairs[range.lowerBound].preferred + 1
            for pair in pairs[range] {
                let (first, last) = (min(pair.preferred, pair.rejected), max(pair.preferred, pair.rejected))
                rows = min(rows.lowerBound, first)..<max(rows.upperBound, last + 1)
            }
            prompts[objective.matrix.block(ofRow: rows.lowerBound)].append(
                Prompt(rows: rows, pairs: range, start: 0))
        }
        return prompts
    }

    private static func block(_ prompts: [Prompt], _ objective: Objective, _ rows: FeatureMatrix.Block) -> Block {
        var block = Block(prompts: prompts)
        var values = [Float](repeating: 0, count: objective.dimension)
        for index in prompts.indices {
            block.prompts[index].start = block.products.count
            let range = prompts[index].rows
            for row in range {
                objective.forEachValue(rows, row: row - rows.firstRow) { values[$0] = $1 }
                for other in range.lowerBound...row {
                    var product: Float = 0
                    objective.forEachValue(rows, row: other - rows.firstRow) { product += values[$0] * $1 }
                    block.products.append(product)
                }
                objective.forEachValue(rows, row: row - rows.firstRow) { column, _ in values[column] = 0 }
            }
        }
        return block
    }
}

extension Objective {
    /// Calls back with the column and value of each feature of a row of a block.
    @inline(__always)
    fileprivate func forEachValue(_ block: FeatureMatrix.Block, row: Int, _ body: (Int, Float) -> Void) {
        let norm = weighting.inverseNorm[block.firstRow + row]
        for place in block.starts[row]..<block.starts[row + 1] {
            let column = Entry.column(block.entries[place])
            body(
                column, norm * Float(Entry.termFrequency[Entry.count(block.entries[place])]) * weighting.idf[column])
        }
        forEachOtherValue(block, row: row) { body($0, Float($1)) }
    }
}
