import Foundation
import Preferences
import RewardModel
import Testing

@testable import Jobs

@Suite("Summaries of reports")
struct ReportSummaryTests {
    @Test("leave out what lists of runs leave out, and nothing else")
    func leftOut() throws {
        let groups = (0..<12).map { number in
            PreferenceGroup(
                promptKey: UInt64(number), prompt: Prompt("What is \(number) times \(number * number)?"),
                completions: ["a good answer", "a bad answer"],
                judgements: [Judgement(labeler: ID(1), tiers: [[0], [1]])])
        }
        var training = try Trainer(seed: 1).train(groups).report
        (training.labelers, training.fields) = ([], [])
        var object = try members(training)
        (object["seconds"], object["promotion"]) = (1, ["promoted": true, "reason": "It is the first."])
        let report = try TrainingRunReport(stored: JSONSerialization.data(withJSONObject: object))
        let leftOut = Set(try members(report).keys).subtracting(try members(report.summary).keys)
        #expect(leftOut == Set(ReportSummary.leftOut) && leftOut.count == 3)
    }

    private func members(_ value: some Encodable) throws -> [String: Any] {
        try #require(JSONSerialization.jsonObject(with: JSONEncoder().encode(value)) as? [String: Any])
    }
}
