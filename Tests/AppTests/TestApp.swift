import Crypto
import Foundation
import HTTPServer
import HTTPTypes
import Identity
import Logging
import Preferences
import Storage
import Synchronization
import Testing

@testable import App

/// The whole application on a real SQLite file in a temporary folder, answered in memory, with a clock that tests set.
final class TestApp: Sendable {
    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    let installation: Installation
    let application: Application
    /// What makes users: with hashes that cost next to nothing.
    let people: People
    private let folder: URL
    private let time: TimeBox

    /// - Parameters:
    ///   - passwords: how the server hashes them; nil: at next to no cost.
    ///   - prepare: puts a database into the new folder, at the path it is given; nil: the server makes one.
    init(passwords: Passwords? = nil, prepare: ((_ path: String) throws -> Void)? = nil) throws {
        let cheap = Passwords(cost: try #require(Scrypt(logN: 4)))
        let folder = FileManager.default.temporaryDirectory.appending(path: "podium-\(UUID().uuidString)")
        let time = TimeBox(Date(timeIntervalSince1970: 1_800_000_000))
        let clock = WallClock(now: { time.now })
        let home = Self.root.path(percentEncoded: false)
        let resources = try ResourceFolders(home: home, executable: "", workingFolder: "")
        let data = DataFolder(path: folder.path(percentEncoded: false))
        if let prepare {
            try data.create()
            try prepare(data.database)
        }
        installation = try Installation(folder: data, resources: resources, clock: clock)
        var logger = Logger(label: "test")
        // However long a test takes, no wait is over meanwhile.
        let start = ContinuousClock.now
        logger.logLevel = .critical
        application = Application(
            .init(
                database: installation.database, folder: installation.folder, pages: resources.pages,
                executable: Self.executable, clock: clock, timeZone: .gmt, passwords: passwords ?? cheap,
                throttle: SignInThrottle(instant: { start }), logger: logger))
        people = People(installation: installation, passwords: cheap)
        self.folder = folder
        self.time = time
    }

    deinit {
        try? installation.database.close()
        try? FileManager.default.removeItem(at: folder)
    }

    var stores: Stores { installation.stores }

    func pass(_ seconds: TimeInterval) {
        time.value.withLock { $0 += seconds }
    }

    /// The built program beside the test bundle, which training runs are carried out by.
    static let executable: String = {
        let bundle = URL(filePath: CommandLine.arguments[0]).resolvingSymlinksInPath().deletingLastPathComponent()
        let candidates = [bundle.appending(path: "podium"), root.appending(path: ".build/debug/podium")]
        return candidates.map { $0.path(percentEncoded: false) }.first {
            FileManager.default.isExecutableFile(atPath: $0)
        }
            ?? "podium"
    }()

    private final class TimeBox: Sendable {
        let value: Mutex<Date>
        init(_ date: Date) { value = Mutex(date) }
        var now: Date { value.withLock { $0 } }
    }

    /// Somebody with an access token.
    func client(_ username: String, _ role: Role) async throws -> Client {
        try await client(
            stores.users.create(username: username, role: role, passwordHash: "x", now: installation.clock.now()))
    }

    /// Somebody who is there already, with an access token.
    func client(_ user: User) async throws -> Client {
        let secret = TokenRoutes.makeSecret()
        _ = try await stores.accessTokens.create(
            user: user.id, name: "test", tokenHash: Secrets.hash(secret), now: installation.clock.now())
        return Client(app: self, user: user, fields: [.authorization: "Bearer \(secret)"])
    }

    /// A browser in which somebody has signed in.
    func browser(_ username: String, password: String = "long enough 1", from address: String = "127.0.0.1")
        async throws
        -> Client
    {
        let answer = try await stranger.signIn(username, password, from: address)
        let cookie = try #require(answer.cookie, "\(answer.status) \(answer.text)")
        return Client(app: self, user: nil, fields: [.cookie: cookie], address: address)
    }

    /// Nobody in particular.
    var stranger: Client { Client(app: self, user: nil, fields: [:]) }

    /// A project with `tasks` of K completions each, and its members.
    ///
    /// - Parameter splitSeed: for what hangs on how prompts are split; nil: drawn.
    func project(
        _ slug: String = "p", tasks: Int, completions: Int = 3, overlap: Int = 1, members: [Client] = [],
        splitSeed: UInt64? = nil
    ) async throws {
        var settings = ProjectSettings(name: slug)
        settings.overlap = overlap
        let project = try await stores.projects.create(
            NewProject(slug: slug, settings: settings, splitSeed: splitSeed), now: installation.clock.now())
        let items = try (0..<tasks).map { task in
            try TaskDraft(
                prompt: Prompt("prompt \(task)"),
                completions: (0..<completions).map { Completion(text: "answer \(task)-\($0)", model: "hidden-\($0)") }
            ).validated()
        }
        if !items.isEmpty {
            _ = try await stores.tasks.add(project: project.id, items, now: installation.clock.now())
        }
        for member in members {
            guard let user = member.user else { continue }
            try await stores.members.put(
                project: project.id, user: user.id, role: user.role == .labeler ? .labeler : .manager,
                now: installation.clock.now())
        }
    }
}

/// Sends requests as one caller.
struct Client: Sendable {
    let app: TestApp
    let user: User?
    var fields: HTTPFields
    var address = "127.0.0.1"

    func signIn(_ username: String, _ password: String = "long enough 1", from address: String = "127.0.0.1")
        async throws -> Answer
    {
        var client = self
        client.address = address
        return try await client.post(
            "/api/v1/session", #"{"username": "\#(username)", "password": "\#(password)"}"#)
    }

    func send(
        _ method: HTTPRequest.Method, _ path: String, _ body: String? = nil, type: String = "application/json",
        extra: HTTPFields = [:]
    ) async throws -> Answer {
        var fields = fields
        fields.append(contentsOf: extra)
        if body != nil { fields[.contentType] = type }
        let response = await app.application.router.respond(
            to: Request(
                method: method, path: path, headerFields: fields, body: Array((body ?? "").utf8), remoteAddress: address
            ))
        let answer = Answer(
            status: response.status.code, fields: response.headerFields, bytes: try await response.body.collect())
        app.application.entries.expectAsStated(answer, to: method, path)
        return answer
    }

    func get(_ path: String) async throws -> Answer { try await send(.get, path) }
    func post(_ path: String, _ body: String? = nil) async throws -> Answer { try await send(.post, path, body) }
    func put(_ path: String, _ body: String) async throws -> Answer { try await send(.put, path, body) }
    func patch(_ path: String, _ body: String) async throws -> Answer { try await send(.patch, path, body) }
    func delete(_ path: String) async throws -> Answer { try await send(.delete, path) }
}

struct Answer {
    var status: Int
    var fields: HTTPFields
    var bytes: [UInt8]

    var text: String { String(decoding: bytes, as: UTF8.self) }

    /// The cookie that the answer sets, as a browser sends it back.
    var cookie: String? { fields[.setCookie]?.split(separator: ";").first.map(String.init) }

    /// The value at a path such as "task.completions.0.id".
    subscript(path: String) -> Any? {
        var value = try? JSONSerialization.jsonObject(with: Data(bytes), options: .fragmentsAllowed)
        for part in path.split(separator: ".") {
            if let index = Int(part), let list = value as? [Any] {
                value = list.indices.contains(index) ? list[index] : nil
            } else {
                value = (value as? [String: Any])?[String(part)]
            }
        }
        return value is NSNull ? nil : value
    }

    func int(_ path: String) -> Int? { self[path] as? Int }
    func string(_ path: String) -> String? { self[path] as? String }
    func list(_ path: String) -> [Any] { self[path] as? [Any] ?? [] }
}
