package import Foundation
internal import Synchronization

/// The wall clock without its steps: what leases are measured by.
///
/// The wall clock can be set: by hand, by a time server that found it wrong, by a machine that was suspended and wakes.
/// Time that nobody has lived through must not end the leases of everyone at work. So this clock goes on evenly (by the
/// kernel's monotonic clock, which stands still while the machine is suspended) and follows small corrections as they
/// come. A larger one is a step: `follow` first moves what is measured by the clock by the same amount, then the clock.
package final class SteadyClock: Sendable {
    /// Both clocks, read at one moment.
    package struct Reading: Sendable {
        /// What the wall clock shows.
        package var wall: Date
        /// Time since some fixed moment, which only grows.
        package var steady: Duration

        package init(wall: Date, steady: Duration) {
            self.wall = wall
            self.steady = steady
        }
    }

    private struct State {
        /// What is added to the steady clock.
        var offset: TimeInterval
        /// The latest time that was told.
        var told: Date
    }

    private let read: @Sendable () -> Reading
    private let tolerance: TimeInterval
    private let state: Mutex<State>

    /// - Parameters:
    ///   - tolerance: corrections up to this many seconds are followed at once; time servers make larger ones in one step.
    ///   - read: reads both clocks.
    package init(tolerance: TimeInterval = 2, read: @escaping @Sendable () -> Reading = Reading.now) {
        self.read = read
        self.tolerance = tolerance
        let first = read()
        state = Mutex(State(offset: first.offset, told: first.wall))
    }

    /// This clock for whoever needs the time.
    package var clock: WallClock { WallClock(now: { self.now() }) }

    /// The time. It never goes back, but for a step that `follow` took.
    package func now() -> Date {
        let reading = read()
        return state.withLock { state in
            let correction = reading.offset - state.offset
            if abs(correction) <= tolerance { state.offset = reading.offset }
            state.told = max(state.told, reading.date(offset: state.offset))
            return state.told
        }
    }

    /// Looks whether the wall clock was set, and follows it. To be called each second or so.
    ///
    /// - Parameter move: moves what is measured by this clock by so many seconds, forward or back. When it fails the
    ///   clock stays as it is, and the next call tries again.
    /// - Returns: the step, if there was one.
    @discardableResult
    package func follow(moving move: (_ seconds: TimeInterval) async throws -> Void) async throws -> TimeInterval? {
        let reading = read()
        let step = state.withLock { reading.offset - $0.offset }
        guard abs(step) > tolerance else { return nil }
        // Whatever reads the clock in between sees leases that end too late, never one that ends too early.
        if step > 0 {
            try await move(step)
            take(step)
        } else {
            take(step)
            do {
                try await move(step)
            } catch {
                take(-step)
                throw error
            }
        }
        return step
    }

    private func take(_ step: TimeInterval) {
        state.withLock { state in
            state.offset += step
            state.told = state.told.addingTimeInterval(step)
        }
    }
}

extension SteadyClock.Reading {
    /// The machine's clocks. A reading that was interrupted halfway, by a process that was stopped in between, would look
    /// like a step, so it is taken again.
    package static func now() -> Self {
        while true {
            let before = SuspendingClock.now
            let wall = Date()
            let after = SuspendingClock.now
            if before.duration(to: after) < .milliseconds(100) {
                return Self(wall: wall, steady: origin.duration(to: before))
            }
        }
    }

    private static let origin = SuspendingClock.now

    /// How far the wall clock is from the steady one.
    fileprivate var offset: TimeInterval { wall.timeIntervalSince1970 - seconds }

    fileprivate func date(offset: TimeInterval) -> Date { Date(timeIntervalSince1970: seconds + offset) }

    private var seconds: TimeInterval { steady / .seconds(1) }
}
