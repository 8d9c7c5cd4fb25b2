import Foundation
import Preferences
import Testing

@Suite("Practice")
struct PracticeTests {
    private static let ranks = Form(judgement: AskedJudgement(kind: .ranking, ties: true))
    private static let pairs = Form(
        judgement: AskedJudgement(
            kind: .pair, ties: true,
            strengths: [.init(1, "slightly"), .init(2, "better"), .init(3, "much"), .init(4, "far")]))
    private static let rated = Form(
        judgement: AskedJudgement(kind: .ranking, ties: true, allBad: true),
        fields: [
            .likert("overall", "Overall", 1...7), .likert("sure", "Sure", 1...3, about: .task),
            Field("harm", "Harmful", kind: .flag), Field("why", "Why", kind: .text, about: .task),
        ])

    private static func task(
        _ count: Int, _ expected: ExpectedJudgement, _ change: (inout PracticeTask) -> Void = { _ in }
    ) -> PracticeTask {
        var task = PracticeTask(
            prompt: Prompt("Which?"), completions: (0..<count).map { .init(text: "answer \($0)") }, expected: expected)
        change(&task)
        return task
    }

    private static func tiers(_ places: [[Int64]]) -> [[ID<Completion>]] { places.map { $0.map { ID($0) } } }

    private static func compared(
        _ task: PracticeTask, _ form: Form, _ draft: SubmissionDraft
    ) throws -> PracticeComparison {
        try task.validated(for: form).compared(with: draft.validated(for: form, of: task.names), on: form)
    }

    @Test(
        "pairs are told that were swapped, tied or put in an order without need; what is expected of none is free",
        arguments: [
            ([[1], [2], [3]], [[1], [2], [3]], [String]()),
            ([[1], [2], [3]], [[3], [1], [2]], ["swapped 1 3", "swapped 2 3"]),
            ([[1], [2], [3]], [[1, 2], [3]], ["tied 1 2"]),
            ([[1, 2], [3]], [[2], [1], [3]], ["ordered 2 1"]),
            ([[1], [3]], [[2], [1], [3]], []),
            ([[1], [3]], [[3], [2], [1]], ["swapped 1 3"]),
            ([[2, 3]], [[1], [2, 3]], []),
        ])
    func order(expected: [[Int64]], said: [[Int64]], differences: [String]) throws {
        let task = Self.task(3, ExpectedJudgement(tiers: Self.tiers(expected)))
        let comparison = try Self.compared(task, Self.ranks, SubmissionDraft(tiers: Self.tiers(said)))
        #expect(
            comparison.differences.map {
                "\($0.kind.rawValue) \($0.completions.map(\.description).joined(separator: " "))"
            }
                == differences)
        #expect(comparison.agrees == differences.isEmpty)
        #expect(comparison.agreedPairs == comparison.pairs - differences.count)
    }

    @Test("a strength is compared where the order is the expected one, and one step aside agrees on a wide scale")
    func strengths() throws {
        let task = Self.task(2, ExpectedJudgement(tiers: Self.tiers([[1], [2]]), strengths: [4]))
        func said(_ tiers: [[Int64]], _ strengths: [Int?]?) throws -> [PracticeComparison.Difference] {
            try Self.compared(task, Self.pairs, SubmissionDraft(tiers: Self.tiers(tiers), strengths: strengths))
                .differences
        }
        #expect(try said([[1], [2]], [3]).isEmpty)
        #expect(try said([[1], [2]], [2]).map(\.kind) == [.strength])
        #expect(try said([[1], [2]], [2]).map(\.said) == [.number(2)])
        #expect(try said([[1], [2]], nil).map(\.said) == [nil])
        #expect(try said([[2], [1]], [4]).map(\.kind) == [.swapped])
    }

    @Test("fields are compared one by one: numbers by their scale, flags that were left alone as no")
    func answers() throws {
        let expected = ExpectedJudgement(
            tiers: Self.tiers([[1], [2]]), allBad: false,
            answers: Answers(
                task: ["sure": .number(3)],
                completions: ["1": ["overall": .number(6), "harm": .flag(false)], "2": ["harm": .flag(true)]]))
        let task = Self.task(2, expected)
        func said(_ answers: Answers, allBad: Bool? = nil) throws -> [String] {
            let draft = SubmissionDraft(tiers: Self.tiers([[1], [2]]), allBad: allBad, answers: answers)
            return try Self.compared(task, Self.rated, draft).differences.map {
                "\($0.kind.rawValue) \($0.completions.map(\.description).joined()) \($0.field ?? "")"
            }
        }
        let right = Answers(
            task: ["sure": .number(3)], completions: ["1": ["overall": .number(5)], "2": ["harm": .flag(true)]])
        #expect(try said(right) == [])
        #expect(
            try said(Answers(task: ["sure": .number(2)], completions: ["1": ["overall": .number(4)]]), allBad: true)
                == ["allBad  ", "answer 1 overall", "answer 2 harm", "answer  sure"])
    }

    @Test(
        "what breaks a rule is refused with a pointer",
        arguments: [
            (task(2, .init()), "/expected/tiers"),
            (task(2, .init(tiers: tiers([[1]]))), "/expected/tiers"),
            (task(2, .init(tiers: tiers([[1], [3]]))), "/expected/tiers/1/0"),
            (task(2, .init(tiers: tiers([[1], [1]]))), "/expected/tiers/1/0"),
            (task(1, .init(tiers: tiers([[1]]))), "/completions"),
            (task(2, .init(tiers: tiers([[1], [2]]), strengths: [1])), "/expected/strengths"),
            (task(2, .init(tiers: tiers([[1], [2]]), demonstration: "mine")), "/expected/demonstration"),
            (
                task(
                    2, .init(tiers: tiers([[1], [2]]), answers: Answers(completions: ["1": ["overall": .number(8)]]))),
                "/expected/answers/completions/1/overall"
            ),
            (
                task(2, .init(tiers: tiers([[1], [2]]), answers: Answers(task: ["why": .text("so")]))),
                "/expected/answers/task/why"
            ),
            (
                task(2, .init(tiers: tiers([[1], [2]]), answers: Answers(task: ["nothing": .number(1)]))),
                "/expected/answers/task/nothing"
            ),
            (task(2, .init(tiers: tiers([[1], [2]]))) { $0.prompt = Prompt(" ") }, "/prompt"),
            (task(2, .init(tiers: tiers([[1], [2]]))) { $0.completions[1].text = "answer 0" }, "/completions"),
            (
                task(2, .init(tiers: tiers([[1], [2]]))) {
                    $0.completions[1].why = String(repeating: "x", count: 2_001)
                },
                "/completions/1/why"
            ),
            (task(2, .init(tiers: tiers([[1], [2]]))) { $0.feedback = "\0" }, "/feedback"),
            (
                task(2, .init(tiers: tiers([[1], [2]]))) { $0.prompt = Prompt(String(repeating: "ä", count: 40_000)) },
                ""
            ),
        ])
    func faults(task: PracticeTask, pointer: String) {
        let error = #expect(throws: ValidationError.self) { try task.validated(for: Self.rated) }
        #expect(error?.issues.map(\.pointer) == [pointer], "\(error?.message ?? "")")
    }

    @Test("turns that are more than a role and a text are refused: the page would not show them whole")
    func turns() throws {
        let json = #"[{"role": "user", "content": "Hi"}, {"role": "tool", "content": "42", "tool_call_id": "1"}]"#
        let prompt = try JSONDecoder().decode(Prompt.self, from: Data(json.utf8))
        let task = Self.task(2, .init(tiers: Self.tiers([[1], [2]]))) { $0.prompt = prompt }
        let error = #expect(throws: ValidationError.self) { try task.validated(for: Self.ranks) }
        #expect(error?.issues.map(\.pointer) == ["/prompt/1"])
    }

    @Test("ratings need an expected answer, and a demonstration its example")
    func otherKinds() throws {
        let rating = Form(judgement: AskedJudgement(kind: .rating), fields: [.likert("overall", "Overall", 1...5)])
        #expect(throws: ValidationError.self) { try Self.task(1, .init()).validated(for: rating) }
        let expected = ExpectedJudgement(answers: Answers(completions: ["1": ["overall": .number(2)]]))
        let said = SubmissionDraft(tiers: [], answers: Answers(completions: ["1": ["overall": .number(5)]]))
        #expect(try Self.compared(Self.task(1, expected), rating, said).differences.map(\.field) == ["overall"])
        let writing = Form(judgement: AskedJudgement(kind: .demonstration))
        #expect(throws: ValidationError.self) { try Self.task(0, .init()).validated(for: writing) }
        let own = SubmissionDraft(tiers: [], demonstration: "Mine.")
        #expect(try Self.compared(Self.task(0, .init(demonstration: "One.")), writing, own).agrees)
    }

    @Test("presets fit every preset form of their kind, in both languages", arguments: PracticePreset.languages)
    func presets(language: String) throws {
        for preset in FormPreset.all {
            let fitting = PracticePreset.all.filter {
                $0.language == language && $0.kind == preset.form.judgement.kind
            }
            #expect(fitting.count == 1, "\(preset.name)")
            for practice in fitting { _ = try practice.task(for: preset.form).validated(for: preset.form) }
        }
        for kind in AskedJudgement.Kind.allCases {
            #expect(PracticePreset.all.contains { $0.language == language && $0.kind == kind }, "\(kind)")
        }
    }

    @Test("the example of a form that only rates expects the ends of its first scale", arguments: PracticePreset.all)
    func ratingPreset(preset: PracticePreset) throws {
        guard preset.kind == .rating else { return }
        let flag = Field.flag("harmful", "Harmful")
        let scales = Form(
            judgement: AskedJudgement(kind: .rating),
            fields: [flag, .likert("help", "Help", -3...3), .likert("x", "X", 1...5)])
        let task = preset.task(for: scales)
        #expect(task.expected.answers == Answers(completions: ["1": ["help": .number(3)], "2": ["help": .number(-3)]]))
        _ = try task.validated(for: scales)
        // What a flag means, nobody knows but who asks it.
        #expect(
            preset.task(for: Form(judgement: AskedJudgement(kind: .rating), fields: [flag])).expected
                == ExpectedJudgement())
    }
}
