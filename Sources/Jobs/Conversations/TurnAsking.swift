import Foundation
import Logging
import Policies
import Preferences
import ServiceLifecycle
import Storage
import Synchronization

/// Asks policies for the answers of conversations' turns, whoever looks on or has gone.
///
/// What is to be asked stands in the database: a server that begins goes on with all turns that were broken off, and asks for
/// nothing that is stored.
package final class TurnAsking: Service {
    private let stores: Stores
    /// The key that a policy's endpoint is sent, in the clear.
    private let key: @Sendable (ID<Policy>) async throws -> String?
    private let retries: RetryRule
    private let paces: EndpointPaces
    private let clock: WallClock
    private let logger: Logger
    /// What is being written now.
    package let live = LiveAnswers()
    private let inHand = Mutex<Set<ID<ConversationTurn>>>([])
    private let wakeUps: AsyncStream<Void>
    private let alarm: AsyncStream<Void>.Continuation

    /// How often an answer is asked for anew, where it was like another one.
    private static let replacements = 2
    /// Turns that another process left, or whose end could not be stored, are found after so long.
    private static let lookInterval = Duration.seconds(2)

    package init(
        stores: Stores, key: @escaping @Sendable (ID<Policy>) async throws -> String?,
        retries: RetryRule = RetryRule(attempts: 4, firstPause: 0.5, longestPause: 8),
        paces: EndpointPaces = EndpointPaces(), clock: WallClock, logger: Logger
    ) {
        self.stores = stores
        self.key = key
        self.retries = retries
        self.paces = paces
        self.clock = clock
        self.logger = logger
        (wakeUps, alarm) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
    }

    /// A turn was stored: it is asked at once.
    package func wake() { alarm.yield() }

    /// Works until shut down.
    package func run() async throws {
        await cancelWhenGracefulShutdown { [self] in
            await withDiscardingTaskGroup { group in
                group.addTask { [self] in
                    while (try? await Task.sleep(for: Self.lookInterval)) != nil { alarm.yield() }
                }
                alarm.yield()
                for await _ in wakeUps { await begin(in: &group) }
                group.cancelAll()
            }
        }
    }

    private func begin(in group: inout DiscardingTaskGroup) async {
        do {
            for turn in try await stores.conversations.turnsToAsk()
            where inHand.withLock({ $0.insert(turn).inserted }) {
                group.addTask { [self] in
                    do { try await ask(turn) } catch {
                        if !Task.isCancelled {
                            logger.error("could not ask a turn", metadata: ["turn": "\(turn)", "error": "\(error)"])
                            // Were it to stay as it is, policies would be asked, and paid, again and again.
                            try? await stores.conversations.finish(
                                turn, fault: TurnFault(.noAnswer, "\(error)"), now: clock.now())
                        }
                    }
                    _ = inHand.withLock { $0.remove(turn) }
                }
            }
        } catch {
            if !Task.isCancelled { logger.error("could not look for turns", metadata: ["error": "\(error)"]) }
        }
    }

    /// Asks for all answers of a turn that are not stored, at the same time, and makes its task.
    ///
    /// - Throws: what keeps it from being stored; `CancellationError`: it can go on as it stands.
    package func ask(_ turn: ID<ConversationTurn>) async throws {
        guard let work = try await stores.conversations.work(turn) else { return }
        let places = work.policies.indices.filter { work.policies[$0] != nil }
        live.begin(
            turn, places: places,
            done: Dictionary(work.answers.map { ($0.slot, $0.text) }, uniquingKeysWith: { first, _ in first }))
        defer { live.end(turn) }
        let fault = try await askAll(places, of: work)
        try Task.checkCancellation()
        try await stores.conversations.finish(turn, fault: fault, now: clock.now())
    }

    /// - Returns: why an answer is missing; nil: none is.
    private func askAll(_ places: [Int], of work: TurnWork) async throws -> TurnFault? {
        try await withThrowingTaskGroup(of: Outcome.self) { group in
            for place in places where !work.answers.contains(where: { $0.slot == place }) {
                group.addTask { [self] in
                    let fault = try await caught { try await ask(place, attempt: 0, of: work) }
                    live.end(work.id, place)
                    return .ended(fault)
                }
            }
            group.addTask {
                try await Task.sleep(for: .seconds(ConversationRules.askingSeconds))
                return .late
            }
            var missing = places.count { place in !work.answers.contains { $0.slot == place } }
            var worst: TurnFault?
            while missing > 0 {
                guard let outcome = try await group.next() else { break }
                guard case .ended(let fault) = outcome else {
                    worst = TurnFault(
                        .noAnswer, "Not all policies answered within \(ConversationRules.askingSeconds) s.")
                    break
                }
                missing -= 1
                // What no repetition mends is told first.
                if let fault, worst == nil || fault.fault == .unavailable { worst = fault }
            }
            group.cancelAll()
            do { while try await group.next() != nil {} } catch is CancellationError {}
            if worst != nil { return worst }
            return try await replacingTwins(of: work, places)
        }
    }

    /// Has no more time than the answers had: a twin that is not replaced by then leaves its place empty.
    private func replacingTwins(of work: TurnWork, _ places: [Int]) async throws -> TurnFault? {
        try await withThrowingTaskGroup(of: Outcome.self) { group in
            group.addTask { [self] in .ended(try await caught { try await replaceTwins(of: work, places) }) }
            group.addTask {
                try await Task.sleep(for: .seconds(ConversationRules.askingSeconds))
                return .late
            }
            defer { group.cancelAll() }
            if case .ended(let fault)? = try await group.next() { return fault }
            return nil
        }
    }

    /// Asks further where an answer is like another one before it. A policy that keeps repeating leaves its place empty.
    private func replaceTwins(of work: TurnWork, _ places: [Int]) async throws {
        guard let all = try await stores.conversations.work(work.id)?.answers else { return }
        var texts: [String] = []
        for place in places {
            var own = all.filter { $0.slot == place }
            func fits(_ sample: Sample) -> Bool { !texts.contains { $0.utf8.elementsEqual(sample.text.utf8) } }
            for _ in 0..<Self.replacements where !own.isEmpty && !own.contains(where: fits) {
                own.append(try await ask(place, attempt: own.count, of: work))
            }
            if let found = own.first(where: fits) { texts.append(found.text) }
        }
    }

    /// What came of asking for one answer.
    private enum Outcome: Sendable {
        case ended(TurnFault?)
        /// The time for all of them is over.
        case late
    }

    private func caught<Value: Sendable>(_ body: () async throws -> Value) async throws -> TurnFault? {
        do {
            _ = try await body()
            return nil
        } catch let fault as TurnFault { return fault } catch AskedPolicy.Fault.endpoint(let message) {
            return TurnFault(.unavailable, message)
        } catch AskedPolicy.Fault.prompt(let message) { return TurnFault(.noAnswer, message) }
    }

    /// Asks for one answer and stores it.
    @discardableResult
    private func ask(_ place: Int, attempt: Int, of work: TurnWork) async throws -> Sample {
        guard let id = work.policies[place] else { throw TurnFault(.unavailable, "There is no policy for an answer.") }
        if let reason = try await stores.conversations.reasonNotToTalk(to: id) { throw TurnFault(.unavailable, reason) }
        let record = try await stores.policies.find(id)
        let secret: String?
        do { secret = record.endpoint?.hasKey == true ? try await key(id) : nil } catch {
            // The file that opens the key may be gone, or open to others; nobody's words wait for somebody to mend that.
            if error is CancellationError { throw error }
            throw TurnFault(.unavailable, "\(record.label): \((error as? StorageError)?.message ?? "\(error)")")
        }
        guard let policy = AskedPolicy(record, key: secret, retries: retries, paces: paces) else {
            throw TurnFault(.unavailable, "‘\(record.label)’ has no endpoint, so it cannot be asked.")
        }
        let (live, turn) = (live, work.id)
        let isShown = attempt == 0
        let reader = AskedPolicy.Reader(
            mostTokens: ConversationRules.answerTokens, longestPause: ConversationRules.longestPause,
            begin: { if isShown { live.restart(turn, place) } },
            take: { if isShown { live.append($0, turn, place) } })
        let sample = try await policy.answer(work.prompt, slot: place, attempt: attempt, reader: reader) { retry in
            SamplingSeeds.question(
                place: work.number, slot: place, attempt: attempt + 1_000 * (retry - 1), seed: work.seed)
        }
        try await stores.conversations.add(sample, to: turn, now: clock.now())
        return sample
    }
}
