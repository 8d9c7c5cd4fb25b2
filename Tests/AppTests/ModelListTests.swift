import Foundation
import Preferences
import Storage
import Testing

@testable import App

@Suite("Reward models on the command line")
struct ModelListTests {
    @Test("models and promotions are listed, one is promoted, the one before is gone back to")
    func promote() async throws {
        let app = try TestApp()
        try await app.project(tasks: 0)
        try await app.project("other", tasks: 0)
        let list = try await ModelList(installation: app.installation, project: "p") { bytes in
            if bytes == Array("p2".utf8) { throw StorageError(.corrupt, "Unreadable. Retrain.") }
            return LengthModel()
        }
        #expect(try await list.lines().map { $0.contains("no reward model yet") } == [true])
        await #expect(throws: ConfigurationError.self) { try await list.promote(nil, reason: nil) }

        let models = try await add(3, to: "p", in: app)
        let foreign = try await add(1, to: "other", in: app)[0]
        _ = try await list.promote(models[0], reason: nil)
        await #expect(throws: ConfigurationError.self) { try await list.promote(nil, reason: nil) }
        await #expect(throws: ConfigurationError.self) { try await list.promote(foreign, reason: nil) }
        await #expect(throws: StorageError.self) { try await list.promote(99, reason: nil) }
        _ = try await list.promote(models[1], reason: nil)
        #expect(try await list.promote(nil, reason: "It flatters.").contains("Reward model \(models[0]) answers now"))

        let lines = try await list.lines()
        #expect(lines.contains { $0.hasPrefix("\(models[0])\t") && $0.hasSuffix("answers now") })
        #expect(lines.contains { $0.hasPrefix("\(models[1])\t") && $0.hasSuffix("answered before") })
        #expect(
            lines.contains {
                $0.hasSuffix("\tback to \(models[0])\tbefore: \(models[1])\tcommand line\tIt flatters.")
            })
        #expect(lines.last?.contains("nothing is promoted by itself") == true)

        await #expect(throws: StorageError.self, "what cannot be read is not promoted") {
            try await list.promote(models[2], reason: nil)
        }
        #expect(try await list.promote(models[0], reason: nil).contains("nothing was changed"))
        #expect(try await list.lines() == lines)
        await #expect(throws: StorageError.self) { try await list.promote(models[1], confirms: true, reason: nil) }
        #expect(try await list.promote(models[0], confirms: true, reason: nil).contains("may replace it again"))
        #expect(try await list.lines().last?.contains("nothing is promoted by itself") == false)
    }

    private func add(_ count: Int, to slug: String, in app: TestApp) async throws -> [Int64] {
        let project = try await app.stores.projects.find(slug)
        var ids: [Int64] = []
        for number in 0..<count {
            ids.append(
                try await app.stores.rewardModels.add(
                    project: project.id, run: nil, snapshot: nil, kind: "linear", bytes: Data("\(slug)\(number)".utf8),
                    report: Data("{}".utf8), now: app.installation.clock.now()
                ).rawValue)
        }
        return ids
    }
}
