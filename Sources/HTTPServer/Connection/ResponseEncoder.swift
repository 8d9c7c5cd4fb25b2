import HTTPTypes

/// Writes status line and fields (RFC 9112 §4, §5). One for each loop, since it keeps the date of the second.
struct ResponseEncoder {
    let security: EncodedSecurityHeaders
    private let serverLine: String
    /// Of every response of this second.
    private var constantLines: [UInt8] = []
    private var dateSecond = 0

    init(security: SecurityHeaders, serverHeader: String?) {
        self.security = EncodedSecurityHeaders(security)
        serverLine = serverHeader.map { "Server: \(HTTPField(name: .server, value: $0).value)\r\n" } ?? ""
    }

    /// Called often; makes a new line once a second.
    mutating func setDate(_ second: Int) {
        guard second != dateSecond else { return }
        dateSecond = second
        constantLines = Array(
            "Date: \(HTTPDate.text(second))\r\n\(serverLine)X-Content-Type-Options: nosniff\r\n".utf8)
    }

    func head(
        _ response: Response, framing: ResponseFraming, omittedLength: Int?, exchange: RequestExchange,
        to output: inout [UInt8]
    ) {
        if response.status == .ok {
            output.append("HTTP/1.1 200 OK\r\n")
        } else {
            output.append("HTTP/1.1 ")
            output.append(decimal: response.status.code)
            output.append(ByteClass.space)
            output.append(text: response.status.reasonPhrase)
            output.append("\r\n")
        }
        output.append(contentsOf: constantLines)
        output.append("X-Request-Id: ")
        output.append(text: exchange.request.id)
        output.append("\r\n")
        security.append(to: &output, beside: response.headerFields, isSecure: exchange.request.isSecure)
        for field in response.headerFields where !Self.isOurs(field.name) {
            output.append(text: field.name.rawName)
            output.append(": ")
            output.append(text: field.value)
            output.append("\r\n")
        }
        switch framing {
        case .length(let length): Self.contentLength(length, to: &output)
        case .chunked: output.append("Transfer-Encoding: chunked\r\n")
        case .none: if let omittedLength { Self.contentLength(omittedLength, to: &output) }
        case .close: break
        }
        if !exchange.persistent {
            output.append("Connection: close\r\n")
        } else if exchange.head.minorVersion == 0 {
            output.append("Connection: keep-alive\r\n")
        }
        output.append("\r\n")
    }

    private static func contentLength(_ length: Int, to output: inout [UInt8]) {
        output.append("Content-Length: ")
        output.append(decimal: length)
        output.append("\r\n")
    }

    /// Fields that only the server can know.
    private static func isOurs(_ name: HTTPField.Name) -> Bool {
        switch name.canonicalName.utf8.count {
        case 4: name == .date
        case 10: name == .connection
        case 12: name == .xRequestID
        case 14: name == .contentLength
        case 17: name == .transferEncoding
        case 22: name == .xContentTypeOptions
        default: false
        }
    }

    /// One chunk (RFC 9112 §7.1).
    static func chunk(_ bytes: [UInt8], to output: inout [UInt8]) {
        output.append(hexadecimal: bytes.count)
        output.append("\r\n")
        output.append(contentsOf: bytes)
        output.append("\r\n")
    }
}
