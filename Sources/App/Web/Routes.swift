import HTTPServer
import HTTPTypes
import Preferences
import Storage

/// Who may call a route. Every route names one: a route without it does not compile.
enum Access {
    /// Everybody, signed in or not.
    case anyone
    /// Whoever is signed in.
    case user
    /// Members of the project in the path, and admins.
    case labeler
    /// Managers of the project in the path, and admins.
    case manager
    /// Admins.
    case admin
}

/// An authorised request: who calls, and the project that the path names.
struct Call: Sendable {
    let request: Request
    /// Acting for the caller.
    let stores: Stores
    /// Nil only on routes for anyone.
    let caller: Caller?
    /// Nil only on routes without `{slug}`.
    let namedProject: Project?
    /// Where long bodies are read.
    let workers: WorkerPool

    /// The caller of a route that is not for anyone.
    var user: User {
        get throws { try caller.orThrow(HTTPError.signInNeeded).user }
    }

    /// The project of a route with `{slug}`.
    var project: Project {
        get throws { try namedProject.orThrow(HTTPError.notFound("This path names no project.")) }
    }

    /// The id that the path carries as `{name}`.
    func id<Owner>(_ name: String) throws -> ID<Owner> {
        // One name each: neither 007 nor +7 is another way to write 7.
        guard let text = request.parameters[name], let number = Int64(text), number > 0, "\(number)" == text else {
            throw HTTPError.notFound("There is no such \(name): ids are whole numbers.")
        }
        return ID(number)
    }
}

/// Registers routes with the access each one asks for, and keeps the list of them.
struct Routes {
    typealias Action = @Sendable (Call) async throws -> Response

    /// One registered route, for the API description.
    struct Entry: Sendable {
        var method: HTTPRequest.Method
        var pattern: String
        var access: Access
        var summary: String
        var contract: Contract
    }

    private(set) var router: Router
    private(set) var entries: [Entry] = []
    private let gate: Gate

    init(gate: Gate) {
        self.gate = gate
        router = Router(mapError: { ErrorTable.httpError(for: $0) })
    }

    mutating func get(
        _ pattern: String, for access: Access, _ summary: String, _ contract: Contract, _ action: @escaping Action
    ) {
        add(.get, pattern, access, summary, contract, action)
    }

    mutating func post(
        _ pattern: String, for access: Access, _ summary: String, _ contract: Contract, _ action: @escaping Action
    ) {
        add(.post, pattern, access, summary, contract, action)
    }

    mutating func put(
        _ pattern: String, for access: Access, _ summary: String, _ contract: Contract, _ action: @escaping Action
    ) {
        add(.put, pattern, access, summary, contract, action)
    }

    mutating func patch(
        _ pattern: String, for access: Access, _ summary: String, _ contract: Contract, _ action: @escaping Action
    ) {
        add(.patch, pattern, access, summary, contract, action)
    }

    mutating func delete(
        _ pattern: String, for access: Access, _ summary: String, _ contract: Contract, _ action: @escaping Action
    ) {
        add(.delete, pattern, access, summary, contract, action)
    }

    /// A response that is always the same, for everyone.
    mutating func get(_ pattern: String, _ summary: String, _ contract: Contract, always response: Response) {
        entries.append(Entry(method: .get, pattern: pattern, access: .anyone, summary: summary, contract: contract))
        router.on(
            .get, pattern,
            atOnce: { request in
                try contract.check(request.query)
                return response
            })
    }

    mutating func files(at prefix: String, from directory: String) {
        router.files(at: prefix, from: directory)
    }

    /// What a route does not look at would be ignored in silence. An empty object is how some clients say nothing.
    private static func expectNoBody(_ request: Request) async throws {
        let bytes = try await request.body.collect()
        guard bytes.isEmpty || bytes == Array("{}".utf8) else {
            throw ValidationError(pointer: "", code: "unexpectedBody", message: "This route takes no body. Send none.")
        }
    }

    private mutating func add(
        _ method: HTTPRequest.Method, _ pattern: String, _ access: Access, _ summary: String, _ contract: Contract,
        _ action: @escaping Action
    ) {
        entries.append(
            Entry(method: method, pattern: pattern, access: access, summary: summary, contract: contract))
        let gate = gate
        let changesAccess = method != .get && contract.changesAccess
        router.on(method, pattern, maximumBodyBytes: contract.maximumBodyBytes) { request in
            let call = try await gate.admit(request, for: access)
            try contract.check(request.query)
            if method != .get, !contract.isVersioned { try request.expectNone(of: .ifMatch, .ifNoneMatch) }
            if method != .get, contract.body.isEmpty { try await Self.expectNoBody(request) }
            guard changesAccess else { return try await action(call) }
            defer { gate.cache.checkSoon() }
            return try await action(call)
        }
    }
}
