extension ConformanceCase {
    private static func post(_ fields: String, _ body: String = "", path: String = "/echo", version: String = "1.1")
        -> String
    {
        "POST \(path) HTTP/\(version)\r\nHost: a\r\n\(fields)\r\n\(body)"
    }

    /// RFC 9112 §6: what smuggling lives on.
    static let framing: [ConformanceCase] =
        [
            .init("Content-Length", post("Content-Length: 3\r\n", "abc"), [200], .open, body: "abc"),
            .init("Content-Length: 0", post("Content-Length: 0\r\n"), [200], .open),
            .init("leading zeros", post("Content-Length: 003\r\n", "abc"), [200], .open, body: "abc"),
            .init("no length in HTTP/1.1 is an empty body", post(""), [200], .open),
            .init("no length in HTTP/1.0", post("", version: "1.0"), [411], .closed, body: "lengthRequired"),
            .init("Content-Length in HTTP/1.0", post("Content-Length: 2\r\n", "ab", version: "1.0"), [200], .closed),
            .init("body of a GET", "GET /hello HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\nab", [200], .open),
            .init("two lengths", post("Content-Length: 3\r\nContent-Length: 4\r\n", "abc"), [400], .closed),
            .init("two equal lengths", post("Content-Length: 3\r\nContent-Length: 3\r\n", "abc"), [400], .closed),
            .init("length too large for a number", post("Content-Length: 99999999999999999999\r\n"), [400], .closed),
            .init(
                "length and coding", post("Content-Length: 3\r\nTransfer-Encoding: chunked\r\n", "0\r\n\r\n"), [400],
                .closed, body: "badFraming"),
            .init(
                "coding and length", post("Transfer-Encoding: chunked\r\nContent-Length: 5\r\n", "0\r\n\r\n"), [400],
                .closed),
            .init(
                "coding in HTTP/1.0", post("Transfer-Encoding: chunked\r\n", "0\r\n\r\n", version: "1.0"), [400],
                .closed),
            .init("CHUNKED", post("Transfer-Encoding: CHUNKED\r\n", "1\r\na\r\n0\r\n\r\n"), [200], .open, body: "a"),
            .init("chunked after gzip", post("Transfer-Encoding: gzip, chunked\r\n", "0\r\n\r\n"), [501], .closed),
            .init("too long for its route", post("Content-Length: 9\r\n", "123456789", path: "/small"), [413], .open),
            .init(
                "exactly as long as its route allows", post("Content-Length: 8\r\n", "12345678", path: "/small"), [200],
                .open),
            .init("far too long", post("Content-Length: 9999999\r\n"), [413], .closed, body: "bodyTooLarge"),
            .init("encoded content", post("Content-Encoding: gzip\r\nContent-Length: 1\r\n", "x"), [415], .open),
            .init("body that nobody reads", post("Content-Length: 3\r\n", "abc", path: "/ignore"), [200], .open),
            .init(
                "expected body", post("Expect: 100-continue\r\nContent-Length: 3\r\n", "abc"), [200], .open, body: "abc"
            ),
            .init(
                "pipelined behind a body",
                post("Content-Length: 3\r\n", "abc") + "GET /hello HTTP/1.1\r\nHost: a\r\n\r\n", [200, 200], .open,
                body: "hello"),
            .init(
                "bad request behind a good one", "GET /hello HTTP/1.1\r\nHost: a\r\n\r\nBAD\r\n\r\n", [200, 400],
                .closed),
            .init(
                "nothing behind a bad request", "BAD\r\n\r\nGET /hello HTTP/1.1\r\nHost: a\r\n\r\n", [400], .closed),
            .init(
                "nothing behind close",
                "GET /hello HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\nGET /hello HTTP/1.1\r\nHost: a\r\n\r\n",
                [200],
                .closed),
        ]
        + ["+3", "-3", "0x3", "3a", "3,3", "3, 4", "3 3", " ", "", "3.0", "1e1", "\u{0663}"].map {
            ConformanceCase("Content-Length “\($0)”", post("Content-Length: \($0)\r\n", "abc"), [400], .closed)
        }
        + [
            "identity", "gzip", "chunked, gzip", "chunked, chunked", "xchunked", "chunkedx", "chunked,", ", chunked",
            "",
            "chunked;q=1", "\"chunked\"", "chunked\u{b}", "chun\u{212A}ed", "gzip,\u{301}chunked",
        ].map {
            ConformanceCase(
                "Transfer-Encoding “\($0)”", post("Transfer-Encoding: \($0)\r\n", "0\r\n\r\n"), [400], .closed)
        }
        + [
            ConformanceCase(
                "two Transfer-Encoding fields",
                post("Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n", "0\r\n\r\n"), [400], .closed),
            ConformanceCase(
                "Transfer-Encoding with a space before the colon", post("Transfer-Encoding : chunked\r\n", "0\r\n\r\n"),
                [400], .closed),
            ConformanceCase(
                "Content-Length folded", post("Content-Length:\r\n 3\r\n", "abc"), [400], .closed),
        ]

    private static func chunked(_ body: String, path: String = "/echo") -> String {
        post("Transfer-Encoding: chunked\r\n", body, path: path)
    }

    /// RFC 9112 §7.1.
    static let chunks: [ConformanceCase] =
        [
            .init("no chunk", chunked("0\r\n\r\n"), [200], .open),
            .init("two chunks", chunked("3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n"), [200], .open, body: "abcde"),
            .init("hexadecimal size", chunked("A\r\n0123456789\r\na\r\n0123456789\r\n0\r\n\r\n"), [200], .open),
            .init("leading zeros of a size", chunked("0003\r\nabc\r\n000\r\n\r\n"), [200], .open, body: "abc"),
            .init("extension", chunked("3;name=value\r\nabc\r\n0;x\r\n\r\n"), [200], .open, body: "abc"),
            .init("quoted extension", chunked("3;a=\"b;c\"\r\nabc\r\n0\r\n\r\n"), [200], .open, body: "abc"),
            .init("blanks before an extension", chunked("3 \t;a\r\nabc\r\n0\r\n\r\n"), [200], .open, body: "abc"),
            .init("trailers are ignored", chunked("1\r\na\r\n0\r\nX: 1\r\nHost: b\r\n\r\n"), [200], .open, body: "a"),
            .init("CRLF inside the data", chunked("4\r\n\r\n\r\n\r\n0\r\n\r\n"), [200], .open),
            .init(
                "pipelined behind chunks", chunked("1\r\na\r\n0\r\n\r\n") + "GET /hello HTTP/1.1\r\nHost: a\r\n\r\n",
                [200, 200], .open, body: "hello"),
            .init("too long for its route", chunked("9\r\n123456789\r\n0\r\n\r\n", path: "/small"), [413], .open),
            .init("counted", chunked("3\r\nabc\r\n0\r\n\r\n", path: "/count"), [200], .open, body: "3"),
            .init(
                "extensions too long", chunked("1;\(String(repeating: "a", count: 1100))\r\na\r\n0\r\n\r\n"), [400],
                .closed),
            .init(
                "all extensions too long",
                chunked(String(repeating: "1;\(String(repeating: "a", count: 300))\r\na\r\n", count: 4) + "0\r\n\r\n"),
                [400],
                .closed),
            .init("size line without end", chunked(String(repeating: "0", count: 1200)), [400], .closed),
            .init(
                "trailers too large", chunked("0\r\nX: \(String(repeating: "a", count: 16_400))\r\n\r\n"), [431],
                .closed),
            .init("LF after the data", chunked("3\r\nabc\n0\r\n\r\n"), [400], .closed, body: "malformedRequest"),
        ]
        + [
            ("no size", "\r\nabc\r\n0\r\n\r\n"), ("size is no number", "g\r\nabc\r\n0\r\n\r\n"),
            ("negative size", "-3\r\nabc\r\n0\r\n\r\n"), ("signed size", "+3\r\nabc\r\n0\r\n\r\n"),
            ("size with prefix", "0x3\r\nabc\r\n0\r\n\r\n"), ("blank before the size", " 3\r\nabc\r\n0\r\n\r\n"),
            ("blank after the size", "3 \r\nabc\r\n0\r\n\r\n"), ("size of 16 digits", "1000000000000000\r\n"),
            ("size too large for a number", "ffffffffffffffffff\r\n"),
            ("bare LF after the size", "3\nabc\r\n0\r\n\r\n"),
            ("bare CR in the size line", "3\r;\r\nabc\r\n0\r\n\r\n"),
            ("no CRLF after the data", "3\r\nabcd\r\n0\r\n\r\n"),
            ("CR only after the data", "3\r\nabc\rx0\r\n\r\n"),
            ("control character in an extension", "3;\u{1}\r\nabc\r\n0\r\n\r\n"),
            ("NUL in an extension", "3;\0\r\nabc\r\n0\r\n\r\n"),
            ("extension without semicolon", "3 a\r\nabc\r\n0\r\n\r\n"),
            ("trailer without colon", "0\r\nX\r\n\r\n"), ("folded trailer", "0\r\nX: 1\r\n 2\r\n\r\n"),
            ("bare LF at the end", "0\r\n\n"), ("NUL in a trailer", "0\r\nX: \0\r\n\r\n"),
        ].map { ConformanceCase($0.0, chunked($0.1), [400], .closed) }
}
