import Foundation
import Preferences
import Testing

@testable import Storage

/// A real SQLite file in a temporary folder, with a project, an admin's view of time, and labelers to order.
final class Fixture: Sendable {
    /// 2026-01-01 00:00:00 UTC, the start of every test's time.
    static let start = Date(timeIntervalSince1970: 1_767_225_600)
    static let migrations = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent("migrations").resolvingSymlinksInPath().path

    let folder: URL
    let database: Database

    var path: String { folder.appendingPathComponent("podium.sqlite").path }

    init() throws {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("podium-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        database = try Database(
            path: folder.appendingPathComponent("podium.sqlite").path, migrations: Self.migrations, now: Self.start)
    }

    deinit {
        try? database.close()
        try? FileManager.default.removeItem(at: folder)
    }

    var users: Users { Users(database) }
    var projects: Projects { Projects(database) }
    var members: Members { Members(database) }
    var tasks: Tasks { Tasks(database) }
    var imports: Imports { Imports(database) }
    var assignments: Assignments { Assignments(database) }
    var rankings: Rankings { Rankings(database) }
    var snapshots: Snapshots { Snapshots(database) }
    var golds: Golds { Golds(database) }

    func project(
        _ slug: String = "p", _ change: (inout ProjectSettings) -> Void = { _ in }
    ) async throws -> Project {
        var settings = ProjectSettings(name: "Project \(slug)")
        settings.leaseSeconds = 1800
        settings.editWindowSeconds = 3600
        change(&settings)
        return try await projects.create(
            NewProject(slug: slug, settings: settings, splitSeed: 7), now: Self.start)
    }

    func pseudoLabeler(_ name: String) async throws -> User {
        try await database.write { try $0.pseudoLabeler(named: name, by: .system, now: Self.start) }
    }

    func labeler(_ name: String, in project: Project? = nil) async throws -> ID<User> {
        let user = try await users.create(username: name, role: .labeler, now: Self.start)
        if let project {
            try await members.put(project: project.id, user: user.id, role: .labeler, now: Self.start)
        }
        return user.id
    }

    func labelers(_ count: Int, in project: Project) async throws -> [ID<User>] {
        var result: [ID<User>] = []
        for number in 1...count { result.append(try await labeler("labeler\(number)", in: project)) }
        return result
    }

    /// Adds `count` tasks of `completions` completions and gives their ids.
    @discardableResult
    func addTasks(
        _ count: Int, to project: Project, completions: Int = 3, prefix: String = "prompt", priority: Int? = nil,
        now: Date = start
    ) async throws -> [ID<LabelingTask>] {
        var ids: [ID<LabelingTask>] = []
        for first in stride(from: 0, to: count, by: 500) {
            let items = try (first..<min(first + 500, count)).map { number in
                try TaskDraft(
                    prompt: Prompt("\(prefix) \(number)"),
                    completions: (0..<completions).map { Completion(text: "answer \($0)", model: "model \($0)") },
                    priority: priority
                ).validated()
            }
            for outcome in try await tasks.add(project: project.id, items, now: now) {
                guard case .created(let id, _) = outcome else { throw Unexpected(what: "\(outcome)") }
                ids.append(id)
            }
        }
        return ids
    }

    /// Claims a task that must be there.
    func claim(_ project: Project, _ user: ID<User>, at seconds: Double = 0) async throws -> Claim {
        try #require(await assignments.claim(project: project.id, user: user, now: Self.start + seconds))
    }

    @discardableResult
    func submit(
        _ claim: Claim, _ user: ID<User>, _ change: (inout SubmissionDraft) -> Void = { _ in }, at seconds: Double = 0
    ) async throws -> Receipt {
        var submission = Self.submission(claim)
        change(&submission)
        return try await rankings.submit(claim.assignment.id, user: user, submission, now: Self.start + seconds)
    }

    /// The order shown as the order of preference; `reversed`: the other way round.
    static func submission(_ claim: Claim, reversed: Bool = false) -> SubmissionDraft {
        let ids = claim.task.completions.map(\.id).sorted()
        let tiers = (reversed ? ids.reversed() : ids).map { [$0] }
        return SubmissionDraft(tiers: tiers)
    }

    static func ranking(_ tiers: [[ID<Completion>]]) -> Ranking<ID<Completion>> {
        do throws(ValidationError) {
            return try Ranking(tiers: tiers, of: tiers.flatMap(\.self))
        } catch {
            preconditionFailure("a test's own ranking is valid: \(error)")
        }
    }

    /// What a copy is a copy of.
    func original(of task: ID<LabelingTask>) async throws -> ID<LabelingTask> {
        try await database.read { connection in
            ID(try connection.value("SELECT originalId FROM task WHERE id = ?", [task.rawValue]) ?? 0)
        }
    }

    func violations() async throws -> [Violation] {
        try await Verification(database).run()
    }
}

struct Unexpected: Error {
    let what: String
}

/// Runs `body` and expects a `StorageError` of this code whose message says all of `words`.
func expectFailure(
    _ code: StorageError.Code, _ words: String..., sourceLocation: SourceLocation = #_sourceLocation,
    _ body: () async throws -> Void
) async {
    do {
        try await body()
        Issue.record("it did not fail", sourceLocation: sourceLocation)
    } catch let error as StorageError {
        #expect(error.code == code, "\(error)", sourceLocation: sourceLocation)
        for word in words {
            #expect(error.message.contains(word), "\(error.message)", sourceLocation: sourceLocation)
        }
    } catch {
        Issue.record("another error: \(error)", sourceLocation: sourceLocation)
    }
}
