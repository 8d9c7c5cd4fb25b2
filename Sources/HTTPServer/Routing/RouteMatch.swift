import HTTPTypes

/// What the router makes of a method and path, before the body is there.
struct RouteMatch: Sendable {
    /// Position in ``Router/endpoints``; the count of them for files, one more for everything unknown.
    var endpoint: Int
    var parameters = RouteParameters()
    /// Nil also where nobody reads the body, as for files and failures: what the request asks for settles the status.
    var maximumBodyBytes: Int?
    var responder: Responder
}

/// Who answers.
enum Responder: Sendable {
    /// On the event loop, without a task: what has nothing to wait for.
    case atOnce(@Sendable (Request) throws -> Response)
    case handler(Handler)
}

/// What came of a request, with the failure, if any, for the log.
typealias Outcome = (response: Response, failure: HTTPError?)

extension Router {
    /// Pattern for logs and metrics.
    func label(of match: RouteMatch) -> String { label(ofEndpoint: match.endpoint) }

    func label(ofEndpoint index: Int) -> String {
        if index < endpoints.count { return endpoints[index].route.pattern }
        return index == endpoints.count ? "files" : "unmatched"
    }

    /// - Parameters:
    ///   - path: Percent-encoded, without the base path.
    func match(_ method: HTTPRequest.Method, _ path: String, below base: BasePath = .root) -> RouteMatch {
        // Relative addresses of the pages only work from the folder.
        if !base.isRoot, path == base.prefix, method == .get || method == .head {
            return RouteMatch(
                endpoint: endpoints.count,
                responder: .atOnce { _ in Response(status: .permanentRedirect, headerFields: [.location: base.folder]) }
            )
        }
        switch table.find(method, path) {
        case .found(let index, let parameters):
            let endpoint = endpoints[index]
            return RouteMatch(
                endpoint: index, parameters: parameters, maximumBodyBytes: endpoint.maximumBodyBytes,
                responder: endpoint.responder)
        case .otherMethods(let methods):
            return other(methods, asked: method)
        case .malformed:
            return failing(.malformed("the path is not percent-encoded UTF-8"))
        case .unknown:
            if path == "*" { return other([.get, .post, .put, .patch, .delete], asked: method) }
            guard let files = fileRoots.first(where: { $0.covers(path) }) else { return failing(.notFound) }
            guard method == .get || method == .head else {
                return files.contains(path) ? other([.get], asked: method) : failing(.notFound)
            }
            return RouteMatch(endpoint: endpoints.count, responder: .handler { try await files.respond(to: $0) })
        }
    }

    /// Runs the handler. What it throws becomes a problem.
    func run(_ match: RouteMatch, _ request: Request) async -> Outcome {
        switch match.responder {
        case .atOnce(let respond): return run(respond, match, request)
        case .handler(let handler):
            do {
                try check(match, request)
                return (try await handler(request), nil)
            } catch {
                return problem(error, request)
            }
        }
    }

    /// The same for what needs no task.
    func run(_ respond: (Request) throws -> Response, _ match: RouteMatch, _ request: Request) -> Outcome {
        do {
            try check(match, request)
            return (try respond(request), nil)
        } catch {
            return problem(error, request)
        }
    }

    /// What no handler of a route has to look at: codings of the body, and its length where it is known.
    private func check(_ match: RouteMatch, _ request: Request) throws {
        if match.endpoint < endpoints.count, request.body.bytesInMemory?.isEmpty != true,
            let coding = request.headerFields.first(.contentEncoding),
            coding.lowercased() != "identity"
        {
            throw HTTPError(
                status: .unsupportedMediaType, code: "contentCodingNotSupported",
                message: "Send the body without Content-Encoding.", headerFields: [.acceptEncoding: "identity"])
        }
        if let limit = match.maximumBodyBytes, let bytes = request.body.bytesInMemory, bytes.count > limit {
            throw HTTPError.bodyTooLarge(limit)
        }
    }

    private func problem(_ error: any Error, _ request: Request) -> Outcome {
        let problem = error as? HTTPError ?? mapError(error)
        return (problem.response(requestID: request.id), problem)
    }

    /// 405, or the answer to OPTIONS (RFC 9110 §9.3.7).
    private func other(_ methods: [HTTPRequest.Method], asked: HTTPRequest.Method) -> RouteMatch {
        var names = methods.map(\.rawValue)
        if methods.contains(.get), !methods.contains(.head) { names.append("HEAD") }
        names.append("OPTIONS")
        let allowed = names.sorted().joined(separator: ", ")
        if asked == .options {
            let response = Response(status: .noContent, headerFields: [.allow: allowed])
            return RouteMatch(endpoint: endpoints.count + 1, responder: .atOnce { _ in response })
        }
        return failing(.methodNotAllowed(allowed))
    }

    func failing(_ error: HTTPError) -> RouteMatch {
        RouteMatch(endpoint: endpoints.count + 1, responder: .atOnce { _ in throw error })
    }
}
