import HTTPTypes

/// HTTP/1.1 requests out of a byte stream, as a value without I/O (RFC 9112).
///
/// Feed it what has arrived and is not yet consumed; it answers what to do and how many bytes it has used up. What it
/// says depends on the bytes alone, never on how they were split. Everything that two programs could read differently
/// is refused, since that is what request smuggling lives on; after a failure nothing more is read.
struct RequestParser: Sendable {
    enum Event: Sendable {
        /// More bytes are needed.
        case incomplete
        case head(RequestHead)
        /// Body bytes, as positions in the input of this call.
        case body(Range<Int>)
        /// The body is complete; the next byte belongs to the next request. Not told of a request without a body.
        case end
        indirect case failure(HTTPError)
    }

    struct Step: Sendable {
        var consumed: Int
        var event: Event
    }

    enum Phase: Sendable, Equatable {
        case requestLine, fields
        case fixedBody(remaining: Int)
        case chunkSize
        case chunkData(remaining: Int)
        case chunkDataEnd
        case trailers
        case complete
        case failed
    }

    let limits: Limits
    private(set) var phase = Phase.requestLine
    /// Bytes after the consumed ones that are known to hold no line feed.
    private var searched = 0
    private var skippedEmptyLine = false
    private var head = PartialHead()
    /// Bytes and count of the fields (or trailers) so far; bytes of chunk extensions so far.
    private var sectionBytes = 0
    private var fieldCount = 0
    private var extensionBytes = 0

    init(limits: Limits) { self.limits = limits }

    /// Whether a request has begun and is not complete.
    var isMidRequest: Bool { phase != .requestLine || skippedEmptyLine }

    /// The next event of the unconsumed input.
    mutating func next(_ input: borrowing Span<UInt8>) -> Step {
        var position = 0
        while true {
            switch phase {
            case .fixedBody(let remaining):
                return data(input, from: position, remaining: remaining, chunked: false)
            case .chunkData(let remaining):
                return data(input, from: position, remaining: remaining, chunked: true)
            case .complete:
                reset()
                return Step(consumed: position, event: .end)
            case .failed:
                return Step(consumed: input.count, event: .incomplete)
            case .requestLine, .fields, .chunkSize, .chunkDataEnd, .trailers:
                do throws(HTTPError) {
                    guard let line = try line(input, from: position) else {
                        return Step(consumed: position, event: .incomplete)
                    }
                    position = line.upperBound + 2
                    if let head = try accept(line, of: input) { return Step(consumed: position, event: .head(head)) }
                } catch {
                    phase = .failed
                    return Step(consumed: input.count, event: .failure(error))
                }
            }
        }
    }

    /// Takes body bytes as they come.
    private mutating func data(_ input: borrowing Span<UInt8>, from start: Int, remaining: Int, chunked: Bool) -> Step {
        let available = min(remaining, input.count - start)
        guard available > 0 else { return Step(consumed: start, event: .incomplete) }
        let left = remaining - available
        if chunked {
            phase = left == 0 ? .chunkDataEnd : .chunkData(remaining: left)
        } else {
            phase = left == 0 ? .complete : .fixedBody(remaining: left)
        }
        return Step(consumed: start + available, event: .body(start..<start + available))
    }

    /// The next line without its CRLF; nil when it is not complete. Only CRLF ends a line: RFC 9112 §2.2 lets a
    /// recipient take a bare LF, and being the only one on the path that does is how requests are smuggled.
    private mutating func line(_ input: borrowing Span<UInt8>, from start: Int) throws(HTTPError) -> Range<Int>? {
        if phase == .requestLine, start < input.count { try checkFirst(input[start]) }
        guard let lineFeed = input.firstIndex(of: ByteClass.lf, from: start + searched) else {
            searched = input.count - start
            // One more than allowed may be there: the CR of the ending.
            if searched > lineLimit + 1 { throw lineTooLong }
            return nil
        }
        searched = 0
        if lineFeed - start > lineLimit + 1 { throw lineTooLong }
        guard lineFeed > start, input[lineFeed - 1] == ByteClass.cr else {
            throw .malformed("a line ends in a bare LF")
        }
        if let bare = input.firstIndex(of: ByteClass.cr, from: start), bare < lineFeed - 1 {
            throw .malformed("a line holds a bare CR")
        }
        return start..<lineFeed - 1
    }

    /// What can not begin a request line is refused at once: the line may never end. A TLS client says hello in some
    /// hundred bytes that hold no line feed, and would wait for the header's time-out.
    private func checkFirst(_ byte: UInt8) throws(HTTPError) {
        if ByteClass.isToken(byte) || byte == ByteClass.cr || byte == ByteClass.lf { return }
        // A TLS record of type handshake (RFC 8446 §5.1).
        if byte == 22 { throw .secureOnPlainPort }
        throw .malformed("the method is not a token")
    }

    /// Acts on a complete line; returns the head once its last line is in.
    private mutating func accept(
        _ line: Range<Int>, of input: borrowing Span<UInt8>
    ) throws(HTTPError) -> RequestHead? {
        switch phase {
        case .requestLine:
            if line.isEmpty {
                // RFC 9112 §2.2: ignore at least one empty line before the request line.
                if skippedEmptyLine { throw .malformed("there are empty lines before the request line") }
                skippedEmptyLine = true
                return nil
            }
            try head.readRequestLine(input, line)
            phase = .fields
        case .fields:
            if !line.isEmpty {
                try countField(line)
                try head.readField(input, line)
                return nil
            }
            let complete = try head.finish()
            reset()
            switch complete.framing {
            case .none, .fixed(0): break
            case .fixed(let length): phase = .fixedBody(remaining: length)
            case .chunked: phase = .chunkSize
            }
            return complete
        case .chunkSize:
            let size = try chunkSize(input, line)
            phase = size == 0 ? .trailers : .chunkData(remaining: size)
        case .chunkDataEnd:
            guard line.isEmpty else { throw .malformed("chunk data is not followed by CRLF", code: "badChunk") }
            phase = .chunkSize
        case .trailers:
            if line.isEmpty {
                phase = .complete
            } else {
                // RFC 9112 §7.1.2: trailers may be dropped; they are checked all the same.
                try countField(line)
                _ = try PartialHead.split(input, line)
            }
        case .fixedBody, .chunkData, .complete, .failed:
            break
        }
        return nil
    }

    /// `chunk-size [ chunk-ext ]` (RFC 9112 §7.1). Extensions are skipped and their bytes bounded.
    private mutating func chunkSize(_ input: borrowing Span<UInt8>, _ line: Range<Int>) throws(HTTPError) -> Int {
        var size = 0
        var position = line.lowerBound
        while position < line.upperBound, let digit = ByteClass.hexValue(input[position]) {
            // 15 digits can not overflow 63 bits.
            if position - line.lowerBound == 15 { throw .malformed("a chunk size is too large", code: "badChunk") }
            size = size << 4 | Int(digit)
            position += 1
        }
        if position == line.lowerBound { throw .malformed("a chunk has no size", code: "badChunk") }
        extensionBytes += line.upperBound - position
        if extensionBytes > limits.chunkExtensionBytes {
            throw .malformed("chunk extensions are too long", code: "badChunk")
        }
        var rest = position
        while rest < line.upperBound, input[rest] == ByteClass.space || input[rest] == ByteClass.tab { rest += 1 }
        if position < line.upperBound {
            guard rest < line.upperBound, input[rest] == UInt8(ascii: ";") else {
                throw .malformed("a chunk size is not a hexadecimal number", code: "badChunk")
            }
        }
        while rest < line.upperBound {
            if !ByteClass.isFieldValue(input[rest]) {
                throw .malformed("a chunk extension holds a control character", code: "badChunk")
            }
            rest += 1
        }
        return size
    }

    private mutating func countField(_ line: Range<Int>) throws(HTTPError) {
        sectionBytes += line.count
        fieldCount += 1
        if fieldCount > limits.fieldCount { throw .fieldsTooLarge("send at most \(limits.fieldCount) header fields") }
    }

    /// Longest line that may come now, in bytes without CRLF.
    private var lineLimit: Int {
        switch phase {
        case .requestLine: limits.requestLineBytes
        case .fields, .trailers: limits.fieldSectionBytes - sectionBytes
        case .chunkDataEnd: 0
        default: 16 + limits.chunkExtensionBytes
        }
    }

    private var lineTooLong: HTTPError {
        switch phase {
        case .requestLine:
            HTTPError(
                status: .uriTooLong, code: "targetTooLong",
                message: "The request line is longer than \(limits.requestLineBytes) bytes: send a shorter URL.")
        case .fields, .trailers: .fieldsTooLarge("send at most \(limits.fieldSectionBytes) bytes of header fields")
        case .chunkDataEnd: .malformed("chunk data is not followed by CRLF", code: "badChunk")
        default: .malformed("a chunk size line is too long", code: "badChunk")
        }
    }

    private mutating func reset() {
        phase = .requestLine
        searched = 0
        skippedEmptyLine = false
        head = PartialHead()
        (sectionBytes, fieldCount, extensionBytes) = (0, 0, 0)
    }
}
