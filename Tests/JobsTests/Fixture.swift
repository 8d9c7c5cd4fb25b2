import Foundation
import Logging
import Preferences
import Storage
import Synchronization
import Testing

@testable import Jobs

/// A database in a temporary folder, and a clock that tests set.
final class Fixture: Sendable {
    static let start = Date(timeIntervalSince1970: 1_767_225_600)
    private static let migrations = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "migrations").path(percentEncoded: false)

    let database: Database
    private let folder: URL
    private let time = Mutex(start)

    init() throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "podium-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        database = try Database(
            path: folder.appending(path: "podium.sqlite").path(percentEncoded: false), migrations: Self.migrations,
            now: Self.start)
    }

    deinit {
        try? database.close()
        try? FileManager.default.removeItem(at: folder)
    }

    var stores: Stores { Stores(database) }
    var clock: WallClock { WallClock(now: { self.now }) }
    var now: Date { time.withLock { $0 } }

    func pass(_ seconds: TimeInterval) {
        time.withLock { $0 += seconds }
    }

    var logger: Logger {
        var logger = Logger(label: "test")
        logger.logLevel = .critical
        return logger
    }

    func queue(_ kinds: any Job...) -> JobQueue {
        JobQueue(jobs: stores.jobs, kinds: kinds, clock: clock, logger: logger)
    }

    /// Waits until the job stands so; a test that waits in vain ends by its time limit.
    @discardableResult
    func wait(for job: JobRecord, _ status: JobRecord.Status) async throws -> JobRecord {
        while true {
            let current = try await stores.jobs.find(job.id)
            if current.status == status { return current }
            try await Task.sleep(for: .milliseconds(10))
        }
    }
}

/// A kind whose work a test writes down.
struct TestJob: Job {
    static let kind = "test"
    static let summary = "Does what a test says"
    var limit = 1
    var retries = RetryRule.never
    var interruption = InterruptionRule.requeue
    var work: @Sendable (JobRecord, JobContext) async throws -> Void

    func run(_ job: JobRecord, _ context: JobContext) async throws {
        try await work(job, context)
    }
}

/// Does `body` while the queue works, and then cancels it as the end of the server does.
func working(_ queue: JobQueue, _ body: @Sendable @escaping () async throws -> Void) async throws {
    try await withThrowingTaskGroup(of: Void.self) { group in
        group.addTask { try await queue.run() }
        try await body()
        group.cancelAll()
        try await group.waitForAll()
    }
}
