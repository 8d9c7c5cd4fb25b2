import Foundation
import Preferences
import Testing

@testable import App
@testable import Storage

@Suite("Evaluations on the terminal")
struct EvaluationTerminalTests {
    @Test("planned, begun, listed, shown and stopped")
    func walk() async throws {
        let bench = try await EvaluationBench(prompts: 6, overlap: 1)
        defer { bench.server.stop() }
        let terminal = try await TerminalEvaluation(installation: bench.app.installation, project: "p")
        #expect(try await terminal.list().first?.contains("has no evaluation") == true)
        let wanted = EvaluationStart(
            baselineId: try await terminal.policy("base"), candidateId: try await terminal.policy("good"), prompts: 6,
            seed: 5)
        #expect(try await terminal.plan(wanted).first?.contains("Here are 6 judgements of 6 prompts") == true)
        let begun = try await terminal.begin(wanted, waits: false)
        #expect(begun.first == "Evaluation 1: good against base" && bench.server.requests.count == 12)
        #expect(begun.contains("0 of 6 judgements made"), "\(begun)")
        try await bench.judge(3)
        #expect(try await terminal.list().first?.hasPrefix("1  good against base: 3 of 6 judgements made") == true)
        let stopped = try await terminal.stop(1)
        #expect(stopped.contains { $0.hasPrefix("Stopped before its end, after 3 of 6 judgements") }, "\(stopped)")
        #expect(stopped.contains { $0.hasPrefix("It rests on 3 judgements of 3 prompts by 1 labeler") }, "\(stopped)")
        #expect(try await terminal.lines(1, json: true).first?.contains("\"undecided\"") == true)
        #expect(String(decoding: try await terminal.csv(1), as: UTF8.self).contains("winRate,people,good,base"))
        await #expect(throws: ConfigurationError.self) { try await terminal.lines(2, json: false) }
        await #expect(throws: ConfigurationError.self) { try await terminal.policy("nobody") }
    }
}
