import Synchronization

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
    /// Rows `firstRow ..< firstRow + rowCount`. Where blocks are cut depends on the rows alone, never on cores.
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

    /// A block ends with the run of rows that reaches so many.
    static let rowsPerBlock = 1024
    /// How many blocks are made before they are put into the file.
    private static let blocksPerWave = 32

    /// Without their entries where there is a `file`.
    private var blocks: [Block] = []
    private var file: BlockFile?
    /// Where each block's entries begin in the file, in bytes; shape `(blocks)`.
    private var offsets: [Int] = []
    /// The block of each row; shape `(N)`.
    private let blockOfRow: [Int32]
    /// The hash bucket of each column; shape `(D)`.
    private(set) var buckets: [UInt32] = []
    let rowCount: Int

    var columnCount: Int { buckets.count }
    var denseCount: Int { DenseFeatures.names.count }
    var blockCount: Int { blocks.count }
    var entryCount: Int { blocks.reduce(0) { $0 + ($1.starts.last ?? 0) } }

    /// Kept in memory.
    ///
    /// - Parameter runs: rows next to each other that have the same number here stay in one block; nil: any may be parted.
    ///   Shape `(N)`.
    init(_ texts: [String], runs: [Int]? = nil, featureBits: Int) {
        rowCount = texts.count
        let cut = Self.cut(rowCount, runs)
        blockOfRow = Self.blockOfRow(cut)
        blocks = parallelMap(cut.count) { Self.block(cut[$0], texts, featureBits: featureBits) }
        var frequency = [Int32](repeating: 0, count: 1 << featureBits)
        for block in blocks { block.count(&frequency) }
        let columnOfBucket = chooseColumns(frequency)
        for index in blocks.indices { Block.renumber(&blocks[index].entries, columnOfBucket) }
    }

    /// With entries kept in a file of `scratch`.
    ///
    /// - Parameter runs: as above.
    /// - Throws: `RewardModelError` with code `noScratchSpace`.
    init(
        _ texts: [String], runs: [Int]? = nil, featureBits: Int, in scratch: any ScratchSpace
    ) throws(RewardModelError) {
        rowCount = texts.count
        let cut = Self.cut(rowCount, runs)
        blockOfRow = Self.blockOfRow(cut)
        let file = BlockFile(try scratch.makeFile())
        var frequency = [Int32](repeating: 0, count: 1 << featureBits)
        var size = 0
        for first in stride(from: 0, to: cut.count, by: Self.blocksPerWave) {
            let made = parallelMap(min(Self.blocksPerWave, cut.count - first)) {
                Self.block(cut[first + $0], texts, featureBits: featureBits)
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
        self.file = file
        let columnOfBucket = chooseColumns(frequency)
        for index in blocks.indices {
            var entries = withBlock(index) { Array($0.entries[..<($0.starts.last ?? 0)]) }
            Block.renumber(&entries, columnOfBucket)
            try file.write(entries, at: offsets[index])
        }
    }

    /// Calls `body` with a block and its entries. Behind those of its last row there may be others, which mean nothing.
    func withBlock<Result>(_ index: Int, _ body: (Block) -> Result) -> Result {
        var block = blocks[index]
        guard let file else { return body(block) }
        block.entries = file.read(block.starts.last ?? 0, at: offsets[index])
        defer { file.giveBack(&block.entries) }
        return body(block)
    }

    /// Before it is standardised.
    func denseValue(row: Int, feature: Int) -> Float {
        let block = block(ofRow: row)
        return blocks[block].dense[(row - blocks[block].firstRow) * denseCount + feature]
    }

    /// The number of the block that a row is in.
    func block(ofRow row: Int) -> Int { Int(blockOfRow[row]) }

    /// Weights of another matrix's columns as those of this one's, 0 where the other has no such column; shapes `(D + F …)` and
    /// `(D + F)`.
    func weights(_ weights: [Double], of other: FeatureMatrix) -> [Double] {
        let known = Dictionary(uniqueKeysWithValues: zip(other.buckets, weights))
        return buckets.map { known[$0] ?? 0 } + weights[other.columnCount...].prefix(denseCount)
    }

    /// The rows of each block.
    private static func cut(_ count: Int, _ runs: [Int]?) -> [Range<Int>] {
        var blocks: [Range<Int>] = []
        var start = 0
        while start < count {
            var end = min(start + rowsPerBlock, count)
            if let runs { while end < count, runs[end] == runs[end - 1] { end += 1 } }
            blocks.append(start..<end)
            start = end
        }
        return blocks
    }

    private static func blockOfRow(_ blocks: [Range<Int>]) -> [Int32] {
        blocks.enumerated().flatMap { index, rows in repeatElement(Int32(index), count: rows.count) }
    }

    private static func block(_ rows: Range<Int>, _ texts: [String], featureBits: Int) -> Block {
        var extractor = FeatureExtractor(featureBits: featureBits)
        var block = Block(firstRow: rows.lowerBound, starts: [0], entries: [], dense: [])
        for text in texts[rows] {
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
    fileprivate static func renumber(_ entries: inout [UInt32], _ columnOfBucket: [UInt32]) {
        entries = entries.map {
            Entry.pack(column: columnOfBucket[Entry.column($0)], count: UInt8(truncatingIfNeeded: $0))
        }
    }
}

/// Entries in a file. What they are read into is used again: memory that is new each time costs more than to read it.
private final class BlockFile: Sendable {
    private let file: any ScratchFile
    private let buffers = Mutex<[[UInt32]]>([])

    init(_ file: any ScratchFile) {
        self.file = file
    }

    /// - Parameter offset: in bytes.
    func write(_ entries: [UInt32], at offset: Int) throws(RewardModelError) {
        // `withUnsafeBytes` throws no typed errors.
        let outcome = entries.withUnsafeBytes { bytes in
            Result { () throws(RewardModelError) in try file.write(bytes, at: offset) }
        }
        try outcome.get()
    }

    /// At least `count` entries, of which so many are those that were written there.
    func read(_ count: Int, at offset: Int) -> [UInt32] {
        var buffer = buffers.withLock { $0.popLast() } ?? []
        if buffer.count < count { buffer = [UInt32](repeating: 0, count: count) }
        buffer.withUnsafeMutableBytes { bytes in
            let length = count * MemoryLayout<UInt32>.stride
            file.read(into: UnsafeMutableRawBufferPointer(rebasing: bytes[..<length]), at: offset)
        }
        return buffer
    }

    func giveBack(_ buffer: inout [UInt32]) {
        var own: [UInt32] = []
        swap(&own, &buffer)
        buffers.withLock { $0.append(own) }
    }
}
