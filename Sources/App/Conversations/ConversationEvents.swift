import Foundation
import HTTPServer
import Jobs
import Storage
import Wire

/// What a follower of a turn is sent: what has come of the answers since, all of them to the same length (`LiveAnswers`),
/// and a comment now and then, so that nobody in between takes the connection for dead.
struct ConversationEvents {
    /// Between two looks at what has come.
    static let interval = Duration.milliseconds(80)
    /// The same of a turn that waits, or is over: a look into the database.
    static let longInterval = Duration.milliseconds(250)
    private static let keepAliveInterval = Duration.seconds(15)

    private struct Text: Encodable {
        /// By place: what comes behind what was sent.
        var texts: [String]
        /// These are all of the texts, not what comes behind.
        var isWhole: Bool
    }

    private struct End: Encodable {
        var standing: ConversationTurn.Standing
    }

    /// Unicode scalars of each answer that were sent.
    private var sent: [Int] = []
    private var generation = -1
    private var sentAt = ContinuousClock.now

    /// - Returns: a server-sent event, or nil when nothing is to be said.
    mutating func next(_ shown: LiveAnswers.Shown) throws -> [UInt8]? {
        let lengths = shown.texts.map { $0.unicodeScalars.count }
        let isWhole = shown.generation != generation
        // An answer that is begun anew stays as it is until what comes is as long: nothing on the page jumps back.
        let isBehind = isWhole && zip(lengths, sent).contains { $0 < $1 }
        let hasNews = isWhole ? lengths.contains { $0 > 0 } : lengths != sent
        guard hasNews, !isBehind else { return try keepAlive() }
        let texts = zip(shown.texts, isWhole ? lengths.map { _ in 0 } : sent).map { text, sent in
            String(text.unicodeScalars.dropFirst(sent))
        }
        (sent, generation, sentAt) = (lengths, shown.generation, .now)
        return ServerSentEvent("text", data: try JSON.encode(Text(texts: texts, isWhole: isWhole))).bytes
    }

    mutating func keepAlive() throws -> [UInt8]? {
        guard sentAt + Self.keepAliveInterval < .now else { return nil }
        sentAt = .now
        return ServerSentEvent.keepAlive
    }

    static func end(_ standing: ConversationTurn.Standing) throws -> [UInt8] {
        ServerSentEvent("end", data: try JSON.encode(End(standing: standing))).bytes
    }
}
