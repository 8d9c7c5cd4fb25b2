import Synchronization

/// What answers wait behind, so that a test can do something while they are on their way, however fast the machine is.
package final class Door: Sendable {
    private let state = Mutex(false)

    package init() {}

    package var isOpen: Bool { state.withLock { $0 } }

    package func open() { state.withLock { $0 = true } }
}
