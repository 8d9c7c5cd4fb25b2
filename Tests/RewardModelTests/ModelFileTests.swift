import Foundation
import Testing

@testable import RewardModel

@Suite("Model file")
struct ModelFileTests {
    /// The smallest models that have something of everything. Golden/version-1.model is `first`, as the commit 6b8334b wrote
    /// it, before files named their kind.
    private let first = Self.model(seen: .allBut(share: 0.1, seed: .max), wordPairs: nil)
    private let model = Self.model(
        seen: .keys([3, 5, .max]),
        wordPairs: WordPairColumns(
            words: WordPairs(
                asked: WordRarity(values: [1: 0.5, .max: 2]), answered: WordRarity(values: [7: 1, 8: 0, 9: 3])),
            buckets: [0, 9, 1023], columns: (0..<3).map { .init(weight: Float($0), variance: 2, mean: 0.1) },
            featureBits: 10))

    private static func model(seen: SeenPrompts, wordPairs: WordPairColumns?) -> LinearRewardModel {
        LinearRewardModel(
            provenance: .init(seen: seen, trainingPrompts: 12, trainingComparisons: 34),
            regularisation: 0.5, temperature: 1.1, rewardDeviation: 0.7, featureBits: 10, buckets: [1023, 7, 0],
            columns: (0..<3).map { .init(idf: Float($0), weight: -0.5, variance: 2, mean: 0.01) },
            dense: DenseFeatures.names.map { .init(mean: Float($0.count), scale: 1, weight: 2, variance: 3) },
            wordPairs: wordPairs, offset: -1, offsetVariance: 4)
    }

    /// Magic, version of the envelope, kind, version of the payload, length of the payload.
    private static let headerSize = 8 + 4 + (1 + 6) + 4 + 8

    private func read(_ bytes: [UInt8]) throws -> LinearRewardModel {
        try #require(RewardModelFile(bytes: bytes).model() as? LinearRewardModel)
    }

    /// `bytes` with a checksum that is right for them.
    private func sealed(_ bytes: [UInt8]) -> [UInt8] {
        var writer = ByteWriter()
        writer.append(contentsOf: bytes)
        writer.append(Checksum.crc64(bytes))
        return writer.bytes
    }

    @Test("A model comes back equal")
    func roundTrip() throws {
        #expect(try read(model.file.bytes) == model)
        #expect(try RewardModelFile(bytes: model.file.bytes) == model.file)
        #expect(model.file.kind == .linear)
        let trained = try Fixtures.trainer(seed: 1).train(Fixtures.groups(20)).model
        let read = try read(trained.file.bytes)
        #expect(read == trained as? LinearRewardModel)
        #expect(read.score("Gladly.") == trained.score("Gladly."))
    }

    @Test("A file of version 1, without a kind, opens as the linear model that it is")
    func version1() throws {
        let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Golden/version-1.model")
        let bytes = Array(try Data(contentsOf: file))
        #expect(try read(bytes) == first)
        #expect(try read(first.file.bytes) == first)
        for length in bytes.indices {
            #expect(throws: RewardModelError.self) { try read(Array(bytes[..<length])) }
        }
    }

    @Test("A file of version 2, from before word pairs, opens as it was")
    func version2() throws {
        let path = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Golden/version-2.model")
        let file = try RewardModelFile(bytes: Array(try Data(contentsOf: path)))
        #expect(file.version == 2)
        let model = try #require(file.model() as? LinearRewardModel)
        #expect(model.provenance.trainingPrompts == 12 && model.wordPairs == nil)
        #expect(Array(model.file.payload) == Array(file.payload) + [0])
    }

    @Test("Every truncation is refused")
    func truncations() {
        let bytes = model.file.bytes
        for length in bytes.indices {
            let error = #expect(throws: RewardModelError.self) { try read(Array(bytes[..<length])) }
            #expect(error?.code == .damagedModel)
        }
        #expect(throws: RewardModelError.self) { try read(bytes + [0]) }
    }

    @Test("Every flipped bit is refused")
    func bitFlips() {
        let bytes = model.file.bytes
        var accepted: [Int] = []
        for bit in 0..<(8 * bytes.count) {
            var damaged = bytes
            damaged[bit / 8] ^= 1 << (bit % 8)
            if (try? read(damaged)) != nil { accepted.append(bit) }
        }
        #expect(accepted.isEmpty)
    }

    @Test("A newer envelope, another kind and a newer payload are named as such")
    func newer() throws {
        let bytes = Array(model.file.bytes.dropLast(8))
        for (place, byte, words) in [(8, 3, "format 3"), (13, 0x4C, "kind ‘Linear’"), (19, 4, "linear format 4")] {
            var changed = bytes
            changed[place] = UInt8(byte)
            let error = try #require(throws: RewardModelError.self) { try read(sealed(changed)) }
            #expect(error.code == .newerModel)
            #expect(error.message.contains(words), "\(error.message)")
        }
    }

    @Test("A right checksum does not make a wrong payload right")
    func implausible() {
        // Offsets into the payload: a byte, a count and three keys of prompts, seven 8-byte numbers, then the feature
        // bits and the number of columns.
        let changes: [(place: Int, bytes: [UInt8])] = [
            (0, [2]),  // seen prompts of a kind that never was
            (1, [255, 255, 255, 255]),  // number of seen prompts
            (5, [6]),  // seen prompts out of order
            (85, [40]),  // feature bits
            (85 + 1, [255, 255, 255, 255]),  // number of columns
            (85 + 5, [0, 4, 0, 0]),  // a bucket past the table
            (85 + 5, [7, 0, 0, 0]),  // the bucket of another column
            (85 + 9, [0, 0, 0xC0, 0x7F]),  // an idf that is not a number
        ]
        for change in changes {
            var bytes = Array(model.file.bytes.dropLast(8))
            let place = Self.headerSize + change.place
            bytes.replaceSubrange(place..<(place + change.bytes.count), with: change.bytes)
            let error = #expect(throws: RewardModelError.self) { try read(sealed(bytes)) }
            #expect(error?.code == .damagedModel)
        }
    }

    @Test("The checksum is CRC-64/XZ")
    func checksum() {
        #expect(Checksum.crc64("123456789".utf8) == 0x995D_C9BB_DF19_39FA)
    }
}
