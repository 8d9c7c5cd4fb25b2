import EndpointTesting
import Foundation
import Jobs
import Preferences
import Synchronization
import Testing

@testable import App
@testable import Storage

@Suite("What an evaluation would take, and when it cannot begin")
struct EvaluationPlanTests {
    @Test("prompts that are nearly the same as some that are judged for training are not held out")
    func similar() async throws {
        let bench = try await EvaluationBench(prompts: 5)
        defer { bench.server.stop() }
        let lines = #"{"prompt": "what is 3 AND 3", "completions": [{"text": "a"}, {"text": "b"}]}"#
        _ = try await bench.ada.send(.post, "/api/v1/projects/p/prompts", lines, type: "application/x-ndjson")
        let plan = try await bench.ada.get("/api/v1/projects/p/evaluation-plan?prompts=4")
        #expect(plan.int("plan.heldOut") == 4 && plan.int("plan.similar") == 1, "\(plan.text)")
        let started = try await bench.answered(#", "prompts": 4"#)
        #expect(try await bench.ada.get(started).int("plan.prompts") == 4)
        #expect(!bench.server.requests.contains { $0.contains("What is 3 and 3?") })
    }

    @Test("prompts of somebody of whom one is judged for training are not held out, whatever they are about")
    func sourceUsers() async throws {
        let bench = try await EvaluationBench(prompts: 20)
        defer { bench.server.stop() }
        let known = (0..<20).map { #"{"prompt":"What is \#($0) and \#($0)?","meta":{"source_user":"u\#($0 / 3)"}}"# }
        let judged =
            #"{"prompt":"How do bees sleep","completions":[{"text":"a"},{"text":"b"}],"meta":{"source_user":"u3"}}"#
        let lines = (known + [judged]).joined(separator: "\n")
        _ = try await bench.ada.send(.post, "/api/v1/projects/p/prompts", lines, type: "application/x-ndjson")
        let plan = try await bench.ada.get("/api/v1/projects/p/evaluation-plan?prompts=4")
        #expect(plan.int("plan.heldOut") == 17 && plan.int("plan.similar") == 3, "\(plan.text)")
        _ = try await bench.answered(#", "prompts": 17"#)
        #expect(!bench.server.requests.contains { $0.contains("What is 10 and 10?") })
    }

    @Test("says how many judgements a difference takes before it begins, and why there are too few prompts")
    func tooFew() async throws {
        let bench = try await EvaluationBench(prompts: 5)
        defer { bench.server.stop() }
        let path = "/api/v1/projects/p/evaluation-plan"
        let plan = try await bench.ada.get(path + "?difference=10&labelers=10")
        #expect(plan.string("plan.sentence")?.contains("preferred in 60 % instead of 50 %") == true, "\(plan.text)")
        #expect((plan.int("plan.promptsNeeded") ?? 0) > 50)
        #expect(
            plan.string("problem.sentence")?.contains("5 prompts are held out. Ask for 5 of them") == true,
            "\(plan.text)")
        let refused = try await bench.start(#", "difference": 10"#)
        #expect(refused.status == 422 && refused.text.contains("5 prompts are held out"), "\(refused.text)")
        let empty = try TestApp()
        let ada = try await empty.client("ada", .admin)
        try await empty.project(tasks: 3)
        let none = try await ada.get(path)
        #expect(none.string("problem.sentence")?.hasPrefix("No prompt is held out.") == true, "\(none.text)")
    }

    @Test("refuses what is out of bounds, and whoever does not manage the project")
    func refused() async throws {
        let bench = try await EvaluationBench(prompts: 5)
        defer { bench.server.stop() }
        for more in [
            #", "prompts": 1"#, #", "prompts": 6"#, #", "completions": 0"#, #", "completions": 5"#,
            #", "priority": 1000"#,
            #", "prompts": 4, "judgementsPerPrompt": 0"#, #", "difference": 60"#,
        ] {
            let answer = try await bench.start(more)
            #expect(answer.status == 422 && answer.string("errors.0.pointer")?.hasPrefix("/") == true, "\(answer.text)")
        }
        let unknown = try await bench.start(#", "prompts": 4"#, candidate: ID(99))
        #expect(unknown.status == 422 && unknown.text.contains("/candidateId"), "\(unknown.text)")
        for path in [bench.path, "/api/v1/projects/p/evaluation-plan"] {
            #expect(try await bench.labelers[0].get(path).status == 403)
        }
        #expect(try await bench.ada.get(bench.path + "/1").status == 404)
        #expect(bench.server.requests.isEmpty)
        let project = try await bench.app.stores.projects.find("p")
        #expect(try await bench.app.stores.samplingRuns.list(project: project.id).items.isEmpty)
    }
}
