import Foundation
import Glibc
import Synchronization

/// One line on a terminal that is written over as work goes on. Where standard error is no terminal, nothing is shown.
package final class ProgressLine: Sendable {
    private let isTerminal: Bool
    private let lastShown = Mutex<Date>(.distantPast)

    package init() {
        isTerminal = isatty(STDERR_FILENO) == 1
    }

    /// Shows `text`, at most ten times a second.
    package func show(_ text: @autoclosure () -> String) {
        guard isTerminal else { return }
        let isDue = lastShown.withLock { last in
            guard Date().timeIntervalSince(last) >= 0.1 else { return false }
            last = Date()
            return true
        }
        if isDue { write("\r\u{1B}[2K" + text()) }
    }

    /// Takes the line away, so that the result stands alone.
    package func clear() {
        if isTerminal { write("\r\u{1B}[2K") }
    }

    private func write(_ text: String) {
        FileHandle.standardError.write(Data(text.utf8))
    }
}
