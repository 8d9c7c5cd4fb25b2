/// The training completions as sparse rows of n-gram counts and dense rows of form measures.
///
/// Shapes, here and in the files that read this one:
///
///     N  completions (rows)                 P  prompts
///     D  n-gram columns seen in training    M  comparisons
///     F  dense features                     K  completions of one prompt
///
/// Entries are counts, not TF-IDF values: one entry is 4 bytes, so 100,000 comparisons stay under half a gigabyte, and
/// every fold of the cross-validation can bring its own document frequencies to the same matrix. Of very many completions
/// they are kept in a file, and read block by block.
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
    /// How many blocks are made before they are put into the file.
    private static let blocksPerWave = 32

    /// Without their entries where there is a `file`.
    private var blocks: [Block] = []
    private var file: (any ScratchFile)?
    /// Where each block's entries begin in the file, in bytes; shape `(blocks)`.
    private var offsets: [Int] = []
    /// The hash bucket of each column; shape `(D)`.
    private(set) var buckets: [UInt32] = []
    let rowCount: Int

    var columnCount: Int { buckets.count }
    var denseCount: Int { DenseFeatures.names.count }
    var blockCount: Int { blocks.count }
    var entryCount: Int { blocks.reduce(0) { $0 + ($1.starts.last ?? 0) } }

    /// Kept in memory.
    init(_ texts: [String], featureBits: Int) {
        rowCount = texts.count
        blocks = parallelMap(Self.blockCount(texts)) { Self.block($0, texts, featureBits: featureBits) }
        var frequency = [Int32](repeating: 0, count: 1 << featureBits)
        for block in blocks { block.count(&frequency) }
        let columnOfBucket = chooseColumns(frequency)
        for index in blocks.indices { blocks[index].renumber(columnOfBucket) }
    }

    /// With entries kept in a file of `scratch`.
    ///
    /// - Throws: `RewardModelError` with code `noScratchSpace`.
    init(_ texts: [String], featureBits: Int, in scratch: any ScratchSpace) throws(RewardModelError) {
        rowCount = texts.count
        let file = try scratch.makeFile()
        self.file = file
        var frequency = [Int32](repeating: 0, count: 1 << featureBits)
        var size = 0
        let count = Self.blockCount(texts)
        for first in stride(from: 0, to: count, by: Self.blocksPerWave) {
            let made = parallelMap(min(Self.blocksPerWave, count - first)) {
                Self.block(first + $0, texts, featureBits: featureBits)
            }
            for var block in made {
                block.count(&frequency)
                try file.write(block.entries, at: size)
                offsets.append(size)
                size += block.entries.count * MemoryLayout<UInt32>.stride
                block.entries = []
                blocks.append(block)
            }
        }
        let columnOfBucket = chooseColumns(frequency)
        for index in blocks.indices {
            var block = block(index)
            block.renumber(columnOfBucket)
            try file.write(block.entries, at: offsets[index])
        }
    }

    /// A block with its entries.
    func block(_ index: Int) -> Block {
        var block = blocks[index]
        if let file { block.entries = file.entries(block.starts.last ?? 0, at: offsets[index]) }
        return block
    }

    /// Before it is standardised.
    func denseValue(row: Int, feature: Int) -> Float {
        blocks[row / Self.rowsPerBlock].dense[row % Self.rowsPerBlock * denseCount + feature]
    }

    private static func blockCount(_ texts: [String]) -> Int { (texts.count + rowsPerBlock - 1) / rowsPerBlock }

    private static func block(_ index: Int, _ texts: [String], featureBits: Int) -> Block {
        let firstRow = index * rowsPerBlock
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

    /// Makes columns `0 ..< D` of the hash buckets that occur, the most frequent first, so that weights and gradients are
    /// short and what most rows touch lies together.
    ///
    /// - Parameter frequency: how many rows have each bucket.
    /// - Returns: the column of each bucket.
    private mutating func chooseColumns(_ frequency: [Int32]) -> [UInt32] {
        buckets = frequency.indices.filter { frequency[$0] > 0 }
            .sorted { (-frequency[$0], $0) < (-frequency[$1], $1) }
            .map { UInt32($0) }
        var columnOfBucket = [UInt32](repeating: .max, count: frequency.count)
        for (column, bucket) in buckets.enumerated() { columnOfBucket[Int(bucket)] = UInt32(column) }
        return columnOfBucket
    }
}

extension FeatureMatrix.Block {
    fileprivate func count(_ frequency: inout [Int32]) {
        for entry in entries { frequency[Entry.column(entry)] += 1 }
    }

    /// Gives entries their column. The new array has its exact size, which gives back what appending had reserved.
    fileprivate mutating func renumber(_ columnOfBucket: [UInt32]) {
        entries = entries.map {
            Entry.pack(column: columnOfBucket[Entry.column($0)], count: UInt8(truncatingIfNeeded: $0))
        }
    }
}

extension ScratchFile {
    fileprivate func write(_ entries: [UInt32], at offset: Int) throws(RewardModelError) {
        // `withUnsafeBytes` throws no typed errors.
        let outcome = entries.withUnsafeBytes { bytes in
            Result { () throws(RewardModelError) in try write(bytes, at: offset) }
        }
        try outcome.get()
    }

    fileprivate func entries(_ count: Int, at offset: Int) -> [UInt32] {
        [UInt32](unsafeUninitializedCapacity: count) { buffer, initializedCount in
            read(
                into: UnsafeMutableRawBufferPointer(UnsafeMutableBufferPointer(rebasing: buffer[..<count])), at: offset)
            initializedCount = count
        }
    }
}
