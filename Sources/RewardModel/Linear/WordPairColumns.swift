import Preferences

/// What the word pairs of a completion and its prompt contribute to its reward (`WordPairs`).
struct WordPairColumns: Sendable, Equatable {
    /// What one pair contributes.
    struct Column: Sendable, Equatable {
        var weight: Float
        /// How far draws from the weight's posterior lie from it.
        var draws: WeightDraws
    }

    /// Which words make pairs.
    let words: WordPairs
    /// Hash buckets of the columns, in rising order; shape `(Q)`.
    let buckets: [UInt32]
    /// Shape `(Q)`.
    let columns: [Column]
    private let shift: UInt64
    /// Column of each bucket, −1 where training saw none; made from `buckets`.
    private let columnOfBucket: [Int32]

    init(words: WordPairs, buckets: [UInt32], columns: [Column], featureBits: Int) {
        self.words = words
        self.buckets = buckets
        self.columns = columns
        shift = UInt64(64 - featureBits)
        var columnOfBucket = [Int32](repeating: -1, count: 1 << featureBits)
        for (column, bucket) in buckets.enumerated() { columnOfBucket[Int(bucket)] = Int32(column) }
        self.columnOfBucket = columnOfBucket
    }

    /// w·x, and what the draws add to it.
    ///
    /// - Parameter told: `WordPairs.telling` of the prompt.
    func contribution(
        _ told: [WordRarity.Word], _ completion: String
    ) -> (reward: Double, draws: Draws) {
        var squares: Float = 0
        var reward: Float = 0
        var draws = Draws.zero
        for (bucket, value) in words.of(told, completion, shift: shift) {
            let index = columnOfBucket[Int(bucket)]
            guard index >= 0 else { continue }
            let column = columns[Int(index)]
            squares += value * value
            reward += value * column.weight
            draws += column.draws.times(value)
        }
        guard squares > 0 else { return (0, .zero) }
        let inverseNorm = 1 / squares.squareRoot()
        return (Double(inverseNorm * reward), draws * inverseNorm)
    }
}

extension WordPairColumns {
    /// - Throws: `RewardModelError` with code `damagedModel` for anything that `write` did not write.
    ///
    /// - Parameters:
    ///   - version: of the model's format.
    ///   - offset: what the draws add to every reward, in a version that leaves it to be found.
    init?(
        _ reader: inout ByteReader, featureBits: Int, version: UInt32, offset: inout Draws
    ) throws(RewardModelError) {
        guard try reader.integer(UInt8.self) == 1 else { return nil }
        let words = WordPairs(asked: try WordRarity(&reader), answered: try WordRarity(&reader))
        var buckets: [UInt32] = []
        var columns: [Column] = []
        for _ in 0..<(try reader.count(ofSize: 16)) {
            let bucket: UInt32 = try reader.integer()
            guard Int(bucket) < 1 << featureBits, buckets.last.map({ $0 < bucket }) ?? true else {
                throw .implausible("word pairs out of their order")
            }
            buckets.append(bucket)
            let weight = try reader.float()
            let draws = try WeightDraws(&reader, version: version, key: ~UInt64(bucket), offset: &offset)
            columns.append(Column(weight: weight, draws: draws))
        }
        self.init(words: words, buckets: buckets, columns: columns, featureBits: featureBits)
    }

    static func write(_ pairs: WordPairColumns?, to writer: inout ByteWriter) {
        writer.append(UInt8(pairs == nil ? 0 : 1))
        guard let pairs else { return }
        pairs.words.asked.write(to: &writer)
        pairs.words.answered.write(to: &writer)
        writer.append(UInt32(pairs.columns.count))
        for (bucket, column) in zip(pairs.buckets, pairs.columns) {
            writer.append(bucket)
            writer.append(column.weight)
            column.draws.write(to: &writer)
        }
    }
}

extension WordRarity {
    fileprivate init(_ reader: inout ByteReader) throws(RewardModelError) {
        var values: [UInt64: Float] = [:]
        var last: UInt64?
        for _ in 0..<(try reader.count(ofSize: 12)) {
            let word: UInt64 = try reader.integer()
            let rarity = try reader.float()
            guard last.map({ $0 < word }) ?? true, rarity >= 0 else { throw .implausible("words out of their order") }
            last = word
            values[word] = rarity
        }
        self.init(values: values)
    }

    fileprivate func write(to writer: inout ByteWriter) {
        writer.append(UInt32(values.count))
        for (word, rarity) in values.sorted(by: { $0.key < $1.key }) {
            writer.append(word)
            writer.append(rarity)
        }
    }
}
