/// One event of a `text/event-stream` (HTML Living Standard §9.2).
public struct ServerSentEvent: Sendable, Hashable {
    /// Media type of the stream.
    public static let contentType = "text/event-stream"
    /// Nothing but a sign of life: a comment, which clients skip. Proxies cut a stream that is silent for a minute.
    public static let keepAlive: [UInt8] = Array(":\n\n".utf8)

    /// What listeners are registered for.
    public var name: String
    /// The content; may have several lines.
    public var data: [UInt8]

    /// - Parameters:
    ///   - name: One line; line breaks in it become spaces.
    ///   - data: UTF-8.
    public init(_ name: String, data: [UInt8]) {
        self.name = name
        self.data = data
    }

    /// As sent: each line of the data has a field of its own, and an empty line ends the event.
    public var bytes: [UInt8] {
        var bytes = Array("event: \(name.onOneLine)\n".utf8)
        for line in data.split(separator: ByteClass.lf, omittingEmptySubsequences: false) {
            // A CR ends a line too, and the one before an LF belongs to it.
            let text = line.last == ByteClass.cr ? line.dropLast() : line
            for part in text.split(separator: ByteClass.cr, omittingEmptySubsequences: false) {
                bytes.append("data: ")
                bytes.append(contentsOf: part)
                bytes.append("\n")
            }
        }
        bytes.append("\n")
        return bytes
    }
}
