import Glibc
import Synchronization

/// One line of JSON for each request, written by a thread of its own, so a slow disk or pipe does not hold a loop up.
///
/// Members: `time`, `method`, `route` (the pattern), `path` (without the query, which may hold secrets), `status`,
/// `bytes` (of the response body), `us` (from the header to the end of the response), `id`, `remote`.
public final class AccessLog: Sendable {
    private struct State {
        var pending: [UInt8] = []
        var droppedLines = 0
        var isWriting = false
    }

    private static let maximumPending = 8 << 20
    private let descriptor: Int32
    private let state = Mutex(State())

    /// - Parameter descriptor: An open file, pipe or terminal; it is not closed.
    public init(descriptor: Int32) { self.descriptor = descriptor }

    /// Takes complete lines of one loop. When the reader is too slow, lines are dropped and the drop is told.
    func append(_ lines: [UInt8]) {
        let starts = state.withLock { state in
            if state.pending.count + lines.count > Self.maximumPending {
                state.droppedLines += lines.count { $0 == ByteClass.lf }
                return false
            }
            if state.droppedLines > 0 {
                state.pending += Array("{\"droppedLines\":\(state.droppedLines)}\n".utf8)
                state.droppedLines = 0
            }
            state.pending += lines
            defer { state.isWriting = true }
            return !state.isWriting
        }
        guard starts else { return }
        if !Thread.start(name: "access-log", { self.writePending() }) { writePending() }
    }

    /// Runs until nothing is left; the next line starts it again.
    private func writePending() {
        while true {
            let bytes = state.withLock { state in
                let taken = state.pending
                state.pending = []
                if taken.isEmpty { state.isWriting = false }
                return taken
            }
            if bytes.isEmpty { return }
            var rest = bytes[...]
            while !rest.isEmpty {
                let count = rest.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
                if count < 0, errno != EINTR { break }
                rest = rest.dropFirst(max(0, count))
            }
        }
    }
}
