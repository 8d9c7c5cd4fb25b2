import Logging
import Synchronization

/// Keeps the causes that a server logs.
final class CapturedLog: Sendable {
    private let lines = Mutex<[String]>([])

    var causes: [String] { lines.withLock { $0 } }

    var logger: Logger { Logger(label: "test") { _ in Handler(log: self) } }

    private struct Handler: LogHandler {
        let log: CapturedLog
        var metadata: Logger.Metadata = [:]
        var logLevel = Logger.Level.trace

        subscript(metadataKey key: String) -> Logger.Metadata.Value? {
            get { metadata[key] }
            set { metadata[key] = newValue }
        }

        func log(event: LogEvent) {
            guard let cause = event.metadata?["cause"] else { return }
            log.lines.withLock { $0.append("\(cause)") }
        }
    }
}
