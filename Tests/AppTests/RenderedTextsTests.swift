import Foundation
import HTTPServer
import HTTPTypes
import Logging
import Markup
import Preferences
import Storage
import Testing

@testable import App

@Suite("Rendered texts")
struct RenderedTextsTests {
    private let long = String(repeating: "*word* ", count: 4_000)

    @Test("are the renderer's, with and without what was kept, in their order", arguments: 0..<20)
    func same(seed: UInt64) async throws {
        var generator = SeededGenerator(seed: seed)
        let texts = RenderedTexts(workers: WorkerPool(name: "test"), capacity: 200_000)
        let renderer = MarkdownRenderer()
        let pieces = [
            "plain ", "**bold** ", "<script>x</script> ", "$a_1$ ", "\n\n", "- item\n",
            "| a | b |\n|---|---|\n| 1 | 2 |\n",
            "```\ncode\n```\n", "é\u{E000}", "[x](javascript:y) ",
        ]
        let known = (0..<12).map { _ in
            let length = Int.random(in: 0..<3_000, using: &generator)
            return (0..<length).compactMap { _ in pieces.randomElement(using: &generator) }.joined()
        }
        for _ in 0..<10 {
            let asked = (0..<Int.random(in: 1...9, using: &generator)).compactMap { _ in
                known.randomElement(using: &generator)
            }
            let html = try await texts.withHTML(of: asked) { $0 }
            #expect(html == asked.map(renderer.html))
            #expect(texts.bytes <= 200_000)
        }
    }

    @Test("a text that many ask for at once is rendered once, and then not again")
    func singleFlight() async throws {
        let (rendered, asking) = (Counter(), Counter())
        let texts = RenderedTexts(workers: WorkerPool(name: "test")) { markdown in
            rendered.add()
            // Until all have come, so that none can find it ready.
            while asking.count < 12 { usleep(1_000) }
            return markdown
        }
        try await withThrowingTaskGroup(of: Bool.self) { group in
            for _ in 0..<12 {
                group.addTask { [long] in
                    asking.add()
                    return try await texts.withHTML(of: [long]) { $0 == [long] }
                }
            }
            for try await isRight in group { #expect(isRight) }
        }
        #expect(try await texts.withHTML(of: [long]) { $0 } == [long])
        #expect(rendered.count == 1)
    }

    @Test("one that waits for the same text holds no thread")
    func waiting() async throws {
        let gate = HeldGate()
        let (long, other) = (long, long + "other")
        let texts = RenderedTexts(workers: WorkerPool(name: "test", threads: 2)) { markdown in
            if markdown == long { gate.pass() }
            return markdown
        }
        async let first = texts.withHTML(of: [long]) { $0.count }
        for await _ in gate.reached {}
        async let second = texts.withHTML(of: [long]) { $0.count }
        // Behind the second on the only free thread.
        #expect(try await texts.withHTML(of: [other]) { $0 } == [other])
        gate.open()
        #expect(try await first == 1)
        #expect(try await second == 1)
        #expect(gate.wasOpened)
    }

    @Test("are kept within their bytes, also where a long text has no HTML")
    func bound() async throws {
        let texts = RenderedTexts(workers: WorkerPool(name: "test"), capacity: 10_000) { _ in "" }
        for number in 0..<200 {
            _ = try await texts.withHTML(of: ["\(number)" + long]) { $0 }
            #expect((1...10_000).contains(texts.bytes))
        }
    }

    @Test("while long ones are rendered, the event loop that took the request answers others")
    func offTheLoop() async throws {
        let gate = HeldGate()
        let desk = try await LabelingDesk(text: long) { markdown in
            gate.pass()
            return markdown
        }
        try await withTaskExecutorPreference(EventLoopStandIn()) { () async throws in
            async let claim = desk.send(.post, "/api/v1/projects/p/assignments")
            for await _ in gate.reached {}
            #expect(await desk.send(.get, "/healthz").status == .ok)
            gate.open()
            #expect(await claim.status == .created)
        }
        #expect(!gate.heldLoop)
        #expect(gate.wasOpened, "it went on because the other request was answered")
    }

    @Test("more than may wait is refused at once with when to come back, and the claim is kept")
    func full() async throws {
        let gate = HeldGate()
        let desk = try await LabelingDesk(text: long, workers: WorkerPool(name: "test", threads: 1, capacity: 1)) {
            gate.pass()
            return $0
        }
        async let first = desk.send(.post, "/api/v1/projects/p/assignments")
        for await _ in gate.reached {}
        let refused = await desk.send(.post, "/api/v1/projects/p/assignments")
        #expect(refused.status == .serviceUnavailable)
        #expect(refused.headerFields[.retryAfter] == "5")
        gate.open()
        #expect(await first.status == .created)
        #expect(await desk.send(.post, "/api/v1/projects/p/assignments").status == .ok)
    }
}

@Suite("Long bodies")
struct LongBodyTests {
    /// Says whether an event loop decoded it.
    private struct Probe: Decodable, Sendable {
        var text: String
        var wasOnLoop: Bool

        private enum CodingKeys: String, CodingKey { case text }

        init(from decoder: any Decoder) throws {
            text = try decoder.container(keyedBy: CodingKeys.self).decode(String.self, forKey: .text)
            wasOnLoop = EventLoopStandIn.isCurrent
        }
    }

    @Test("are decoded on threads of their own, and short ones where they arrive", arguments: [100, 40_000, 900_000])
    func decoding(bytes: Int) async throws {
        let app = try TestApp()
        let body = #"{"text":"\#(String(repeating: "x", count: bytes))"}"#
        let call = Call(
            request: Request(method: .post, path: "/", headerFields: [:], body: Array(body.utf8)), stores: app.stores,
            caller: nil, namedProject: nil, workers: WorkerPool(name: "test"))
        let probe = try await withTaskExecutorPreference(EventLoopStandIn()) { try await call.decode(Probe.self) }
        #expect(probe.text.utf8.count == bytes)
        #expect(probe.wasOnLoop == (bytes < Call.bytesOnLoop))
    }

    @Test("are refused as short ones are: with the field at fault", arguments: [100, 900_000])
    func refusal(bytes: Int) async throws {
        let app = try TestApp()
        let ada = try await app.client("ada", .admin)
        let answer = try await ada.post(
            "/api/v1/projects", #"{"slug":"s","unknown":"\#(String(repeating: "x", count: bytes))"}"#)
        #expect(answer.status == 422)
        #expect(answer.string("errors.0.pointer") == "/unknown")
    }
}

/// A labeler before one task of a long text, and routes that render it in the test's way.
private struct LabelingDesk {
    private let app: TestApp
    private let lia: Client
    private let router: Router

    init(
        text: String, workers: WorkerPool = WorkerPool(name: "test"), render: @escaping RenderedTexts.Render
    ) async throws {
        app = try TestApp()
        lia = try await app.client("lia", .labeler)
        try await app.project(tasks: 0, members: [lia])
        let task = try TaskDraft(
            prompt: Prompt("short"),
            completions: [Completion(text: text, model: "a"), Completion(text: "short", model: "b")]
        ).validated()
        let clock = app.installation.clock
        _ = try await app.stores.tasks.add(
            project: app.stores.projects.find("p").id, [task], now: clock.now())
        let database = app.installation.database
        let gate = Gate(
            database: database, clock: clock, cache: AccessCache(AccessVersion(database)),
            origins: OriginCheck(logger: Logger(label: "test"), clock: clock))
        var routes = Routes(gate: gate)
        LabelingRoutes(texts: RenderedTexts(workers: workers, render: render), clock: clock).register(in: &routes)
        HealthRoutes(
            stores: app.stores, database: database, gate: gate, metrics: app.application.metrics, metricsAccess: .admins
        ).register(in: &routes)
        router = routes.router
    }

    func send(_ method: HTTPRequest.Method, _ path: String) async -> Response {
        await router.respond(to: Request(method: method, path: path, headerFields: lia.fields, body: []))
    }
}
