import Foundation
import Storage
import Testing

@testable import App

@Suite("Installation")
struct InstallationTests {
    private let folder = DataFolder(
        path: FileManager.default.temporaryDirectory.appending(path: "podium-\(UUID().uuidString)").path)

    private func open(asServer: Bool = false) throws -> Installation {
        let home = TestApp.root.path(percentEncoded: false)
        return try Installation(
            folder: folder, resources: ResourceFolders(home: home, executable: "", workingFolder: ""),
            asServer: asServer)
    }

    @Test("a second server on a data folder is refused before it opens anything, a command is not")
    func servers() throws {
        defer { try? FileManager.default.removeItem(atPath: folder.path) }
        let server = try open(asServer: true)
        let error = #expect(throws: StorageError.self) { try open(asServer: true) }
        #expect(error?.message.contains("Another Podium server") == true)
        let command = try open()
        try command.database.close()
        try server.database.close()
        withExtendedLifetime(server) {}
    }

    @Test("a new folder is said to be new, and how to make the first user until there is one")
    func firstSteps() async throws {
        defer { try? FileManager.default.removeItem(atPath: folder.path) }
        let first = try open()
        #expect(
            try await FirstSteps(installation: first).lines() == [
                "Created a new, empty installation in \(folder.path).",
                "There are no users yet. Create the first with: podium user create NAME --role admin --data \(folder.path)",
            ])
        try first.database.close()
        let second = try open()
        #expect(try await FirstSteps(installation: second).lines().count == 1)
        _ = try await second.stores.users.create(username: "ada", role: .admin, now: second.clock.now())
        #expect(try await FirstSteps(installation: second).lines() == [])
        try second.database.close()
    }

    @Test("what podium restore did is told, with the way back")
    func restore() async throws {
        defer { try? FileManager.default.removeItem(atPath: folder.path) }
        let first = try open()
        let backup = folder.path + "/backup.sqlite"
        try await first.database.backup(to: backup)
        try first.database.close()
        let restore = DatabaseRestore(
            folder: folder, resources: first.resources,
            clock: WallClock(now: { Date(timeIntervalSince1970: 1_800_000_000) }))
        let kept = "\(folder.database).before-restore-20270115T080000Z"
        #expect(
            try restore.run(from: backup) == [
                "Restored \(backup) to \(folder.database).",
                "The database that was there is kept. To go back: podium restore \(kept) --data \(folder.path)",
            ])
    }
}
