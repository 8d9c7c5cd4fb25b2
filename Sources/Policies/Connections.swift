internal import CCurl
internal import Synchronization

/// Connections to one endpoint that wait for their next question.
final class Connections: Sendable {
    private struct Handle: @unchecked Sendable {
        let pointer: UnsafeMutableRawPointer
    }

    /// Each is taken out while it is in use, so only one thread has it.
    private let idle = Mutex<[Handle]>([])

    deinit {
        idle.withLock { idle in
            for handle in idle { ccurl_close(handle.pointer) }
            idle = []
        }
    }

    /// Lends a connection for as long as `body` runs.
    ///
    /// - Throws: `PolicyError.unreachable` where libcurl is not installed.
    func with<Result>(
        _ body: (UnsafeMutableRawPointer) throws(PolicyError) -> Result
    ) throws(PolicyError) -> Result {
        guard let handle = idle.withLock({ $0.popLast() }) ?? ccurl_open().map(Handle.init) else {
            throw .unreachable("libcurl is missing on this machine; install libcurl4.")
        }
        defer { idle.withLock { $0.append(handle) } }
        return try body(handle.pointer)
    }
}
