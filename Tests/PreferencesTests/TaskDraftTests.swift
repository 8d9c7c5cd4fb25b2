import Preferences
import Testing

@Suite("Task drafts")
struct TaskDraftTests {
    private static func draft(
        _ texts: [String] = ["x", "y"], prompt: String = "p", _ change: (inout TaskDraft) -> Void = { _ in }
    ) -> TaskDraft {
        var draft = TaskDraft(prompt: Prompt(prompt), completions: texts.map { Completion(text: $0) })
        change(&draft)
        return draft
    }

    private static let long = String(repeating: "x", count: TaskRules.textBytes + 1)

    @Test(
        "a draft that breaks a rule is refused by the rule's name, with a place",
        arguments: [
            (draft([]) { $0.rankings = [.init(ranks: [])] }, "completionCount", "/completions"),
            (draft(["x"]), "completionCount", "/completions"),
            (draft(Array("abcdefghij").map(String.init)), "completionCount", "/completions"),
            (draft(prompt: " \n"), "emptyPrompt", "/prompt"), (draft(["", " "]), "emptyCompletions", "/completions"),
            (draft(prompt: "\u{200B}\u{AD}"), "emptyPrompt", "/prompt"),
            (draft(["\u{FEFF}", "\u{2800}"]), "emptyCompletions", "/completions"),
            (draft(["x", "x"]), "identicalCompletions", "/completions"),
            (draft(prompt: long), "textTooLong", "/prompt"),
            (draft([long, "y"]), "textTooLong", "/completions/0/text"),
            (draft(["x", "y\0"]), "nulCharacter", "/completions/1/text"),
            (draft { $0.completions[1].model = "\0" }, "nulCharacter", "/completions/1/model"),
            (draft { $0.externalID = " " }, "emptyExternalId", "/externalId"),
            (draft { $0.externalID = String(repeating: "x", count: 501) }, "textTooLong", "/externalId"),
            (draft { $0.priority = 101 }, "invalidPriority", "/priority"),
            (draft { $0.overlap = 0 }, "invalidOverlap", "/overlap"),
            (draft { $0.overlap = 101 }, "invalidOverlap", "/overlap"),
            (draft { $0.rankings = [.init(ranks: [1])] }, "wrongCount", "/ranks"),
            (draft { $0.rankings = [.init(labeler: "a", ranks: [0, 1])] }, "rankTooLow", "/rankings/0/ranks/0"),
            (draft { $0.rankings = [.init(labeler: " ", ranks: [1, 2])] }, "invalidLabeler", "/rankings/0/labeler"),
            (
                draft { $0.rankings = [.init(labeler: "\u{202E}a", ranks: [1, 2])] }, "invalidLabeler",
                "/rankings/0/labeler"
            ),
            (
                draft { $0.rankings = [.init(labeler: "a", ranks: [1, 2]), .init(labeler: "a", ranks: [2, 1])] },
                "repeatedLabeler", "/rankings/1/labeler"
            ),
        ])
    func refused(draft: TaskDraft, code: String, pointer: String) {
        let error = #expect(throws: ValidationError.self) { try draft.validated() }
        #expect(error?.issues.first?.code == code)
        #expect(error?.issues.first?.pointer == pointer)
    }

    @Test(
        "the number of completions is told as people count", arguments: [(0, "no completions"), (1, "1 completion;")])
    func counting(count: Int, words: String) {
        var draft = Self.draft((0..<count).map { "\($0)" })
        // Without a judgement, a prompt without completions waits for them.
        draft.rankings = [.init(ranks: [])]
        let error = #expect(throws: ValidationError.self) { try draft.validated() }
        #expect(error?.message.contains("This line has \(words)") == true)
        #expect(error?.message.contains("a task needs 2 to 9") == true)
    }

    @Test("a prompt without completions waits for them, where completions are judged")
    func waiting() throws {
        #expect(try Self.draft([]).validated().completions.isEmpty)
        #expect(AskedJudgement.Kind.ranking.waits(withCompletions: 0))
        #expect(!AskedJudgement.Kind.ranking.waits(withCompletions: 1))
        #expect(!AskedJudgement.Kind.demonstration.waits(withCompletions: 0))
    }

    @Test("2 to 9 completions are a task to rank; equal texts among them are named, by bytes")
    func accepted() throws {
        let task = try Self.draft(["x", "\u{E9}", "x", "e\u{301}", "x"]).validated()
        #expect(task.kind == .ranking)
        #expect(task.twins == [[0, 2, 4]])
        #expect(try Self.draft().validated().twins.isEmpty)
    }

    @Test("names that differ by a byte are two labelers")
    func labelers() throws {
        let names = ["anna", "Anna", "\u{E9}", "e\u{301}"]
        let task = try Self.draft { $0.rankings = names.map { .init(labeler: $0, ranks: [1, 2]) } }.validated()
        #expect(task.rankings.count == 4)
        #expect(task.withoutRankings.rankings.isEmpty)
    }

    @Test(
        "the pseudo-labelers of an import are marked, and no name of theirs can be a person's",
        arguments: [("labels.ndjson", "import:labels.ndjson"), ("import:labels.ndjson", "import:labels.ndjson")])
    func importLabeler(given: String, name: String) throws {
        let labeler = try ImportLabeler(given)
        #expect(labeler.name == name)
        #expect(labeler.name(of: nil) == name)
        #expect(labeler.name(of: "anna") == name + "/anna")
        #expect(ImportLabeler.labeler(in: labeler.name(of: "team/anna")) == "team/anna")
        #expect(ImportLabeler.labeler(in: labeler.name) == nil)
    }

    @Test("the longest names fit into a user name together, and longer ones are refused before anything is stored")
    func importLabelerBounds() throws {
        let longest = String(repeating: "x", count: ImportLabeler.maximumBytes - ImportLabeler.prefix.utf8.count)
        let within = String(repeating: "y", count: ImportLabeler.maximumLabelerBytes)
        #expect(try ImportLabeler(longest).name(of: within).utf8.count == 200)
        for name in ["", " ", "import:", longest + "x", "a\u{1B}[2J", "a\u{202E}b", "a\u{200B}b", "a\u{E0061}b"] {
            #expect(throws: ValidationError.self) { try ImportLabeler(name) }
        }
    }
}
