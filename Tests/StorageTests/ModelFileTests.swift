import Crypto
import Foundation
import Preferences
import Testing

@testable import Storage

@Suite("Files of reward models")
struct ModelFileTests {
    /// A database with a project, and short ways to its models.
    private struct Registry {
        let fixture: Fixture
        let project: Project

        init() async throws {
            fixture = try Fixture()
            project = try await fixture.project()
        }

        var models: RewardModels { RewardModels(fixture.database) }
        var files: ModelFiles { fixture.database.modelFiles }

        /// A model whose bytes say `text`.
        func add(_ text: String, at seconds: Double = 0) async throws -> ID<RewardModelRecord> {
            try await models.add(
                project: project.id, run: nil, snapshot: nil, kind: "linear", bytes: Data(text.utf8),
                report: Data(#"{"of":"\#(text)"}"#.utf8), now: Fixture.start + seconds)
        }

        func promote(_ id: ID<RewardModelRecord>) async throws {
            try await models.promote(id, by: nil, reason: "test", now: Fixture.start)
        }

        func path(_ id: ID<RewardModelRecord>) async throws -> String {
            files.folder + "/" + (try await models.find(id).sha256)
        }
    }

    private static func permissions(_ path: String) throws -> Int? {
        try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    }

    @Test("a model is a file that only its owner may read, and equal models are one file")
    func stored() async throws {
        let registry = try await Registry()
        let first = try await registry.add("a model")
        let second = try await registry.add("a model")
        #expect(try registry.files.names() == [try await registry.models.find(first).sha256])
        #expect(try await registry.models.bytes(second) == Data("a model".utf8))
        #expect(try Self.permissions(registry.files.folder) == 0o700)
        #expect(try Self.permissions(await registry.path(first)) == 0o600)
        #expect(try await registry.models.find(second).byteCount == 7)
    }

    @Test("every model that was ever promoted keeps its file, and the last ten different candidates do")
    func pruning() async throws {
        let registry = try await Registry()
        let promoted = try await registry.add("promoted once")
        try await registry.promote(promoted)
        let old = try await registry.add("old candidate")
        // Training the same again and again pushes nothing out.
        for _ in 0..<12 { _ = try await registry.add("candidate 0") }
        #expect(try await registry.models.find(old).prunedAt == nil)
        for number in 1..<ModelPruning.keptCandidates { _ = try await registry.add("candidate \(number)", at: 5) }

        let record = try await registry.models.find(old)
        #expect(record.prunedAt == Fixture.start + 5)
        #expect(String(decoding: record.report, as: UTF8.self) == #"{"of":"old candidate"}"#)
        #expect(try registry.files.names().count == 1 + ModelPruning.keptCandidates)
        #expect(try await registry.models.bytes(promoted) == Data("promoted once".utf8))
        await expectFailure(.conflict, "was removed", "retrain") { _ = try await registry.models.bytes(old) }
        await expectFailure(.conflict, "was removed", "retrain") { try await registry.promote(old) }
        #expect(try await registry.fixture.violations() == [])
    }

    @Test("a model that was pruned and is trained again has its file again, under its old entry too")
    func trainedAgain() async throws {
        let registry = try await Registry()
        let old = try await registry.add("old candidate")
        for number in 0..<ModelPruning.keptCandidates { _ = try await registry.add("candidate \(number)") }
        #expect(try await registry.models.find(old).prunedAt != nil)
        _ = try await registry.add("old candidate")
        #expect(try await registry.models.bytes(old) == Data("old candidate".utf8))
        try await registry.promote(old)
        #expect(try await registry.fixture.violations() == [])
    }

    @Test("a file that another project needs stays")
    func shared() async throws {
        let registry = try await Registry()
        let old = try await registry.add("the same in both")
        let other = try await registry.fixture.project("q")
        let theirs = try await registry.models.add(
            project: other.id, run: nil, snapshot: nil, kind: "linear", bytes: Data("the same in both".utf8),
            report: Data("{}".utf8), now: Fixture.start)
        for number in 0..<ModelPruning.keptCandidates { _ = try await registry.add("candidate \(number)") }
        #expect(try await registry.models.find(old).prunedAt != nil)
        #expect(try await registry.models.bytes(theirs) == Data("the same in both".utf8))
        #expect(try await registry.fixture.violations() == [])
    }

    @Test("a missing file and a damaged one are found, and the messages say what to do")
    func damage() async throws {
        let registry = try await Registry()
        let damaged = try await registry.add("soon damaged")
        let missing = try await registry.add("soon missing")
        try Data("soon Damaged".utf8).write(to: URL(fileURLWithPath: try await registry.path(damaged)))
        try FileManager.default.removeItem(atPath: try await registry.path(missing))
        await expectFailure(.corrupt, "damaged", "retrain") { _ = try await registry.models.bytes(damaged) }
        await expectFailure(.corrupt, "missing", "retrain") { _ = try await registry.models.bytes(missing) }
        let found = try await registry.fixture.violations()
        #expect(found.map(\.invariant) == ["modelFile"])
        #expect(found.first?.rows == [damaged.rawValue, missing.rawValue])
        // Training the same model again mends both.
        _ = try await registry.add("soon damaged")
        _ = try await registry.add("soon missing")
        #expect(try await registry.fixture.violations() == [])
    }

    @Test("what a killed run left behind is named, and taken away once it is a day old")
    func leftBehind() async throws {
        let registry = try await Registry()
        _ = try await registry.add("a model")
        let kept = try registry.files.names()
        let orphan = try registry.files.store(Data("its run was killed before the row".utf8)).sha256.hexadecimal
        let partial = ".1234.partial"
        try Data("half".utf8).write(to: URL(fileURLWithPath: registry.files.folder + "/" + partial))
        let verification = Verification(registry.fixture.database)
        #expect(try await Set(verification.unneededModelFiles()) == [orphan, partial])
        #expect(try await verification.run() == [])

        try await registry.fixture.database.removeModelFiles(now: Date() + 3600)
        #expect(try registry.files.names().count == 3)
        try await registry.fixture.database.removeModelFiles(now: Date() + 90_000)
        #expect(try registry.files.names() == kept)
    }

    @Test("a model whose file is taken away before its row is written is stored again")
    func takenAway() async throws {
        let registry = try await Registry()
        let files = registry.files
        let bytes = Data("contended".utf8)
        let sha256 = SHA256.hash(bytes)
        let (started, start) = AsyncStream<Void>.makeStream()
        // Holds the writer until the file is there, and takes it away, as pruning an equal model does.
        async let pruning: Void = registry.fixture.database.write { _ in
            start.finish()
            while !files.exists(sha256) { usleep(1_000) }
            files.remove(sha256.hexadecimal)
        }
        for await _ in started {}
        let id = try await registry.add("contended")
        try await pruning
        #expect(try await registry.models.bytes(id) == bytes)
    }

    @Test("models are listed in pages, the newest first, and found by the run that made them")
    func pages() async throws {
        let registry = try await Registry()
        var ids: [ID<RewardModelRecord>] = []
        for number in 0..<5 { ids.append(try await registry.add("model \(number)")) }
        let first = try await registry.models.list(project: registry.project.id, limit: 3)
        #expect(first.items.map(\.id) == [ids[4], ids[3], ids[2]])
        let second = try await registry.models.list(
            project: registry.project.id, after: first.nextCursor.map { ID($0) }, limit: 3)
        #expect(second.items.map(\.id) == [ids[1], ids[0]])
        #expect(second.nextCursor == nil)
        #expect(try await registry.models.made(by: [ID(1), ID(7)]) == [:])
        #expect(try await registry.models.made(by: []) == [:])
    }
}
