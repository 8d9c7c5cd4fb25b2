import HTTPServer
import HTTPTypes
import Testing

@Suite("Router")
struct RouterTests {
    private let router = Router.forTests()

    private func text(_ response: Response) async throws -> String {
        String(decoding: try await response.body.collect(), as: UTF8.self)
    }

    @Test("captures are decoded once, segment by segment")
    func captures() async throws {
        let response = await router.respond(to: Request(path: "/users/a%2Fb/items/%2541"))
        #expect(try await text(response) == "a/b|%41")
    }

    @Test("a literal segment wins over a capture")
    func literalFirst() async throws {
        #expect(try await text(await router.respond(to: Request(path: "/users/me/items/1"))) == "me")
        #expect(try await text(await router.respond(to: Request(path: "/users/you/items/1"))) == "you|1")
    }

    @Test("the query is decoded, with plus as space and repeated names")
    func query() async throws {
        let request = Request(path: "/target?a=1%2B1&b=x+y&a=2&empty")
        #expect(request.query["a"] == "1+1")
        #expect(request.query.all("a") == ["1+1", "2"])
        #expect(request.query["b"] == "x y")
        #expect(request.query["empty"] == "")
        #expect(request.query["none"] == nil)
    }

    @Test("an unknown path is a 404 problem with the request id")
    func unknownPath() async throws {
        let request = Request(path: "/nowhere")
        let response = await router.respond(to: request)
        #expect(response.status == .notFound)
        #expect(response.headerFields[.contentType] == "application/problem+json")
        #expect(try await text(response).contains("\"requestId\":\"\(request.id)\""))
    }

    @Test("another method is 405 with Allow, OPTIONS tells it, HEAD is GET without content")
    func methods() async throws {
        let wrong = await router.respond(to: Request(method: .put, path: "/hello"))
        #expect(wrong.status == .methodNotAllowed)
        #expect(wrong.headerFields[.allow] == "GET, HEAD, OPTIONS")
        let options = await router.respond(to: Request(method: .options, path: "/echo"))
        #expect(options.status == .noContent)
        #expect(options.headerFields[.allow] == "OPTIONS, POST")
        let head = await router.respond(to: Request(method: .head, path: "/hello"))
        #expect(head.status == .ok)
        #expect(head.headerFields[.contentLength] == "5")
        #expect(try await text(head) == "")
    }

    @Test("a body past the limit of its route is 413, an encoded one 415")
    func bodies() async throws {
        let long = await router.respond(to: Request(method: .post, path: "/small", body: Array("123456789".utf8)))
        #expect(long.status == .contentTooLarge)
        let fields: HTTPFields = [.contentEncoding: "gzip"]
        let encoded = await router.respond(to: Request(method: .post, path: "/echo", headerFields: fields, body: [1]))
        #expect(encoded.status == .unsupportedMediaType)
    }

    @Test("what a handler throws goes through the error table and never shows its cause")
    func failures() async throws {
        let response = await router.respond(to: Request(path: "/fail"))
        #expect(response.status == .internalServerError)
        #expect(try await !text(response).contains("PlannedFailure"))
    }

    @Test("routes are listed in the order of registration")
    func listing() {
        #expect(router.routes.first?.pattern == "/hello")
        #expect(router.routes.first?.method == .get)
    }
}
