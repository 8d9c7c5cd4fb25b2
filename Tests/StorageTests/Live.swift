import Foundation
import Glibc
import Preferences
import Testing

import class GRDB.DatabaseQueue

@testable import Storage

/// A database as a server has it open, whose folder can be taken away as `kill -9` leaves it.
final class Live: Sendable {
    let fixture: Fixture
    let database: Database
    let path: String
    private let lock: ServerLock
    private let project: Project

    init(path: String? = nil) throws {
        fixture = try Fixture()
        self.path = path ?? fixture.folder.appendingPathComponent("live.sqlite").path
        lock = try ServerLock(database: self.path)
        database = try Database(
            path: self.path, migrations: Fixture.migrations, serverLock: lock, log: .server, podiumVersion: "1.2.3",
            now: Fixture.start)
        project = try Self.project(database)
    }

    deinit {
        stop()
    }

    /// An orderly end.
    func stop() {
        try? database.close()
        lock.release()
    }

    /// Adds five tasks.
    func addTasks(_ prefix: String) async throws {
        let items = try (0..<5).map { number in
            try TaskDraft(
                prompt: Prompt("\(prefix) \(number)"),
                completions: (0..<3).map { Completion(text: "answer \($0)", model: nil) }
            ).validated()
        }
        _ = try await Tasks(database).add(project: project.id, items, now: Fixture.start)
    }

    /// Copies the files as they are now into a folder of their own, as a killed process leaves them.
    func crash() throws -> String {
        let folder = fixture.folder.appendingPathComponent("crashed-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
        let copy = folder.appendingPathComponent("podium.sqlite").path
        for suffix in ["", "-wal", "-shm", ".id"] {
            try FileManager.default.copyItem(atPath: path + suffix, toPath: copy + suffix)
        }
        return copy
    }

    /// As `cp` does: the file stays the same and gets other content.
    static func overwrite(_ path: String, with file: String) throws {
        let handle = try #require(FileHandle(forUpdatingAtPath: path))
        try handle.truncate(atOffset: 0)
        try handle.write(contentsOf: Data(contentsOf: URL(fileURLWithPath: file)))
        try handle.close()
    }

    /// Opens a database and counts its tasks; it must be without fault.
    static func tasks(_ path: String) async throws -> Int {
        let database = try Database(path: path, migrations: Fixture.migrations, now: Fixture.start)
        defer { try? database.close() }
        #expect(try await Verification(database).run() == [])
        return try await database.read { try $0.count("SELECT count(*) FROM task") }
    }

    static func run(_ sql: String, on path: String) throws {
        let queue = try DatabaseQueue(path: path)
        try queue.writeWithoutTransaction { try $0.execute(sql: sql) }
        try queue.close()
    }

    /// The one project, made where it is missing.
    private static func project(_ database: Database) throws -> Project {
        try database.pool.write { connection in
            try connection.run(
                """
                INSERT OR IGNORE INTO project (slug, name, kind, instructions, overlap, peakOverlap, leaseSeconds,
                    editWindowSeconds, completeStartedFirst, splitSeed, status, createdAt)
                VALUES ('p', 'P', 'ranking', '', 1, 1, 60, 60, 1, 7, 'active', 0)
                """)
            let project = try connection.project(slug: "p")
            if try connection.count("SELECT count(*) FROM form") == 0 {
                _ = try connection.addForm(.usual, to: project.id, by: .system, now: Fixture.start)
                try connection.addGuidelines("", to: project.id, by: .system, now: Fixture.start)
            }
            return project
        }
    }
}
