import App
import Foundation
import HTTPServer
import HTTPTypes
import Jobs
import Logging
import Preferences
import Storage
import Synchronization

/// The whole application on a database of its own, answered in memory, with a clock that the simulation moves. Jobs are
/// carried out by the real queue, in the real child processes.
final class SimulatedServer: Sendable {
    let installation: Installation
    private let application: Application
    private let time: TimeBox
    private let folder: DataFolder

    init(start: Date) throws {
        let server = try ServerUnderTest()
        let time = TimeBox(start)
        let clock = WallClock { time.now }
        installation = try Installation(folder: server.folder, resources: server.resources, clock: clock)
        var logger = Logger(label: "simulation")
        logger.logLevel = .error
        application = Application(
            .init(
                database: installation.database, folder: installation.folder, pages: server.resources.pages,
                executable: server.program, clock: clock, timeZone: .gmt, logger: logger))
        folder = server.folder
        self.time = time
    }

    /// What the server takes the time to be.
    private final class TimeBox: Sendable {
        private let value: Mutex<Date>
        init(_ date: Date) { value = Mutex(date) }
        var now: Date {
            get { value.withLock { $0 } }
            set { value.withLock { $0 = max($0, newValue) } }
        }
    }

    /// Never goes back.
    var now: Date {
        get { time.now }
        set { time.now = newValue }
    }

    func removeFolder() {
        try? installation.database.close()
        try? FileManager.default.removeItem(atPath: folder.path)
    }

    /// Carries out jobs while `body` runs.
    func working<Value: Sendable>(_ body: @escaping @Sendable () async throws -> Value) async throws -> Value {
        guard let queue = application.services.lazy.compactMap({ $0 as? JobQueue }).first else {
            throw BenchmarkFailure(description: "The application has no queue of jobs.")
        }
        return try await withThrowingTaskGroup(of: Value?.self) { group in
            group.addTask {
                try await queue.run()
                return nil
            }
            group.addTask { try await body() }
            defer { group.cancelAll() }
            while let done = try await group.next() {
                if let done { return done }
            }
            throw BenchmarkFailure(description: "The queue of jobs ended.")
        }
    }

    /// Somebody new, with a token.
    func person(_ name: String, _ role: Role, project: ID<Project>? = nil) async throws -> SimulatedClient {
        let user = try await installation.stores.users.create(username: name, role: role, passwordHash: nil, now: now)
        if let project {
            try await installation.stores.members.put(project: project, user: user.id, role: .labeler, now: now)
        }
        let token = try await People(installation: installation).createToken(for: name, name: "simulation")
        return SimulatedClient(server: self, id: user.id.rawValue, token: token)
    }

    fileprivate func respond(_ request: Request) async throws -> (status: Int, bytes: [UInt8]) {
        let response = await application.router.respond(to: request)
        return (response.status.code, try await response.body.collect())
    }
}

/// Sends requests as one person.
struct SimulatedClient: Sendable {
    let server: SimulatedServer
    let id: Int64
    let token: String

    /// - Throws: `BenchmarkFailure` for any answer but a success.
    @discardableResult
    func send(
        _ method: HTTPRequest.Method, _ path: String, _ body: [UInt8] = [], type: String = "application/json"
    ) async throws -> [UInt8] {
        var fields: HTTPFields = [.authorization: "Bearer \(token)"]
        if !body.isEmpty { fields[.contentType] = type }
        let answer = try await server.respond(
            Request(method: method, path: "/api/v1\(path)", headerFields: fields, body: body))
        guard (200..<300).contains(answer.status) else {
            throw BenchmarkFailure(
                description: "\(method) \(path): \(answer.status) "
                    + String(decoding: answer.bytes.prefix(500), as: UTF8.self))
        }
        return answer.bytes
    }

    func get<Value: Decodable>(_ path: String, as type: Value.Type = Value.self) async throws -> Value {
        try Self.decode(await send(.get, path))
    }

    private struct Page<Value: Decodable>: Decodable {
        var items: [Value]
        var nextCursor: String?
    }

    /// All items of a list.
    func all<Value: Decodable>(_ path: String) async throws -> [Value] {
        var items: [Value] = []
        var cursor: String?
        repeat {
            let page: Page<Value> = try await get(
                path + (path.contains("?") ? "&" : "?") + "limit=1000" + (cursor.map { "&cursor=\($0)" } ?? ""))
            items += page.items
            cursor = page.nextCursor
        } while cursor != nil
        return items
    }

    func post<Value: Decodable>(_ path: String, _ body: some Encodable, as type: Value.Type = Value.self) async throws
        -> Value
    {
        try Self.decode(await send(.post, path, Array(JSONEncoder().encode(body))))
    }

    static func decode<Value: Decodable>(_ bytes: [UInt8]) throws -> Value {
        let decoder = JSONDecoder()
        decoder.dateDecodingStrategy = .iso8601
        return try decoder.decode(Value.self, from: Data(bytes))
    }
}
