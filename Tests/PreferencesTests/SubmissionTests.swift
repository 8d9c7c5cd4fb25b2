import Preferences
import Testing

@Suite("Submissions against a form")
struct SubmissionTests {
    private static let ids: [ID<Completion>] = [ID(11), ID(12), ID(13)]
    private static let pair: [ID<Completion>] = [ID(11), ID(12)]

    private static let ranking = Form(
        judgement: AskedJudgement(
            kind: .ranking, ties: true, strengths: [.init(1, "slightly"), .init(2, "much")], allBad: true),
        fields: [
            .likert("overall", "Overall", 1...7, isRequired: true), .flag("harmful", "Harmful"),
            .choice("safety", "Safety", [.init("safe", "Safe"), .init("unsafe", "Unsafe")], isRequired: true),
            .choice("topics", "Topics", [.init("a", "A"), .init("b", "B")], isMultiple: true),
            .text("why", "Why", minimumLength: 5),
        ])

    private static func draft(_ change: (inout SubmissionDraft) -> Void = { _ in }) -> SubmissionDraft {
        var draft = SubmissionDraft(
            tiers: [[ID(12)], [ID(11), ID(13)]],
            answers: Answers(
                task: ["safety": .text("safe")],
                completions: [
                    "11": ["overall": .number(1)], "12": ["overall": .number(7), "harmful": .flag(false)],
                    "13": ["overall": .number(4)],
                ]))
        change(&draft)
        return draft
    }

    @Test("what a form asks is taken as it was said: unset is not no")
    func taken() throws {
        let submission = try Self.draft {
            $0.strengths = [2]
            $0.allBad = true
            $0.answers?.task?["topics"] = .texts(["b"])
            $0.answers?.task?["why"] = .text(" \u{200B} ")
            $0.note = "\u{2060}\n"
        }.validated(for: Self.ranking, of: Self.ids)
        #expect(submission.strengths == [2])
        #expect(submission.allBad)
        #expect(submission.note == nil)
        #expect(try Skip(reason: .other, comment: "\u{200D} ").validated().comment == nil)
        #expect(submission.answers.task == ["safety": .text("safe"), "topics": .texts(["b"])])
        #expect(submission.answers.completions[ID(12)] == ["overall": .number(7), "harmful": .flag(false)])
        #expect(submission.answers.completions[ID(11)] == ["overall": .number(1)])
        let unsaid = try Self.draft { $0.strengths = [nil] }.validated(for: Self.ranking, of: Self.ids)
        #expect(unsaid.strengths == [])
    }

    @Test(
        "each fault has a pointer",
        arguments: [
            (draft { $0.answers?.completions?["11"] = nil }, "/answers/completions/11/overall", "missingAnswer"),
            (draft { $0.answers?.task = nil }, "/answers/task/safety", "missingAnswer"),
            (draft { $0.answers = nil }, "/answers/task/safety", "missingAnswer"),
            (
                draft { $0.answers?.completions?["11"] = ["overall": .number(8)] }, "/answers/completions/11/overall",
                "outOfScale"
            ),
            (
                draft { $0.answers?.completions?["11"] = ["overall": .text("7")] }, "/answers/completions/11/overall",
                "outOfScale"
            ),
            (
                draft { $0.answers?.completions?["11"]?["harmful"] = .number(1) }, "/answers/completions/11/harmful",
                "notAFlag"
            ),
            (draft { $0.answers?.task?["safety"] = .text("unknown") }, "/answers/task/safety", "notAnOption"),
            (draft { $0.answers?.task?["safety"] = .texts(["safe"]) }, "/answers/task/safety", "notAnOption"),
            (draft { $0.answers?.task?["topics"] = .texts(["a", "a"]) }, "/answers/task/topics", "notAnOption"),
            (draft { $0.answers?.task?["why"] = .text("abc") }, "/answers/task/why", "textTooShort"),
            (draft { $0.answers?.task?["why"] = .text("abcde\0") }, "/answers/task/why", "nulCharacter"),
            (draft { $0.answers?.task?["overall"] = .number(3) }, "/answers/task/overall", "unknownField"),
            (draft { $0.answers?.task?["a/b~"] = .number(3) }, "/answers/task/a~1b~0", "unknownField"),
            (draft { $0.answers?.completions?["14"] = [:] }, "/answers/completions/14", "unknownCompletion"),
            (draft { $0.answers?.completions?["011"] = [:] }, "/answers/completions/011", "unknownCompletion"),
            (draft { $0.strengths = [1, 1] }, "/strengths", "strengthCount"),
            (draft { $0.strengths = [3] }, "/strengths/0", "unknownStrength"),
            (draft { $0.demonstration = "mine" }, "/demonstration", "demonstrationNotAsked"),
            (draft { $0.tiers = [] }, "/tiers", "missingCompletions"),
            (draft { $0.durationMs = -1 }, "/durationMs", "durationOutOfRange"),
        ])
    func refused(draft: SubmissionDraft, pointer: String, code: String) {
        let error = #expect(throws: ValidationError.self) { try draft.validated(for: Self.ranking, of: Self.ids) }
        #expect(error?.issues.contains { $0.pointer == pointer && $0.code == code } == true, "\(error?.message ?? "")")
    }

    @Test("a file's labelers cannot be asked again: what is there must be right, what is missing may be")
    func partial() throws {
        let draft = SubmissionDraft(tiers: [[ID(11)], [ID(12)], [ID(13)]], answers: Answers(task: ["why": .text("x")]))
        #expect(throws: ValidationError.self) { try draft.validated(for: Self.ranking, of: Self.ids) }
        #expect(
            try draft.validated(for: Self.ranking, of: Self.ids, demanding: .partial).answers.task == [
                "why": .text("x")
            ])
        let wrong = Self.draft { $0.answers?.task?["safety"] = .number(1) }
        #expect(throws: ValidationError.self) {
            try wrong.validated(for: Self.ranking, of: Self.ids, demanding: .partial)
        }
    }

    @Test("a pair without ties has no tie, and says how much better where it must")
    func pair() throws {
        let form = FormPreset.llama2.form
        let safe = Answers(task: ["safety": .text("bothSafe")])
        func codes(_ draft: SubmissionDraft) -> [String] {
            do throws(ValidationError) {
                _ = try draft.validated(for: form, of: Self.pair)
                return []
            } catch {
                return error.issues.map(\.code)
            }
        }
        #expect(codes(SubmissionDraft(tiers: [Self.pair], answers: safe)) == ["tieNotAllowed"])
        #expect(codes(SubmissionDraft(tiers: [[ID(12)], [ID(11)]], answers: safe)) == ["missingStrength"])
        #expect(codes(SubmissionDraft(tiers: [[ID(12)], [ID(11)]], strengths: [4], answers: safe)) == [])
        #expect(
            codes(SubmissionDraft(tiers: [[ID(12)], [ID(11)]], strengths: [4], allBad: true, answers: safe))
                == ["allBadNotAsked"])
    }

    @Test("a demonstration is a text of some length and no ranking; a rating has no tiers")
    func withoutTiers() throws {
        var form = FormPreset.demonstration.form
        form.judgement.minimumLength = 5
        func code(_ draft: SubmissionDraft, _ form: Form) -> String? {
            do throws(ValidationError) {
                _ = try draft.validated(for: form, of: Self.pair)
                return nil
            } catch {
                return error.issues.first?.code
            }
        }
        #expect(code(SubmissionDraft(tiers: []), form) == "missingDemonstration")
        #expect(code(SubmissionDraft(tiers: [], demonstration: " \n "), form) == "missingDemonstration")
        #expect(code(SubmissionDraft(tiers: [], demonstration: "abcd"), form) == "demonstrationTooShort")
        #expect(code(SubmissionDraft(tiers: [Self.pair], demonstration: "abcde"), form) == "rankingNotAsked")
        #expect(code(SubmissionDraft(tiers: [], demonstration: "abcde"), form) == nil)
        let rating = Form(judgement: AskedJudgement(kind: .rating), fields: [.flag("good", "Good")])
        #expect(code(SubmissionDraft(tiers: [Self.pair]), rating) == "rankingNotAsked")
        #expect(code(SubmissionDraft(tiers: []), rating) == nil)
    }

    @Test("the cost of a check is bounded by form and task, however much is sent")
    func bounded() {
        var many: [String: AnswerValue] = [:]
        for number in 0..<100_000 { many["field\(number)"] = .number(number) }
        let draft = Self.draft {
            $0.answers?.task = many
            $0.answers?.completions?["11"]?["overall"] = .texts(Array(repeating: "x", count: 100_000))
            $0.strengths = Array(repeating: 9, count: 100_000)
        }
        let clock = ContinuousClock()
        var error: ValidationError?
        let time = clock.measure {
            error = #expect(throws: ValidationError.self) { try draft.validated(for: Self.ranking, of: Self.ids) }
        }
        #expect(error?.issues.count == ValidationError.mostIssues)
        #expect(time < .milliseconds(500))
    }
}
