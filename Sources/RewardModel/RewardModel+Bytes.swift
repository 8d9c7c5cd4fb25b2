/// The model file. All numbers are little-endian.
///
///     8 bytes   "PodiumRM"
///     u32       version of the format, now 1; features are part of it (NGrams, DenseFeatures, FeatureExtractor)
///     u64       length of the payload in bytes
///     payload   origin, scale, columns, dense columns (see `payload`)
///     u64       CRC-64/XZ of everything before it
extension RewardModel {
    private static let magic = Array("PodiumRM".utf8)
    private static let version: UInt32 = 1
    private static let headerSize = 8 + 4 + 8
    private static let checksumSize = 8

    /// The model as a file. `RewardModel(bytes:)` gives back an equal model.
    public var bytes: [UInt8] {
        let payload = self.payload
        var file = ByteWriter()
        file.append(contentsOf: Self.magic)
        file.append(Self.version)
        file.append(UInt64(payload.count))
        file.append(contentsOf: payload)
        file.append(Checksum.crc64(file.bytes))
        return file.bytes
    }

    /// - Throws: `RewardModelError` with code `damagedModel` for anything that is not exactly a file that `bytes` wrote,
    ///   and `newerModel` for a later version of the format.
    public init(bytes: [UInt8]) throws(RewardModelError) {
        guard bytes.starts(with: Self.magic) else {
            throw RewardModelError(.damagedModel, "This is not a Podium reward model: it does not begin with PodiumRM.")
        }
        var header = ByteReader(bytes.dropFirst(Self.magic.count))
        let version: UInt32 = try header.integer()
        let length: UInt64 = try header.integer()
        // A newer format may be laid out in any way, so its version is believed before its checksum is known.
        guard version <= Self.version else {
            throw RewardModelError(
                .newerModel,
                "The reward model file has format \(version); this Podium reads formats up to \(Self.version). "
                    + "Upgrade Podium, or retrain.")
        }
        guard version == Self.version else { throw .implausible("format \(version), which never was") }
        guard bytes.count >= Self.headerSize + Self.checksumSize,
            length == UInt64(bytes.count - Self.headerSize - Self.checksumSize)
        else { throw .cutShort }
        let body = bytes.dropLast(Self.checksumSize)
        var trailer = ByteReader(bytes.suffix(Self.checksumSize))
        guard try trailer.integer() == Checksum.crc64(body) else {
            throw .implausible("bytes that do not match its checksum")
        }
        var payload = ByteReader(body.dropFirst(Self.headerSize))
        try self.init(payload: &payload)
    }

    private var payload: [UInt8] {
        var writer = ByteWriter()
        writer.append(origin.splitSeed)
        writer.append(origin.heldOutFraction)
        writer.append(UInt64(origin.trainingPrompts))
        writer.append(UInt64(origin.trainingComparisons))
        writer.append(origin.regularisation)
        writer.append(origin.temperature)
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

    private init(payload reader: inout ByteReader) throws(RewardModelError) {
        let origin = Origin(
            splitSeed: try reader.integer(),
            heldOutFraction: try reader.double(),
            trainingPrompts: Int(clamping: try reader.integer(UInt64.self)),
            trainingComparisons: Int(clamping: try reader.integer(UInt64.self)),
            regularisation: try reader.double(),
            temperature: try reader.double())
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
            origin: origin, rewardDeviation: rewardDeviation, featureBits: featureBits, buckets: buckets,
            columns: columns, dense: dense, offset: offset, offsetVariance: offsetVariance)
    }
}
