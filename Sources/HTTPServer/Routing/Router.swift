import HTTPTypes

/// Answers one request.
public typealias Handler = @Sendable (Request) async throws -> Response

/// Which handler answers which path and method. Literal segments win over captures; files come last.
public struct Router: Sendable {
    /// Longest body in bytes of a route that does not say another number: what a JSON request may need.
    public static let defaultMaximumBodyBytes = 1 << 20

    /// A registered route, for API descriptions and tests.
    public struct Route: Sendable, Hashable {
        /// The method.
        public let method: HTTPRequest.Method
        /// The pattern, such as `/projects/{slug}`.
        public let pattern: String
    }

    /// All routes in the order they were registered.
    public private(set) var routes: [Route] = []

    var endpoints: [Endpoint] = []
    var table = RouteTable()
    var fileRoots: [StaticFiles] = []
    /// One for all folders, so that its bound is the server's.
    private let compressedFiles = CompressedFiles()
    let mapError: @Sendable (any Error) -> HTTPError

    struct Endpoint: Sendable {
        let route: Route
        let maximumBodyBytes: Int?
        let responder: Responder
    }

    /// An empty router.
    /// - Parameter mapError: What a failure of a handler looks like to the client. Not asked for ``HTTPError`` itself.
    public init(mapError: @escaping @Sendable (any Error) -> HTTPError) { self.mapError = mapError }

    /// Registers a handler. GET also answers HEAD.
    ///
    /// An unknown path is 404, a known one with another method 405 with `Allow`; `OPTIONS` is answered with `Allow`.
    /// - Parameters:
    ///   - pattern: Literal segments and captures of whole segments: `/api/v1/projects/{slug}/prompts`.
    ///   - maximumBodyBytes: Longer bodies are 413; nil for no limit, which a handler that streams may want.
    /// - Precondition: No other route has this method and a pattern of the same shape.
    public mutating func on(
        _ method: HTTPRequest.Method, _ pattern: String, maximumBodyBytes: Int? = defaultMaximumBodyBytes,
        _ handler: @escaping Handler
    ) {
        add(method, pattern, maximumBodyBytes: maximumBodyBytes, .handler(handler))
    }

    /// Registers what answers on the event loop, because it has nothing to wait for; it costs no task.
    /// - Precondition: As for handlers.
    public mutating func on(
        _ method: HTTPRequest.Method, _ pattern: String,
        atOnce respond: @escaping @Sendable (Request) throws -> Response
    ) {
        add(method, pattern, maximumBodyBytes: Self.defaultMaximumBodyBytes, .atOnce(respond))
    }

    private mutating func add(
        _ method: HTTPRequest.Method, _ pattern: String, maximumBodyBytes: Int?, _ responder: Responder
    ) {
        let route = Route(method: method, pattern: pattern)
        table.insert(route, index: endpoints.count)
        routes.append(route)
        endpoints.append(Endpoint(route: route, maximumBodyBytes: maximumBodyBytes, responder: responder))
    }

    /// Serves the files below a folder for the paths below a prefix: `/` is `index.html`. Only GET and HEAD.
    /// Text goes out as gzip to clients that accept it.
    /// - Parameters:
    ///   - prefix: `/` or `/vendor`.
    ///   - directory: Path of the folder. Links that lead out of it are not followed.
    public mutating func files(at prefix: String, from directory: String) {
        fileRoots.append(StaticFiles(prefix: prefix, directory: directory, compressed: compressedFiles))
        fileRoots.sort { $0.prefix.count > $1.prefix.count }
    }

    /// Answers a request in memory, as the server would: the client of unit tests. Never throws.
    public func respond(to request: Request) async -> Response {
        let match = match(request.method, request.encodedPath)
        var request = request
        request.parameters = match.parameters
        var response = await run(match, request).response
        response.headerFields[.xRequestID] = request.id
        if let length = response.body.length, response.status.code >= 200, response.status != .noContent,
            response.status != .notModified
        {
            response.headerFields[.contentLength] = String(length)
        }
        if request.method == .head { response.body = .none }
        return response
    }
}
