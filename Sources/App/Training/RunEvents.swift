import HTTPServer
import Storage
import Wire

/// What a follower of a training run is sent: the run when it has changed, and a comment now and then, so that nobody in
/// between takes the connection for dead.
struct RunEvents {
    private static let keepAliveInterval = Duration.seconds(15)

    private var sent: TrainingRunEntry?
    private var sentAt = ContinuousClock.now

    /// - Returns: a server-sent event, or nil when nothing is to be said.
    mutating func next(_ entry: TrainingRunEntry) throws -> [UInt8]? {
        if entry == sent {
            guard sentAt + Self.keepAliveInterval < .now else { return nil }
            sentAt = .now
            return ServerSentEvent.keepAlive
        }
        (sent, sentAt) = (entry, .now)
        let name = entry.run.status.isOver ? "finished" : "progress"
        return ServerSentEvent(name, data: try JSON.encode(TrainingRunBody(entry))).bytes
    }
}
