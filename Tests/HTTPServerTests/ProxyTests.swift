import HTTPTypes
import Testing

@testable import HTTPServer

@Suite("What a proxy changes")
struct ProxyTests {
    private func client(
        _ fields: HTTPFields, peer: String = "10.0.0.1", in proxyFields: ProxyFields = .xForwarded
    ) throws -> Client {
        Client(
            socket: Client(address: peer, isSecure: false, host: "inner:8080"),
            peer: try #require(PeerAddress(peer)), fields: fields,
            trusted: [try #require(TrustedNetwork("10.0.0.0/8"))], proxyFields: proxyFields)
    }

    @Test("the host that the client asked for is a trusted proxy's to tell")
    func host() throws {
        let fields: HTTPFields = [.xForwardedFor: "1.2.3.4", .xForwardedHost: "label.example.org:8443"]
        #expect(try client(fields).host == "label.example.org:8443")
        #expect(try client(fields, peer: "9.9.9.9").host == "inner:8080")
        #expect(try client([.xForwardedHost: "label.example.org"]).host == "label.example.org")
        // One host for each address: the innermost stranger's counts.
        let chain: HTTPFields = [
            .xForwardedFor: "6.6.6.6, 1.2.3.4, 10.0.0.2",
            .xForwardedHost: "forged.example, real.example, inner.example",
        ]
        #expect(try client(chain).host == "real.example")
    }

    @Test("Forwarded tells the host too, and only where it is the proxy's field")
    func forwardedHost() throws {
        let fields: HTTPFields = [
            .forwarded: "for=6.6.6.6;host=forged.example, for=1.2.3.4;host=\"label.example.org:8443\";proto=https",
            .xForwardedHost: "other.example",
        ]
        #expect(try client(fields, in: .forwarded).host == "label.example.org:8443")
        #expect(try client(fields).host == "other.example")
    }

    @Test("what is no host is not believed", arguments: ["", " ", "a/b", "a b", "a\"b", "user@a", "a<b", "é"])
    func badHost(_ value: String) throws {
        #expect(try client([.xForwardedFor: "1.2.3.4", .xForwardedHost: value]).host == "inner:8080")
    }

    @Test("the path below which a proxy offers the service is its to tell")
    func prefix() throws {
        #expect(try client([.xForwardedPrefix: "/podium"]).basePath.folder == "/podium/")
        #expect(try client([.xForwardedPrefix: "/podium"], peer: "9.9.9.9").basePath == .root)
        #expect(try client([.xForwardedPrefix: "//evil.example"]).basePath == .root)
    }

    @Test(
        "a base path is the plain path of a folder",
        arguments: [("/", "/"), ("/podium", "/podium/"), ("/podium/", "/podium/"), ("/a/b-c_d.e~f/", "/a/b-c_d.e~f/")])
    func basePath(_ text: String, _ folder: String) throws {
        let base = try #require(BasePath(text))
        #expect(base.folder == folder && base.isRoot == (folder == "/"))
        #expect(base.path("/login.html") == folder + "login.html")
    }

    @Test(
        "what could name another host, another attribute or another folder is no base path",
        arguments: [
            "", "podium", "//evil.example", "/a//b", "/a/../b", "/a/./b", "/..", "/a;Domain=b", "/a b", "/a?b",
            "/a%2fb",
            "/\\evil.example", "/" + String(repeating: "a", count: 256), "/é",
        ])
    func badBasePath(_ text: String) { #expect(BasePath(text) == nil) }

    @Test("a request that left a proxy's trace is forwarded")
    func trace() {
        #expect(!Request(path: "/").isForwarded)
        for (name, value) in [
            ("Via", "1.1 a"), ("X-Real-IP", "1.2.3.4"), ("X-Forwarded-Host", "a"), ("Forwarded", "x"),
        ] {
            let fields = HTTPFields([HTTPField(name: HTTPField.Name(name) ?? .via, value: value)])
            #expect(Request(path: "/", headerFields: fields).isForwarded, "\(name)")
        }
    }

    @Test("links lead to where the client found the service")
    func url() throws {
        let request = Request(
            path: "/", headerFields: [.hostField: "example.org:8443"], isSecure: true,
            basePath: try #require(BasePath("/podium/")))
        #expect(request.url("/login.html") == "https://example.org:8443/podium/login.html")
    }
}

extension Live {
    @Suite("Below a base path")
    struct BasePathTests {
        @Test(
            "routes answer whether or not the proxy has cut the path off",
            arguments: ["/target", "/podium/target", "/podium/target?x=1"])
        func routes(_ path: String) async throws {
            try await withServer(.forTests(), { $0.basePath = BasePath("/podium") ?? .root }) { port, _ in
                let client = try RawClient(port: port)
                client.send("GET \(path) HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
                let text = String(decoding: client.receiveAll().bytes, as: UTF8.self)
                #expect(text.contains("a|/target|"), "\(text)")
            }
        }

        @Test("the folder without its slash leads to the folder")
        func redirect() async throws {
            try await withServer(.forTests(), { $0.trustedProxies = [TrustedNetwork("127.0.0.1")].compactMap { $0 } }) {
                port, _ in
                let client = try RawClient(port: port)
                client.send(
                    "GET /podium HTTP/1.1\r\nHost: a\r\nX-Forwarded-Prefix: /podium\r\nConnection: close\r\n\r\n")
                let text = String(decoding: client.receiveAll().bytes, as: UTF8.self)
                #expect(text.hasPrefix("HTTP/1.1 308 ") && text.contains("\r\nLocation: /podium/\r\n"))
            }
        }
    }
}
