import Foundation
import Logging
import Preferences
import ServiceLifecycle
import Storage
import Synchronization

/// Carries out the jobs of the table `job`, each kind's one after another in the order in which they are due.
///
/// A job is begun at once when this process adds it, and within a second when another does. What was running when the
/// server ended is begun again or has failed, as its kind says; what waited still waits.
package final class JobQueue: Service {
    let jobs: JobRecords
    package let kinds: [any Job]
    let clock: WallClock
    let logger: Logger
    /// How many jobs of each kind go on.
    private let running = Mutex<[String: Int]>([:])
    private let wakeUps: AsyncStream<Void>
    private let alarm: AsyncStream<Void>.Continuation

    private static let pollInterval = Duration.seconds(1)

    package init(jobs: JobRecords, kinds: [any Job], clock: WallClock, logger: Logger) {
        self.jobs = jobs
        self.kinds = kinds
        self.clock = clock
        self.logger = logger
        // However often it rings: one look finds all that is due.
        (wakeUps, alarm) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
    }

    /// Adds a job, to be begun as soon as its kind has nothing else to do.
    ///
    /// - Parameters:
    ///   - payload: JSON that the kind reads.
    ///   - isTheSame: of the unfinished jobs of this kind, which one does this work already; it is returned then.
    @discardableResult
    package func add(
        _ kind: any Job.Type, project: ID<Project>? = nil, payload: [UInt8], runAfter: Date? = nil,
        by user: ID<User>? = nil, unless isTheSame: (@Sendable (JobRecord) -> Bool)? = nil
    ) async throws -> JobRecord {
        let job = try await jobs.add(
            kind: kind.kind, project: project, payload: Data(payload), runAfter: runAfter, by: user, unless: isTheSame,
            now: clock.now())
        alarm.yield()
        return job
    }

    /// Works until shut down. Jobs that go on then are cancelled, and what becomes of them is noted before this returns.
    package func run() async throws {
        await cancelWhenGracefulShutdown { [self] in
            await recover()
            await withDiscardingTaskGroup { group in
                group.addTask { [self] in
                    while (try? await Task.sleep(for: Self.pollInterval)) != nil { alarm.yield() }
                }
                alarm.yield()
                for await _ in wakeUps { await begin(in: &group) }
                group.cancelAll()
            }
        }
    }

    /// Begins what is due, as far as the kinds' limits allow.
    private func begin(in group: inout DiscardingTaskGroup) async {
        do {
            let free = kinds.filter { kind in running.withLock { $0[type(of: kind).kind, default: 0] } < kind.limit }
            let due = try await jobs.due(free.map { type(of: $0).kind }, now: clock.now())
            for kind in free where due.contains(type(of: kind).kind) {
                while hold(kind) {
                    guard let job = try await take(kind) else { break }
                    group.addTask { [self] in
                        await perform(job, as: kind)
                        letGo(kind)
                        alarm.yield()
                    }
                }
            }
        } catch {
            // The database is away for a moment, or the server is ending: the next look is in a second.
            if !Task.isCancelled { logger.error("could not look for jobs", metadata: ["error": "\(error)"]) }
        }
    }

    /// The next job of a kind whose place is held; without one the place is given back.
    private func take(_ kind: any Job) async throws -> JobRecord? {
        do {
            if let job = try await jobs.take(kind: type(of: kind).kind, now: clock.now()) { return job }
        } catch {
            letGo(kind)
            throw error
        }
        letGo(kind)
        return nil
    }

    private func hold(_ kind: any Job) -> Bool {
        running.withLock { running in
            let count = running[type(of: kind).kind, default: 0]
            guard count < kind.limit else { return false }
            running[type(of: kind).kind] = count + 1
            return true
        }
    }

    private func letGo(_ kind: any Job) {
        running.withLock { $0[type(of: kind).kind, default: 1] -= 1 }
    }
}
