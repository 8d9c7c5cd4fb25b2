import Crypto
import Exchange
import Foundation
import Preferences
import Storage
import Testing
import Wire

@testable import App

@Suite("Handing a project over")
struct HandoverTests {
    private let app: TestApp
    private let ada: Client

    init() async throws {
        app = try TestApp()
        ada = try await app.client("ada", .admin)
    }

    // MARK: - What is in it

    @Test(
        "every data set has a prompt in the same part, nearly equal prompts too, and none of the test part is to train on"
    )
    func split() async throws {
        // Of 40 groups, one seed in thirty leaves a part empty.
        try await app.project(tasks: 0, splitSeed: 7)
        try await fill()
        let folder = try await write(.trl)
        var parts: [Int: Set<String>] = [:]
        for (configuration, part, row) in try folder.rows() {
            let prompt = try #require(row["promptId"] as? Int)
            parts[prompt, default: []].insert(part.rawValue)
            #expect(configuration != .prompts || part != .test)
        }
        #expect(parts.count == 80 && parts.values.allSatisfy { $0.count == 1 })
        #expect(Set(parts.values.joined()) == ["train", "validation", "test"])
        // Prompts come in twos that differ in case and a stop.
        let first = try #require(parts.keys.min())
        for prompt in parts.keys where (prompt - first).isMultiple(of: 2) {
            #expect(parts[prompt] == parts[prompt + 1], "\(prompt)")
        }
        #expect(folder.manifest.counts.promptGroups == 40)
        for engine in [HandoverEngine.openRLHF, .veRL] {
            let other = try await write(engine)
            #expect(
                other.manifest.files["preferences/train.jsonl"] == folder.manifest.files["preferences/train.jsonl"])
        }
    }

    @Test("nothing of a judgement is lost on the way")
    func lossless() async throws {
        let ann = try await app.client("ann", .labeler)
        let ben = try await app.client("ben", .labeler)
        try await app.project(tasks: 12, completions: 4, overlap: 2, members: [ann, ben])
        try await ask(strengths: 3)
        for (client, salt) in [(ann, 0), (ben, 1)] { try await rankAll(client, salt) }
        let folder = try await write(.trl)
        let rows = try folder.rows().filter { $0.configuration == .rankings }
        let project = try await app.stores.projects.find("p")
        var stored = 0
        for try await task in app.stores.rankings.stream(project: project.id) {
            let ids = task.task.completions.map(\.id)
            for record in task.rankings {
                stored += 1
                let name = "labeler-\(record.userID)"
                let row = try #require(
                    rows.first {
                        $0.row["labeler"] as? String == name && $0.row["taskId"] as? Int == Int(task.task.id.rawValue)
                    }
                ).row
                #expect(row["ranks"] as? [Int] == Ranking<ID<Completion>>.ranks(of: ids, in: record.tiers))
                #expect(row["strengths"] as? [Int?] == (record.strengths.isEmpty ? nil : record.strengths))
                #expect(row["allBad"] as? Bool == record.allBad)
                #expect(row["note"] as? String == record.note)
                #expect((row["shownOrder"] as? [Int])?.map { ids[$0] } == record.shown)
                #expect(row["formVersion"] as? Int == record.formVersion)
                #expect(row["revision"] as? Int == record.revision)
                #expect(row["durationMs"] as? Int == record.durationMs)
                #expect(row["createdAt"] as? String == record.createdAt.formatted(JSON.timestamp))
                #expect(row["weight"] as? Double == 1)
                #expect(try Self.answers(row, ids) == record.answers)
                let texts = (row["completions"] as? [[[String: Any]]])?.compactMap { $0.first?["content"] as? String }
                #expect(texts == task.task.completions.map(\.text))
                #expect(row["models"] as? [String] == task.task.completions.compactMap(\.model))
            }
        }
        #expect(stored == 24 && rows.count == 24)
        #expect(rows.contains { ($0.row["ranks"] as? [Int])?.contains(1) == true && $0.row["strengths"] is [Any] })
        let forms = try folder.json("forms.json") as? [[String: Any]]
        #expect(forms?.compactMap { $0["version"] as? Int } == [2])
        // A half-strength of 1, 2, 3 is a margin of 0, 0.5 or 1, and some were said.
        let margins = Set(
            try folder.rows().filter { $0.configuration == .preferences }.compactMap { $0.row["margin"] as? Double })
        #expect(margins.count > 1 && margins.allSatisfy { (0...1).contains($0) })
    }

    @Test("tool calls come back as the JSON that they were imported as")
    func turns() async throws {
        try await app.project(tasks: 0)
        let call =
            #"{"id": "c1", "type": "function", "function": {"name": "weather", "arguments": "{\"city\": \"Bonn\"}"}}"#
        let line =
            #"{"prompt": [{"role": "user", "content": "Weather?"}], "completions": [{"messages": [{"role": "assistant", "content": null, "tool_calls": [\#(call)]}, {"role": "tool", "tool_call_id": "c1", "content": "21"}, {"role": "assistant", "content": "Warm."}]}, {"text": "No."}], "ranks": [1, 2]}"#
        try await send(line)
        let folder = try await write(.trl)
        let row = try #require(try folder.rows().first { $0.configuration == .rankings }).row
        let original = try #require(row["original"] as? String)
        let task = try #require(try await app.stores.rankings.stream(project: app.stores.projects.find("p").id).first())
            .task
        let imported = try JSON.decode(ImportedAgain.self, from: Array(original.utf8))
        #expect(imported.prompt == task.prompt)
        #expect(imported.completions == task.completions.map(\.completion))
        #expect(try folder.text("README.md").contains("list: json"))
    }

    @Test("the same state gives the same bytes, whenever and wherever")
    func stable() async throws {
        try await app.project(tasks: 0)
        try await fill()
        let first = try await write(.openRLHF)
        app.pass(86_400)
        let second = try await write(.openRLHF)
        #expect(first.manifest.files == second.manifest.files)
        #expect(first.manifest.createdAt != second.manifest.createdAt)
        for (path, file) in first.manifest.files {
            let bytes = try first.bytes(path)
            #expect(bytes.count == file.bytes && SHA256.hash(bytes).hexadecimal == file.sha256, "\(path)")
        }
        // All files are named, but for the manifest itself.
        #expect(try first.paths() == Set(first.manifest.files.keys).union([HandoverManifest.path]))
    }

    @Test(
        "a prompt has as many pairs as are asked for at most, whatever tasks and labelers it has",
        arguments: [1, 5, 144])
    func cap(most: Int) async throws {
        try await app.project(tasks: 0)
        try await fill()
        // The same prompt in a second task, with other answers.
        try await send(
            #"{"prompt": "Question 0?", "completions": [{"text": "x"}, {"text": "y"}], "rankings": [{"labeler": "eve", "ranks": [1, 2]}]}"#
        )
        let folder = try await write(.trl, pairs: most)
        var counts: [Int: Int] = [:]
        for row in try folder.rows() where row.configuration == .preferences {
            counts[try #require(row.row["promptId"] as? Int), default: 0] += 1
        }
        #expect(counts.values.max() == min(most, 6) && counts.count == 80)
        #expect(folder.manifest.counts[.preferences] == counts.values.reduce(0, +))
        let decided = folder.manifest.counts[.preferences] + folder.manifest.counts.surplusPairs
        #expect(decided == 80 * 6 + 1 - folder.manifest.counts.undecided)
    }

    @Test("equal answers are no pair, those that differ in white space neither")
    func identical() async throws {
        try await app.project(tasks: 0)
        try await send(
            #"{"prompt": "p", "completions": [{"text": "same"}, {"text": "same \n"}, {"text": "other"}], "ranks": [1, 2, 3]}"#
        )
        let folder = try await write(.trl)
        let pairs = try folder.rows().filter { $0.configuration == .preferences }
        #expect(pairs.count == 1)
        #expect(folder.manifest.counts.identical == 1)
    }

    @Test("whoever weighs nothing is in no file, and the card says how many judgements that leaves out")
    func weights() async throws {
        try await app.project(tasks: 0)
        try await fill()
        let before = try await write(.trl)
        let labelers = try await ada.get("/api/v1/projects/p/labelers")
        let anna = try #require(
            labelers.list("items").compactMap { $0 as? [String: Any] }.first {
                (($0["labeler"] as? [String: Any])?["username"] as? String)?.hasSuffix("/anna") == true
            })
        let id = try #require((anna["labeler"] as? [String: Any])?["id"] as? Int)
        let given = try await ada.post(
            "/api/v1/projects/p/labelers/\(id)/weights", #"{"weight": 0, "reason": "In a hurry."}"#)
        #expect(given.status == 201)
        let after = try await write(.trl)
        #expect(after.manifest.counts.weightless == 80 && before.manifest.counts.weightless == 0)
        #expect(after.manifest.counts[.rankings] == before.manifest.counts[.rankings] - 80)
        #expect(try after.rows().allSatisfy { $0.row["labeler"] as? String != "labeler-\(id)" })
        #expect(try after.text("README.md").contains("80 judgements of labelers who weigh nothing are left out"))
        #expect(after.manifest.snapshot.sha256 != before.manifest.snapshot.sha256)
    }

    @Test("hostile texts stay within their line and their field")
    func hostile() async throws {
        try await app.project(tasks: 0)
        let texts = [
            "---\nlicense: mit\n---", "{{server}}", "\u{2028}\u{2029}\u{85}\u{B}", "\u{202E}abc", "a\"b\\c\u{7F}\u{1}",
            "👩‍👩‍👧‍👦", String(repeating: "x", count: 100_000), "\"margin\":1,", "</s><|im_end|>", "a\u{FEFF}bom",
        ]
        for (place, text) in texts.enumerated() {
            let prompt = String(decoding: try JSON.encode("\(place) " + text), as: UTF8.self)
            let answer = String(decoding: try JSON.encode(text), as: UTF8.self)
            try await send(
                #"{"prompt": \#(prompt), "completions": [{"text": \#(answer), "model": "m"}, {"text": "b"}], "ranks": [1, 2]}"#
            )
        }
        let projects = try await ada.patch(
            "/api/v1/projects/p", #"{"instructions": "---\nlicense: mit\n---\n{{server}}"}"#)
        #expect(projects.status == 200)
        let folder = try await write(.trl)
        let pairs = try folder.rows().filter { $0.configuration == .preferences }.map(\.row)
        let chosen = pairs.compactMap { (($0["chosen"] as? [[String: Any]])?.first?["content"] as? String) }
        #expect(Set(chosen) == Set(texts))
        let card = try folder.text("README.md")
        let header = card.components(separatedBy: "\n---\n")[0]
        #expect(!header.contains("mit") && card.contains("> {{server}}"))
    }

    @Test(
        "a project without judgements hands its prompts over, and says what is empty and why; one without prompts nothing"
    )
    func empty() async throws {
        try await app.project(tasks: 3)
        let folder = try await write(.trl)
        #expect(folder.manifest.counts[.prompts] > 0 && folder.manifest.counts[.preferences] == 0)
        let said = folder.manifest.emptyParts
        #expect(
            said.contains { $0.hasPrefix("No preferences: ") } && said.contains { $0.hasPrefix("No demonstrations: ") })
        #expect(try folder.text("README.md").contains("- No rankings: nothing has been judged yet"))
        #expect(try folder.paths().allSatisfy { !$0.hasPrefix("preferences") })
        try await app.project("none", tasks: 0)
        await #expect(throws: ValidationError.self) { try await write(.trl, of: "none") }
    }

    // MARK: - A folder

    @Test("a folder is there whole or not at all, and what was there is kept")
    func folder() async throws {
        try await app.project(tasks: 2)
        let base = try temporaryFolder()
        defer { try? FileManager.default.removeItem(atPath: base) }
        let path = "\(base)/deep/out"
        let lines = try await handover(to: path + "/").run()
        #expect(lines.last == "How to go on stands in \(path)/README.md.")
        #expect(try FileManager.default.contentsOfDirectory(atPath: "\(base)/deep") == ["out"])

        await #expect(throws: ConfigurationError.self) { try await handover(to: path).run() }
        try Data("mine".utf8).write(to: URL(filePath: path + "/model"))
        let again = try await handover(to: path, replaces: true).run()
        let kept = try #require(again.first { $0.hasPrefix("The folder that was there is kept as ") })
        let old = String(kept.dropFirst("The folder that was there is kept as ".count).dropLast())
        #expect(FileManager.default.fileExists(atPath: old + "/model"))
        #expect(!FileManager.default.fileExists(atPath: path + "/model"))
        #expect(FileManager.default.isExecutableFile(atPath: path + "/run.sh"))

        try await app.project("none", tasks: 0)
        await #expect(throws: ValidationError.self) { try await handover(to: "\(base)/deep/none", of: "none").run() }
        #expect(try FileManager.default.contentsOfDirectory(atPath: "\(base)/deep").count == 2)
        await #expect(throws: ConfigurationError.self) { try await handover(to: path + "/README.md").run() }
        await #expect(throws: ValidationError.self) { try await handover(to: path, server: "127.0.0.1:8080").run() }
    }

    // MARK: - A download

    @Test("the download is an archive of the same files, as long as it says, and leaves nothing on the disk")
    func download() async throws {
        try await app.project(tasks: 0)
        try await fill()
        let answer = try await ada.get("/api/v1/projects/p/handover?engine=verl&pairsPerPrompt=2")
        #expect(answer.status == 200 && answer.fields[.contentType] == "application/x-tar")
        #expect(answer.fields[.contentDisposition] == "attachment; filename=\"p-verl.tar\"")
        let files = try Self.unpacked(answer.bytes)
        let manifest = try JSON.decode(HandoverManifest.self, from: try #require(files["p-verl/MANIFEST.json"]))
        #expect(manifest.pairsPerPrompt == 2 && manifest.server == "http://localhost")
        #expect(Set(files.keys) == Set(manifest.files.keys.map { "p-verl/\($0)" } + ["p-verl/MANIFEST.json"]))
        for (path, file) in manifest.files {
            #expect(files["p-verl/\(path)"].map { SHA256.hash($0).hexadecimal } == file.sha256, "\(path)")
        }
        let left = try FileManager.default.contentsOfDirectory(atPath: app.installation.folder.path + "/handover")
        #expect(left == ["p.lock"])
        let local = try await write(.veRL, pairs: 2)
        #expect(local.manifest.files["preferences/train.jsonl"] == manifest.files["preferences/train.jsonl"])
    }

    @Test(
        "the download is refused with a reason",
        arguments: [
            ("", 422, "missingParameter"), ("?engine=jax", 422, "unknownEngine"),
            ("?engine=trl&pairsPerPrompt=0", 422, "outOfRange"), ("?engine=trl&pairsPerPrompt=x", 422, "invalidValue"),
            ("?engine=trl&pairs=3", 422, "unknownParameter"), ("?engine=trl", 422, "noPrompts"),
        ])
    func refusals(query: String, status: Int, code: String) async throws {
        try await app.project(tasks: 0)
        let answer = try await ada.get("/api/v1/projects/p/handover\(query)")
        #expect(answer.status == status && answer.string("code") == code, "\(answer.text)")
        let lia = try await app.client("lia", .labeler)
        #expect(try await lia.get("/api/v1/projects/p/handover?engine=trl").status == 404)
    }

    @Test("one download of a project is put together at a time")
    func busy() async throws {
        try await app.project(tasks: 1)
        let lock = try FileLock(path: app.installation.folder.path + "/handover/p.lock")
        #expect(try await ada.get("/api/v1/projects/p/handover?engine=trl").string("code") == "handoverActive")
        lock?.release()
        #expect(try await ada.get("/api/v1/projects/p/handover?engine=trl").status == 200)
    }

    // MARK: - Helpers

    private struct ImportedAgain: Decodable {
        var prompt: Prompt
        var completions: [Completion]
    }

    private struct Written {
        let path: String
        let manifest: HandoverManifest

        func bytes(_ name: String) throws -> [UInt8] { Array(try Data(contentsOf: URL(filePath: "\(path)/\(name)"))) }
        func text(_ name: String) throws -> String { String(decoding: try bytes(name), as: UTF8.self) }
        func json(_ name: String) throws -> Any { try JSONSerialization.jsonObject(with: Data(bytes(name))) }

        func paths() throws -> Set<String> {
            Set(
                try FileManager.default.subpathsOfDirectory(atPath: path).filter {
                    var isFolder: ObjCBool = false
                    return FileManager.default.fileExists(atPath: "\(path)/\($0)", isDirectory: &isFolder)
                        && !isFolder.boolValue
                })
        }

        /// Every row of every data set.
        func rows() throws -> [(configuration: HandoverConfiguration, part: PromptPart, row: [String: Any])] {
            try HandoverConfiguration.allCases.flatMap { configuration in
                try configuration.parts.flatMap { part in
                    let name = configuration.path(of: part)
                    guard manifest.files[name] != nil else {
                        return [] as [(configuration: HandoverConfiguration, part: PromptPart, row: [String: Any])]
                    }
                    let lines = try bytes(name).split(separator: UInt8(ascii: "\n"))
                    #expect(lines.count == manifest.counts.rows[configuration]?[part])
                    return try lines.map { line in
                        let row = try JSONSerialization.jsonObject(with: Data(line)) as? [String: Any]
                        return (configuration, part, row ?? [:])
                    }
                }
            }
        }
    }

    private func temporaryFolder() throws -> String {
        let folder = FileManager.default.temporaryDirectory.appending(path: "podium-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        return folder.path(percentEncoded: false)
    }

    private func handover(
        to path: String, of slug: String = "p", replaces: Bool = false, server: String = "http://127.0.0.1:8080"
    ) async throws -> FileHandover {
        try FileHandover(
            installation: app.installation, project: try await app.installation.project(slug), engine: .trl,
            pairsPerPrompt: HandoverRules.pairsPerPrompt, server: server, path: path,
            replaces: replaces)
    }

    @discardableResult private func write(
        _ engine: HandoverEngine, of slug: String = "p", pairs: Int = HandoverRules.pairsPerPrompt
    ) async throws -> Written {
        let folder = app.installation.folder.path + "/out-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let handover = try Handover(
            stores: app.stores, project: try await app.installation.project(slug), engine: engine,
            pairsPerPrompt: pairs,
            server: "http://127.0.0.1:8080", version: "1", clock: app.installation.clock)
        return Written(path: folder, manifest: try await handover.write(to: folder))
    }

    private func send(_ lines: String) async throws {
        let answer = try await ada.send(
            .post, "/api/v1/projects/p/prompts?source=file", lines, type: "application/x-ndjson")
        #expect(answer.status == 200 && answer.int("rejectedCount") == 0, "\(answer.text)")
    }

    /// 80 prompts, in twos that are nearly equal, with four answers each and two labelers who differ in one pair of six.
    private func fill() async throws {
        _ = try await ada.patch("/api/v1/projects/p", #"{"overlap": 2}"#)
        let lines = (0..<80).map { number in
            let question = number.isMultiple(of: 2) ? "Question \(number)?" : "question \(number - 1)"
            let answers = (0..<4).map { #"{"text": "answer \#(number)-\#($0)", "model": "m\#($0)"}"# }
            return #"{"prompt": "\#(question)", "completions": [\#(answers.joined(separator: ","))], "#
                + #""rankings": [{"labeler": "anna", "ranks": [1, 2, 3, 4]}, {"labeler": "bob", "ranks": [2, 1, 3, 4]}]}"#
        }
        try await send(lines.joined(separator: "\n"))
    }

    private func ask(strengths: Int) async throws {
        var form = Form.usual
        form.judgement.strengths = (1...strengths).map { .init($0, "level \($0)") }
        form.judgement.allBad = true
        let put = try await ada.put("/api/v1/projects/p/form", String(decoding: try JSON.encode(form), as: UTF8.self))
        #expect(put.status == 201, "\(put.text)")
    }

    /// Ranks all that there is, with ties, strengths, answers and a note, none of them every time.
    private func rankAll(_ client: Client, _ salt: Int) async throws {
        var number = salt
        while true {
            let work = try await client.post("/api/v1/projects/p/assignments")
            guard work.status != 204 else { return }
            let ids = work.list("task.completions").compactMap { ($0 as? [String: Any])?["id"] as? Int }
            let tiers = number.isMultiple(of: 3) ? [[ids[0], ids[2]], [ids[1]], [ids[3]]] : ids.map { [$0] }
            var body: [String: Any] = ["tiers": tiers, "durationMs": 1000 + number]
            if !number.isMultiple(of: 4) {
                body["strengths"] = (0..<(tiers.count - 1)).map { ($0 + number) % 3 + 1 }
            }
            if number.isMultiple(of: 5) { body["allBad"] = true }
            if number.isMultiple(of: 2) { body["note"] = "note \(number)\nsecond line" }
            body["answers"] = [
                "completions": ["\(ids[1])": ["overall": number % 7 + 1, "hallucination": number.isMultiple(of: 3)]]
            ]
            let text = String(decoding: try JSONSerialization.data(withJSONObject: body), as: UTF8.self)
            let answer = try await client.put("/api/v1/assignments/\(work.int("id") ?? 0)/ranking", text)
            #expect(answer.status == 201, "\(answer.text)")
            number += 2
        }
    }

    private static func answers(_ row: [String: Any], _ ids: [ID<Completion>]) throws -> CheckedAnswers {
        var answers = CheckedAnswers()
        for answer in row["answers"] as? [[String: Any]] ?? [] {
            let field = try #require(answer["field"] as? String)
            // JSONSerialization gives 1 for true, so what the field is decides.
            let value: AnswerValue =
                if !(answer["flag"] is NSNull), let flag = answer["flag"] as? Bool {
                    .flag(flag)
                } else if let number = answer["number"] as? Int {
                    .number(number)
                } else if let text = answer["text"] as? String {
                    .text(text)
                } else {
                    .texts(try #require(answer["texts"] as? [String]))
                }
            if let place = answer["completion"] as? Int {
                answers.completions[ids[place], default: [:]][field] = value
            } else {
                answers.task[field] = value
            }
        }
        return answers
    }

    /// What a POSIX archive holds, by name; its own checksums are checked.
    private static func unpacked(_ bytes: [UInt8]) throws -> [String: [UInt8]] {
        #expect(bytes.count.isMultiple(of: 512) && bytes.suffix(1024).allSatisfy { $0 == 0 })
        var files: [String: [UInt8]] = [:]
        var place = 0
        while bytes[place] != 0 {
            let header = Array(bytes[place..<(place + 512)])
            func text(_ range: Range<Int>) -> String {
                String(decoding: header[range].prefix { $0 != 0 && $0 != 0x20 }, as: UTF8.self)
            }
            let sum = header.enumerated().reduce(0) { $0 + ((148..<156).contains($1.offset) ? 32 : Int($1.element)) }
            #expect(Int(text(148..<156), radix: 8) == sum)
            #expect(text(257..<263) == "ustar")
            let size = try #require(Int(text(124..<136), radix: 8))
            files[text(0..<100)] = Array(bytes[(place + 512)..<(place + 512 + size)])
            place += 512 + (size + 511) / 512 * 512
        }
        return files
    }
}

extension AsyncSequence {
    fileprivate func first() async throws -> Element? { try await first { _ in true } }
}
