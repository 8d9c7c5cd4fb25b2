import Foundation
import Preferences
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
            buckets: [0, 9, 1023], columns: (0..<3).map { .init(weight: Float($0), draws: Self.draws) },
            featureBits: 10))

    private static let draws = WeightDraws(Draws((0..<16).map { Float($0) - 4 }))

    private static func model(seen: SeenPrompts, wordPairs: WordPairColumns?) -> LinearRewardModel {
        LinearRewardModel(
            provenance: .init(seen: seen, trainingPrompts: 12, trainingComparisons: 34),
            regularisation: 0.5, temperature: 1.1, rewardDeviation: 0.7, featureBits: 10, buckets: [1023, 7, 0],
            columns: (0..<3).map { .init(idf: Float($0), weight: -0.5, draws: Self.draws) },
            dense: DenseFeatures.names.map {
                .init(mean: Float($0.count), scale: 1, weight: 2, draws: Self.draws, explained: 0.5)
            },
            wordPairs: wordPairs, offset: -1, offsetDraws: Draws(repeating: 0.25))
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
        try expect(try read(bytes), toBe: first)
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
        #expect(model.columns.count == 54 && model.columns.allSatisfy { $0.draws.times(1).variance > 0 })
    }

    @Test("A file of version 3, with variances in the place of draws, opens with draws of those variances")
    func version3() throws {
        let path = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Golden/version-3.model")
        let file = try RewardModelFile(bytes: Array(try Data(contentsOf: path)))
        #expect(file.version == 3)
        let read = try #require(file.model() as? LinearRewardModel)
        try expect(read, toBe: model)
        let (pairs, expected) = (try #require(read.wordPairs), try #require(model.wordPairs))
        #expect(pairs.words == expected.words && pairs.buckets == expected.buckets)
        #expect(pairs.columns.map(\.weight) == expected.columns.map(\.weight))
        // Σ σ²x̄² of three columns of mean 0.01 and three pairs of mean 0.1, as far as random signs leave the sums of their
        // products out.
        #expect((0.2...1.8).contains(read.offsetDraws.variance / (3 * 2 * 0.0001 + 3 * 2 * 0.01)))
    }

    @Test("A file of version 4, from before heads, opens as it was, and a model without heads is still written so")
    func version4() throws {
        let path = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Golden/version-4.model")
        let bytes = Array(try Data(contentsOf: path))
        #expect(try RewardModelFile(bytes: bytes).version == 4)
        #expect(try read(bytes) == model && model.heads == nil)
        #expect(model.file.bytes == bytes)
    }

    /// The same with two heads.
    private var headed: LinearRewardModel {
        var model = model
        model.heads = FieldHeads(
            fields: [RatedField("overall", -3...7), RatedField(flag: "rude")], featureBits: 10,
            intercepts: [4.5, -1.25], buckets: [9, 1023], idf: [1, 2], weights: [0.5, -0.5, 0.25, 8],
            denseMean: DenseFeatures.names.map { Float($0.count) }, denseScale: DenseFeatures.names.map { _ in 1 },
            denseWeights: DenseFeatures.names.flatMap { _ in [Float(0.1), -0.1] })
        return model
    }

    @Test("A model with heads comes back equal, and no part of its file is taken for it")
    func heads() throws {
        let bytes = headed.file.bytes
        #expect(headed.file.version == 5 && bytes[19] == 5)
        #expect(try read(bytes) == headed)
        for length in bytes.indices {
            #expect(throws: RewardModelError.self) { try read(Array(bytes[..<length])) }
        }
        // Without heads version 5 ends too early; with heads version 4 has bytes too many.
        for (file, version) in [(model.file.bytes, UInt8(5)), (bytes, 4)] {
            var changed = Array(file.dropLast(8))
            changed[19] = version
            let error = #expect(throws: RewardModelError.self) { try read(sealed(changed)) }
            #expect(error?.code == .damagedModel)
        }
    }

    @Test("A model centred on demonstrations comes back equal, with heads and without", arguments: [false, true])
    func centred(hasHeads: Bool) throws {
        let centred = (hasHeads ? headed : model).shifted(by: 0.5, form: -0.25)
        let bytes = centred.file.bytes
        #expect(centred.file.version == 6)
        #expect(try read(bytes) == centred)
        let (own, before) = (centred.score("Gladly."), model.score("Gladly."))
        #expect(own.reward == before.reward + 0.5 && own.formReward == before.formReward - 0.25)
        for length in bytes.indices {
            #expect(throws: RewardModelError.self) { try read(Array(bytes[..<length])) }
        }
        // What stands between the words and the heads: an offset, and whether there are heads.
        let end = model.file.bytes.count - 8
        for (place, wrong) in [(end + 6, UInt8(0xF0)), (end + 8, 2), (end + 8, hasHeads ? 0 : 1)] {
            var changed = Array(bytes.dropLast(8))
            changed[place] = wrong
            if place == end + 6 { changed[place + 1] = 0x7F }
            let error = #expect(throws: RewardModelError.self) { try read(sealed(changed)) }
            #expect(error?.code == .damagedModel)
        }
    }

    @Test("A right checksum does not make wrong heads right")
    func implausibleHeads() {
        let start = model.file.bytes.count - 8
        // Feature bits, the number of heads; a length, seven letters, two ends of a scale and an intercept; a length, four
        // letters, two zeros and an intercept; the number of columns.
        let (first, second) = (start + 2, start + 2 + 1 + 7 + 2 + 8)
        let columns = second + 1 + 4 + 2 + 8
        let dense = columns + 4 + 2 * 16
        let changes: [(place: Int, bytes: [UInt8])] = [
            (start, [0]), (start, [25]),  // feature bits
            (start + 1, [0]), (start + 1, [61]), (start + 1, [255]),  // number of heads
            (first, [0]),  // a head without a name
            (first + 1, Array("zverall".utf8)),  // names out of their order
            (second, [7]),  // a name that swallows what follows it
            (first + 8, [8]), (first + 8, [7]), (first + 9, [101]), (first + 8, [128]),  // scales
            (first + 10, [0, 0, 0, 0, 0, 0, 0xF0, 0x7F]),  // an intercept that is not finite
            (columns, [255, 255, 255, 255]),  // number of columns
            (columns + 4, [0, 4, 0, 0]), (columns + 4, [255, 3, 0, 0]),  // a bucket past the table, one twice
            (columns + 8, [0, 0, 0xC0, 0x7F]), (columns + 12, [0, 0, 0x80, 0xFF]),  // no number
            (dense, [14, 0, 0, 0]), (dense, [0, 0, 0, 0]), (dense, [16, 0, 0, 0]),  // dense features
        ]
        for change in changes {
            var bytes = Array(headed.file.bytes.dropLast(8))
            bytes.replaceSubrange(change.place..<(change.place + change.bytes.count), with: change.bytes)
            let error = #expect(throws: RewardModelError.self, "\(change)") { try read(sealed(bytes)) }
            #expect(error?.code == .damagedModel, "\(change)")
        }
    }

    /// That what a file of before version 4 says is the model's; it has a variance of 2 for columns, of 3 for form.
    private func expect(_ read: LinearRewardModel, toBe model: LinearRewardModel) throws {
        #expect(read.provenance == model.provenance && read.regularisation == model.regularisation)
        #expect(read.temperature == model.temperature && read.rewardDeviation == model.rewardDeviation)
        #expect(read.buckets == model.buckets && read.offset == model.offset)
        #expect(read.columns.map(\.idf) == model.columns.map(\.idf))
        #expect(read.columns.map(\.weight) == model.columns.map(\.weight))
        #expect(read.columns.allSatisfy { abs($0.draws.times(1).variance - 2) < 1e-4 })
        #expect(read.dense.map(\.mean) == model.dense.map(\.mean))
        #expect(read.dense.map(\.weight) == model.dense.map(\.weight))
        #expect(read.dense.allSatisfy { abs($0.draws.times(1).variance - 3) < 1e-4 && $0.explained == $0.weight })
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
        for (place, byte, words) in [(8, 3, "format 3"), (13, 0x4C, "kind ‘Linear’"), (19, 7, "linear format 7")] {
            var changed = bytes
            changed[place] = UInt8(byte)
            let error = try #require(throws: RewardModelError.self) { try read(sealed(changed)) }
            #expect(error.code == .newerModel)
            #expect(error.message.contains(words), "\(error.message)")
        }
    }

    @Test("A right checksum does not make a wrong payload right")
    func implausible() {
        // Offsets into the payload: a byte, a count and three keys of prompts, six 8-byte numbers, sixteen of four bytes,
        // then the feature bits and the number of columns.
        let changes: [(place: Int, bytes: [UInt8])] = [
            (0, [2]),  // seen prompts of a kind that never was
            (1, [255, 255, 255, 255]),  // number of seen prompts
            (5, [6]),  // seen prompts out of order
            (141, [40]),  // feature bits
            (141 + 1, [255, 255, 255, 255]),  // number of columns
            (141 + 5, [0, 4, 0, 0]),  // a bucket past the table
            (141 + 5, [7, 0, 0, 0]),  // the bucket of another column
            (141 + 9, [0, 0, 0xC0, 0x7F]),  // an idf that is not a number
            (141 + 9, [0xFF, 0xFF, 0x7F, 0x7F]),  // the largest idf there is
            (45, [0, 0, 0, 0, 0, 0, 0, 0]),  // a prior of no precision
            (45, [0, 0, 0, 0, 0, 0, 0, 1]),  // next to none
            (141 + 5 + 4 + 4 + 4 + 3, [0xBF]),  // draws of a negative unit
        ]
        for change in changes {
            var bytes = Array(model.file.bytes.dropLast(8))
            let place = Self.headerSize + change.place
            bytes.replaceSubrange(place..<(place + change.bytes.count), with: change.bytes)
            let error = #expect(throws: RewardModelError.self) { try read(sealed(bytes)) }
            #expect(error?.code == .damagedModel)
        }
    }

    /// A report of rewards that are no numbers ends the program, and no model would ever take the place of such a one.
    @Test("Whatever a file with a right checksum holds, it is refused, or its rewards are numbers and can be measured")
    func hostile() throws {
        let groups = Fixtures.groups(20)
        let written = Array(try Fixtures.trainer().train(groups).model.file.bytes.dropLast(8))
        let extremes: [[UInt8]] = [
            [0xFF, 0xFF, 0x7F, 0x7F], [0xFF, 0xFF, 0x7F, 0xFF], [0, 0, 0, 0], [1, 0, 0, 0], [0x00, 0x24, 0x74, 0x49],
        ]
        var generator = SeededGenerator(seed: 9)
        var opened = 0
        for _ in 0..<2000 {
            var bytes = written
            for _ in 0...generator.next(below: 6) {
                let place = Self.headerSize + generator.next(below: bytes.count - Self.headerSize - 4)
                bytes.replaceSubrange(place..<(place + 4), with: extremes[generator.next(below: extremes.count)])
            }
            guard let model = try? RewardModelFile(bytes: sealed(bytes)).model() else { continue }
            opened += 1
            let score = model.score("Thank you for asking. the cat sat, unheard of")
            #expect(score.reward.isFinite && score.uncertainty.isFinite && score.formReward.isFinite, "\(score)")
            if opened % 20 == 0 { _ = try? model.evaluate(groups, seed: 1) }
        }
        #expect(opened > 100)
    }

    @Test("The checksum is CRC-64/XZ")
    func checksum() {
        #expect(Checksum.crc64("123456789".utf8) == 0x995D_C9BB_DF19_39FA)
    }
}
