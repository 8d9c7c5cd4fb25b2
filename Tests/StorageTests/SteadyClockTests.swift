import Foundation
import Synchronization
import Testing

@testable import Storage

@Suite("The steady clock")
struct SteadyClockTests {
    /// Both clocks, as a test sets them.
    private final class Machine: Sendable {
        private let state = Mutex((wall: Fixture.start, steady: Duration.zero))

        var reading: SteadyClock.Reading { state.withLock { .init(wall: $0.wall, steady: $0.steady) } }

        func pass(_ seconds: Double) {
            state.withLock { $0 = ($0.wall + seconds, $0.steady + .seconds(seconds)) }
        }

        func set(by seconds: Double) {
            state.withLock { $0.wall += seconds }
        }
    }

    private struct Unable: Error {}

    @Test("it follows small corrections, and never goes back")
    func corrections() {
        let machine = Machine()
        let clock = SteadyClock { machine.reading }
        machine.pass(10)
        #expect(clock.now() == Fixture.start + 10)
        machine.set(by: -1)
        #expect(clock.now() == Fixture.start + 10)
        machine.pass(3)
        #expect(clock.now() == Fixture.start + 12)
        machine.set(by: 1.5)
        #expect(clock.now() == Fixture.start + 13.5)
    }

    @Test("a step is not told before what is measured by the clock has moved with it", arguments: [7200.0, -7200.0])
    func steps(step: Double) async throws {
        let machine = Machine()
        let clock = SteadyClock { machine.reading }
        machine.pass(5)
        machine.set(by: step)
        machine.pass(1)
        #expect(clock.now() == Fixture.start + 6)
        await #expect(throws: Unable.self) { try await clock.follow { _ in throw Unable() } }
        #expect(clock.now() == Fixture.start + 6)
        let moved = Mutex<[Double]>([])
        #expect(try await clock.follow { seconds in moved.withLock { $0.append(seconds) } } == step)
        #expect(moved.withLock { $0 } == [step])
        #expect(clock.now() == Fixture.start + 6 + step)
        machine.pass(1)
        #expect(try await clock.follow { _ in Issue.record("there is no other step") } == nil)
        #expect(clock.now() == Fixture.start + 7 + step)
    }

    @Test("the leases of everyone at work survive a step of the wall clock", arguments: [86_400.0, -86_400.0])
    func leases(step: Double) async throws {
        let machine = Machine()
        let clock = SteadyClock { machine.reading }
        let fixture = try Fixture()
        let project = try await fixture.project()
        let ann = try await fixture.labeler("ann", in: project)
        let bob = try await fixture.labeler("bob", in: project)
        try await fixture.addTasks(1, to: project)
        let claim = try #require(
            await fixture.assignments.claim(project: project.id, user: ann, now: clock.now()))
        machine.pass(600)
        machine.set(by: step)
        // Before the step was noticed, and after it: the task is still Ann's.
        #expect(try await fixture.assignments.claim(project: project.id, user: bob, now: clock.now()) == nil)
        try await clock.follow { try await fixture.assignments.moveLeases(by: $0) }
        #expect(try await fixture.assignments.claim(project: project.id, user: bob, now: clock.now()) == nil)
        #expect(try await fixture.assignments.find(claim.assignment.id).status == .active)
        // It ends when it would have ended.
        machine.pass(1190)
        #expect(try await fixture.assignments.expireLeases(now: clock.now()) == 0)
        machine.pass(11)
        #expect(try await fixture.assignments.expireLeases(now: clock.now()) == 1)
    }

    @Test("the machine's clocks agree with themselves")
    func machine() async throws {
        let clock = SteadyClock()
        let first = clock.now()
        #expect(try await clock.follow { _ in } == nil)
        #expect(clock.now() >= first)
    }
}
