import Testing

/// Bytes that a client sends, and what must come back.
struct ConformanceCase: Sendable, CustomTestStringConvertible {
    enum Ending: Sendable { case open, closed }

    let name: String
    let request: [UInt8]
    /// Final statuses in order; interim ones (1xx) are listed too.
    let statuses: [Int]
    /// Text in the last body.
    let body: String
    let ending: Ending
    /// Responses to HEAD have no content.
    let isHead: Bool

    init(
        _ name: String, _ request: String, _ statuses: [Int], _ ending: Ending, body: String = "", isHead: Bool = false
    ) {
        self.init(name, bytes: Array(request.utf8), statuses, ending, body: body, isHead: isHead)
    }

    init(
        _ name: String, bytes: [UInt8], _ statuses: [Int], _ ending: Ending, body: String = "", isHead: Bool = false
    ) {
        self.name = name
        request = bytes
        self.statuses = statuses
        self.ending = ending
        self.body = body
        self.isHead = isHead
    }

    var testDescription: String { name }

    static let all = requestLines + fields + hosts + framing + chunks + semantics
}

/// `name` of one byte, for the generated cases.
func hex(_ byte: UInt8) -> String { "0x" + String(byte, radix: 16) }
