/// The training completions as sparse rows of n-gram counts and dense rows of form measures.
///
/// Shapes, here and in the files that read this one:
///
///     N  completions (rows)                 P  prompts
///     D  n-gram columns seen in training    M  comparisons
///     F  dense features                     K  completions of one prompt
///
/// Entries are counts, not TF-IDF values: one entry is 4 bytes, so 100,000 comparisons stay under half a gigabyte, and
/// every fold of the cross-validation can bring its own document frequencies to the same matrix.
struct FeatureMatrix: Sendable {
    /// Rows `firstRow ..< firstRow + rowCount`. Blocks have a fixed size, so how work is cut never depends on cores.
    struct Block: Sendable {
        var firstRow: Int
        /// Where each row's entries start, and the end of the last; shape `(rows + 1)`.
        var starts: [Int]
        /// `Entry`s; the column is a bucket until `compact` has renumbered it.
        var entries: [UInt32]
        /// Row-major, shape `(rows, F)`.
        var dense: [Float]

        var rowCount: Int { starts.count - 1 }
    }

    static let rowsPerBlock = 1024

    var blocks: [Block]
    /// The hash bucket of each column; shape `(D)`.
    var buckets: [UInt32]
    let rowCount: Int

    var columnCount: Int { buckets.count }
    var denseCount: Int { DenseFeatures.names.count }
    var entryCount: Int { blocks.reduce(0) { $0 + $1.entries.count } }

    init(_ texts: [String], featureBits: Int) {
        rowCount = texts.count
        let size = Self.rowsPerBlock
        blocks = parallelMap((texts.count + size - 1) / size) { index in
            Self.block(texts, firstRow: index * size, featureBits: featureBits)
        }
        buckets = []
        compact(featureBits: featureBits)
    }

    private static func block(_ texts: [String], firstRow: Int, featureBits: Int) -> Block {
        var extractor = FeatureExtractor(featureBits: featureBits)
        var block = Block(firstRow: firstRow, starts: [0], entries: [], dense: [])
        for text in texts[firstRow..<min(firstRow + rowsPerBlock, texts.count)] {
            let document = extractor.extract(text)
            block.entries += document.entries
            block.dense += document.dense
            block.starts.append(block.entries.count)
        }
        return block
    }

    /// Renumbers hash buckets as columns `0 ..< D`, the most frequent first, so that weights and gradients are short and
    /// what most rows touch lies together.
    private mutating func compact(featureBits: Int) {
        var frequency = [Int32](repeating: 0, count: 1 << featureBits)
        for block in blocks {
            for entry in block.entries { frequency[Entry.column(entry)] += 1 }
        }
        buckets = frequency.indices.filter { frequency[$0] > 0 }
            .sorted { (-frequency[$0], $0) < (-frequency[$1], $1) }
            .map { UInt32($0) }
        var columnOfBucket = [UInt32](repeating: .max, count: 1 << featureBits)
        for (column, bucket) in buckets.enumerated() { columnOfBucket[Int(bucket)] = UInt32(column) }
        for index in blocks.indices { blocks[index].renumber(columnOfBucket) }
    }
}

extension FeatureMatrix.Block {
    /// Gives entries their column. The new array has its exact size, which gives back what appending had reserved.
    fileprivate mutating func renumber(_ columnOfBucket: [UInt32]) {
        entries = entries.map {
            Entry.pack(column: columnOfBucket[Entry.column($0)], count: UInt8(truncatingIfNeeded: $0))
        }
    }
}
