extension ConformanceCase {
    private static func get(_ fields: String) -> String { "GET /hello HTTP/1.1\r\nHost: a\r\n\(fields)\r\n" }

    /// RFC 9112 §5 and RFC 9110 §5.
    static let fields: [ConformanceCase] =
        [
            .init("no space after the colon", get("X:1\r\n"), [200], .open),
            .init("blanks around the value", get("X: \t 1 \t \r\n"), [200], .open),
            .init("empty value", get("X:\r\n"), [200], .open),
            .init("value with obs-text", bytes: Array(get("X: é\r\n").utf8), [200], .open),
            .init("all characters of a token", get("!#$%&'*+-.^_`|~09azAZ: 1\r\n"), [200], .open),
            .init("space before the colon", get("X : 1\r\n"), [400], .closed),
            .init("tab before the colon", get("X\t: 1\r\n"), [400], .closed),
            .init("space before the name", get(" X: 1\r\n"), [400], .closed),
            .init("space in the name", get("X Y: 1\r\n"), [400], .closed),
            .init("folded line", get("X: 1\r\n 2\r\n"), [400], .closed),
            .init("line folded with a tab", get("X: 1\r\n\t2\r\n"), [400], .closed),
            .init(
                "fold right after the request line", "GET /hello HTTP/1.1\r\n X: 1\r\nHost: a\r\n\r\n", [400], .closed),
            .init("no colon", get("X\r\n"), [400], .closed),
            .init("no name", get(": 1\r\n"), [400], .closed),
            .init("bare LF after a field", get("X: 1\nY: 2\r\n"), [400], .closed),
            .init("bare LF at the end", "GET /hello HTTP/1.1\r\nHost: a\r\n\n", [400], .closed),
            .init("bare CR in a value", get("X: 1\r2\r\n"), [400], .closed),
            .init("bare CR before the name", get("\rX: 1\r\n"), [400], .closed),
            .init("CR at the end of a value", get("X: 1\r\r\n"), [400], .closed),
            .init("100 fields", get((1..<100).map { "X\($0): 1\r\n" }.joined()), [200], .open),
            .init(
                "101 fields", get((1...100).map { "X\($0): 1\r\n" }.joined()), [431], .closed, body: "fieldsTooLarge"),
            .init("16 KiB of fields", get("X: \(String(repeating: "a", count: 16_000))\r\n"), [200], .open),
            .init("fields too large", get("X: \(String(repeating: "a", count: 16_384))\r\n"), [431], .closed),
            .init(
                "many fields too large",
                get((1..<90).map { "X\($0): \(String(repeating: "a", count: 200))\r\n" }.joined()),
                [431], .closed),
            .init(
                "field without end", "GET /hello HTTP/1.1\r\nX: " + String(repeating: "a", count: 16_500), [431],
                .closed),
            .init("Connection: close", get("Connection: close\r\n"), [200], .closed),
            .init("Connection: CLOSE in a list", get("Connection: x, CLOSE\r\n"), [200], .closed),
            .init(
                "close in the second Connection field", get("Connection: x\r\nConnection: close\r\n"), [200], .closed),
            .init("Connection: keep-alive", get("Connection: keep-alive\r\n"), [200], .open),
            .init("Expect: 100-continue without body", get("Expect: 100-continue\r\n"), [200], .open),
            .init("another expectation", get("Expect: 200-ok\r\n"), [417], .closed, body: "expectationFailed"),
            .init("Upgrade is ignored", get("Connection: upgrade\r\nUpgrade: h2c\r\n"), [200], .open),
        ]
        + [0x00, 0x01, 0x08, 0x0B, 0x0C, 0x1F, 0x7F].map { byte in
            ConformanceCase(
                "byte \(hex(byte)) in a value",
                bytes: Array("GET /hello HTTP/1.1\r\nHost: a\r\nX: a".utf8) + [byte] + Array("b\r\n\r\n".utf8), [400],
                .closed)
        }
        + [0x00, 0x01, 0x22, 0x28, 0x2C, 0x2F, 0x3B, 0x40, 0x5B, 0x7B, 0x7F, 0xC3].map { byte in
            ConformanceCase(
                "byte \(hex(byte)) in a name",
                bytes: Array("GET /hello HTTP/1.1\r\nHost: a\r\nX".utf8) + [byte] + Array("Y: b\r\n\r\n".utf8), [400],
                .closed)
        }

    private static func host(_ field: String) -> String { "GET /target HTTP/1.1\r\n\(field)\r\n" }

    /// RFC 9112 §3.2.
    static let hosts: [ConformanceCase] = [
        .init("Host with port", host("Host: example.org:8080\r\n"), [200], .open, body: "example.org:8080|/target|"),
        .init("Host in capitals", host("HOST: a\r\n"), [200], .open, body: "a|"),
        .init("IPv6 Host", host("Host: [::1]:80\r\n"), [200], .open, body: "[::1]:80|"),
        .init("no Host", host(""), [400], .closed, body: "badHost"),
        .init("no Host and an absolute target", "GET http://b/hello HTTP/1.1\r\n\r\n", [400], .closed),
        .init("two Host fields", host("Host: a\r\nHost: b\r\n"), [400], .closed),
        .init("two equal Host fields", host("Host: a\r\nHost: a\r\n"), [400], .closed),
        .init("two Host fields in HTTP/1.0", "GET /target HTTP/1.0\r\nHost: a\r\nHost: b\r\n\r\n", [400], .closed),
        .init("empty Host", host("Host:\r\n"), [400], .closed),
        .init("Host with a path", host("Host: a/b\r\n"), [400], .closed),
        .init("Host with user info", host("Host: u@a\r\n"), [400], .closed),
        .init("Host with a space", host("Host: a b\r\n"), [400], .closed),
        .init("Host with a list", host("Host: a, b\r\n"), [400], .closed),
        .init("Host with a query", host("Host: a?b\r\n"), [400], .closed),
    ]
}
