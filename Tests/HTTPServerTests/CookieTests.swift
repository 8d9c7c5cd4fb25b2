import HTTPTypes
import Testing

@testable import HTTPServer

@Suite("Cookies and events")
struct CookieTests {
    private static let cookie = PrivateCookie(name: "session")

    private static func request(_ cookies: [String], isSecure: Bool = false, below base: String = "/") -> Request {
        var fields = HTTPFields()
        for value in cookies { fields.append(HTTPField(name: .cookie, value: value)) }
        return Request(path: "/", headerFields: fields, isSecure: isSecure, basePath: BasePath(base) ?? .root)
    }

    @Test(
        "the first cookie of the name counts, in whatever field it is",
        arguments: [
            (["a=1; b=2"], "b", "2"), (["a=1", "b=2; b=3"], "b", "2"), (["a = 1 ;b"], "a", "1"),
            (["a=b=c"], "a", "b=c"),
            (["a="], "a", nil), (["", ";;=", "=x"], "a", nil), (["ab=1"], "a", nil), (["A=1"], "a", nil),
        ] as [([String], String, String?)])
    func parsing(_ fields: [String], _ name: String, _ value: String?) {
        #expect(Self.request(fields).cookies[name] == value)
    }

    @Test(
        "the name's prefix is the strictest that browsers take",
        arguments: [
            (false, "/", "session=x; Path=/; Max-Age=60; HttpOnly; SameSite=Strict"),
            (true, "/", "__Host-session=x; Path=/; Max-Age=60; HttpOnly; SameSite=Strict; Secure"),
            (true, "/p/", "__Secure-session=x; Path=/p/; Max-Age=60; HttpOnly; SameSite=Strict; Secure"),
            (false, "/p/", "session=x; Path=/p/; Max-Age=60; HttpOnly; SameSite=Strict"),
        ])
    func setting(_ isSecure: Bool, _ base: String, _ field: String) {
        let request = Self.request([], isSecure: isSecure, below: base)
        #expect(Self.cookie.setting("x", for: .seconds(60), in: request) == field)
    }

    @Test("under TLS a cookie that a sister domain could have planted does not count")
    func planted() {
        let cookies = ["session=planted; __Secure-session=planted; __Host-session=own"]
        #expect(Self.cookie.value(in: Self.request(cookies, isSecure: true)) == "own")
        #expect(Self.cookie.value(in: Self.request(["session=planted"], isSecure: true)) == nil)
        #expect(Self.cookie.value(in: Self.request(["session=plain"])) == "plain")
    }

    @Test(
        "an event has a field for each line of its data",
        arguments: [
            ("{}", "event: e\ndata: {}\n\n"), ("", "event: e\ndata: \n\n"), ("a\nb", "event: e\ndata: a\ndata: b\n\n"),
            ("a\r\nb\rc", "event: e\ndata: a\ndata: b\ndata: c\n\n"),
        ])
    func events(_ data: String, _ sent: String) {
        #expect(String(decoding: ServerSentEvent("e", data: Array(data.utf8)).bytes, as: UTF8.self) == sent)
        #expect(ServerSentEvent("e\ndata: x", data: []).bytes.starts(with: Array("event: e data: x\n".utf8)))
    }
}
