/// One response as it came over the wire.
struct ResponseText {
    var status: Int
    var fields: [String: String]
    var body: String

    /// Reads responses out of bytes; stops at the first that is not complete.
    /// - Parameter atEnd: The connection has ended, which ends a body without length.
    static func all(in bytes: [UInt8], isHead: Bool = false, atEnd: Bool) -> (responses: [ResponseText], rest: [UInt8])
    {
        var responses: [ResponseText] = []
        var rest = bytes[...]
        while let (response, after) = one(in: rest, isHead: isHead, atEnd: atEnd) {
            responses.append(response)
            rest = after
        }
        return (responses, Array(rest))
    }

    private static func one(
        in bytes: ArraySlice<UInt8>, isHead: Bool, atEnd: Bool
    ) -> (ResponseText, ArraySlice<UInt8>)? {
        guard let end = find("\r\n\r\n", in: bytes) else { return nil }
        let lines = String(decoding: bytes[..<end], as: UTF8.self).split(separator: "\r\n")
        guard let first = lines.first, first.hasPrefix("HTTP/1.1 "), let status = Int(first.dropFirst(9).prefix(3))
        else {
            return nil
        }
        var fields: [String: String] = [:]
        for line in lines.dropFirst() {
            let parts = line.split(separator: ":", maxSplits: 1)
            fields[parts[0].lowercased()] = parts.count > 1 ? String(parts[1].drop { $0 == " " }) : ""
        }
        var rest = bytes[(end + 4)...]
        var body: [UInt8] = []
        if isHead || status < 200 || status == 204 || status == 304 {
        } else if let length = fields["content-length"].flatMap({ Int($0) }) {
            guard rest.count >= length else { return nil }
            body = Array(rest.prefix(length))
            rest = rest.dropFirst(length)
        } else if fields["transfer-encoding"] == "chunked" {
            while true {
                guard let line = find("\r\n", in: rest),
                    let size = Int(String(decoding: rest[..<line], as: UTF8.self), radix: 16),
                    rest[(line + 2)...].count >= size + 2
                else { return nil }
                body += rest[(line + 2)...].prefix(size)
                rest = rest[(line + 4 + size)...]
                if size == 0 { break }
            }
        } else {
            guard atEnd else { return nil }
            body = Array(rest)
            rest = []
        }
        return (ResponseText(status: status, fields: fields, body: String(decoding: body, as: UTF8.self)), rest)
    }

    private static func find(_ text: String, in bytes: ArraySlice<UInt8>) -> Int? {
        let pattern = Array(text.utf8)
        guard bytes.count >= pattern.count else { return nil }
        return (bytes.startIndex...bytes.endIndex - pattern.count).first { bytes[$0...].starts(with: pattern) }
    }
}
