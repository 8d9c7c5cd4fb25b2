import Foundation
import Preferences
import RewardModel
import Testing

@testable import Jobs

@Suite("n-grams that are kept on the disk")
struct DiskScratchTests {
    private let folder: URL

    init() throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "podium-scratch-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    /// More completions than a block has rows.
    private static let groups: [PreferenceGroup] = {
        var generator = SeededGenerator(seed: 3)
        let words = (0..<300).map { "word\($0)" }
        func text(_ count: Int) -> String {
            (0..<count).map { _ in words[Int.random(in: words.indices, using: &generator)] }.joined(separator: " ")
        }
        return (0..<1200).map { number in
            let completions = [text(12), text(Int.random(in: 8...20, using: &generator))]
            let isLonger = completions[1].count > completions[0].count
            return PreferenceGroup(
                promptKey: UInt64(number), prompt: Prompt("\(number) \(text(9))"), completions: completions,
                origins: [], judgements: [Judgement(labeler: ID(1), tiers: isLonger ? [[1], [0]] : [[0], [1]])])
        }
    }()

    private func train(_ scratch: DiskScratch?) throws -> [UInt8] {
        var options = LinearOptions()
        options.regularisations = [1]
        // The search looks at a part, in memory; what is fitted to all of them is not.
        options.crossValidationCompletions = 600
        options.completionsInMemory = 1000
        var training = TrainingOptions()
        training.details = false
        let method = LinearTraining(options: options, scratch: scratch)
        return try Trainer(options: training, method: method, seed: 5).train(Self.groups).model.file.bytes
    }

    @Test("give the same model as in memory, byte for byte, and leave no file behind")
    func sameModel() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        #expect(try train(DiskScratch(folder: folder)) == train(nil))
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
    }

    @Test("leave labelers' work its room on the disk")
    func reserve() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        let error = #expect(throws: RewardModelError.self) {
            try train(DiskScratch(folder: folder, reserve: .max / 2))
        }
        #expect(error?.code == .noScratchSpace)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
    }

    @Test("need a folder")
    func noFolder() throws {
        try FileManager.default.removeItem(at: folder)
        let error = #expect(throws: RewardModelError.self) { try train(DiskScratch(folder: folder)) }
        #expect(error?.code == .noScratchSpace)
    }
}
