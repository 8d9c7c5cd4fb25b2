package import Foundation

/// The current time, as an argument: tests set it.
package struct WallClock: Sendable {
    package var now: @Sendable () -> Date

    package init(now: @escaping @Sendable () -> Date = { Date() }) {
        self.now = now
    }
}
