import Foundation
import HTTPServer
import HTTPTypes
import Logging
import Preferences
import RewardModel
import Storage
import Testing

@testable import App

@Suite("Scoring")
struct ScoringTests {
    @Test("a thousand completions and a long one are scored in one request, in order")
    func manyItems() async throws {
        let desk = try await ScoringDesk(model: LengthModel())
        let long = String(repeating: "x", count: 900_000)
        let items = (0..<3_000).map { #"{"prompt":"q","completion":"\#(String(repeating: "y", count: $0 % 7))"}"# }
        let answer = try await desk.scores(
            #"{"items":[{"prompt":"q","completion":"\#(long)"},\#(items.joined(separator: ","))]}"#)
        #expect(answer.status == 200)
        let rewards = answer.list("scores").compactMap { ($0 as? [String: Any])?["reward"] as? Double }
        #expect(rewards == [900_000] + (0..<3_000).map { Double($0 % 7) })
    }

    @Test("an answer of turns is scored as the plain text that training reads")
    func turns() async throws {
        let desk = try await ScoringDesk(model: LengthModel())
        let turns = #"""
            [{"role":"assistant","content":null,"tool_calls":[{"function":{"name":"f","arguments":"{}"}}]},{"role":"assistant","content":"x"}]
            """#
        let answer = try await desk.scores(
            #"{"items":[{"prompt":"q","completion":\#(turns)},{"prompt":"q","completion":"yy"}]}"#)
        #expect(answer.status == 200, "\(answer.text)")
        #expect(answer["scores.0.reward"] as? Double == Double("[call: f] {}\n\nx".utf8.count))
        #expect(answer["scores.1.reward"] as? Double == 2)
        let refused = try await desk.scores(#"{"items":[{"prompt":"q","completion":[{"role":"x","content":"y"}]}]}"#)
        #expect(refused.text.contains("/items/0/completion/0/role"), "\(refused.text)")
    }

    @Test("while a long scoring runs, the event loop that took it answers others")
    func offTheLoop() async throws {
        let model = HeldModel()
        let desk = try await ScoringDesk(model: model)
        try await withTaskExecutorPreference(EventLoopStandIn()) { () async throws in
            async let scores = desk.scores()
            for await _ in model.gate.reached {}
            let health = await desk.router.respond(
                to: Request(method: .get, path: "/healthz", headerFields: [:], body: []))
            #expect(health.status == .ok)
            model.gate.open()
            let answer = try await scores
            #expect(answer.status == 200)
        }
        #expect(!model.gate.heldLoop)
        #expect(model.gate.wasOpened, "it went on because the other request was answered")
    }

    @Test("more than may wait is refused at once with when to come back, and what waits is done")
    func full() async throws {
        let model = HeldModel()
        let desk = try await ScoringDesk(model: model, capacity: 4 << 10)
        async let first = desk.scores()
        for await _ in model.gate.reached {}
        let refused = try await desk.scores()
        #expect(refused.status == 503)
        #expect(refused.string("code") == "overloaded")
        #expect(refused.fields[.retryAfter] == "5")
        model.gate.open()
        #expect(try await first.status == 200)
        #expect(try await desk.scores().status == 200)
    }

    @Test("however many ask for a newly promoted model, it is decoded once")
    func singleFlight() async throws {
        let (decoded, asking) = (Counter(), Counter())
        let desk = try await ScoringDesk { _ in
            decoded.add()
            // Until all have come, so that none can find it ready.
            while asking.count < 12 { usleep(1_000) }
            return LengthModel()
        }
        try await withThrowingTaskGroup(of: Int.self) { group in
            for _ in 0..<12 {
                group.addTask {
                    asking.add()
                    return try await desk.scores().status
                }
            }
            for try await status in group { #expect(status == 200) }
        }
        #expect(decoded.count == 1)
        try await desk.promoteAnother()
        #expect(await desk.scorer.models.refresh().isEmpty)
        _ = try await desk.scores()
        _ = try await desk.scores()
        #expect(await desk.scorer.models.refresh().isEmpty)
        #expect(decoded.count == 2)
    }

    @Test("a model that cannot be read is read once for all who ask within a second, and then tried again")
    func unreadable() async throws {
        let (decoded, seconds) = (Counter(), Counter())
        let start = ContinuousClock.now
        let desk = try await ScoringDesk(now: { start + .seconds(seconds.count) }) { _ in
            decoded.add()
            if decoded.count <= 2 { throw StorageError(.corrupt, "Unreadable. Retrain.") }
            return LengthModel()
        }
        for reads in 1...2 {
            try await withThrowingTaskGroup(of: Int.self) { group in
                for _ in 0..<12 { group.addTask { try await desk.scores().status } }
                for try await status in group { #expect(status == 500) }
            }
            #expect(decoded.count == reads)
            seconds.add()
        }
        #expect(try await desk.scores().status == 200)
    }

    @Test("a model that is promoted after one that cannot be read answers at once")
    func afterUnreadable() async throws {
        let decoded = Counter()
        let desk = try await ScoringDesk(now: { [start = ContinuousClock.now] in start }) { _ in
            decoded.add()
            if decoded.count == 1 { throw StorageError(.corrupt, "Unreadable. Retrain.") }
            return LengthModel()
        }
        #expect(try await desk.scores().status == 500)
        try await desk.promoteAnother()
        #expect(try await desk.scores().status == 200)
    }

    @Test("a model that comes late does not take the place of one that was promoted after it")
    func late() async throws {
        let (decoded, gate) = (Counter(), HeldGate())
        let desk = try await ScoringDesk { _ in
            decoded.add()
            if decoded.count == 1 { gate.pass() }
            return LengthModel()
        }
        // The first load is under way while another model is promoted over the API.
        async let first = desk.scores()
        for await _ in gate.reached {}
        let second = try await desk.add("second")
        let promoted = try await desk.send(
            .put, "/api/v1/projects/p/reward-models/promoted", #"{"id": \#(second)}"#)
        #expect(promoted.status == 200)
        gate.open()
        #expect(try await first.int("model.id") == Int(second.rawValue))
        #expect(try await desk.scores().int("model.id") == Int(second.rawValue))

        // Of two promotions at once, the earlier one says last that it is ready.
        let models = desk.scorer.models
        let (earlier, later) = try await (desk.add("earlier"), desk.add("later"))
        let registry = desk.app.stores.rewardModels
        let (before, _) = try await registry.promote(earlier, by: nil, now: Date())
        let (after, _) = try await registry.promote(later, by: nil, now: Date())
        models.use(try await models.decoded(later), for: desk.project.id, promotion: after)
        models.use(try await models.decoded(earlier), for: desk.project.id, promotion: before)
        #expect(try await desk.scores().int("model.id") == Int(later.rawValue))
    }

    @Test("a roll-back said twice holds, until the model that answers is confirmed")
    func rollBackTwice() async throws {
        let desk = try await ScoringDesk(model: LengthModel())
        let path = "/api/v1/projects/p/reward-models/promoted"
        let first = try await desk.scores().int("model.id") ?? 0
        let second = try await desk.add("second")
        for id in [Int(second.rawValue), first, first] {
            #expect(try await desk.send(.put, path, #"{"id": \#(id)}"#).status == 200)
        }
        let standing = try await desk.send(.get, path)
        #expect(standing["isHeld"] as? Bool == true)
        let other = try await desk.send(.put, path, #"{"id": \#(second), "confirm": true}"#)
        #expect(other.status == 409 && other.string("code") == "conflict")
        #expect(try await desk.send(.put, path, #"{"id": \#(first), "confirm": true}"#).status == 200)
        #expect(try await desk.send(.get, path)["isHeld"] as? Bool == false)
        let history = try await desk.send(.get, "/api/v1/projects/p/reward-models/promotions")
        #expect(history.list("items").count == 4)
        #expect(history.string("items.0.knownReason.code") == "promotionConfirmed")
    }

    @Test("only what is wrong with a model's file is remembered for long, not what kept it from being read just now")
    func transient() async throws {
        let desk = try await ScoringDesk { bytes in
            if bytes == Array("busy".utf8) { throw StorageError(.unavailable, "The disk is busy.") }
            if bytes == Array("damaged".utf8) { throw StorageError(.corrupt, "Unreadable. Retrain.") }
            return LengthModel()
        }
        _ = try await desk.scores()
        for (bytes, isLasting) in [("busy", false), ("damaged", true)] {
            try await desk.app.stores.rewardModels.promote(desk.add(bytes), by: nil, now: Date())
            #expect(await desk.scorer.models.refresh().map(\.isLasting) == [isLasting])
        }
    }

    @Test("many scores are written on the threads that scored them, however short the request was")
    func manyAnswers() async throws {
        let desk = try await ScoringDesk(model: LengthModel())
        let onLoop = Counter()
        for count in [64, 65] {
            let call = Call(
                request: Request(method: .post, path: "/", headerFields: [:], body: Array("[]".utf8)),
                stores: desk.app.stores, caller: nil, namedProject: desk.project, workers: WorkerPool(name: "test"))
            _ = try await withTaskExecutorPreference(EventLoopStandIn()) {
                try await desk.scorer.respond(
                    to: call, [Int].self,
                    items: { _ in [ScoringItem](repeating: .init(prompt: Prompt("q"), completion: "a"), count: count) }
                ) { _, _ in
                    if EventLoopStandIn.isCurrent { onLoop.add() }
                    return []
                }
            }
        }
        #expect(onLoop.count == 1)
    }

    @Test("what came while the threads were at work is scored together")
    func batches() async throws {
        let model = HeldModel()
        let desk = try await ScoringDesk(model: model, workers: WorkerPool(name: "test", threads: 1))
        try await withThrowingTaskGroup(of: Answer.self) { group in
            group.addTask { try await desk.scores() }
            for await _ in model.gate.reached {}
            for length in 1...5 {
                let text = String(repeating: "a", count: length)
                group.addTask { try await desk.scores(#"{"items":[{"prompt":"q","completion":"\#(text)"}]}"#) }
            }
            while desk.scorer.waiting < 5 { try await Task.sleep(for: .milliseconds(1)) }
            model.gate.open()
            var rewards: [Double] = []
            for try await answer in group { rewards.append(answer["scores.0.reward"] as? Double ?? 0) }
            #expect(rewards.sorted() == [1, 1, 2, 3, 4, 5])
        }
        #expect(model.batches == [1, 5])
    }

    @Test("while the next model is decoded, the one before answers")
    func swap() async throws {
        let (decoded, gate) = (Counter(), HeldGate())
        let desk = try await ScoringDesk { _ in
            decoded.add()
            if decoded.count > 1 { gate.pass() }
            return LengthModel()
        }
        let first = try await desk.scores()
        try await desk.promoteAnother()
        async let failures = desk.scorer.models.refresh()
        for await _ in gate.reached {}
        for _ in 0..<20 {
            let answer = try await desk.scores()
            #expect(answer.status == 200)
            #expect(answer.fields[.podiumRewardModel] == first.fields[.podiumRewardModel])
        }
        gate.open()
        #expect(await failures.isEmpty)
        #expect(gate.wasOpened, "nobody waited for it")
        let next = try await desk.scores()
        #expect(next.int("model.id") == first.int("model.id").map { $0 + 1 })
    }

    @Test("models promoted to and fro under a stream of requests fail none of them, and the last one answers")
    func toAndFro() async throws {
        let desk = try await ScoringDesk(model: LengthModel())
        let models = try await [desk.scores().int("model.id") ?? 0, Int(desk.add("another").rawValue)]
        let isOver = Counter()
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<4 {
                group.addTask {
                    while isOver.count == 0 {
                        let answer = try await desk.scores()
                        #expect(answer.status == 200, "\(answer.text)")
                        #expect(models.contains(answer.int("model.id") ?? 0))
                    }
                }
            }
            for turn in 0..<20 {
                let id = models[(turn + 1) % 2]
                let answer = try await desk.send(
                    .put, "/api/v1/projects/p/reward-models/promoted", #"{"id": \#(id), "reason": "Turn \#(turn)"}"#)
                #expect(answer.status == 200, "\(answer.text)")
                #expect(try await desk.scores().int("model.id") == id, "it answers at once")
            }
            isOver.add()
            try await group.waitForAll()
        }
        let history = try await desk.send(.get, "/api/v1/projects/p/reward-models/promotions?limit=2")
        #expect(history.list("items").count == 2)
        #expect(history.string("items.0.reason") == "Turn 19")
        #expect(history.string("items.0.by.username") == "ada")
        #expect(history.string("items.0.source") == "person")
        #expect(history.int("items.0.rewardModelId") == models[0])
        #expect(history.int("items.0.previousId") == models[1])
        #expect(history["items.0.isRollBack"] as? Bool == true)
        let standing = try await desk.send(.get, "/api/v1/projects/p/reward-models/promoted")
        #expect(standing["isHeld"] as? Bool == true)
        #expect(standing.int("previousId") == nil)
        try await desk.app.project("empty", tasks: 0)
        let none = try await desk.send(.get, "/api/v1/projects/empty/reward-models/promoted")
        #expect(none.status == 409 && none.string("code") == "noRewardModel")
    }

    @Test("a model that cannot be read is not promoted, and where one was all the same, the one before goes on")
    func damaged() async throws {
        let desk = try await ScoringDesk { bytes in
            if bytes == Array("damaged".utf8) { throw StorageError(.corrupt, "Unreadable. Retrain.") }
            return LengthModel()
        }
        let first = try await desk.scores().int("model.id")
        let damaged = try await desk.add("damaged")
        let refused = try await desk.send(
            .put, "/api/v1/projects/p/reward-models/promoted", #"{"id": \#(damaged)}"#)
        #expect(refused.status == 500)
        #expect(
            try await desk.app.stores.rewardModels.promotedID(project: desk.project.id)?.rawValue
                == first.map(Int64.init))

        try await desk.app.stores.rewardModels.promote(damaged, by: nil, now: Date())
        #expect(await desk.scorer.models.refresh().map(\.model) == [damaged])
        #expect(await desk.scorer.models.refresh(except: [damaged]).isEmpty)
        #expect(try await desk.scores().int("model.id") == first)
    }

    @Test("the best of several comes first, with the probability that it is preferred")
    func bestOf() async throws {
        let desk = try await ScoringDesk(model: LengthModel())
        let answer = try await desk.send(
            .post, "/api/v1/projects/p/best-of",
            #"{"prompt":"q","completions":["a","ccc",[{"role":"assistant","content":"bb"}],"ddd"]}"#)
        #expect(answer.status == 200, "\(answer.text)")
        #expect((0..<4).map { answer.int("order.\($0).index") } == [1, 3, 2, 0])
        #expect((0..<4).map { answer["order.\($0).reward"] as? Double } == [3, 3, 2, 1])
        #expect(answer["order.0.firstPreferred"] == nil)
        #expect(answer["order.1.firstPreferred"] as? Double == 0.5)
        #expect(isClose(answer["order.3.firstPreferred"], 1 / (1 + exp(-2))))
        #expect(answer.int("model.id").map(String.init) == answer.fields[.podiumRewardModel])
        let none = try await desk.send(.post, "/api/v1/projects/p/best-of", #"{"prompt":"q","completions":[]}"#)
        #expect(none.status == 422)
        #expect(none.string("errors.0.pointer") == "/completions")
    }

    @Test("a model whose file was given up cannot be promoted, and the list says so, page by page")
    func pruned() async throws {
        let desk = try await ScoringDesk(model: LengthModel())
        let old = try await desk.add("old")
        for number in 0..<10 { _ = try await desk.add("candidate \(number)") }
        let answer = try await desk.ada.put("/api/v1/projects/p/reward-models/promoted", #"{"id": \#(old)}"#)
        #expect(answer.status == 409)
        #expect(answer.string("code") == "modelPruned")

        let first = try await desk.ada.get("/api/v1/projects/p/reward-models?limit=10")
        let cursor = try #require(first.string("nextCursor"))
        let second = try await desk.ada.get("/api/v1/projects/p/reward-models?limit=10&cursor=\(cursor)")
        #expect(first.list("items").count == 10)
        #expect(second.list("items").count == 2)
        #expect(second.int("items.0.id") == Int(old.rawValue))
        #expect(second.string("items.0.prunedAt") != nil)
        #expect(second.string("items.0.kind") == "linear")
        #expect(second["items.1.promoted"] as? Bool == true)
        #expect(second.string("nextCursor") == nil)
    }
}
