import Foundation
import HTTPTypes
import Preferences
import RewardModel
import Testing

@testable import App
@testable import Storage

/// Golden values made by Golden/comparison.py of real data beside the repository.
private struct Golden: Decodable {
    struct Rate: Decodable {
        var first: String
        var second: String?
        var value: Double
        var standardError: Double
        var interval: [Double]
        var prompts: Int
        var judgements: Int
        var ties: Int
    }
    struct File: Decodable {
        var policies: [String]
        var tasks: Int
        var judgements: Int
        var pairs: [Rate]
        var overall: [Rate]
        /// Value, standard error and interval.
        var strengths: [[Double]]
    }

    var mtbench: File
    var lamp: File

    static func load() throws -> Golden {
        let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Golden/comparison.json")
        return try JSONDecoder().decode(Golden.self, from: Data(contentsOf: file))
    }

    static let data = TestApp.root.appending(path: "../shared/data").standardizedFileURL
    static func isPresent() -> Bool {
        ["mtbench-pairs.jsonl", "lamp-writing-kwise.jsonl"].allSatisfy {
            FileManager.default.fileExists(atPath: data.appending(path: $0).path)
        }
    }
}

@Suite("Which policy is better: the comparison of a project")
struct PolicyComparisonTests {
    private let app: TestApp
    private let ada: Client
    private let path = "/api/v1/projects/p/policies/comparison"

    init() async throws {
        app = try TestApp()
        ada = try await app.client("ada", .admin)
        try await app.project(tasks: 0, overlap: 100)
    }

    /// What is judged in these tests: policies by name, the best first, tied ones together.
    private struct Line {
        var prompt: String
        var labeler: String
        var order: [[String]]
        var answer: @Sendable (String) -> String = { "By \($0)." }

        var json: String {
            let names = order.flatMap(\.self).sorted()
            let ranks = names.map { name in 1 + order.prefix { !$0.contains(name) }.flatMap(\.self).count }
            let completions = names.map { ["text": answer($0), "model": $0] }
            let object: [String: Any] = [
                "prompt": prompt, "completions": completions, "rankings": [["labeler": labeler, "ranks": ranks]],
            ]
            return (try? JSONSerialization.data(withJSONObject: object, options: .sortedKeys))
                .map { String(decoding: $0, as: UTF8.self) } ?? ""
        }
    }

    private func add(_ lines: [String], by client: Client? = nil) async throws {
        let answer = try await (client ?? ada).send(
            .post, "/api/v1/projects/p/prompts", lines.joined(separator: "\n"), type: "application/x-ndjson")
        #expect(answer.status == 200 || answer.status == 201, "\(answer.text.prefix(300))")
        #expect(answer.list("rejected").isEmpty, "\(answer.text.prefix(500))")
    }

    private func compare(_ query: String = "") async throws -> Answer {
        let answer = try await ada.get(path + query)
        #expect(answer.status == 200, "\(answer.text)")
        return answer
    }

    private func body(_ query: String = "", of client: Client? = nil) async throws -> ComparisonBody {
        let answer = try await (client ?? ada).get(path + query)
        try #require(answer.status == 200, "\(answer.text)")
        return try JSONDecoder().decode(ComparisonBody.self, from: Data(answer.bytes))
    }

    /// Of prompts that have nothing in common.
    private func prompt(_ number: Int) -> String {
        let words = ["amber", "basin", "cedar", "delta", "ember", "fjord", "grove", "heron", "islet", "jetty", "krill"]
        return "Question \(number): \(words[number % 11]) \(words[number / 11 % 11]) and \(words[number / 121 % 11])?"
    }

    /// `wins` of `count` prompts prefer b to a, by three labelers in turn.
    private func duel(_ count: Int, wins: Int, from first: Int = 0, a: String = "a", b: String = "b") -> [String] {
        (0..<count).map { number in
            // Spread over the labelers.
            let isWin = number * wins / count != (number + 1) * wins / count
            return Line(
                prompt: prompt(first + number), labeler: "l\(number % 3)", order: isWin ? [[b], [a]] : [[a], [b]]
            ).json
        }
    }

    // MARK: - Golden values

    @Test(
        "win rates and strengths of real data are those of an independent computation",
        .enabled(if: Golden.isPresent(), "there is no ../shared/data beside the repository"),
        arguments: ["mtbench-pairs.jsonl", "lamp-writing-kwise.jsonl"])
    func golden(file: String) async throws {
        let golden = file.hasPrefix("mt") ? try Golden.load().mtbench : try Golden.load().lamp
        let lines = try String(contentsOf: Golden.data.appending(path: file), encoding: .utf8)
        var known: Set<String> = []
        try await add(lines.split(separator: "\n").map(String.init).filter { try isNew($0, &known) })
        let found = try await body()
        #expect(known.count == golden.tasks)
        #expect(found.judgements == golden.judgements && found.policies.count == golden.policies.count)
        let ids = Dictionary(uniqueKeysWithValues: found.policies.map { ($0.label, $0.policyId) })
        func expect(_ rate: MeasuredWinRate?, _ golden: Golden.Rate, turned: Bool = false) throws {
            let rate = try #require(rate)
            func same(_ found: Double, _ expected: Double) -> Bool { abs(found - expected) < 1e-9 }
            let ends = [rate.rate.interval.lower, rate.rate.interval.upper]
            let name = "\(golden.first) \(golden.second ?? "")"
            #expect(same(turned ? 1 - rate.rate.value : rate.rate.value, golden.value), "\(name)")
            #expect(same(rate.rate.standardError, golden.standardError), "\(name)")
            #expect(zip(turned ? [1 - ends[1], 1 - ends[0]] : ends, golden.interval).allSatisfy(same), "\(name)")
            #expect(rate.rate.prompts == golden.prompts && rate.rate.judgements == golden.judgements, "\(name)")
            #expect(golden.second == nil || rate.ties == golden.ties, "\(name)")
        }
        #expect(found.pairs.count == golden.pairs.count)
        for rate in golden.pairs {
            let (first, second) = (ids[rate.first], rate.second.flatMap { ids[$0] })
            let pair = found.pairs.first { Set([$0.first, $0.second]) == Set([first, second].compactMap(\.self)) }
            try expect(pair?.people, rate, turned: pair?.first != first)
        }
        for rate in golden.overall { try expect(found.policies.first { $0.label == rate.first }?.winRate, rate) }
        for (label, expected) in zip(golden.policies, golden.strengths) {
            let strength = try #require(found.policies.first { $0.label == label }?.strength)
            let values = [strength.value, strength.standardError, strength.interval.lower, strength.interval.upper]
            #expect(zip(values, expected).allSatisfy { abs($0 - $1) < 1e-5 }, "\(label): \(values) \(expected)")
        }
        let scale = found.policies.compactMap(\.strength).filter { $0.group == 0 }.map(\.value)
        #expect(scale == scale.sorted(by: >) && scale.count > 1)
    }

    /// Policies that answer with the same text are nothing to compare, and where two of them did, two lines of the file are
    /// one task.
    private func isNew(_ line: String, _ known: inout Set<String>) throws -> Bool {
        let object = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
        let texts = (object?["completions"] as? [[String: Any]])?.compactMap { $0["text"] as? String } ?? []
        guard Set(texts).count == texts.count else { return false }
        return known.insert(([object?["prompt"] as? String ?? ""] + texts.sorted()).joined(separator: "\u{0}")).inserted
    }

    // MARK: - What changes nothing, and what does

    @Test("rows in another order, and policies of other names, change no figure", arguments: [3, 11])
    func shuffled(seed: UInt64) async throws {
        var random = SeededGenerator(seed: seed)
        let names = ["a", "b", "c"]
        var lines: [(prompt: Int, labeler: Int, order: [[Int]])] = []
        for prompt in 0..<30 {
            for labeler in 0..<2 {
                let order = [0, 1, 2].shuffled(using: &random)
                let ties = Int.random(in: 0..<3, using: &random) == 0
                lines.append(
                    (prompt, (prompt + labeler) % 5, ties ? [[order[0], order[1]], [order[2]]] : order.map { [$0] }))
            }
        }
        let other = try TestApp()
        let eve = try await other.client("eve", .admin)
        try await other.project(tasks: 0, overlap: 100)
        let renamed = ["zeta", "eta", "theta"]
        func json(_ line: (prompt: Int, labeler: Int, order: [[Int]]), _ names: [String]) -> String {
            Line(
                prompt: prompt(line.prompt), labeler: "l\(line.labeler)",
                order: line.order.map { $0.map { names[$0] } },
                answer: { name in "Answer \(names.firstIndex(of: name) ?? 9)." }
            ).json
        }
        try await add(lines.map { json($0, names) })
        try await add(lines.shuffled(using: &random).map { json($0, renamed) }, by: eve)
        let (one, two) = (try await body("?style=true"), try await body("?style=true", of: eve))
        #expect(one.judgements == 60 && two.judgements == 60 && one.prompts == 30 && one.labelers == 5)
        for (place, name) in names.enumerated() {
            let first = try #require(one.policies.first { $0.label == name })
            let second = try #require(two.policies.first { $0.label == renamed[place] })
            #expect(abs((first.winRate?.rate.value ?? 9) - (second.winRate?.rate.value ?? 8)) < 1e-12)
            #expect(abs((first.winRate?.rate.interval.lower ?? 9) - (second.winRate?.rate.interval.lower ?? 8)) < 1e-9)
            #expect(abs((first.strength?.value ?? 9) - (second.strength?.value ?? 8)) < 1e-6)
            #expect(abs((first.strength?.standardError ?? 9) - (second.strength?.standardError ?? 8)) < 1e-6)
        }
    }

    @Test("two spellings that are merged are one policy, at once, and two again when they are parted")
    func merged() async throws {
        try await add(duel(20, wins: 15) + duel(20, wins: 15, from: 20, b: "B"))
        #expect(try await body().policies.map(\.label).sorted() == ["B", "a", "b"])
        let ids = Dictionary(uniqueKeysWithValues: try await body().policies.map { ($0.label, $0.policyId) })
        let (big, small) = (try #require(ids["B"]), try #require(ids["b"]))
        #expect(try await ada.put("/api/v1/policies/\(big)/merged-into", #"{"policyId": \#(small)}"#).status == 200)
        let one = try await body("?baseline=\(big)")
        #expect(one.policies.map(\.label).sorted() == ["a", "b"] && one.pairs.count == 1)
        #expect(one.pairs.first?.people.rate.judgements == 40 && one.pairs.first?.people.rate.value == 0.75)
        #expect(one.policies.first { $0.label == "a" }?.againstBaseline?.rate.value == 0.25)
        #expect(try await ada.delete("/api/v1/policies/\(big)/merged-into").status == 200)
        #expect(try await body().pairs.count == 2)
    }

    @Test("judgements of tasks that a model chose are left out, unless they are asked for")
    func chosen() async throws {
        try await add(duel(20, wins: 10) + duel(10, wins: 10, from: 20))
        try await app.installation.database.write { connection in
            try connection.run("UPDATE task SET inRandomShare = (id <= 20)")
        }
        let drawn = try await body()
        #expect(drawn.judgements == 20 && drawn.chosenJudgements == 10)
        #expect(drawn.pairs.first?.people.rate.value == 0.5)
        let all = try await body("?tasks=all")
        #expect(all.judgements == 30 && abs((all.pairs.first?.people.rate.value ?? 0) - 20.0 / 30) < 1e-12)
    }

    @Test("what is withdrawn or weighs nothing is left out, and an answer that was kept knows of it")
    func left() async throws {
        try await add(duel(30, wins: 20))
        let before = try await body()
        #expect(before.judgements == 30 && before.labelers == 3)
        let people = try await ada.get("/api/v1/projects/p/labelers").list("items")
        let labeler = try #require((people.first as? [String: Any])?["labeler"] as? [String: Any])
        let weight = try await ada.post(
            "/api/v1/projects/p/labelers/\(try #require(labeler["id"] as? Int))/weights",
            #"{"weight": 0, "reason": "Asleep."}"#)
        #expect(weight.status == 201, "\(weight.text)")
        let after = try await body()
        #expect(after.judgements == 20 && after.labelers == 2)
        #expect(try await ada.put("/api/v1/projects/p/imports/1/withdrawal", "{}").status < 300)
        #expect(try await body().judgements == 0)
    }

    // MARK: - Who may ask, and what

    @Test("managers of the project ask; labelers get 403 and no name, others 404; what is wrong is refused by name")
    func access() async throws {
        try await add(duel(12, wins: 8, a: "secret-a", b: "secret-b"))
        let (mia, lia, max) = (
            try await app.client("mia", .manager), try await app.client("lia", .labeler),
            try await app.client("max", .manager)
        )
        for (client, role) in [(mia, "manager"), (lia, "labeler")] {
            let id = try #require(client.user?.id)
            #expect(
                try await ada.put("/api/v1/projects/p/members/\(id)", #"{"role": "\#(role)"}"#).status < 300)
        }
        #expect(try await mia.get(path).status == 200)
        for query in ["", "?format=csv", "?baseline=1", "?slice=round"] {
            let refused = try await lia.get(path + query)
            #expect(refused.status == 403 && !refused.text.contains("secret"))
            #expect(try await max.get(path + query).status == 404)
            #expect(try await app.stranger.get(path + query).status == 401)
        }
        #expect(try await ada.get("/api/v1/projects/none/policies/comparison").status == 404)
        let wrong = try await ada.get(path + "?tasks=some&style=yes&slice=mood&baseline=x")
        #expect(wrong.status == 422)
        let pointers = wrong.list("errors").compactMap { ($0 as? [String: Any])?["pointer"] as? String }
        #expect(Set(pointers) == ["?tasks", "?style", "?slice", "?baseline"])
        for (query, pointer, code) in [
            ("?baseline=99", "?baseline", "unknownPolicy"), ("?format=xml", "?format", "invalidValue"),
            ("?task=all", "?task", "unknownParameter"),
        ] {
            let answer = try await ada.get(path + query)
            #expect(answer.status == 422 && answer.string("errors.0.pointer") == pointer, "\(answer.text)")
            #expect(answer.string("errors.0.code") == code)
        }
    }

    @Test("what cannot be told is said, and an empty project compares nothing")
    func limits() async throws {
        let empty = try await body()
        #expect(empty.policies.isEmpty && empty.limits.map(\.reason) == [.nothingCompared])
        try await add(duel(10, wins: 10))
        let found = try await body()
        #expect(found.limits.map(\.reason) == [.neverBeaten] && found.policies.allSatisfy { $0.strength == nil })
        #expect(found.limits.first?.sentence.contains("how much better b did than a") == true)
        #expect(found.pairs.first?.people.rate.value == 1)
    }

    @Test("parts by length, round and turns add up, and styles are told where they are asked for")
    func parts() async throws {
        let long = String(repeating: "Tell me more of it, please. ", count: 10)
        let lines = (0..<24).map { number in
            Line(
                prompt: number < 12 ? prompt(number) : prompt(number) + long, labeler: "l\(number % 4)",
                order: number % 3 == 0 ? [["a"], ["b"]] : [["b"], ["a"]],
                answer: { name in
                    let words = String(repeating: "word ", count: 1 + number * (name == "a" ? 7 : 5) % 11)
                    return (number % (name == "a" ? 5 : 4) == 0 ? "# Title\n\n\(name) " : name + " ") + words
                }
            ).json
        }
        try await add(Array(lines[..<16]))
        try await add(Array(lines[16...]))
        for (slice, count) in [("promptLength", 2), ("round", 2), ("turns", 1)] {
            let parts = try #require(try await body("?slice=\(slice)").parts)
            #expect(parts.count == count && parts.reduce(0) { $0 + $1.judgements } == 24, "\(slice): \(parts)")
        }
        let rounds = try #require(try await body("?slice=round").parts)
        #expect(rounds.map(\.judgements) == [16, 8] && rounds.allSatisfy { $0.importId != nil })
        let styled = try await body("?style=true")
        #expect(styled.styleEffects?.map(\.measure).contains("length") == true && styled.styleLimits != nil)
        #expect(try await body().styleEffects == nil)
    }

    @Test(
        "how much has to be judged is said before, by the project's own labelers, and what is wrong is refused by name")
    func plan() async throws {
        let path = "/api/v1/projects/p/policies/comparison-plan"
        let coarse = try await ada.get(path + "?difference=10&labelers=30&judgementsPerPrompt=1")
        #expect(coarse.status == 200 && coarse.int("prompts") == coarse.int("judgements"), "\(coarse.text)")
        #expect(try #require(coarse.int("judgements")) > 100 && coarse.int("labelers") == 30)
        #expect(
            coarse.string("sentence")?.hasPrefix("To show that a policy is preferred in 60 % instead of 50 %") == true)
        let fine = try await ada.get(path + "?difference=5&labelers=30&judgementsPerPrompt=1")
        #expect(try #require(fine.int("judgements")) > 3 * (coarse.int("judgements") ?? .max / 4))
        #expect(try await ada.get(path + "?difference=40&ties=50").int("prompts") == nil)
        let wrong = try await ada.get(path + "?difference=80&labelers=0&ties=x&judgementsPerPrompt=1.5")
        let pointers = wrong.list("errors").compactMap { ($0 as? [String: Any])?["pointer"] as? String }
        #expect(wrong.status == 422 && pointers.count == 4)
        try await add(duel(10, wins: 5))
        #expect(try await ada.get(path).int("labelers") == 3)
        let line = try await PlannedComparison.line(app.installation, project: "p") { ["difference": "12.5"][$0] }
        #expect(line.contains("62.5 %") && line.contains("3 labelers"), "\(line)")
        let lia = try await app.client("lia", .labeler)
        let id = try #require(lia.user?.id)
        #expect(try await ada.put("/api/v1/projects/p/members/\(id)", #"{"role": "labeler"}"#).status < 300)
        #expect(try await lia.get(path).status == 403)
    }

    // MARK: - CSV and the terminal

    @Test("CSV is read back by Python as it was meant, and no name is a formula")
    func csv() async throws {
        let names = ["=1+2", "-x", "@sum", "a,\"b\"; c", "plain"]
        let lines = (0..<40).map { number in
            Line(
                prompt: prompt(number), labeler: "l\(number % 3)",
                order: [[names[number % 5]], [names[(number + 1 + number / 5 % 4) % 5]]]
            ).json
        }
        try await add(lines)
        let answer = try await ada.send(.get, path, extra: [.accept: "text/csv"])
        #expect(answer.status == 200 && answer.fields[.contentType] == "text/csv; charset=utf-8")
        #expect(answer.fields[.contentDisposition] == "attachment; filename=\"p-policies.csv\"")
        #expect(try await ada.get(path + "?format=csv").bytes == answer.bytes)
        let rows = try python(answer.bytes)
        let figures = try await body()
        let winRates = rows.filter { $0["figure"] == "winRate" }
        #expect(winRates.count == figures.pairs.count)
        let named = Set(rows.compactMap { $0["policy"] })
        #expect(named.isSuperset(of: ["'=1+2", "'-x", "'@sum", "a,\"b\"; c", "plain"]), "\(named)")
        for policy in figures.policies {
            let written = rows.first {
                $0["figure"] == "overallWinRate" && $0["policy"]?.drop { $0 == "'" } == policy.label[...]
            }
            #expect(written.flatMap { Double($0["value"] ?? "") } == policy.winRate?.rate.value)
            #expect(written.flatMap { Double($0["upper"] ?? "") } == policy.winRate?.rate.interval.upper)
            #expect(written.flatMap { Int($0["prompts"] ?? "") } == policy.winRate?.rate.prompts)
        }
        let terminal = try await TerminalComparison(installation: app.installation, project: "p")
        #expect(try await terminal.csv(ComparisonQuestion(), baseline: nil) == answer.bytes)
    }

    private func python(_ csv: [UInt8]) throws -> [[String: String]] {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = [
            "python3", "-c",
            "import csv, json, sys; json.dump(list(csv.DictReader(open(sys.argv[1], newline=''))), sys.stdout)",
        ]
        let file = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString).csv")
        defer { try? FileManager.default.removeItem(at: file) }
        try Data(csv).write(to: file)
        process.arguments?.append(file.path)
        let pipe = Pipe()
        process.standardOutput = pipe
        try process.run()
        let output = try pipe.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
        return try JSONDecoder().decode([[String: String]].self, from: output)
    }

    @Test("the command prints a table and sentences, and refuses a baseline that there is not")
    func terminal() async throws {
        try await add(duel(30, wins: 21, a: "old", b: "new\u{1B}[31m"))
        let terminal = try await TerminalComparison(installation: app.installation, project: "p")
        let lines = try await terminal.lines(ComparisonQuestion(style: true), baseline: "old", json: false)
        let text = lines.joined(separator: "\n")
        #expect(text.contains("30 judgements of 30 prompts by 3 labelers"))
        #expect(text.contains("is preferred to old in 70 % ["), "\(text)")
        #expect(text.contains("No reward model answers") && !text.contains("\u{1B}"), "\(text)")
        #expect(try await terminal.lines(ComparisonQuestion(), baseline: nil, json: true).first?.hasPrefix("{") == true)
        await #expect(throws: ConfigurationError.self) {
            try await terminal.lines(ComparisonQuestion(), baseline: "none", json: false)
        }
    }
}
