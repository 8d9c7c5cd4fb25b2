extension ConformanceCase {
    private static func line(_ method: String, _ path: String) -> String {
        "\(method) \(path) HTTP/1.1\r\nHost: a\r\n\r\n"
    }

    private static func body(_ method: String, _ path: String, _ fields: String = "") -> String {
        "\(method) \(path) HTTP/1.1\r\nHost: a\r\n\(fields)Content-Length: 3\r\n\r\nabc"
    }

    private static func chunks(_ method: String, _ path: String) -> String {
        "\(method) \(path) HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n"
    }

    /// RFC 9110 §9 and §15.
    static let semantics: [ConformanceCase] = [
        .init("unknown path", line("GET", "/nowhere"), [404], .open, body: "\"code\":\"notFound\""),
        .init("unknown method of a path", line("DELETE", "/hello"), [405], .open, body: "methodNotAllowed"),
        .init("unknown path with a body", body("POST", "/nowhere"), [404], .open, body: "notFound"),
        .init("unknown method with a body", body("PUT", "/hello"), [405], .open, body: "methodNotAllowed"),
        .init("OPTIONS with a body", body("OPTIONS", "/hello"), [204], .open),
        .init("unknown path with chunks", chunks("POST", "/nowhere"), [404], .open, body: "notFound"),
        .init("unknown method with chunks", chunks("PUT", "/hello"), [405], .open, body: "methodNotAllowed"),
        .init(
            "unknown path with an encoded body", body("POST", "/nowhere", "Content-Encoding: gzip\r\n"), [404], .open,
            body: "notFound"),
        .init("HEAD", line("HEAD", "/hello"), [200], .open, isHead: true),
        .init("HEAD of what is not there", line("HEAD", "/nowhere"), [404], .open, isHead: true),
        .init("HEAD of a stream", line("HEAD", "/stream/3"), [200], .open, isHead: true),
        .init("OPTIONS", line("OPTIONS", "/hello"), [204], .open),
        .init("no content", line("GET", "/empty"), [204], .open),
        .init("stream", line("GET", "/stream/2"), [200], .open, body: "line 0\nline 1\n"),
        .init("stream without chunks", line("GET", "/stream/0"), [200], .open),
        .init("stream to HTTP/1.0", "GET /stream/2 HTTP/1.0\r\n\r\n", [200], .closed, body: "line 0\nline 1\n"),
        .init(
            "stream to HTTP/1.0 with keep-alive", "GET /stream/2 HTTP/1.0\r\nConnection: keep-alive\r\n\r\n", [200],
            .closed, body: "line 1\n"),
        .init("failing handler", line("GET", "/fail"), [500], .open, body: "internalError"),
        .init("captures", line("GET", "/users/a%2Fb/items/c%20d"), [200], .open, body: "a/b|c d"),
        .init("an empty capture is none", line("GET", "/users//items/1"), [404], .open),
        .init("slash at the end", line("GET", "/hello/"), [404], .open),
        .init("dot segments are not resolved", line("GET", "/x/../hello"), [404], .open),
        .init("encoded slash is no separator", line("GET", "/users%2Fa/items/1"), [404], .open),
        .init(
            "three at once", line("GET", "/hello") + line("GET", "/empty") + line("GET", "/stream/1"), [200, 204, 200],
            .open),
    ]
}
