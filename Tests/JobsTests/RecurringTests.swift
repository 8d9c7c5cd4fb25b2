import Foundation
import Preferences
import Storage
import Synchronization
import Testing

@testable import Jobs

@Suite("Recurring work")
struct RecurringTests {
    private func date(_ text: String) throws -> Date { try Date(text, strategy: .iso8601) }

    private func runner(_ fixture: Fixture, _ work: RecurringWork...) -> RecurringRunner {
        RecurringRunner(
            work, records: fixture.stores.recurring, projects: fixture.stores.projects, clock: fixture.clock,
            logger: fixture.logger)
    }

    /// Nightly work that counts its turns, in every project, by Berlin's clock.
    private func nightly(_ turns: Counter, _ time: String = "02:30", fails: Bool = false) throws -> RecurringWork {
        let zone = try #require(TimeZone(identifier: "Europe/Berlin"))
        let schedule = NightlySchedule(time: try #require(TimeOfDay(time)), timeZone: zone)
        return RecurringWork(
            "night", "Counts nights",
            .nightly({ _ in schedule }) { _, now in
                turns.add(now)
                return fails ? .failed("no disk") : .skipped("nothing new")
            })
    }

    private final class Counter: Sendable {
        private let turns = Mutex<[Date]>([])
        func add(_ date: Date) { turns.withLock { $0.append(date) } }
        var all: [Date] { turns.withLock { $0 } }
    }

    @Test("work with a rhythm is done at once, and again when its time has passed, also after a restart")
    func every() async throws {
        let fixture = try Fixture()
        let turns = Counter()
        let work = RecurringWork(
            "w", "Works",
            .every(seconds: 60) {
                turns.add($0); return .done("well")
            })
        await runner(fixture, work).tick(now: Fixture.start)
        await runner(fixture, work).tick(now: Fixture.start + 59)
        #expect(turns.all == [Fixture.start])
        await runner(fixture, work).tick(now: Fixture.start + 60)
        #expect(turns.all == [Fixture.start, Fixture.start + 60])
        let record = try #require(await fixture.stores.recurring.list().first)
        #expect(record.lastRunAt == Fixture.start + 60)
        #expect(record.nextRunAt == Fixture.start + 120)
        #expect(record.outcome == .done("well"))
        // A clock that was set back by a day does not stop it for a day.
        await runner(fixture, work).tick(now: Fixture.start - 86_400)
        #expect(turns.all.count == 3)
    }

    @Test("what was cut off with the server is taken up when it starts, whenever that was done last")
    func atStart() async throws {
        let fixture = try Fixture()
        let turns = Counter()
        let work = RecurringWork(
            "w", "Works",
            .every(seconds: 60) {
                turns.add($0); return .done()
            }, atStart: true)
        for isStart in [true, true, false] {
            await runner(fixture, work).tick(now: Fixture.start, isStart: isStart)
        }
        #expect(turns.all == [Fixture.start, Fixture.start])
    }

    @Test("work that fails is noted, and keeps nothing else from being done")
    func failure() async throws {
        struct Broken: Error {}
        let fixture = try Fixture()
        let turns = Counter()
        await runner(
            fixture, RecurringWork("bad", "Fails", .every(seconds: 60) { _ in throw Broken() }),
            RecurringWork(
                "good", "Works",
                .every(seconds: 60) {
                    turns.add($0); return .done()
                })
        ).tick(now: Fixture.start)
        #expect(turns.all.count == 1)
        let record = try await fixture.stores.recurring.find("bad", project: nil)
        #expect(record?.outcome?.name == "failed")
        #expect(record?.outcome?.message?.contains("log") == true)
    }

    @Test(
        "a night is done once, on the nights when clocks change too",
        arguments: [
            ("2026-03-28T20:00:00Z", "2026-03-29T01:00:00Z"), ("2026-10-24T20:00:00Z", "2026-10-25T00:30:00Z"),
            ("2026-11-23T20:00:00Z", "2026-11-24T01:30:00Z"),
        ])
    func clockChange(evening: String, due: String) async throws {
        let fixture = try Fixture()
        _ = try await fixture.stores.projects.create(NewProject(slug: "p"), now: Fixture.start)
        let turns = Counter()
        let work = try nightly(turns)
        let runner = runner(fixture, work)
        for minute in 0..<12 * 60 { await runner.tick(now: try date(evening) + Double(minute) * 60) }
        #expect(turns.all == [try date(due)])
        let record = try #require(await fixture.stores.recurring.list().first)
        #expect(record.outcome == .skipped("nothing new"))
        #expect(record.lastRunAt == (try date(due)))
    }

    @Test("a night on which the server was down is made up for at its next start, once")
    func down() async throws {
        let fixture = try Fixture()
        _ = try await fixture.stores.projects.create(NewProject(slug: "p"), now: Fixture.start)
        let turns = Counter()
        let work = try nightly(turns)
        await runner(fixture, work).tick(now: try date("2026-11-23T01:29:00Z"))
        #expect(turns.all.isEmpty)
        // Down at 02:29, up again at 02:31; and then down for three nights.
        for text in ["2026-11-23T01:31:00Z", "2026-11-23T01:32:00Z", "2026-11-26T12:00:00Z", "2026-11-26T12:01:00Z"] {
            await runner(fixture, work).tick(now: try date(text))
        }
        #expect(turns.all == [try date("2026-11-23T01:31:00Z"), try date("2026-11-26T12:00:00Z")])
    }

    @Test("a schedule that was changed in the afternoon begins with the next night")
    func changed() async throws {
        let fixture = try Fixture()
        _ = try await fixture.stores.projects.create(NewProject(slug: "p"), now: Fixture.start)
        let turns = Counter()
        await runner(fixture, try nightly(turns)).tick(now: try date("2026-11-23T12:00:00Z"))
        let later = try nightly(turns, "13:30")
        await runner(fixture, later).tick(now: try date("2026-11-23T12:31:00Z"))
        await runner(fixture, later).tick(now: try date("2026-11-23T20:00:00Z"))
        #expect(turns.all.isEmpty)
        await runner(fixture, later).tick(now: try date("2026-11-24T12:30:00Z"))
        #expect(turns.all.count == 1)
    }

    @Test("a night that fails is tried again after a while, until it is done")
    func retried() async throws {
        let fixture = try Fixture()
        _ = try await fixture.stores.projects.create(NewProject(slug: "p"), now: Fixture.start)
        let turns = Counter()
        let start = try date("2026-11-23T01:30:00Z")
        let failing = runner(fixture, try nightly(turns, fails: true))
        for seconds in [-60.0, 0, 60, 599, 600] { await failing.tick(now: start + seconds) }
        #expect(turns.all == [start, start + 600])
        let mended = runner(fixture, try nightly(turns))
        for seconds in [1200.0, 1800, 7200] { await mended.tick(now: start + seconds) }
        #expect(turns.all == [start, start + 600, start + 1200])
    }
}
