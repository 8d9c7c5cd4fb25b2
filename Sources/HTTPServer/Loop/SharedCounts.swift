import Synchronization

/// Counts that all loops of a server share: open connections, in all and by address.
final class SharedCounts: Sendable {
    enum Admission { case admitted, full, tooManyOfAddress }

    private struct State {
        var total = 0
        var byAddress: [PeerAddress: Int] = [:]
    }

    private let state = Mutex(State())
    private let limits: Limits

    init(limits: Limits) { self.limits = limits }

    /// - Parameter counted: Whether the limit of one address holds for this one.
    func admit(_ address: PeerAddress, counted: Bool) -> Admission {
        state.withLock { state in
            if state.total >= limits.connections { return .full }
            let open = state.byAddress[address, default: 0]
            if counted, open >= limits.connectionsPerAddress { return .tooManyOfAddress }
            state.total += 1
            state.byAddress[address] = open + 1
            return .admitted
        }
    }

    func leave(_ address: PeerAddress) {
        state.withLock { state in
            state.total -= 1
            let open = state.byAddress[address, default: 0] - 1
            state.byAddress[address] = open > 0 ? open : nil
        }
    }
}
