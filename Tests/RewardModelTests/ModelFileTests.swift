import Testing

@testable import RewardModel

@Suite("Model file")
struct ModelFileTests {
    /// The smallest model that has something of everything.
    private let model = RewardModel(
        origin: .init(
            splitSeed: .max, heldOutFraction: 0.1, trainingPrompts: 12, trainingComparisons: 34, regularisation: 0.5,
            temperature: 1.1),
        rewardDeviation: 0.7, featureBits: 10, buckets: [1023, 7, 0],
        columns: (0..<3).map { .init(idf: Float($0), weight: -0.5, variance: 2, mean: 0.01) },
        dense: DenseFeatures.names.map { .init(mean: Float($0.count), scale: 1, weight: 2, variance: 3) },
        offset: -1, offsetVariance: 4)

    @Test("A model comes back equal")
    func roundTrip() throws {
        #expect(try RewardModel(bytes: model.bytes) == model)
        let trained = try Trainer(options: Fixtures.options, seed: 1).train(Fixtures.groups(20)).model
        let read = try RewardModel(bytes: trained.bytes)
        #expect(read == trained)
        #expect(
            read.score(prompt: .init("?"), completion: "Gladly.")
                == trained.score(prompt: .init("?"), completion: "Gladly."))
    }

    @Test("Every truncation is refused")
    func truncations() {
        let bytes = model.bytes
        for length in bytes.indices {
            let error = #expect(throws: RewardModelError.self) { try RewardModel(bytes: Array(bytes[..<length])) }
            #expect(error?.code == .damagedModel)
        }
        #expect(throws: RewardModelError.self) { try RewardModel(bytes: bytes + [0]) }
    }

    @Test("Every flipped bit is refused")
    func bitFlips() {
        let bytes = model.bytes
        var accepted: [Int] = []
        for bit in 0..<(8 * bytes.count) {
            var damaged = bytes
            damaged[bit / 8] ^= 1 << (bit % 8)
            if (try? RewardModel(bytes: damaged)) != nil { accepted.append(bit) }
        }
        #expect(accepted.isEmpty)
    }

    @Test("A newer format is named as such")
    func newer() throws {
        var bytes = model.bytes
        bytes[8] = 2
        let error = try #require(throws: RewardModelError.self) { try RewardModel(bytes: bytes) }
        #expect(error.code == .newerModel)
        #expect(error.message.contains("format 2"))
    }

    @Test("A right checksum does not make a wrong payload right")
    func implausible() {
        // Offsets into the payload: 20 bytes of header, then nine 8-byte numbers, the feature bits and the count.
        let changes: [(place: Int, bytes: [UInt8])] = [
            (20 + 72, [40]),  // feature bits
            (20 + 72 + 1, [255, 255, 255, 255]),  // number of columns
            (20 + 72 + 5, [0, 4, 0, 0]),  // a bucket past the table
            (20 + 72 + 5, [7, 0, 0, 0]),  // the bucket of another column
            (20 + 72 + 9, [0, 0, 0xC0, 0x7F]),  // an idf that is not a number
        ]
        for change in changes {
            var bytes = Array(model.bytes.dropLast(8))
            bytes.replaceSubrange(change.place..<(change.place + change.bytes.count), with: change.bytes)
            var writer = ByteWriter()
            writer.append(contentsOf: bytes)
            writer.append(Checksum.crc64(bytes))
            let error = #expect(throws: RewardModelError.self) { try RewardModel(bytes: writer.bytes) }
            #expect(error?.code == .damagedModel)
        }
    }

    @Test("The checksum is CRC-64/XZ")
    func checksum() {
        #expect(Checksum.crc64("123456789".utf8) == 0x995D_C9BB_DF19_39FA)
    }
}
