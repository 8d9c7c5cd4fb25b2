/// The linear model's part of a model file, now version 1; features are part of it (`NGrams`, `DenseFeatures`,
/// `FeatureExtractor`).
extension LinearRewardModel {
    static let fileVersion: UInt32 = 1

    /// The model as a file.
    public var file: RewardModelFile {
        RewardModelFile(kind: .linear, version: Self.fileVersion, payload: payload)
    }

    /// - Throws: `RewardModelError` with code `damagedModel` for anything that `payload` did not write.
    init(payload: ArraySlice<UInt8>) throws(RewardModelError) {
        var reader = ByteReader(payload)
        try self.init(&reader)
    }

    private var payload: [UInt8] {
        var writer = ByteWriter()
        writer.append(provenance.splitSeed)
        writer.append(provenance.heldOutFraction)
        writer.append(UInt64(provenance.trainingPrompts))
        writer.append(UInt64(provenance.trainingComparisons))
        writer.append(regularisation)
        writer.append(temperature)
        writer.append(rewardDeviation)
        writer.append(offset)
        writer.append(offsetVariance)
        writer.append(UInt8(featureBits))
        writer.append(UInt32(columns.count))
        for (bucket, column) in zip(buckets, columns) {
            writer.append(bucket)
            writer.append(column.idf)
            writer.append(column.weight)
            writer.append(column.variance)
            writer.append(column.mean)
        }
        writer.append(UInt32(dense.count))
        for column in dense {
            writer.append(column.mean)
            writer.append(column.scale)
            writer.append(column.weight)
            writer.append(column.variance)
        }
        return writer.bytes
    }

    private init(_ reader: inout ByteReader) throws(RewardModelError) {
        let provenance = Provenance(
            splitSeed: try reader.integer(),
            heldOutFraction: try reader.double(),
            trainingPrompts: Int(clamping: try reader.integer(UInt64.self)),
            trainingComparisons: Int(clamping: try reader.integer(UInt64.self)))
        let regularisation = try reader.double()
        let temperature = try reader.double()
        let rewardDeviation = try reader.double()
        let offset = try reader.double()
        let offsetVariance = try reader.double()
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
            columns.append(
                Column(
                    idf: try reader.float(), weight: try reader.float(), variance: try reader.float(),
                    mean: try reader.float()))
        }
        var dense: [DenseColumn] = []
        for _ in 0..<(try reader.count(ofSize: 16)) {
            dense.append(
                DenseColumn(
                    mean: try reader.float(), scale: try reader.float(), weight: try reader.float(),
                    variance: try reader.float()))
        }
        guard dense.count == DenseFeatures.names.count, reader.remaining == 0 else {
            throw .implausible("\(dense.count) dense features and \(reader.remaining) bytes too many")
        }
        self.init(
            provenance: provenance, regularisation: regularisation, temperature: temperature,
            rewardDeviation: rewardDeviation, featureBits: featureBits, buckets: buckets, columns: columns,
            dense: dense,
            offset: offset, offsetVariance: offsetVariance)
    }
}
