/// The linear model's part of a model file; features are part of it (`NGrams`, `DenseFeatures`, `FeatureExtractor`,
/// `WordPairs`). Version 6 ends with what is added to what form explains (f64), whether there are heads (u8, 0 or 1),
/// and them. Version 5 ends with heads, and version 4 without: a model to which nothing else is to be said is still
/// written so. Version 3 had each weight's variance and its feature's mean in the place of draws, and did not know what
/// form explains. Version 2 had no word pairs. Version 1 began with the seed and the share of the prompts that were
/// held out, in the place of the keys of those that were seen.
extension LinearRewardModel {
    static let fileVersion: UInt32 = 6

    /// The model as a file.
    public var file: RewardModelFile {
        RewardModelFile(kind: .linear, version: leastVersion, payload: payload)
    }

    /// The oldest that has room for all there is.
    private var leastVersion: UInt32 { formOffset != 0 ? Self.fileVersion : heads == nil ? 4 : 5 }

    /// - Throws: `RewardModelError` with code `damagedModel` for anything that `payload` did not write.
    init(payload: ArraySlice<UInt8>, version: UInt32) throws(RewardModelError) {
        var reader = ByteReader(payload)
        try self.init(&reader, version: version)
    }

    private var payload: [UInt8] {
        var writer = ByteWriter()
        switch provenance.seen {
        case .keys(let keys):
            writer.append(UInt8(0))
            writer.append(UInt32(keys.count))
            for key in keys { writer.append(key) }
        case .allBut(let share, let seed):
            writer.append(UInt8(1))
            writer.append(seed)
            writer.append(share)
        }
        writer.append(UInt64(provenance.trainingPrompts))
        writer.append(UInt64(provenance.trainingComparisons))
        writer.append(regularisation)
        writer.append(temperature)
        writer.append(rewardDeviation)
        writer.append(offset)
        for index in offsetDraws.indices { writer.append(offsetDraws[index]) }
        writer.append(UInt8(featureBits))
        writer.append(UInt32(columns.count))
        for (bucket, column) in zip(buckets, columns) {
            writer.append(bucket)
            writer.append(column.idf)
            writer.append(column.weight)
            column.draws.write(to: &writer)
        }
        writer.append(UInt32(dense.count))
        for column in dense {
            writer.append(column.mean)
            writer.append(column.scale)
            writer.append(column.weight)
            column.draws.write(to: &writer)
            writer.append(column.explained)
        }
        WordPairColumns.write(wordPairs, to: &writer)
        if leastVersion >= 6 {
            writer.append(formOffset)
            writer.append(UInt8(heads == nil ? 0 : 1))
        }
        heads?.write(to: &writer)
        return writer.bytes
    }

    private init(_ reader: inout ByteReader, version: UInt32) throws(RewardModelError) {
        let provenance = Provenance(
            seen: try SeenPrompts(&reader, version: version),
            trainingPrompts: Int(clamping: try reader.integer(UInt64.self)),
            trainingComparisons: Int(clamping: try reader.integer(UInt64.self)))
        let regularisation = try reader.double()
        guard regularisation > 1e-9 else { throw .implausible("a prior of no precision") }
        let temperature = try reader.double()
        let rewardDeviation = try reader.double()
        let offset = try reader.double()
        var offsetDraws = Draws.zero
        if version < 4 {
            // The variance of such a reward: it is found again from the draws below.
            _ = try reader.double()
        } else {
            for index in offsetDraws.indices { offsetDraws[index] = try reader.float() }
        }
        let featureBits = Int(try reader.integer(UInt8.self))
        guard (1...24).contains(featureBits) else { throw .implausible("\(featureBits) feature bits") }

        var buckets: [UInt32] = []
        var isTaken = [Bool](repeating: false, count: 1 << featureBits)
        var columns: [Column] = []
        for _ in 0..<(try reader.count(ofSize: 20)) {
            let bucket: UInt32 = try reader.integer()
            guard Int(bucket) < isTaken.count, !isTaken[Int(bucket)] else {
                throw .implausible("a column twice, or one that cannot be")
            }
            isTaken[Int(bucket)] = true
            buckets.append(bucket)
            let (idf, weight) = (try reader.float(), try reader.float())
            let draws = try WeightDraws(&reader, version: version, key: UInt64(bucket), offset: &offsetDraws)
            columns.append(Column(idf: idf, weight: weight, draws: draws))
        }
        var dense: [DenseColumn] = []
        for index in 0..<(try reader.count(ofSize: 16)) {
            let (mean, scale, weight) = (try reader.float(), try reader.float(), try reader.float())
            // Earlier versions do not know more of what form explains than its own weights.
            dense.append(
                version < 4
                    ? DenseColumn(
                        mean: mean, scale: scale, weight: weight,
                        draws: WeightDraws(variance: try reader.variance(), key: UInt64(index) << 32),
                        explained: weight)
                    : DenseColumn(
                        mean: mean, scale: scale, weight: weight, draws: try WeightDraws(&reader),
                        explained: try reader.float()))
        }
        let wordPairs =
            version < 3
            ? nil
            : try WordPairColumns(
                &reader, featureBits: featureBits, version: version, offset: &offsetDraws)
        let formOffset = version < 6 ? 0 : try reader.double()
        let hasHeads = version < 6 ? version == 5 : try reader.flag()
        let heads = hasHeads ? try FieldHeads(&reader) : nil
        guard dense.count == DenseFeatures.names.count, reader.remaining == 0 else {
            throw .implausible("\(dense.count) dense features and \(reader.remaining) bytes too many")
        }
        self.init(
            provenance: provenance, regularisation: regularisation, temperature: temperature,
            rewardDeviation: rewardDeviation, featureBits: featureBits, buckets: buckets, columns: columns,
            dense: dense, wordPairs: wordPairs,
            offset: offset, formOffset: formOffset, offsetDraws: offsetDraws)
        self.heads = heads
    }
}

extension WeightDraws {
    /// - Parameters:
    ///   - version: of the model's format. Before 4 there are a variance and the feature's mean.
    ///   - key: of the weight; draws that are made of a variance depend on it.
    ///   - offset: from which draws that are made of a variance take what they add at the feature's mean.
    init(
        _ reader: inout ByteReader, version: UInt32, key: UInt64, offset: inout Draws
    ) throws(RewardModelError) {
        if version >= 4 {
            try self.init(&reader)
            return
        }
        self.init(variance: try reader.variance(), key: key)
        offset -= times(try reader.float())
    }
}

extension ByteReader {
    fileprivate mutating func flag() throws(RewardModelError) -> Bool {
        let byte: UInt8 = try integer()
        guard byte <= 1 else { throw .implausible("\(byte) where 0 or 1 stands") }
        return byte == 1
    }

    fileprivate mutating func variance() throws(RewardModelError) -> Float {
        let variance = try float()
        guard variance >= 0 else { throw .implausible("a negative variance") }
        return variance
    }
}

extension SeenPrompts {
    fileprivate init(_ reader: inout ByteReader, version: UInt32) throws(RewardModelError) {
        switch version == 1 ? 1 : try reader.integer(UInt8.self) {
        case 0:
            var keys: [UInt64] = []
            for _ in 0..<(try reader.count(ofSize: 8)) {
                let key: UInt64 = try reader.integer()
                guard keys.last.map({ $0 < key }) ?? true else { throw .implausible("prompts out of their order") }
                keys.append(key)
            }
            self = .keys(keys)
        case 1:
            let seed: UInt64 = try reader.integer()
            self = .allBut(share: try reader.double(), seed: seed)
        case let other:
            throw .implausible("prompts of kind \(other)")
        }
    }
}
