import HTTPServer
import HTTPTypes
import Logging
import Testing

/// Runs a server on a free port for the time of a test.
@discardableResult
func withServer<Value: Sendable>(
    _ router: Router = .forTests(), metrics: ServerMetrics = ServerMetrics(), loops: Int = 1,
    logger: Logger = Logger(label: "test", factory: { _ in SwiftLogNoOpLogHandler() }),
    _ configure: (inout ServerConfiguration) -> Void = { _ in },
    _ body: @escaping @Sendable (Int, Server) async throws -> Value
) async throws -> Value {
    var configuration = ServerConfiguration(port: 0, loopCount: loops)
    configuration.limits.lingerTimeout = .milliseconds(300)
    configuration.limits.drainTimeout = .seconds(3)
    configure(&configuration)
    let server = Server(configuration: configuration, router: router, logger: logger, metrics: metrics)
    return try await withThrowingTaskGroup(of: Value?.self) { group in
        group.addTask {
            try await server.run()
            return nil
        }
        group.addTask(executorPreference: BlockingExecutor()) {
            defer { server.shutDown() }
            return try await body(try await server.listeningPort(), server)
        }
        var value: Value?
        for try await result in group { value = result ?? value }
        guard let value else { throw CancellationError() }
        return value
    }
}

/// Suites with sockets, one test at a time: their clients are impatient, and the machine may be busy.
@Suite("Live", .serialized)
enum Live {}

struct PlannedFailure: Error {}

extension Router {
    /// The routes that the tests talk to.
    static func forTests() -> Router {
        var router = Router(mapError: {
            HTTPError(status: .internalServerError, code: "internalError", message: "It failed.", cause: $0)
        })
        router.on(.get, "/hello") { _ in
            Response(headerFields: [.contentType: "text/plain"], body: .bytes(Array("hello".utf8)))
        }
        router.on(.get, "/empty") { _ in Response(status: .noContent) }
        router.on(.get, "/fail") { _ in throw PlannedFailure() }
        router.on(.get, "/users/{user}/items/{item}") { request in
            let text = "\(request.parameters["user"] ?? "")|\(request.parameters["item"] ?? "")"
            return Response(body: .bytes(Array(text.utf8)))
        }
        router.on(.get, "/users/me/items/{item}") { _ in Response(body: .bytes(Array("me".utf8))) }
        router.on(.get, "/target") { request in
            let items = request.query.map { "\($0.name)=\($0.value)" }.joined(separator: ",")
            return Response(body: .bytes(Array("\(request.host)|\(request.path)|\(items)".utf8)))
        }
        router.on(.post, "/echo", maximumBodyBytes: 1 << 20) { request in
            Response(body: .bytes(try await request.body.collect()))
        }
        router.on(.post, "/small", maximumBodyBytes: 8) { request in
            Response(body: .bytes(try await request.body.collect()))
        }
        router.on(.post, "/ignore", maximumBodyBytes: nil) { _ in Response(body: .bytes(Array("ignored".utf8))) }
        router.on(.post, "/count", maximumBodyBytes: nil) { request in
            var count = 0
            for try await chunk in request.body { count += chunk.count }
            return Response(body: .bytes(Array("\(count)".utf8)))
        }
        router.on(.get, "/stream/{count}") { request in
            let count = Int(request.parameters["count"] ?? "") ?? 0
            return Response(
                body: .stream { writer in
                    for index in 0..<count { try await writer.write("line \(index)\n") }
                })
        }
        router.on(.get, "/broken-stream") { _ in
            Response(
                body: .stream { writer in
                    try await writer.write("begin")
                    throw PlannedFailure()
                })
        }
        return router
    }
}
