import Foundation
import Logging
import ServiceLifecycle
import Storage

/// Follows the system's clock: when it was set, leases and waiting jobs move with it before anyone sees the new time.
package struct ClockWatch: Service, CustomStringConvertible {
    /// For the log: a start would print all that it is made of.
    package var description: String { "the clock watch" }

    let clock: SteadyClock
    let stores: Stores
    let logger: Logger

    private static let interval = Duration.seconds(1)

    package init(clock: SteadyClock, stores: Stores, logger: Logger) {
        self.clock = clock
        self.stores = stores
        self.logger = logger
    }

    /// Looks each second until shut down.
    package func run() async throws {
        await cancelWhenGracefulShutdown {
            while (try? await Task.sleep(for: Self.interval)) != nil { await look() }
        }
    }

    func look() async {
        do {
            let step = try await clock.follow { seconds in
                try await stores.assignments.moveLeases(by: seconds)
                try await stores.jobs.move(by: seconds)
            }
            guard let step else { return }
            logger.notice("the system's clock was set; leases moved with it", metadata: ["seconds": "\(step)"])
        } catch {
            logger.error("leases could not follow the system's clock", metadata: ["error": "\(error)"])
        }
    }
}
