import Crypto
import Exchange
import Foundation
import Preferences
import Storage
import Testing
import Wire

@testable import App

/// A project that was handed over, and what a scorer would write of it.
private struct HandedOver {
    typealias Line = [String: Any]

    let app: TestApp
    let ada: Client
    let manifest: HandoverManifest
    let manifestSHA256: String
    /// A line for each task of the test part, in which the polite answer has the higher score.
    let lines: [Line]
    let trainTask: Int

    init(prompts: Int = 160) async throws {
        app = try TestApp()
        ada = try await app.client("ada", .admin)
        try await app.project(tasks: 0, overlap: 2, splitSeed: 7)
        let answer = try await ada.send(
            .post, "/api/v1/projects/p/prompts?source=x", Self.prompts(prompts), type: "application/x-ndjson")
        try #require(answer.int("created") == prompts, "\(answer.text)")
        let folder = app.installation.folder.path + "/out"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let manifest = try await Handover(
            stores: app.stores, project: app.stores.projects.find("p"), engine: .trl, pairsPerPrompt: 5,
            server: "http://127.0.0.1:8080", version: "1", clock: app.installation.clock
        ).write(to: folder)
        func bytes(_ name: String) throws -> [UInt8] { Array(try Data(contentsOf: URL(filePath: "\(folder)/\(name)"))) }
        func rows(_ part: String) throws -> [Line] {
            guard manifest.files["rankings/\(part).jsonl"] != nil else { return [] }
            return try bytes("rankings/\(part).jsonl").split(separator: UInt8(ascii: "\n")).map {
                try #require(try JSONSerialization.jsonObject(with: Data($0)) as? Line)
            }
        }
        self.manifest = manifest
        manifestSHA256 = SHA256.hash(try bytes(HandoverManifest.path)).hexadecimal
        // Both people's rankings of a task have the same texts.
        lines = try rows("test").enumerated().filter { $0.offset.isMultiple(of: 2) }.map { try Self.scored($0.element) }
        trainTask = try #require(try rows("train").first?["taskId"] as? Int)
    }

    /// Of two people each; the polite answer is the better one.
    static func prompts(_ count: Int) -> String {
        (0..<count).map { index in
            let more = [" And so on, and so on.", ""]
            let good = "Thank you for asking about topic \(index), here is a kind and careful answer.\(more[index % 2])"
            let bad = "Whatever, topic \(index) is dumb, it is not worth a word, go away.\(more[1 - index % 2])"
            let ranks = index % 10 == 0 ? "[1, 2]" : "[2, 1]"
            return
                #"{"prompt": "question \#(index)", "completions": [{"text": "\#(bad)"}, {"text": "\#(good)"}], "rankings": [{"labeler": "a", "ranks": \#(ranks)}, {"labeler": "b", "ranks": [2, 1]}]}"#
        }.joined(separator: "\n")
    }

    /// Written apart from `ScoreFile`, as the scorer's Python is.
    private static func scored(_ row: Line) throws -> Line {
        let answers = try #require(row["completions"] as? [[Line]])
        let contents = (try #require(row["prompt"] as? [Line]) + answers.joined()).map {
            $0["content"] as? String ?? ""
        }
        let hash = SHA256.hash(Array(contents.map { $0 + "\0" }.joined().utf8)).hexadecimal
        let scores = answers.map { ($0.first?["content"] as? String)?.hasPrefix("Thank") == true ? 7.25 : -3 }
        return ["taskId": try #require(row["taskId"] as? Int), "texts": hash, "scores": scores]
    }

    func head(_ change: (inout Line) -> Void = { _ in }) -> Line {
        var head: Line = [
            "kind": "podiumScores", "name": "tiny", "baseModel": "none", "parts": ["test"], "truncated": 0,
            "settings": ["learning_rate": 9e-6], "versions": ["trl": "1.16.0"],
            "manifest": [
                "sha256": manifestSHA256, "createdAt": manifest.createdAt.formatted(JSON.timestamp),
                "snapshot": ["id": Int(manifest.snapshot.id.rawValue), "sha256": manifest.snapshot.sha256],
            ],
        ]
        change(&head)
        return head
    }

    func file(_ head: Line? = nil, _ lines: [Line]? = nil) throws -> String {
        try ([head ?? self.head()] + (lines ?? self.lines)).map {
            String(decoding: try JSONSerialization.data(withJSONObject: $0, options: .sortedKeys), as: UTF8.self)
        }.joined(separator: "\n")
    }

    func send(_ file: String, to slug: String = "p", by client: Client? = nil) async throws -> Answer {
        try await (client ?? ada).send(
            .post, "/api/v1/projects/\(slug)/external-models", file, type: "application/x-ndjson")
    }
}

@Suite("Reward models that were trained elsewhere")
struct ExternalModelTests {
    @Test("one is measured beside Podium's own on the same prompts, listed, told on a terminal, and removed")
    func wholeWay() async throws {
        let desk = try await HandedOver()
        // Prompts that come later, nearly the same as held-out ones, move nothing.
        desk.app.pass(60)
        let later = HandedOver.prompts(60).replacing("question", with: "Question,")
        let sent = try await desk.ada.send(
            .post, "/api/v1/projects/p/prompts?source=y", later, type: "application/x-ndjson")
        #expect(sent.int("created") == 60, "\(sent.text)")

        let answer = try await desk.send(try desk.file())
        try #require(answer.status == 201, "\(answer.text)")
        #expect(answer.string("name") == "tiny" && answer.string("manifestSha256") == desk.manifestSHA256)
        #expect(answer.int("tasks") == desk.lines.count)
        let report = try #require(answer["report"] as? [String: Any])
        let external = try #require(report["external"] as? [String: Any])
        let own = try #require(report["own"] as? [String: Any])
        // Both know what is polite; one in ten of the one person's judgements says otherwise.
        #expect(external["prompts"] as? Int == desk.lines.count && own["prompts"] as? Int == desk.lines.count)
        #expect(external["pairs"] as? Int == 2 * desk.lines.count && own["pairs"] as? Int == 2 * desk.lines.count)
        #expect(try #require(external["accuracy"] as? Double) > 0.85)
        #expect(external["accuracy"] as? Double == own["accuracy"] as? Double)
        #expect(answer["report.difference.accuracyDifference.value"] as? Double == 0)
        #expect(external["humanAgreement"] != nil)
        let train = try #require(desk.manifest.counts.rows[.rankings]?[.train])
        #expect(report["trainingPrompts"] as? Int == train / 2)

        let path = "/api/v1/projects/p/external-models"
        #expect(try await desk.ada.get(path).int("items.0.id") == answer.int("id"))
        let twin = try await desk.send(try desk.file())
        #expect(twin.status == 409 && twin.string("code") == "conflict")
        let list = try await ModelList(installation: desk.app.installation, project: "p").lines()
        #expect(list.first?.contains("no reward model yet") == true)
        #expect(
            list.contains { $0.contains("Podium's n-gram model") }
                && list.contains { $0.contains("cannot be promoted") })
        #expect(
            list.contains { $0.contains("\(desk.lines.count) prompts") && $0.contains("the test part of snapshot 1") })
        // It is no model of the registry that answers.
        #expect(try await desk.ada.get("/api/v1/projects/p/reward-models").list("items").isEmpty)
        let promoted = try await desk.ada.put("/api/v1/projects/p/reward-models/promoted", #"{"id": 1}"#)
        #expect(promoted.status == 404)
        #expect(try await Verification(desk.app.installation.database).run() == [])

        let lia = try await desk.app.client("lia", .labeler)
        #expect(try await lia.get(path).status == 404)
        #expect(try await desk.ada.delete("\(path)/1").status == 204)
        #expect(try await desk.ada.delete("\(path)/1").status == 404)
        #expect(try await desk.ada.get(path).list("items").isEmpty)
        #expect(try await desk.send(try desk.file()).status == 201)
    }

    /// What is wrong with a file, and the code that says so.
    enum Fault: String, CaseIterable {
        case notScores, otherSnapshot, invalidLine, infinite, taskTwice, unknownTask, notHeldOut, scoreCount, otherTexts
        case missingTask, invalidName, invalidParts
    }

    @Test("a file with a fault is refused with what is wrong, and nothing is stored")
    func faults() async throws {
        let desk = try await HandedOver()
        for fault in Fault.allCases {
            let answer = try await desk.send(try Self.file(with: fault, of: desk))
            // JSON knows no number that is infinite.
            let code = fault == .infinite ? Fault.invalidLine : fault
            #expect(answer.status == 422 && answer.string("code") == code.rawValue, "\(fault): \(answer.text)")
        }
        let other = try await desk.ada.post("/api/v1/projects", #"{"slug": "other", "name": "Other"}"#)
        #expect(other.status == 201)
        #expect(try await desk.send(try desk.file(), to: "other").string("code") == "otherSnapshot")
        #expect(try await desk.ada.get("/api/v1/projects/p/external-models").list("items").isEmpty)
        let left = try FileManager.default.contentsOfDirectory(atPath: desk.app.installation.folder.path + "/training")
        #expect(left == ["measuring.lock"])

        let lock = try FileLock(path: desk.app.installation.folder.path + "/training/measuring.lock")
        #expect(try await desk.send(try desk.file()).string("code") == "measuring")
        lock?.release()
        #expect(try await desk.send(try desk.file()).status == 201)
    }

    @Test("with too few prompts to train on, or to measure with, there is no figure")
    func tooFew() async throws {
        let desk = try await HandedOver(prompts: 8)
        let answer = try await desk.send(try desk.file())
        #expect(answer.status == 422 && answer.string("code") == "tooFewHeldOut", "\(answer.text)")
    }

    private static func file(with fault: Fault, of desk: HandedOver) throws -> String {
        var lines = desk.lines
        switch fault {
        case .notScores: return #"{"prompt": "x"}"#
        case .otherSnapshot:
            return try desk.file(
                desk.head {
                    var manifest = $0["manifest"] as? HandedOver.Line
                    manifest?["snapshot"] = ["id": 1, "sha256": String(repeating: "0", count: 64)]
                    $0["manifest"] = manifest
                })
        case .invalidLine: return try desk.file().replacing("7.25", with: "NaN")
        case .infinite: return try desk.file().replacing("7.25", with: "1e999")
        case .taskTwice: lines.append(lines[0])
        case .unknownTask: lines[0]["taskId"] = 9_999
        case .notHeldOut: lines[0]["taskId"] = desk.trainTask
        case .scoreCount: lines[0]["scores"] = [1.5]
        case .otherTexts: lines[0]["texts"] = lines[1]["texts"]
        case .missingTask: lines.removeLast()
        case .invalidName: return try desk.file(desk.head { $0["name"] = "\u{1B}[31m" })
        case .invalidParts: return try desk.file(desk.head { $0["parts"] = ["train", "test"] })
        }
        return try desk.file(nil, lines)
    }
}
