import Foundation
import HTTPServer
import HTTPTypes
import Testing

@Suite("Static files")
struct StaticFileTests {
    private let folder: TemporaryFolder
    private let router: Router

    init() throws {
        folder = try TemporaryFolder()
        try folder.write("index.html", "<h1>home</h1>")
        try folder.write("app.js", "0123456789")
        try folder.write("app.3f2a91bc.css", "a{}")
        try folder.write("docs/index.html", "docs")
        try folder.write(".secret", "secret")
        try folder.write("../\(folder.name)-outside.txt", "outside")
        try FileManager.default.createSymbolicLink(
            atPath: folder.path + "/link.txt", withDestinationPath: "../\(folder.name)-outside.txt")
        try FileManager.default.createSymbolicLink(
            atPath: folder.path + "/inside.js", withDestinationPath: "app.js")
        try folder.write("big.bin", String(repeating: "x", count: 300_000))
        var router = Router(mapError: { HTTPError(status: .internalServerError, code: "x", message: "\($0)") })
        router.files(at: "/", from: folder.path)
        self.router = router
    }

    private func get(_ path: String, _ fields: HTTPFields = [:], _ method: HTTPRequest.Method = .get) async -> Response
    {
        await router.respond(to: Request(method: method, path: path, headerFields: fields))
    }

    private func text(_ response: Response) async throws -> String {
        String(decoding: try await response.body.collect(), as: UTF8.self)
    }

    @Test("a file has its type, tag, date and length")
    func plain() async throws {
        let response = await get("/app.js")
        #expect(response.status == .ok)
        #expect(response.headerFields[.contentType] == "text/javascript; charset=utf-8")
        #expect(response.headerFields[.cacheControl] == "no-cache")
        #expect(response.headerFields[.contentLength] == "10")
        #expect(response.headerFields[.eTag]?.hasPrefix("\"") == true)
        #expect(response.headerFields[.lastModified]?.hasSuffix("GMT") == true)
        #expect(try await text(response) == "0123456789")
        #expect(try await text(await get("/inside.js")) == "0123456789")
        #expect(try await text(await get("/")) == "<h1>home</h1>")
        #expect(try await text(await get("/docs/")) == "docs")
        #expect(try await text(await get("/big.bin")).utf8.count == 300_000)
    }

    @Test("a name with a hash is immutable")
    func immutable() async {
        #expect(await get("/app.3f2a91bc.css").headerFields[.cacheControl]?.contains("immutable") == true)
    }

    @Test("a folder without its slash is redirected")
    func folders() async {
        let response = await get("/docs")
        #expect(response.status == .permanentRedirect)
        #expect(response.headerFields[.location] == "/docs/")
    }

    @Test(
        "nothing outside of the root is served",
        arguments: [
            "/../%NAME-outside.txt", "/%2e%2e/%NAME-outside.txt", "/..%2f%NAME-outside.txt",
            "/docs/../../%NAME-outside.txt",
            "/.%2e/%NAME-outside.txt", "//etc/passwd", "/%2fetc%2fpasswd", "/link.txt", "/.secret", "/%2esecret",
            "/docs/..",
            "/docs/%2e", "/..;/x", "/%c0%ae%c0%ae/x", "/app.js%00.html", "/app.js/", "/docs//index.html",
        ])
    func escapes(_ path: String) async {
        let response = await get(path.replacingOccurrences(of: "%NAME", with: folder.name))
        #expect([400, 404].contains(response.status.code))
    }

    @Test(
        "conditions",
        arguments: [
            ("If-None-Match", "TAG", 304), ("If-None-Match", "W/TAG", 304), ("If-None-Match", "\"x\", TAG", 304),
            ("If-None-Match", "*", 304), ("If-None-Match", "\"x\"", 200), ("If-Match", "TAG", 200),
            ("If-Match", "W/TAG", 412),
            ("If-Match", "\"x\"", 412), ("If-Modified-Since", "DATE", 304),
            ("If-Modified-Since", "Sun, 06 Nov 1994 08:49:37 GMT", 200), ("If-Modified-Since", "never", 200),
            ("If-Unmodified-Since", "DATE", 200), ("If-Unmodified-Since", "Sun, 06 Nov 1994 08:49:37 GMT", 412),
        ])
    func conditions(_ name: String, _ value: String, _ status: Int) async throws {
        let fresh = await get("/app.js").headerFields
        let value = value.replacingOccurrences(of: "TAG", with: fresh[.eTag] ?? "")
            .replacingOccurrences(of: "DATE", with: fresh[.lastModified] ?? "")
        let response = await get("/app.js", [try #require(HTTPField.Name(name)): value])
        #expect(response.status.code == status)
        #expect(response.headerFields[.eTag] == fresh[.eTag] || status == 412)
    }

    @Test(
        "ranges",
        arguments: [
            ("bytes=0-3", 206, "0123"), ("bytes=7-", 206, "789"), ("bytes=-2", 206, "89"),
            ("bytes=0-99", 206, "0123456789"),
            ("bytes=-99", 206, "0123456789"), ("bytes=10-", 416, ""), ("bytes=-0", 416, ""),
            ("bytes=3-1", 200, "0123456789"),
            ("bytes=0-1,4-5", 200, "0123456789"), ("lines=1-2", 200, "0123456789"), ("bytes=a-b", 200, "0123456789"),
            ("bytes=", 200, "0123456789"), ("bytes=-", 200, "0123456789"),
        ])
    func ranges(_ range: String, _ status: Int, _ body: String) async throws {
        let response = await get("/app.js", [.range: range])
        #expect(response.status.code == status)
        if status == 416 {
            #expect(response.headerFields[.contentRange] == "bytes */10")
        } else {
            #expect(try await text(response) == body)
        }
        if range == "bytes=7-" { #expect(response.headerFields[.contentRange] == "bytes 7-9/10") }
    }

    @Test("If-Range with another tag sends all")
    func ifRange() async throws {
        let tag = await get("/app.js").headerFields[.eTag] ?? ""
        #expect(await get("/app.js", [.range: "bytes=0-1", .ifRange: tag]).status == .partialContent)
        #expect(await get("/app.js", [.range: "bytes=0-1", .ifRange: "\"x\""]).status == .ok)
    }

    @Test("a mark of Unicode beside a slash or dot hides neither")
    func combiningMarks() async throws {
        try folder.write("marked\u{600}/.secret", "secret")
        try folder.write("docs/\u{301}.txt", "text")
        #expect(await get("/marked%D8%80%2F.secret").status == .notFound)
        #expect(await get("/docs%2F%CC%81.txt").status == .notFound)
        #expect(await get("/docs/%CC%81.txt").status == .ok)
    }

    @Test("only GET and HEAD; a range is for GET alone")
    func methods() async throws {
        #expect(await get("/app.js", [.range: "bytes=0-3"], .head).status == .ok)
        let head = await get("/app.js", [:], .head)
        #expect(head.headerFields[.contentLength] == "10")
        #expect(try await text(head) == "")
        #expect(await get("/app.js", [:], .put).status == .methodNotAllowed)
        #expect(await get("/none", [:], .put).status == .notFound)
    }
}

extension Live {
    @Test("pages carry the security fields over the wire, large files their length")
    static func wire() async throws {
        let folder = try TemporaryFolder()
        try folder.write("index.html", "<h1>home</h1>")
        try folder.write("big.bin", String(repeating: "x", count: 300_000))
        var router = Router.forTests()
        router.files(at: "/", from: folder.path)
        try await withServer(router) { port, _ in
            let client = try RawClient(port: port)
            client.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n")
            let page = client.receive { $0.hasSuffix("</h1>") }
            for name in ["Content-Security-Policy", "Permissions-Policy", "Referrer-Policy", "X-Content-Type-Options"] {
                #expect(page.contains("\(name): "))
            }
            #expect(page.contains("frame-ancestors 'none'"))
            #expect(!page.contains("unsafe"))
            client.send("GET /big.bin HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
            let responses = ResponseText.all(in: client.receiveAll().bytes, atEnd: true).responses
            #expect(responses.first?.body.utf8.count == 300_000)
        }
    }
}

/// A folder that goes when the test does.
final class TemporaryFolder: Sendable {
    let path: String
    let name: String

    init() throws {
        name = "podium-http-\(UInt64.random(in: 0 ... .max))"
        path = NSTemporaryDirectory() + name
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit {
        try? FileManager.default.removeItem(atPath: path)
        try? FileManager.default.removeItem(atPath: path + "-outside.txt")
    }

    func write(_ relative: String, _ text: String) throws {
        let url = URL(fileURLWithPath: path + "/" + relative)
        try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: url)
    }
}
