import Preferences

/// The heads' part of a model file, at its end:
///
///     u8        feature bits
///     u8        H, then of each head, by name: u8 and UTF-8 of the name, i8 lowest and i8 highest (both 0: a flag), f64
///               intercept
///     u32       D, then of each column: u32 bucket, f32 idf, H × f32 weight
///     u32       F, then of each dense feature: f32 mean, f32 scale, H × f32 weight
extension FieldHeads {
    func write(to writer: inout ByteWriter) {
        writer.append(UInt8(featureBits))
        writer.append(UInt8(fields.count))
        for (field, intercept) in zip(fields, intercepts) {
            writer.append(UInt8(field.name.utf8.count))
            writer.append(contentsOf: field.name.utf8)
            writer.append(Int8(field.lowest ?? 0))
            writer.append(Int8(field.highest ?? 0))
            writer.append(intercept)
        }
        func append(_ weights: [Float], of column: Int) {
            for head in fields.indices { writer.append(weights[column * fields.count + head]) }
        }
        writer.append(UInt32(buckets.count))
        for column in buckets.indices {
            writer.append(buckets[column])
            writer.append(idf[column])
            append(weights, of: column)
        }
        writer.append(UInt32(denseMean.count))
        for feature in denseMean.indices {
            writer.append(denseMean[feature])
            writer.append(denseScale[feature])
            append(denseWeights, of: feature)
        }
    }

    /// - Throws: `RewardModelError` with code `damagedModel` for anything that `write` did not write.
    init(_ reader: inout ByteReader) throws(RewardModelError) {
        let featureBits = Int(try reader.integer(UInt8.self))
        guard (1...24).contains(featureBits) else { throw .implausible("\(featureBits) feature bits of heads") }
        let (fields, intercepts) = try Self.fields(&reader)
        func weights() throws(RewardModelError) -> [Float] {
            var weights: [Float] = []
            for _ in fields { weights.append(try reader.float()) }
            return weights
        }
        let size = 8 + 4 * fields.count
        var (buckets, idf, columnWeights): ([UInt32], [Float], [Float]) = ([], [], [])
        var isTaken = [Bool](repeating: false, count: 1 << featureBits)
        for _ in 0..<(try reader.count(ofSize: size)) {
            let bucket: UInt32 = try reader.integer()
            guard Int(bucket) < isTaken.count, !isTaken[Int(bucket)] else {
                throw .implausible("a column of heads twice, or one that cannot be")
            }
            isTaken[Int(bucket)] = true
            buckets.append(bucket)
            idf.append(try reader.float())
            columnWeights += try weights()
        }
        var (mean, scale, denseWeights): ([Float], [Float], [Float]) = ([], [], [])
        for _ in 0..<(try reader.count(ofSize: size)) {
            mean.append(try reader.float())
            scale.append(try reader.float())
            denseWeights += try weights()
        }
        guard mean.count == DenseFeatures.names.count else {
            throw .implausible("\(mean.count) dense features of heads")
        }
        self.init(
            fields: fields, featureBits: featureBits, intercepts: intercepts, buckets: buckets, idf: idf,
            weights: columnWeights, denseMean: mean, denseScale: scale, denseWeights: denseWeights)
    }

    private static func fields(
        _ reader: inout ByteReader
    ) throws(RewardModelError) -> (fields: [RatedField], intercepts: [Double]) {
        var (fields, intercepts): ([RatedField], [Double]) = ([], [])
        let count = Int(try reader.integer(UInt8.self))
        guard (1...FormRules.fields).contains(count) else { throw .implausible("\(count) heads") }
        for _ in 0..<count {
            let name = try reader.text()
            let (lowest, highest) = (Int(try reader.integer(Int8.self)), Int(try reader.integer(Int8.self)))
            let isFlag = lowest == 0 && highest == 0
            guard isFlag || lowest < highest && FormRules.scale.contains(lowest) && FormRules.scale.contains(highest)
            else { throw .implausible("a scale from \(lowest) to \(highest)") }
            guard !name.isEmpty, fields.last.map({ $0.name < name }) ?? true else {
                throw .implausible("heads without a name or out of their order")
            }
            fields.append(isFlag ? RatedField(flag: name) : RatedField(name, lowest...highest))
            intercepts.append(try reader.double())
        }
        return (fields, intercepts)
    }
}
