import Foundation
import Preferences
import Storage
import Synchronization
import Testing

@testable import Jobs

@Suite("The job queue", .timeLimit(.minutes(10)))
struct JobQueueTests {
    private struct Broken: Error {}

    @Test("jobs are done in order, one at a time, with what they were given")
    func order() async throws {
        let fixture = try Fixture()
        let done = Mutex<[String]>([])
        let running = Mutex((now: 0, most: 0))
        let queue = fixture.queue(
            TestJob { job, _ in
                running.withLock { $0 = ($0.now + 1, max($0.most, $0.now + 1)) }
                try await Task.sleep(for: .milliseconds(5))
                running.withLock { $0.now -= 1 }
                done.withLock { $0.append(String(decoding: job.payload, as: UTF8.self)) }
            })
        try await working(queue) {
            var jobs: [JobRecord] = []
            for number in 1...4 { jobs.append(try await queue.add(TestJob.self, payload: Array("\(number)".utf8))) }
            for job in jobs { try await fixture.wait(for: job, .succeeded) }
        }
        #expect(done.withLock { $0 } == ["1", "2", "3", "4"])
        #expect(running.withLock { $0.most } == 1)
    }

    @Test("a kind's limit lets as many go on at once, and no more")
    func limit() async throws {
        let fixture = try Fixture()
        let running = Mutex((now: 0, most: 0))
        let queue = fixture.queue(
            TestJob(limit: 2) { _, _ in
                running.withLock { $0 = ($0.now + 1, max($0.most, $0.now + 1)) }
                // However busy the machine is, the first goes on until a second has come.
                while running.withLock({ $0.most }) < 2 { try await Task.sleep(for: .milliseconds(5)) }
                try await Task.sleep(for: .milliseconds(50))
                running.withLock { $0.now -= 1 }
            })
        try await working(queue) {
            var jobs: [JobRecord] = []
            for _ in 1...5 { jobs.append(try await queue.add(TestJob.self, payload: Array("1".utf8))) }
            for job in jobs { try await fixture.wait(for: job, .succeeded) }
        }
        #expect(running.withLock { $0.most } == 2)
    }

    @Test("a job that is begun and put back is unfinished at every moment, and is not added a second time")
    func unfinished() async throws {
        let fixture = try Fixture()
        let (jobs, now) = (fixture.stores.jobs, fixture.now)
        _ = try await jobs.add(kind: "test", payload: Data("{}".utf8), now: now)
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                for _ in 0..<200 {
                    let job = try #require(try await jobs.take(kind: "test", now: now))
                    try await jobs.requeue(job.id, after: now, error: "")
                }
            }
            for _ in 0..<2 {
                group.addTask {
                    for _ in 0..<200 {
                        #expect(try await jobs.unfinished(kind: "test").count == 1)
                        let known = try await jobs.add(
                            kind: "test", payload: Data("{}".utf8), unless: { _ in true }, now: now)
                        #expect(known.id.rawValue == 1)
                    }
                }
            }
            try await group.waitForAll()
        }
    }

    @Test("a job that another process added is found without a word")
    func otherProcess() async throws {
        let fixture = try Fixture()
        let queue = fixture.queue(TestJob { _, _ in })
        try await working(queue) {
            let job = try await fixture.stores.jobs.add(kind: "test", payload: Data("{}".utf8), now: fixture.now)
            try await fixture.wait(for: job, .succeeded)
        }
    }

    @Test("a job that fails is tried again, later each time, until its kind gives up")
    func retries() async throws {
        let fixture = try Fixture()
        let queue = fixture.queue(
            TestJob(retries: RetryRule(attempts: 3, firstPause: 10)) { _, _ in
                throw JobError.failed("no answer", mayRetry: true)
            })
        try await working(queue) {
            let job = try await queue.add(TestJob.self, payload: Array("{}".utf8))
            for (attempt, pause) in [(1, 10.0), (2, 20.0)] {
                var waiting = try await fixture.wait(for: job, .queued)
                while waiting.attempts < attempt {
                    try await Task.sleep(for: .milliseconds(10))
                    waiting = try await fixture.wait(for: job, .queued)
                }
                #expect(waiting.lastError == "no answer")
                #expect(waiting.runAfter == fixture.now + pause)
                fixture.pass(pause)
            }
            let failed = try await fixture.wait(for: job, .failed)
            #expect(failed.attempts == 3)
            #expect(failed.finishedAt == fixture.now)
        }
    }

    @Test("failures that no further attempt can mend, and jobs that nobody wants, end at once")
    func ends() async throws {
        let fixture = try Fixture()
        let queue = fixture.queue(
            TestJob(retries: RetryRule(attempts: 3, firstPause: 10)) { job, _ in
                if job.payload == Data("1".utf8) { throw JobError.failed("never", mayRetry: false) }
                throw JobError.cancelled("not wanted")
            })
        try await working(queue) {
            let first = try await queue.add(TestJob.self, payload: Array("1".utf8))
            #expect(try await fixture.wait(for: first, .failed).lastError == "never")
            let second = try await queue.add(TestJob.self, payload: Array("2".utf8))
            #expect(try await fixture.wait(for: second, .cancelled).lastError == "not wanted")
        }
    }

    @Test("what other errors say is for the log; people are told where to look")
    func otherErrors() async throws {
        let fixture = try Fixture()
        let queue = fixture.queue(TestJob { _, _ in throw Broken() })
        try await working(queue) {
            let job = try await queue.add(TestJob.self, payload: Array("{}".utf8))
            #expect(try await fixture.wait(for: job, .failed).lastError == WorkMessage.seeLog.sentence())
        }
    }

    @Test("a job tells how far it is")
    func progress() async throws {
        let fixture = try Fixture()
        let queue = fixture.queue(
            TestJob { job, context in
                try await context.progress(0.25, "a quarter")
                let current = try await fixture.stores.jobs.find(job.id)
                #expect(current.fraction == 0.25)
                #expect(current.message == "a quarter")
            })
        try await working(queue) {
            let job = try await queue.add(TestJob.self, payload: Array("{}".utf8))
            #expect(try await fixture.wait(for: job, .succeeded).fraction == 1)
        }
    }

    @Test(
        "a job that was running when the server was killed is begun again or has failed, as its kind says",
        arguments: [(InterruptionRule.requeue, JobRecord.Status.succeeded), (.fail, .failed)])
    func killed(rule: InterruptionRule, status: JobRecord.Status) async throws {
        let fixture = try Fixture()
        let jobs = fixture.stores.jobs
        let job = try await jobs.add(kind: "test", payload: Data("{}".utf8), now: fixture.now)
        // The server before this one took it, and is gone.
        _ = try await jobs.take(kind: "test", now: fixture.now)
        let queue = fixture.queue(
            TestJob(retries: RetryRule(attempts: 2, firstPause: 0), interruption: rule) { _, _ in })
        try await working(queue) { try await fixture.wait(for: job, status) }
    }

    @Test("a job that ends the server each time is given up")
    func crashLoop() async throws {
        let fixture = try Fixture()
        let jobs = fixture.stores.jobs
        let job = try await jobs.add(kind: "test", payload: Data("{}".utf8), now: fixture.now)
        for _ in 0..<2 {
            let taken = try await jobs.take(kind: "test", now: fixture.now)
            #expect(taken?.id == job.id)
            let kind = TestJob(retries: RetryRule(attempts: 2, firstPause: 0)) { _, _ in }
            await fixture.queue(kind).recover()
        }
        #expect(try await jobs.find(job.id).status == .failed)
    }

    @Test("an orderly end cancels what goes on and notes it; what waits is done by the next server")
    func shutdown() async throws {
        let fixture = try Fixture()
        let (started, signal) = AsyncStream<Void>.makeStream()
        let slow = fixture.queue(
            TestJob(retries: RetryRule(attempts: 5, firstPause: 0)) { _, _ in
                signal.yield()
                try await Task.sleep(for: .seconds(600))
            })
        let jobs = Mutex<[JobRecord]>([])
        try await working(slow) {
            for _ in 1...2 {
                let job = try await slow.add(TestJob.self, payload: Array("{}".utf8))
                jobs.withLock { $0.append(job) }
            }
            for await _ in started { break }
        }
        let all = jobs.withLock { $0 }
        let broken = try await fixture.stores.jobs.find(all[0].id)
        #expect(broken.status == .queued)
        #expect(broken.lastError?.contains("server stopped") == true)
        let quick = fixture.queue(TestJob { _, _ in })
        try await working(quick) {
            for job in all { try await fixture.wait(for: job, .succeeded) }
        }
    }

    @Test("pauses double and stay below the longest")
    func pauses() {
        let rule = RetryRule(attempts: 5, firstPause: 30, longestPause: 100)
        #expect((1...5).map { rule.pause(after: $0) } == [30, 60, 100, 100, nil])
        #expect(RetryRule.never.pause(after: 1) == nil)
    }

    @Test("jobs are listed newest first in pages, and forgotten when they are old")
    func list() async throws {
        let fixture = try Fixture()
        let jobs = fixture.stores.jobs
        var ids: [ID<JobRecord>] = []
        for _ in 0..<3 {
            ids.append(try await jobs.add(kind: "test", payload: Data("{}".utf8), now: fixture.now).id)
        }
        let page = try await jobs.list(limit: 2)
        #expect(page.items.map(\.id) == [ids[2], ids[1]])
        #expect(try await jobs.list(after: ids[1], limit: 2).items.map(\.id) == [ids[0]])
        try await jobs.finish(ids[0], as: .succeeded, now: fixture.now)
        #expect(try await jobs.deleteEnded(before: fixture.now + 1) == 1)
        #expect(try await jobs.list(limit: 9).items.map(\.id) == [ids[2], ids[1]])
    }
}
