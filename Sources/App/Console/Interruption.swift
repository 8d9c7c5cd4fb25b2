import Dispatch
import Glibc

/// SIGINT and SIGTERM as cancellation of the work under way, so that it can put things in order before it ends.
enum Interruption {
    static func cancelling<Value: Sendable>(_ work: @escaping @Sendable () async throws -> Value) async throws -> Value
    {
        let (signals, continuation) = AsyncStream<Void>.makeStream()
        let sources = [SIGINT, SIGTERM].map { number in
            signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: number)
            source.setEventHandler { continuation.yield() }
            source.resume()
            return source
        }
        defer {
            for source in sources { source.cancel() }
        }
        return try await withThrowingTaskGroup(of: Value?.self) { group in
            group.addTask { try await work() }
            group.addTask {
                for await _ in signals { return nil }
                return nil
            }
            // Whichever ends first decides: the work with its value, or a signal by cancelling it.
            let first = try await group.next() ?? nil
            group.cancelAll()
            if let first { return first }
            guard let last = try await group.next() ?? nil else { throw CancellationError() }
            return last
        }
    }
}
