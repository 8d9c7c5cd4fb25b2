import Foundation
import Preferences
import Testing

@testable import RewardModel

/// Real preferences, kept beside the repository and not in it.
private enum SharedData {
    static let folder = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "../shared/data").standardizedFileURL
    static let pairs = folder.appending(path: "hh-harmless-pairs.jsonl")
    static let kWise = folder.appending(path: "alpaca-eval-kwise.jsonl")
    static var isPresent: Bool {
        [pairs, kWise].allSatisfy { FileManager.default.fileExists(atPath: $0.path) }
    }

    private struct PairLine: Decodable {
        var chosen: String
        var rejected: String
    }
    private struct KWiseLine: Decodable {
        var prompt: Prompt
        var completions: [Completion]
        var ranks: [Int]
    }

    private static func lines<Line: Decodable>(_ file: URL, of type: Line.Type) throws -> [Line] {
        try String(contentsOf: file, encoding: .utf8).split(separator: "\n").map {
            try JSONDecoder().decode(Line.self, from: Data($0.utf8))
        }
    }

    /// One group per line; the key is a hash of the conversation's first question, so that turns of one stay together.
    static func pairGroups() throws -> [PreferenceGroup] {
        let mark = "\n\nAssistant:"
        return try lines(pairs, of: PairLine.self).compactMap { line in
            guard let start = line.chosen.range(of: mark),
                let chosen = line.chosen.range(of: mark, options: .backwards),
                let rejected = line.rejected.range(of: mark, options: .backwards)
            else { return nil }
            let question = String(line.chosen[..<start.lowerBound])
            return PreferenceGroup(
                promptKey: Checksum.crc64(question.utf8), prompt: Prompt(question),
                completions: [
                    String(line.chosen[chosen.upperBound...]), String(line.rejected[rejected.upperBound...]),
                ], judgements: [Judgement(labeler: ID(1), tiers: [[0], [1]])])
        }
    }

    static func kWiseGroups() throws -> [PreferenceGroup] {
        try lines(kWise, of: KWiseLine.self).map { line in
            PreferenceGroup(
                promptKey: Checksum.crc64(try JSONEncoder().encode(line.prompt)), prompt: line.prompt,
                completions: line.completions.map(\.text),
                judgements: [
                    Judgement(
                        labeler: ID(1), person: nil, try Ranking(ranks: line.ranks, of: Array(line.ranks.indices)))
                ])
        }
    }
}

/// A debug build is too slow for the whole search for a penalty; the one that it finds is given. Figures of the whole
/// trainer are in the README.
@Suite("Real preferences", .enabled(if: SharedData.isPresent, "there is no ../shared/data beside the repository"))
struct SharedDataTests {
    private func accuracy(_ groups: [PreferenceGroup], regularisation: Double) throws -> Double {
        var options = TrainingOptions()
        options.folds = 3
        options.bootstrap.replicates = 100
        var linear = LinearOptions()
        linear.regularisations = [regularisation]
        linear.crossValidationCompletions = 40
        return try Fixtures.trainer(options, linear: linear, seed: 1).train(groups).report.heldOut.accuracy
    }

    @Test("Pairs of other conversations are ordered better than by chance or by length")
    func pairs() throws {
        #expect(try accuracy(Array(SharedData.pairGroups().prefix(700)), regularisation: 0.5) > 0.57)
    }

    @Test("Rankings of other prompts are predicted")
    func kWise() throws {
        #expect(try accuracy(Array(SharedData.kWiseGroups().prefix(100)), regularisation: 0.0625) > 0.75)
    }
}
