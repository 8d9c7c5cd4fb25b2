import Foundation
import HTTPTypes
import Preferences
import Testing

@testable import App
@testable import Storage

/// Golden values made by Golden/comparison.py: MT-Bench by the kind of question.
private struct Golden: Decodable {
    struct Rate: Decodable {
        var first: String
        var second: String
        var value: Double
        var standardError: Double
        var interval: [Double]
        var prompts: Int
        var judgements: Int
    }
    struct Part: Decodable {
        var part: String
        var judgements: Int
        var pairs: [Rate]
        /// At the level that holds for all parts at once.
        var joint: [[Double]]
    }
    struct File: Decodable { var parts: [Part] }

    var mtbench: File

    static let kinds = [
        "writing", "roleplay", "reasoning", "math", "coding", "extraction", "stem", "humanities",
    ]
    static let data = TestApp.root.appending(path: "../shared/data/mtbench-pairs.jsonl").standardizedFileURL

    static func load() throws -> [Part] {
        let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Golden/comparison.json")
        return try JSONDecoder().decode(Golden.self, from: Data(contentsOf: file)).mtbench.parts
    }
}

@Suite("Which policy is better: told apart by what was asked")
struct ComparisonSliceTests {
    private let app: TestApp
    private let ada: Client
    private let path = "/api/v1/projects/p/policies/comparison"

    init() async throws {
        app = try TestApp()
        ada = try await app.client("ada", .admin)
        try await app.project(tasks: 0, overlap: 100)
    }

    private func add(_ lines: [String]) async throws {
        let answer = try await ada.send(
            .post, "/api/v1/projects/p/prompts", lines.joined(separator: "\n"), type: "application/x-ndjson")
        #expect(answer.int("rejected") == nil && answer.list("rejected").isEmpty, "\(answer.text.prefix(500))")
    }

    private func body(_ query: String = "") async throws -> ComparisonBody {
        let answer = try await ada.get(path + query)
        try #require(answer.status == 200, "\(answer.text)")
        return try JSONDecoder().decode(ComparisonBody.self, from: Data(answer.bytes))
    }

    /// A prompt that two policies answered and one labeler judged.
    private func line(_ prompt: String, _ number: Int, isWin: Bool, meta: String? = nil) -> String {
        let completions = #"[{"text": "a \#(number)", "model": "a"}, {"text": "b \#(number)", "model": "b"}]"#
        let ranks = isWin ? "[2, 1]" : "[1, 2]"
        return #"{"prompt": "\#(prompt)", "completions": \#(completions), "#
            + #""rankings": [{"labeler": "l\#(number % 3)", "ranks": \#(ranks)}]\#(meta.map { ", \"meta\": \($0)" } ?? "")}"#
    }

    private func words(_ number: Int) -> String {
        var chance = SeededGenerator(seed: UInt64(number) &+ 7)
        return (0..<6).map { _ in String(chance.next() % 60_466_176, radix: 36) }.joined(separator: " ")
    }

    // MARK: - Golden values

    @Test(
        "figures of parts, and their joint intervals, are those of an independent computation",
        .enabled(
            if: FileManager.default.fileExists(atPath: Golden.data.path),
            "there is no ../shared/data beside the repository"
        ))
    func golden() async throws {
        var known: Set<String> = []
        var lines: [String] = []
        for text in try String(contentsOf: Golden.data, encoding: .utf8).split(separator: "\n") {
            var line = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
            let texts = (line["completions"] as? [[String: Any]])?.compactMap { $0["text"] as? String }.sorted() ?? []
            let name = try #require(line["externalId"] as? String)
            let number = try #require(Int(name.split(separator: "-")[1].dropFirst()))
            // Policies that answer alike are nothing to compare, and where two did, two lines are one task.
            let prompt = String(decoding: try JSONSerialization.data(withJSONObject: [line["prompt"]]), as: UTF8.self)
            guard Set(texts).count == texts.count,
                known.insert(([prompt] + texts).joined(separator: "\u{0}")).inserted
            else { continue }
            line["meta"] = ["category": Golden.kinds[(number - 81) / 10], "question": number]
            lines.append(String(decoding: try JSONSerialization.data(withJSONObject: line), as: UTF8.self))
        }
        try await add(lines)
        let found = try await body("?slice=meta.category")
        let parts = try #require(found.parts)
        let golden = try Golden.load()
        #expect(Set(parts.compactMap(\.value)) == Set(golden.map(\.part)) && parts.allSatisfy { $0.rest == nil })
        #expect(found.metaKeys == ["category"])
        #expect(found.partsRemark?.contains("99.38 % each") == true, "\(found.partsRemark ?? "")")
        let ids = Dictionary(uniqueKeysWithValues: found.policies.map { ($0.label, $0.policyId) })
        for expected in golden {
            let part = try #require(parts.first { $0.value == expected.part })
            #expect(part.judgements == expected.judgements && part.pairs.count == expected.pairs.count, "\(part)")
            for (rate, joint) in zip(expected.pairs, expected.joint) {
                let (first, second) = (try #require(ids[rate.first]), try #require(ids[rate.second]))
                let pair = try #require(
                    part.pairs.first { Set([$0.first, $0.second]) == [first, second] }, "\(rate)")
                let isTurned = pair.first != first
                func ends(_ lower: Double, _ upper: Double) -> [Double] {
                    isTurned ? [1 - upper, 1 - lower] : [lower, upper]
                }
                let people = pair.people.rate
                let values =
                    [isTurned ? 1 - people.value : people.value, people.standardError]
                    + ends(people.interval.lower, people.interval.upper) + ends(pair.joint.lower, pair.joint.upper)
                let right = [rate.value, rate.standardError] + rate.interval + joint
                #expect(zip(values, right).allSatisfy { abs($0 - $1) < 1e-9 }, "\(rate): \(values) \(right)")
                #expect(people.prompts == rate.prompts && people.judgements == rate.judgements)
            }
        }
    }

    // MARK: - Languages and meta

    @Test("a prompt's language is recognised, or what its meta states; the two together are one part")
    func languages() async throws {
        let german = (0..<8).map { "Erkläre mir bitte, was das ist und warum: \(words($0))" }
        let english = (8..<20).map { "Please explain to me what that is and why: \(words($0))" }
        let stated = (20..<26).map { words($0) }
        try await add(
            (german + english).enumerated().map { line($1, $0, isWin: $0 % 4 != 0) }
                + stated.enumerated().map {
                    line(
                        $1, 20 + $0, isWin: $0 % 2 == 0, meta: #"{"language": "\#($0 % 2 == 0 ? "de-AT" : "German")"}"#)
                } + (26..<30).map { line("\($0 * 7_919_777) : \($0 * $0 * 31_337) = ?", $0, isWin: true) })
        let parts = try #require(try await body("?slice=language").parts)
        let counts = Dictionary(uniqueKeysWithValues: parts.map { ($0.language ?? "", $0.judgements) })
        #expect(counts == ["de": 14, "en": 12, "und": 4], "\(counts)")
        #expect(parts.map(\.judgements) == [14, 12, 4])
        let text = try await TerminalComparison(installation: app.installation, project: "p")
            .lines(ComparisonQuestion(slice: .language), baseline: nil, json: false).joined(separator: "\n")
        #expect(text.contains("German: 14 judgements of 14 prompts") && text.contains("not determined: 4"), "\(text)")
        #expect(text.contains("3 parts are looked at.") && text.contains("jointly ["), "\(text)")
    }

    @Test("any field of meta tells prompts apart; the largest words have a part, the rest and the silent ones one each")
    func meta() async throws {
        var lines: [String] = []
        // 14 kinds of falling size, from 16 to 3.
        for kind in 0..<14 {
            for copy in 0..<(16 - kind) {
                let number = lines.count
                lines.append(
                    line(
                        words(number), number, isWin: copy % 3 != 0,
                        meta:
                            #"{"category": "kind \#(kind)", "source": \#(kind % 2), "id": "n\#(number)", "more": [1]}"#)
                )
            }
        }
        for _ in 0..<5 { lines.append(line(words(lines.count), lines.count, isWin: true)) }
        try await add(lines)
        let found = try await body("?slice=meta.category")
        let parts = try #require(found.parts)
        #expect(parts.count == 14 && parts.prefix(12).map(\.value) == (0..<12).map { "kind \($0)" })
        #expect(parts.suffix(2).map(\.rest) == [.others, .without] && parts.suffix(2).map(\.judgements) == [7, 5])
        #expect(parts.reduce(0) { $0 + $1.judgements } == lines.count && found.slice == "meta.category")
        // What each prompt has for itself is a name, and no kind; what is no single word is none either.
        #expect(found.metaKeys == ["category", "source"], "\(found.metaKeys)")
        let sources = try #require(try await body("?slice=meta.source").parts)
        #expect(sources.map(\.value) == ["0", "1", nil] && sources.last?.rest == .without)
        for part in parts {
            for policy in part.policies {
                let plain = policy.winRate.rate.interval
                #expect(policy.joint.lower <= plain.lower && plain.upper <= policy.joint.upper)
                #expect(abs(policy.joint.level - (1 - 0.05 / 14)) < 1e-12)
            }
        }
        let rows = try await ada.get(path + "?slice=meta.category&format=csv").text.split(separator: "\r\n")
        #expect(rows.first?.hasSuffix("jointLower,jointUpper,judge") == true, "\(rows.first ?? "")")
        #expect(rows.contains { $0.contains(",others,") } && rows.contains { $0.contains(",kind 0,") })
    }

    @Test("a field that no prompt has is refused by name, with those that there are")
    func unknown() async throws {
        try await add((0..<6).map { line(words($0), $0, isWin: $0 % 2 == 0, meta: #"{"task": "sum"}"#) })
        for (query, words) in [
            ("meta.kind", "There are: meta.task."), ("mood", "language, promptLength, round, turns, or meta."),
            ("meta.", "promptLength"),
        ] {
            let answer = try await ada.get(path + "?slice=\(query)")
            #expect(answer.status == 422 && answer.string("errors.0.pointer") == "?slice", "\(answer.text)")
            #expect(answer.text.contains(words), "\(answer.text)")
        }
        let terminal = try await TerminalComparison(installation: app.installation, project: "p")
        await #expect(throws: ConfigurationError.self) {
            try await terminal.lines(ComparisonQuestion(slice: .meta("kind")), baseline: nil, json: false)
        }
    }

    @Test("what is said of a known prompt later counts where nothing was said, and an answer that was kept knows of it")
    func later() async throws {
        let bare = (0..<6).map { line(words($0), $0, isWin: $0 % 2 == 0) }
        try await add(bare)
        #expect(try await body().metaKeys.isEmpty)
        try await add((0..<6).map { line(words($0), $0, isWin: $0 % 2 == 0, meta: #"{"kind": "first"}"#) })
        #expect(try await body("?slice=meta.kind").parts?.map(\.value) == ["first"])
        let again = try await ada.send(
            .post, "/api/v1/projects/p/prompts", line(words(0), 0, isWin: true, meta: #"{"kind": "other"}"#),
            type: "application/x-ndjson")
        #expect(again.text.contains("its meta differs and was left out"), "\(again.text)")
        #expect(try await body("?slice=meta.kind").parts?.map(\.value) == ["first"])
    }

    @Test("meta comes through files unharmed, shows on the task, and never in what a labeler is sent")
    func lossless() async throws {
        let meta = #"{"category":"sum","deep":{"a":[1,2.5,null,true,"x\"y"]},"n":9007199254740993}"#
        let lea = try await app.client("lea", .labeler)
        let id = try #require(lea.user?.id)
        #expect(try await ada.put("/api/v1/projects/p/members/\(id)", #"{"role": "labeler"}"#).status < 300)
        let text = #"{"prompt": "Sum it.", "completions": [{"text": "a"}, {"text": "b"}], "meta": \#(meta)}"#
        try await add([text])
        let export = try await ada.get("/api/v1/projects/p/export").text
        #expect(export.contains(#""meta":\#(meta)"#), "\(export)")
        #expect(try await ada.get("/api/v1/projects/p/tasks/1").string("meta.category") == "sum")
        let claimed = try await lea.post("/api/v1/projects/p/assignments")
        #expect(claimed.status == 201 && !claimed.text.contains("category"), "\(claimed.text)")
        let assignment = try await lea.get("/api/v1/assignments/\(try #require(claimed.int("id")))")
        #expect(!assignment.text.contains("category") && !assignment.text.contains("deep"))
        for (wrong, words) in [
            (#""text""#, "is an object"), (#"{"a": "\u0000"}"#, "NUL"),
            (#"{"a": "\#(String(repeating: "x", count: 20_000))"}"#, "longer than 16 KiB"),
        ] {
            let answer = try await ada.send(
                .post, "/api/v1/projects/p/prompts",
                #"{"prompt": "Another.", "completions": [{"text": "a"}, {"text": "b"}], "meta": \#(wrong)}"#,
                type: "application/x-ndjson")
            #expect(answer.text.contains(words), "\(answer.text)")
        }
    }
}
