import RewardModel
import Testing

@testable import App
@testable import Exchange

@Suite("Scoring line by line")
struct ScoringLinesTests {
    @Test("scores come line for line, with an error in the place of a bad, an empty and an over-long line")
    func scoringLines() throws {
        let long = String(repeating: "x", count: LineReader.maximumLineBytes + 1)
        let good = #"{"prompt": "p", "completion": "c"}"#
        var lines = ScoringLines { $0.map { _ in Score(reward: 1, uncertainty: 0.5, formReward: 2) } }
        var output = try lines.append(Array("\(good)\n\n\(long)\nnot json\n  \n\(good)".utf8))
        output += try lines.finish()
        let answers = String(decoding: output, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
            .map { Answer(status: 0, fields: [:], bytes: Array($0.utf8)) }
        #expect(answers.count == 7)
        #expect(answers.map { $0.int("reward") } == [1, nil, nil, nil, nil, 1, nil])
        #expect(answers[0].int("formReward") == 2)
        #expect(answers[1].string("error") == "line 2: This line is empty.")
        #expect(answers[2].string("error")?.hasPrefix("line 3: This line is longer than 16 MiB.") == true)
        #expect(answers[4].string("error") == "line 5: This line is empty.")
        #expect(lines.bad == 4)
    }
}
