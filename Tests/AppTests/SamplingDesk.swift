import EndpointTesting
import Foundation
import Jobs
import Logging
import Preferences
import RewardModel
import Synchronization
import Testing

@testable import App
@testable import Storage

/// What tests of sampling have in common: a project with prompts that wait, policies, and what carries runs out.
enum SamplingDesk {
    /// A project with prompts that wait.
    static func prepared(prompts: Int) async throws -> (app: TestApp, ada: Client) {
        let app = try TestApp()
        let ada = try await app.client("ada", .admin)
        try await app.project(tasks: 0)
        let lines = (0..<prompts).map {
            #"{"externalId":"q\#($0)","prompt":"What is \#($0) and \#($0)?","priority":2}"#
        }
        let answer = try await ada.send(
            .post, "/api/v1/projects/p/prompts", lines.joined(separator: "\n"), type: "application/x-ndjson")
        #expect(answer.int("waiting") == prompts)
        #expect(answer.int("created") == 0)
        return (app, ada)
    }

    static func add(
        _ name: String, at url: String, to app: TestApp, concurrency: Int = 4, seconds: Int = 60
    ) async throws -> ID<Policy> {
        let draft = PolicyDraft(
            name: name,
            endpoint: EndpointDraft(
                url: url, key: "secret-\(name)", parameters: SamplingParameters(temperature: 0.9, maxTokens: 20),
                concurrency: concurrency, timeoutSeconds: seconds))
        return try await app.stores.policies.add(
            draft.validated(), sealedBy: app.installation.endpointKeys.readOrMake(), now: app.installation.clock.now()
        ).id
    }

    /// Asks at once where another try may help.
    static func sampling(_ app: TestApp) -> Sampling {
        let keys = app.installation.endpointKeys
        let stores = app.stores
        return Sampling(
            Asking(
                stores: stores, lockFolder: app.installation.folder.path + "/asking",
                key: { try await stores.policies.key(of: $0, openedBy: try keys.read()) },
                retries: RetryRule(attempts: 4, firstPause: 0.01), clock: app.installation.clock))
    }

    static func run(_ app: TestApp, _ parts: [(ID<Policy>, Int)]) async throws -> ID<SamplingRun> {
        let project = try await app.stores.projects.find("p")
        return try await app.stores.samplingRuns.create(
            SamplingPlan(parts.map { .init(policyId: $0.0, completions: $0.1) }), in: project.id, seed: 7,
            now: app.installation.clock.now()
        ).id
    }

    static func tasks(_ app: TestApp) async throws -> [LabelingTask] {
        let project = try await app.stores.projects.find("p")
        return try await app.stores.tasks.list(project: project.id, limit: 1_000).items
    }

    /// The seed that a question was asked with.
    static func seed(_ request: String) -> Int {
        request.firstMatch(of: /"seed":(\d+)/).flatMap { Int($0.1) } ?? 0
    }

    /// Another answer to each question.
    static func answering() throws -> ScriptedEndpoint {
        try ScriptedEndpoint { _, request in ScriptedEndpoint.reply("Answer \(seed(request))") }
    }

    /// A server, a new one each time, that goes on until `body` returns.
    static func serving(_ app: TestApp, _ body: () async throws -> Void) async throws {
        let queue = JobQueue(
            jobs: app.stores.jobs, kinds: [SamplingJob(sampling(app))], clock: app.installation.clock,
            logger: Logger(label: "test"))
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await queue.run() }
            try await body()
            group.cancelAll()
            try await group.waitForAll()
        }
    }
}
