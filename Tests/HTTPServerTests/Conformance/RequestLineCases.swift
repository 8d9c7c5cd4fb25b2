extension ConformanceCase {
    /// RFC 9112 §2 and §3.
    static let requestLines: [ConformanceCase] =
        [
            .init("GET", "GET /hello HTTP/1.1\r\nHost: a\r\n\r\n", [200], .open, body: "hello"),
            .init("one empty line before", "\r\nGET /hello HTTP/1.1\r\nHost: a\r\n\r\n", [200], .open, body: "hello"),
            .init("two empty lines before", "\r\n\r\nGET /hello HTTP/1.1\r\nHost: a\r\n\r\n", [400], .closed),
            .init("HTTP/1.0", "GET /hello HTTP/1.0\r\n\r\n", [200], .closed, body: "hello"),
            .init("HTTP/1.0 with Host", "GET /hello HTTP/1.0\r\nHost: a\r\n\r\n", [200], .closed),
            .init("HTTP/1.0 keep-alive", "GET /hello HTTP/1.0\r\nConnection: keep-alive\r\n\r\n", [200], .open),
            .init("HTTP/1.2 counts as 1.1", "GET /hello HTTP/1.2\r\nHost: a\r\n\r\n", [200], .open),
            .init("HTTP/2.0", "GET /hello HTTP/2.0\r\nHost: a\r\n\r\n", [505], .closed, body: "versionNotSupported"),
            .init("HTTP/2 preface", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", [505], .closed),
            .init("HTTP/0.9", "GET /hello\r\n", [400], .closed),
            .init("HTTP/0.9 as version", "GET /hello HTTP/0.9\r\nHost: a\r\n\r\n", [505], .closed),
            .init("lower case version", "GET /hello http/1.1\r\nHost: a\r\n\r\n", [400], .closed),
            .init("version without minor", "GET /hello HTTP/1\r\nHost: a\r\n\r\n", [400], .closed),
            .init("version with three digits", "GET /hello HTTP/1.10\r\nHost: a\r\n\r\n", [400], .closed),
            .init("version with letters", "GET /hello HTTP/1.x\r\nHost: a\r\n\r\n", [400], .closed),
            .init("another protocol", "GET /hello ICAP/1.0\r\nHost: a\r\n\r\n", [400], .closed),
            .init("no target", "GET HTTP/1.1\r\nHost: a\r\n\r\n", [400], .closed),
            .init("two spaces before the target", "GET  /hello HTTP/1.1\r\nHost: a\r\n\r\n", [400], .closed),
            .init("two spaces after the target", "GET /hello  HTTP/1.1\r\nHost: a\r\n\r\n", [400], .closed),
            .init("space in the target", "GET /he llo HTTP/1.1\r\nHost: a\r\n\r\n", [400], .closed),
            .init("space at the end", "GET /hello HTTP/1.1 \r\nHost: a\r\n\r\n", [400], .closed),
            .init("space at the begin", " GET /hello HTTP/1.1\r\nHost: a\r\n\r\n", [400], .closed),
            .init("tab as separator", "GET\t/hello\tHTTP/1.1\r\nHost: a\r\n\r\n", [400], .closed),
            .init("bare LF after the request line", "GET /hello HTTP/1.1\nHost: a\r\n\r\n", [400], .closed),
            .init("bare CR in the request line", "GET /hel\rlo HTTP/1.1\r\nHost: a\r\n\r\n", [400], .closed),
            .init("CR CR LF", "GET /hello HTTP/1.1\r\r\nHost: a\r\n\r\n", [400], .closed),
            .init("lower case method", "get /hello HTTP/1.1\r\nHost: a\r\n\r\n", [501], .closed),
            .init("unknown method", "BREW /hello HTTP/1.1\r\nHost: a\r\n\r\n", [501], .closed, body: "methodNotImpl"),
            .init("TRACE", "TRACE /hello HTTP/1.1\r\nHost: a\r\n\r\n", [501], .closed),
            .init("CONNECT", "CONNECT a:443 HTTP/1.1\r\nHost: a\r\n\r\n", [501], .closed),
            .init("method is no token", "G@T /hello HTTP/1.1\r\nHost: a\r\n\r\n", [400], .closed),
            .init("no method", " /hello HTTP/1.1\r\nHost: a\r\n\r\n", [400], .closed),
            .init("fragment", "GET /hello#x HTTP/1.1\r\nHost: a\r\n\r\n", [400], .closed),
            .init("relative target", "GET hello HTTP/1.1\r\nHost: a\r\n\r\n", [400], .closed),
            .init("asterisk without OPTIONS", "GET * HTTP/1.1\r\nHost: a\r\n\r\n", [400], .closed),
            .init("OPTIONS *", "OPTIONS * HTTP/1.1\r\nHost: a\r\n\r\n", [204], .open),
            .init("absolute target", "GET http://b/hello HTTP/1.1\r\nHost: a\r\n\r\n", [200], .open, body: "hello"),
            .init("absolute https target", "GET HTTPS://b/hello HTTP/1.1\r\nHost: a\r\n\r\n", [200], .open),
            .init(
                "the absolute target's host wins", "GET http://b:81/target?x HTTP/1.1\r\nHost: a\r\n\r\n", [200], .open,
                body: "b:81|/target|x="),
            .init("absolute target without path", "GET http://b HTTP/1.1\r\nHost: a\r\n\r\n", [404], .open),
            .init("absolute target, query only", "GET http://b?x HTTP/1.1\r\nHost: a\r\n\r\n", [404], .open),
            .init("absolute target without host", "GET http:///hello HTTP/1.1\r\nHost: a\r\n\r\n", [400], .closed),
            .init("user info", "GET http://u@b/hello HTTP/1.1\r\nHost: a\r\n\r\n", [400], .closed),
            .init("another scheme", "GET ftp://b/hello HTTP/1.1\r\nHost: a\r\n\r\n", [400], .closed),
            .init("bad percent-encoding", "GET /%zz HTTP/1.1\r\nHost: a\r\n\r\n", [400], .open, body: "malformed"),
            .init("cut percent-encoding", "GET /a%2 HTTP/1.1\r\nHost: a\r\n\r\n", [400], .open),
            .init("encoded NUL", "GET /a%00 HTTP/1.1\r\nHost: a\r\n\r\n", [400], .open),
            .init("encoded bytes that are not UTF-8", "GET /%ff HTTP/1.1\r\nHost: a\r\n\r\n", [400], .open),
            .init(
                "decoded once", "GET /target?a=%2525&b=1+2 HTTP/1.1\r\nHost: a\r\n\r\n", [200], .open,
                body: "a|/target|a=%25,b=1 2"),
            .init(
                "target of 8 KiB", "GET /\(String(repeating: "a", count: 8100)) HTTP/1.1\r\nHost: a\r\n\r\n", [404],
                .open),
            .init(
                "request line too long", "GET /\(String(repeating: "a", count: 8192)) HTTP/1.1\r\nHost: a\r\n\r\n",
                [414], .closed, body: "targetTooLong"),
            .init("request line without end", "GET /" + String(repeating: "a", count: 8300), [414], .closed),
            .init("method without end", String(repeating: "A", count: 8300), [414], .closed),
            .init("TLS on a plain port", bytes: [22, 3, 1, 0, 5, 1, 0, 0, 1, 0, 13, 10], [400], .closed),
        ]
        + [0x00, 0x01, 0x08, 0x0B, 0x1F, 0x7F, 0x80, 0xFF].map { byte in
            ConformanceCase(
                "byte \(hex(byte)) in the target",
                bytes: Array("GET /a".utf8) + [byte] + Array(" HTTP/1.1\r\nHost: a\r\n\r\n".utf8), [400], .closed)
        }
}
