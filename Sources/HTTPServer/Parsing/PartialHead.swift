import HTTPTypes

/// The head of a request while its lines come in.
struct PartialHead: Sendable {
    private var method = HTTPRequest.Method.get
    private var target = ""
    private var path = ""
    private var query = ""
    private var targetAuthority: String?
    private var minorVersion = 1
    private var fields = HTTPFields()
    private var host: String?
    private var contentLength: Int?
    private var codings: [String] = []
    private var sawTransferEncoding = false
    private var closes = false
    private var keepsAlive = false
    private var expectation: String?

    /// `method SP request-target SP HTTP-version`, with single spaces (RFC 9112 §3).
    mutating func readRequestLine(_ input: borrowing Span<UInt8>, _ line: Range<Int>) throws(HTTPError) {
        guard let afterMethod = input.firstIndex(of: ByteClass.space, from: line.lowerBound),
            afterMethod < line.upperBound,
            let afterTarget = input.firstIndex(of: ByteClass.space, from: afterMethod + 1),
            afterTarget < line.upperBound,
            afterMethod > line.lowerBound
        else { throw .malformed("the request line is not “method target HTTP/1.1”") }
        for position in line.lowerBound..<afterMethod where !ByteClass.isToken(input[position]) {
            throw .malformed("the method is not a token")
        }
        let targetRange = afterMethod + 1..<afterTarget
        if targetRange.isEmpty { throw .malformed("the request line has no target") }
        for position in targetRange where !ByteClass.isTarget(input[position]) {
            throw .malformed("the target holds a character that must be percent-encoded")
        }
        minorVersion = try Self.version(input, afterTarget + 1..<line.upperBound)
        method = try Self.method(input, line.lowerBound..<afterMethod)
        target = input.text(targetRange)
        try readTarget(input, targetRange)
    }

    /// `HTTP/1.0` or `HTTP/1.x`; anything else of the right shape is 505 (RFC 9110 §15.6.6).
    private static func version(_ input: borrowing Span<UInt8>, _ range: Range<Int>) throws(HTTPError) -> Int {
        let start = range.lowerBound
        guard range.count == 8, input.hasPrefix("HTTP/", at: start), ByteClass.isDigit(input[start + 5]),
            input[start + 6] == UInt8(ascii: "."), ByteClass.isDigit(input[start + 7])
        else { throw .malformed("the request line does not end in an HTTP version") }
        guard input[start + 5] == UInt8(ascii: "1") else {
            throw HTTPError(
                status: .httpVersionNotSupported, code: "versionNotSupported", message: "Send the request as HTTP/1.1.")
        }
        return input[start + 7] == UInt8(ascii: "0") ? 0 : 1
    }

    /// Methods that the server implements; others are 501 (RFC 9110 §9.1). Methods are case-sensitive.
    private static func method(
        _ input: borrowing Span<UInt8>, _ range: Range<Int>
    ) throws(HTTPError) -> HTTPRequest.Method {
        if range.count == 3, input.hasPrefix("GET", at: range.lowerBound) { return .get }
        let known: [(StaticString, HTTPRequest.Method)] = [
            ("POST", .post), ("PUT", .put), ("DELETE", .delete), ("PATCH", .patch), ("HEAD", .head),
            ("OPTIONS", .options),
        ]
        for (text, method) in known where range.count == text.utf8CodeUnitCount {
            if input.hasPrefix(text, at: range.lowerBound) { return method }
        }
        throw HTTPError(
            status: .notImplemented, code: "methodNotImplemented",
            message: "This server knows GET, HEAD, POST, PUT, PATCH, DELETE and OPTIONS.")
    }

    /// Origin form, absolute form, and the asterisk of OPTIONS (RFC 9112 §3.2).
    private mutating func readTarget(_ input: borrowing Span<UInt8>, _ range: Range<Int>) throws(HTTPError) {
        var pathStart = range.lowerBound
        if input[pathStart] != UInt8(ascii: "/") {
            if range.count == 1, input[pathStart] == UInt8(ascii: "*"), method == .options {
                path = "*"
                return
            }
            let authority = try Self.authorityRange(input, range)
            for position in authority where !ByteClass.isAuthority(input[position]) {
                throw .malformed("the target’s authority is not a host and port")
            }
            if authority.isEmpty { throw .malformed("the target has no host") }
            targetAuthority = input.text(authority)
            pathStart = authority.upperBound
        }
        var queryStart = range.upperBound
        if let mark = input.firstIndex(of: UInt8(ascii: "?"), from: pathStart), mark < range.upperBound {
            queryStart = mark
            query = input.text(mark + 1..<range.upperBound)
        }
        path = pathStart == queryStart ? "/" : input.text(pathStart..<queryStart)
    }

    /// The authority of `http://authority/path`.
    private static func authorityRange(
        _ input: borrowing Span<UInt8>, _ range: Range<Int>
    ) throws(HTTPError) -> Range<Int> {
        var start = range.lowerBound
        if range.count > 7, input.equals("http://", in: start..<start + 7) {
            start += 7
        } else if range.count > 8, input.equals("https://", in: start..<start + 8) {
            start += 8
        } else {
            throw .malformed("the target is neither a path nor an http URL")
        }
        var end = start
        while end < range.upperBound, input[end] != UInt8(ascii: "/"), input[end] != UInt8(ascii: "?") { end += 1 }
        return start..<end
    }

    /// Checks `name ":" OWS value OWS` (RFC 9112 §5) and returns where name and value are. White space before the
    /// colon and folded lines are refused (§5.1, §5.2).
    static func split(
        _ input: borrowing Span<UInt8>, _ line: Range<Int>
    ) throws(HTTPError) -> (name: Range<Int>, value: Range<Int>) {
        var position = line.lowerBound
        while position < line.upperBound, ByteClass.isToken(input[position]) { position += 1 }
        guard position > line.lowerBound, position < line.upperBound, input[position] == ByteClass.colon else {
            throw .malformed("a header field is not “name: value”")
        }
        var start = position + 1
        var end = line.upperBound
        while start < end, input[start] == ByteClass.space || input[start] == ByteClass.tab { start += 1 }
        while end > start, input[end - 1] == ByteClass.space || input[end - 1] == ByteClass.tab { end -= 1 }
        for index in start..<end where !ByteClass.isFieldValue(input[index]) {
            throw .malformed("a header field holds a control character")
        }
        return (line.lowerBound..<position, start..<end)
    }

    mutating func readField(_ input: borrowing Span<UInt8>, _ line: Range<Int>) throws(HTTPError) {
        let (nameRange, valueRange) = try Self.split(input, line)
        guard let name = FieldNames.name(input, nameRange) else { throw .malformed("a header field has no name") }
        switch nameRange.count {
        case 4 where name == .hostField: try readHost(input, valueRange)
        case 6 where name == .expect: expectation = input.text(valueRange)
        case 10 where name == .connection: readConnection(input.text(valueRange))
        case 14 where name == .contentLength: try readContentLength(input, valueRange)
        case 17 where name == .transferEncoding:
            sawTransferEncoding = true
            // Unicode folds more than ASCII letters: “chun\u{212A}ed” would equal “chunked” for us alone.
            for position in valueRange where input[position] >= 0x80 {
                throw .malformed("Transfer-Encoding is not ASCII", code: "badFraming")
            }
            codings += input.text(valueRange).lowercased().split(separator: ",", omittingEmptySubsequences: false)
                .map { $0.trimmingBlanks() }
        default: break
        }
        let field = input.extracting(valueRange).withUnsafeBufferPointer { HTTPField(name: name, lenientValue: $0) }
        fields.append(field)
    }

    /// One Host field, not empty, shaped like host and port (RFC 9112 §3.2).
    private mutating func readHost(_ input: borrowing Span<UInt8>, _ range: Range<Int>) throws(HTTPError) {
        if host != nil { throw .malformed("there is more than one Host field", code: "badHost") }
        if range.isEmpty { throw .malformed("the Host field is empty", code: "badHost") }
        for position in range where !ByteClass.isAuthority(input[position]) {
            throw .malformed("the Host field is not a host and port", code: "badHost")
        }
        host = input.text(range)
    }

    /// `1*DIGIT`, once (RFC 9112 §6.3; a repeated one may be refused even when equal).
    private mutating func readContentLength(_ input: borrowing Span<UInt8>, _ range: Range<Int>) throws(HTTPError) {
        if contentLength != nil { throw .malformed("there is more than one Content-Length", code: "badFraming") }
        guard !range.isEmpty, range.count <= 18 else {
            throw .malformed("Content-Length is not a number", code: "badFraming")
        }
        var length = 0
        for position in range {
            guard ByteClass.isDigit(input[position]) else {
                throw .malformed("Content-Length is not a number", code: "badFraming")
            }
            length = length * 10 + Int(input[position] - 0x30)
        }
        contentLength = length
    }

    private mutating func readConnection(_ value: String) {
        for option in value.lowercased().split(separator: ",") {
            switch option.trimmingBlanks() {
            case "close": closes = true
            case "keep-alive": keepsAlive = true
            default: break
            }
        }
    }

    /// What needs all fields: authority, framing, persistence, expectation.
    func finish() throws(HTTPError) -> RequestHead {
        guard let authority = targetAuthority ?? host ?? (minorVersion == 0 ? "" : nil),
            host != nil || minorVersion == 0
        else { throw .malformed("there is no Host field", code: "badHost") }
        let expectsContinue = expectation?.lowercased() == "100-continue"
        if expectation != nil, !expectsContinue, minorVersion > 0 {
            throw HTTPError(
                status: .expectationFailed, code: "expectationFailed",
                message: "The only expectation this server meets is 100-continue.")
        }
        return RequestHead(
            method: method, target: target, path: path, query: query, minorVersion: minorVersion, fields: fields,
            authority: authority, framing: try framing(),
            keepAlive: !closes && (minorVersion > 0 || keepsAlive),
            expectsContinue: expectsContinue && minorVersion > 0)
    }

    /// RFC 9112 §6.1, §6.3: nothing that another program could read differently.
    private func framing() throws(HTTPError) -> BodyFraming {
        if sawTransferEncoding {
            if contentLength != nil {
                throw .malformed("there are both Content-Length and Transfer-Encoding", code: "badFraming")
            }
            if minorVersion == 0 { throw .malformed("HTTP/1.0 has no Transfer-Encoding", code: "badFraming") }
            guard codings.last == "chunked", codings.dropLast().allSatisfy({ $0 != "chunked" && !$0.isEmpty }) else {
                throw .malformed("Transfer-Encoding does not end in one “chunked”", code: "badFraming")
            }
            if codings.count > 1 {
                throw HTTPError(
                    status: .notImplemented, code: "codingNotImplemented",
                    message: "The only transfer coding of this server is chunked: send the body without the others.")
            }
            return .chunked
        }
        if let contentLength { return .fixed(contentLength) }
        if minorVersion == 0, method == .post || method == .put || method == .patch {
            throw HTTPError(
                status: .lengthRequired, code: "lengthRequired", message: "Send a Content-Length with the body.")
        }
        return .none
    }
}

extension Span<UInt8> {
    /// Exact comparison at a position.
    func hasPrefix(_ text: StaticString, at start: Int) -> Bool {
        guard start + text.utf8CodeUnitCount <= count else { return false }
        return text.withUTF8Buffer { text in
            for offset in 0..<text.count where self[start + offset] != text[offset] { return false }
            return true
        }
    }
}

extension BidirectionalCollection where Self: StringProtocol {
    /// Without spaces and tabs at the ends.
    func trimmingBlanks() -> String {
        let isBlank: (Character) -> Bool = { $0 == " " || $0 == "\t" }
        guard let first = firstIndex(where: { !isBlank($0) }), let last = lastIndex(where: { !isBlank($0) }) else {
            return ""
        }
        return String(self[first...last])
    }
}
