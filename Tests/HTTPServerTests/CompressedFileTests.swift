import Foundation
import HTTPTypes
import Testing

@testable import HTTPServer

@Suite("Compressed files")
struct CompressedFileTests {
    private static let script = String(repeating: "export const answer = 42\n", count: 200)
    private let folder: TemporaryFolder
    private let router: Router

    init() throws {
        folder = try TemporaryFolder()
        for name in [
            "app.js", "app.css", "page.html", "data.json", "drawing.svg", "font.woff2", "image.png", "file.bin",
        ] {
            try folder.write(name, Self.script)
        }
        try folder.write("short.js", "answer()")
        var state: UInt64 = 7
        let noise = (0..<4000).map { _ in
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return UInt8(truncatingIfNeeded: state >> 56)
        }
        try Data(noise).write(to: URL(fileURLWithPath: folder.path + "/noise.txt"))
        var router = Router(mapError: { HTTPError(status: .internalServerError, code: "x", message: "\($0)") })
        router.files(at: "/", from: folder.path)
        router.on(.get, "/dynamic", atOnce: { _ in Response(body: .bytes(Array(Self.script.utf8))) })
        self.router = router
    }

    private func get(
        _ path: String, _ coding: String? = "gzip, deflate, br, zstd", _ fields: HTTPFields = [:],
        _ method: HTTPRequest.Method = .get
    ) async -> Response {
        var fields = fields
        fields[.acceptEncoding] = coding
        return await router.respond(to: Request(method: method, path: path, headerFields: fields))
    }

    private func tag(_ coding: String?) async -> String { await get("/app.js", coding).headerFields[.eTag] ?? "" }

    @Test("a browser gets gzip, of its own length and tag, and gunzip gives the file back")
    func gzip() async throws {
        let plain = await get("/app.js", nil)
        let response = await get("/app.js")
        #expect(response.status == .ok)
        #expect(response.headerFields[.contentEncoding] == "gzip")
        #expect(response.headerFields[.contentType] == "text/javascript; charset=utf-8")
        #expect(response.headerFields[.vary] == "Accept-Encoding")
        #expect(response.headerFields[.acceptRanges] == nil)
        let bytes = try await response.body.collect()
        #expect(response.headerFields[.contentLength] == String(bytes.count))
        #expect(bytes.count < 500)
        #expect(try gunzip(bytes) == Self.script)
        let plainTag = try #require(plain.headerFields[.eTag])
        #expect(response.headerFields[.eTag] == plainTag.dropLast() + "-gzip\"")
        #expect(plain.headerFields[.contentEncoding] == nil)
        #expect(plain.headerFields[.vary] == "Accept-Encoding")
        #expect(plain.headerFields[.acceptRanges] == "bytes")
        #expect(try await plain.body.collect() == Array(Self.script.utf8))
    }

    @Test("text is compressed", arguments: ["app.js", "app.css", "page.html", "data.json", "drawing.svg"])
    func text(_ name: String) async { #expect(await get("/" + name).headerFields[.contentEncoding] == "gzip") }

    @Test(
        "fonts, images, unknown types and short files have one form",
        arguments: ["font.woff2", "image.png", "file.bin", "short.js"])
    func oneForm(_ name: String) async {
        let fields = await get("/" + name).headerFields
        #expect(fields[.contentEncoding] == nil)
        #expect(fields[.vary] == nil)
    }

    @Test("what hardly gets shorter is sent as it is, and handlers' answers always")
    func plain() async throws {
        let noise = await get("/noise.txt")
        #expect(noise.headerFields[.contentEncoding] == nil)
        #expect(noise.headerFields[.vary] == "Accept-Encoding")
        #expect(noise.headerFields[.contentLength] == "4000")
        #expect(await get("/dynamic").headerFields[.contentEncoding] == nil)
    }

    @Test(
        "weights",
        arguments: [
            ("gzip", true), ("GZIP", true), ("x-gzip", true), ("gzip;q=1", true), ("gzip ; q=0.001", true),
            ("br, gzip;q=0.5", true), ("*", true), ("*;q=0.1", true), ("identity;q=0", false),
            ("gzip, identity;q=0", true), ("gzip;q=0", false), ("gzip;q=0.000", false), ("*;q=0", false),
            ("gzip;q=0, *", false), ("gzip, *;q=0", true), ("identity", false), ("gzip;q=0.5, identity", false),
            ("gzip;q=1.000, identity;q=0.9", true), ("br", false), ("", false), ("gzip;q=1.5", false),
            ("gzip;q=", false), ("gzip;q=0.1234", false), ("gzip;level=9", false), ("gzipped", false), (",;,", false),
        ])
    func weights(_ field: String, _ isCompressed: Bool) async {
        let response = await get("/app.js", field)
        #expect(response.status == .ok)
        #expect((response.headerFields[.contentEncoding] == "gzip") == isCompressed)
    }

    @Test("HEAD says what GET says")
    func head() async throws {
        for coding in ["gzip", nil] {
            var head = await get("/app.js", coding, [:], .head).headerFields
            var get = await get("/app.js", coding).headerFields
            (head[.xRequestID], get[.xRequestID]) = (nil, nil)
            #expect(head == get)
        }
    }

    @Test("conditions hold for the form that would be sent")
    func conditions() async throws {
        let (plain, gzip) = (await tag(nil), await tag("gzip"))
        for (own, other, coding) in [(gzip, plain, "gzip"), (plain, gzip, nil)] {
            let unchanged = await get("/app.js", coding, [.ifNoneMatch: own])
            #expect(unchanged.status == .notModified)
            #expect(unchanged.headerFields[.eTag] == own)
            #expect(unchanged.headerFields[.vary] == "Accept-Encoding")
            #expect(unchanged.headerFields[.contentEncoding] == nil)
            #expect(await get("/app.js", coding, [.ifNoneMatch: "W/" + own]).status == .notModified)
            #expect(await get("/app.js", coding, [.ifNoneMatch: other]).status == .ok)
            #expect(await get("/app.js", coding, [.ifNoneMatch: "\(other), \(own)"]).status == .notModified)
            #expect(await get("/app.js", coding, [.ifMatch: own]).status == .ok)
            #expect(await get("/app.js", coding, [.ifMatch: other]).status == .preconditionFailed)
        }
    }

    @Test("a range is a part of the file as it is")
    func ranges() async throws {
        let (plain, gzip) = (await tag(nil), await tag("gzip"))
        let part = await get("/app.js", "gzip", [.range: "bytes=7-11"])
        #expect(part.status == .partialContent)
        #expect(part.headerFields[.contentEncoding] == nil)
        #expect(part.headerFields[.vary] == "Accept-Encoding")
        #expect(part.headerFields[.eTag] == plain)
        #expect(part.headerFields[.contentRange] == "bytes 7-11/\(Self.script.utf8.count)")
        #expect(try await part.body.collect() == Array("const".utf8))
        #expect(await get("/app.js", "gzip", [.range: "bytes=0-1", .ifRange: plain]).status == .partialContent)
        let whole = await get("/app.js", "gzip", [.range: "bytes=0-1", .ifRange: gzip])
        #expect(whole.status == .ok)
        #expect(whole.headerFields[.eTag] == plain)
        #expect(try await whole.body.collect() == Array(Self.script.utf8))
        // HEAD has no ranges, so it tells of the whole.
        #expect(await get("/app.js", "gzip", [.range: "bytes=0-1"], .head).headerFields[.contentEncoding] == "gzip")
    }

    @Test("a changed file is compressed anew")
    func changed() async throws {
        let old = await tag("gzip")
        try folder.write("app.js", Self.script + "// new\n")
        let response = await get("/app.js")
        #expect(response.headerFields[.eTag] != old)
        #expect(try gunzip(try await response.body.collect()) == Self.script + "// new\n")
    }

    @Test("each file is made once, also for many at a time, and what was used last is kept within the bound")
    func bound() async throws {
        let files = CompressedFiles(maximumBytes: 10_000)
        try folder.write("0.txt", hexadecimalNoise(0))
        let first = try #require(try OpenFile(below: folder.path, "0.txt"))
        let all = await withTaskGroup(of: [UInt8]?.self) { group in
            for _ in 0..<50 { group.addTask { await files.bytes(of: first, at: "0.txt") } }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(Set(all).count == 1)
        let one = try #require(all.first ?? nil).count
        #expect(files.totalBytes < one + 1000)
        for number in 1..<20 {
            try folder.write("\(number).txt", hexadecimalNoise(number))
            let file = try #require(try OpenFile(below: folder.path, "\(number).txt"))
            #expect(await files.bytes(of: file, at: "\(number).txt") != nil)
            #expect(files.totalBytes <= 10_000)
        }
        #expect(files.totalBytes > 5000)
        #expect(await files.bytes(of: first, at: "0.txt") == all.first)
    }

    /// About 2.3 kB compressed, and another for each number.
    private func hexadecimalNoise(_ seed: Int) -> String {
        var state = UInt64(seed + 1)
        return (0..<250).map { _ in
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return String(state, radix: 16)
        }.joined()
    }

    private func gunzip(_ bytes: [UInt8]) throws -> String {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        let source = folder.path + "/sent.gz"
        try Data(bytes).write(to: URL(fileURLWithPath: source))
        process.arguments = ["gzip", "-dc", source]
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        let plain = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
        return String(decoding: plain, as: UTF8.self)
    }
}

extension Live {
    @Test("a large compressed file comes whole over the wire, and the connection goes on")
    static func compressed() async throws {
        let folder = try TemporaryFolder()
        var state: UInt64 = 1
        let text = (0..<40_000).map { _ in
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return String(state, radix: 16)
        }.joined()
        try folder.write("big.js", text)
        var router = Router.forTests()
        router.files(at: "/", from: folder.path)
        try await withServer(router) { port, _ in
            let client = try RawClient(port: port)
            let ask = "GET /big.js HTTP/1.1\r\nHost: a\r\nAccept-Encoding: gzip\r\n"
            client.send(ask + "\r\n" + ask + "Connection: close\r\n\r\n")
            let received = client.receiveAll().bytes
            let head = String(decoding: received.prefix(2000), as: UTF8.self)
            let line = try #require(head.split(separator: "\r\n").first { $0.hasPrefix("Content-Length: ") })
            let length = try #require(Int(line.dropFirst(16)))
            #expect(head.contains("Content-Encoding: gzip"))
            #expect((200_000..<text.utf8.count * 9 / 10).contains(length))
            #expect(received.count > 2 * length)
            #expect(received.count < 2 * length + 4000)
        }
    }
}
