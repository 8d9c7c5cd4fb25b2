import Foundation
import Preferences
import Testing

@testable import Exchange

@Suite("Formats of public data sets")
struct PublicFormatTests {
    /// A line as a set has it, and what it is to be read as. Of each the better answer begins with GOOD.
    struct Sample: Sendable, CustomTestStringConvertible {
        let format: String
        let line: String
        /// Ranks of the answers in the order of the file, by labeler; "-" is one whom the set does not name.
        let ranks: [String: [Int]]
        var ambiguous = false
        var testDescription: String { format }

        init(_ format: String, _ line: String, _ ranks: [String: [Int]], ambiguous: Bool = false) {
            (self.format, self.line, self.ranks, self.ambiguous) = (format, line, ranks, ambiguous)
        }
    }

    static let samples = [
        Sample(
            "hh", #"{"chosen": "\n\nHuman: Hi\n\nAssistant: GOOD.", "rejected": "\n\nHuman: Hi\n\nAssistant: Bad."}"#,
            ["-": [1, 2]]),
        Sample("trl", #"{"prompt": "The sky is", "chosen": "GOOD blue.", "rejected": " green."}"#, ["-": [1, 2]]),
        Sample(
            "trl",
            #"{"prompt": [{"role": "user", "content": "Name a tree."}], "chosen": [{"role": "assistant", "content": "GOOD Oak."}], "rejected": [{"role": "assistant", "content": "Spoon."}], "labeler": "labeler-3", "margin": 0, "pairWeight": 0.5, "promptId": 7, "chosenModel": "m1", "rejectedModel": null}"#,
            ["labeler-3": [1, 2]]),
        Sample(
            "trl",
            #"{"chosen": [{"role": "user", "content": "Name a fruit."}, {"role": "assistant", "content": "GOOD Pear."}], "rejected": [{"role": "user", "content": "Name a fruit."}, {"role": "assistant", "content": "Chair."}]}"#,
            ["-": [1, 2]]),
        Sample(
            "arena-55k",
            #"{"id": 1, "model_a": "m-one", "model_b": "m-two", "prompt": "[\"Name a fruit.\"]", "response_a": "[\"Chair.\"]", "response_b": "[\"GOOD pear.\"]", "winner_model_a": 0, "winner_model_b": 1, "winner_tie": 0}"#,
            ["-": [2, 1]]),
        Sample(
            "arena-140k",
            #"{"model_a": "m-one", "model_b": "m-two", "winner": "model_b", "conversation_a": [{"role": "user", "content": [{"type": "text", "text": "Name a fruit.", "image": null, "mimeType": null}]}, {"role": "assistant", "content": [{"type": "text", "text": "Chair.", "image": null, "mimeType": null}]}], "conversation_b": [{"role": "user", "content": [{"type": "text", "text": "Name a fruit.", "image": null, "mimeType": null}]}, {"role": "assistant", "content": [{"type": "text", "text": "GOOD pear.", "image": null, "mimeType": null}]}], "full_conversation": []}"#,
            ["-": [2, 1]]),
        Sample(
            "helpsteer2",
            #"{"prompt": "Name a fruit.", "response_1": "GOOD: pear.", "response_2": "Chair.", "preference_strength": -2}"#,
            ["-": [1, 2]]),
        Sample(
            "helpsteer3",
            #"{"context": [{"role": "user", "content": "Name a fruit."}], "response1": "Chair.", "response2": "GOOD: pear.", "overall_preference": 3, "individual_preference": [{"score": 3, "reasoning": "r"}, {"score": 0, "reasoning": "r"}]}"#,
            ["annotator 1": [2, 1], "annotator 2": [1, 1]]),
        Sample(
            "nectar",
            #"{"prompt": "\n\nHuman: Name a fruit.\n\nAssistant: ", "answers": [{"answer": "Tomato.", "model": "m2", "rank": 2.0}, {"answer": "GOOD: pear.", "model": "m1", "rank": 1.0}, {"answer": "Chair.", "model": "m3", "rank": 3}], "turns": 1, "num_responses": 3, "source": ["made up"], "good_natured": true}"#,
            ["-": [2, 1, 3]]),
        Sample(
            "ultrafeedback",
            #"{"source": "made_up", "instruction": "Name a fruit.", "models": ["m1", "m2", "m3"], "completions": [{"model": "m1", "response": "Chair.", "overall_score": 10.0, "fine-grained_score": 1.0}, {"model": "m2", "response": "GOOD: pear.", "overall_score": 8.5, "fine-grained_score": 4.75}, {"model": "m3", "response": "Nobody rated it.", "fine-grained_score": NaN}]}"#,
            ["-": [2, 1]]),
        Sample(
            "shp",
            #"{"post_id": "a", "history": "How?", "human_ref_A": "GOOD: so.", "human_ref_B": "An hour.", "labels": 1}"#,
            ["-": [1, 2]]),
        Sample(
            "shp",
            #"{"post_id": "b", "history": "How?", "human_ref_A": "Saw.", "human_ref_B": "GOOD: in half.", "labels": 0}"#,
            ["-": [2, 1]]),
        Sample(
            "webgpt",
            #"{"question": {"dataset": "eli5", "full_text": "Why?"}, "answer_0": "GOOD: light [1].", "tokens_0": {"prefix": [1]}, "score_0": 0.67, "answer_1": "Paint.", "score_1": -0.67}"#,
            ["-": [1, 2]]),
        Sample(
            "webgpt",
            #"{"question": {"full_text": "Why?"}, "answer_0": "a", "score_0": 0.0, "answer_1": "b", "score_1": 0.0}"#,
            ["-": [1, 1]]),
        Sample(
            "summarize",
            #"{"info": {"post": "A dog barks.", "title": "Dog", "subreddit": "advice", "article": null}, "summaries": [{"text": " A dog.", "policy": "sup"}, {"text": " GOOD: it barks.", "policy": "ref"}], "choice": 1, "worker": "w1", "extra": {"confidence": 8}}"#,
            ["w1": [2, 1]]),
        Sample(
            "pku-better",
            #"{"prompt": "How?", "response_0": "GOOD: help.", "response_1": "No.", "better_response_id": 0, "safer_response_id": 1}"#,
            ["-": [1, 2]], ambiguous: true),
        Sample(
            "pku-safer",
            #"{"prompt": "How?", "response_0": "Help.", "response_1": "GOOD: no.", "better_response_id": 0, "safer_response_id": 1}"#,
            ["-": [2, 1]], ambiguous: true),
        Sample(
            "oasst",
            #"{"message_tree_id": "m0", "prompt": {"text": "Name a fruit.", "role": "prompter", "lang": "en", "replies": [{"text": "GOOD: pear.", "role": "assistant", "rank": 0, "replies": []}, {"text": "Tomato.", "role": "assistant", "rank": 1, "replies": []}, {"text": "spam", "role": "assistant", "rank": null, "deleted": true}, {"text": "Later.", "role": "assistant", "rank": null}]}}"#,
            ["-": [1, 2]]),
        Sample(
            "argilla",
            #"{"fields": {"prompt": "Name a bird.", "reply-1": "GOOD wren.", "reply-2": "GOOD robin.", "reply-3": "Brick."}, "responses": [{"user_id": "u1", "status": "submitted", "values": {"preference": {"value": [{"rank": 1, "value": "reply-2"}, {"rank": 1, "value": "reply-1"}, {"rank": 2, "value": "reply-3"}]}}}, {"user_id": "u2", "status": "draft", "values": {"preference": {"value": [{"rank": 1, "value": "reply-3"}]}}}, {"user_id": "u3", "status": "discarded", "values": {}}], "suggestions": [], "metadata": {}}"#,
            ["u1": [1, 1, 2]]),
        Sample(
            "argilla",
            #"{"id": "r", "fields": {"prompt": "Name a bird.", "a": "Brick.", "b": "GOOD wren."}, "responses": {"preference": [{"value": [{"rank": 2, "value": "a"}, {"rank": 1, "value": "b"}], "user_id": "u1"}], "why": [{"value": "so", "user_id": "u1"}]}}"#,
            ["u1": [2, 1]]),
        Sample(
            "labelstudio",
            #"{"id": 1, "data": {"prompt": "Name a fish.", "items": [{"id": "r1", "body": "Brick."}, {"id": "r2", "body": "GOOD carp."}]}, "annotations": [{"completed_by": 1, "was_cancelled": false, "lead_time": 9.5, "result": [{"type": "ranker", "value": {"ranker": {"good": ["r2"], "bad": ["r1"], "_": []}}}]}, {"completed_by": {"id": 2}, "was_cancelled": true, "result": []}, {"completed_by": 3, "result": [{"value": {"ranker": {"good": ["r2"], "bad": [], "_": ["r1"]}}}]}]}"#,
            ["1": [2, 1]]),
    ]

    @Test("are recognised, and read with the better answer as the better one", arguments: samples)
    func direction(sample: Sample) throws {
        let record = Array(sample.line.utf8)
        if sample.ambiguous {
            #expect(throws: ValidationError.self) { try ImportFormat.recognised(in: record) }
        } else {
            #expect(try ImportFormat.recognised(in: record).name == sample.format)
        }
        let task = try #require(try ImportFormat.named(sample.format).parse(record).first)
        #expect(task.rankings.count == sample.ranks.count)
        for ranking in task.rankings {
            let expected = try #require(sample.ranks[ranking.labeler ?? "-"])
            let places = task.completions.indices.map { place in
                1 + ranking.ranking.tiers.prefix { !$0.contains(place) }.reduce(0) { $0 + $1.count }
            }
            // Ranks with gaps and without say the same.
            #expect(
                places.map { rank in Set(places.filter { $0 < rank }).count }
                    == expected.map { rank in
                        Set(expected.filter { $0 < rank }).count
                    })
            let best = ranking.ranking.tiers.first.map { $0.map { task.completions[$0].text } } ?? []
            let isTie = ranking.ranking.tiers.count == 1
            #expect(isTie || best.allSatisfy { $0.trimmingCharacters(in: .whitespaces).hasPrefix("GOOD") }, "\(best)")
        }
        #expect(!task.prompt.messages.isEmpty && task.prompt.messages.last?.role == .user)
    }

    private func tasks(_ format: String, _ line: String) throws -> [NewTask] {
        try ImportFormat.named(format).parse(Array(line.utf8))
    }

    @Test("columns that a format does not read travel along, as far as they are short")
    func columns() throws {
        let long = String(repeating: "x", count: 5000)
        let line =
            #"{"history": "How?", "human_ref_A": "a", "human_ref_B": "b", "labels": 1, "domain": "cooking", "upvote_ratio": 0.9, "nothing": null, "long": "\#(long)", "score": NaN}"#
        let record = try ImportFormat.shp.read(Array(line.utf8))
        #expect(
            record.drafts[0].meta?.word("domain") == "cooking" && record.drafts[0].meta?.word("upvote_ratio") == "0.9")
        #expect(record.drafts[0].meta?.fields.count == 2)
        #expect(record.unknown.map(\.name) == ["long"], "what is left out is said")
    }

    @Test("a tree gives a task for each message with several replies; what nobody ranked is left out, and said")
    func tree() throws {
        let line = #"""
            {"message_tree_id": "m", "prompt": {"text": "Q1", "role": "prompter", "replies": [
            {"text": "A", "role": "assistant", "rank": 1, "replies": [{"text": "Q2", "role": "prompter", "replies": [
              {"text": "GOOD", "role": "assistant", "rank": 0}, {"text": "Bad", "role": "assistant", "rank": 1}]}]},
            {"text": "B", "role": "assistant", "rank": 0}, {"text": "C", "role": "assistant"}]}}
            """#
        let record = try ImportFormat.oasst.read(Array(line.utf8))
        #expect(record.drafts.map { $0.completions.map(\.text) } == [["A", "B"], ["GOOD", "Bad"]])
        #expect(record.drafts[1].prompt.messages.map(\.content) == ["Q1", "A", "Q2"])
        #expect(record.remarks == [.unrankedAnswers])
    }

    @Test("both bad is a tie of which both are bad; strengths are kept; each with the form that asked for it")
    func forms() throws {
        let side = { (text: String) in
            #"[{"role": "user", "content": "Q"}, {"role": "assistant", "content": "\#(text)"}]"#
        }
        let vote =
            #"{"model_a": "m", "model_b": "n", "winner": "both_bad", "conversation_a": \#(side("a")), "conversation_b": \#(side("b"))}"#
        let bad = try #require(try tasks("arena-140k", vote).first?.rankings.first)
        #expect(bad.submission.allBad && bad.ranking.tiers.count == 1)
        let steered = #"{"prompt": "p", "response_1": "a", "response_2": "b", "preference_strength": 3}"#
        let strong = try #require(try tasks("helpsteer2", steered).first?.rankings.first)
        #expect(strong.submission.strengths == [3] && strong.ranking.tiers == [[1], [0]])
    }

    @Test("Tulu's repeated prompt is said once, and a system message before it stays")
    func repeatedPrompt() throws {
        let side = { (text: String) in
            #"[{"role": "system", "content": "Be brief."}, {"role": "user", "content": "Name a river."}, {"role": "assistant", "content": "\#(text)"}]"#
        }
        let line = #"{"prompt": "Name a river.", "chosen": \#(side("Elbe.")), "rejected": \#(side("Chair."))}"#
        let task = try #require(try tasks("trl", line).first)
        #expect(task.prompt.messages.map(\.content) == ["Be brief.", "Name a river."])
        #expect(task.completions.map(\.text) == ["Elbe.", "Chair."])
        // One side is the beginning of the other.
        let longer =
            #"{"prompt": "p", "chosen": [{"role": "assistant", "content": "a"}], "rejected": [{"role": "assistant", "content": "a"}, {"role": "user", "content": "more"}, {"role": "assistant", "content": "b"}]}"#
        #expect(try tasks("trl", longer).first?.completions[1].messages?.count == 3)
    }

    @Test("demonstrations are read as what labelers wrote")
    func demonstrations() throws {
        let line =
            #"{"messages": [{"role": "user", "content": "Q"}, {"role": "assistant", "content": "Ideal."}], "promptId": 3, "labeler": "labeler-1"}"#
        #expect(try ImportFormat.recognised(in: Array(line.utf8)).name == "sft")
        var asked = AskedForms(FormPreset.demonstration.form)
        let task = try #require(try ImportFormat.sft.parse(Array(line.utf8), for: &asked).first)
        #expect(task.completions.isEmpty && task.rankings.first?.submission.demonstration == "Ideal.")
        #expect(task.prompt.messages.map(\.content) == ["Q"] && task.rankings.first?.labeler == "labeler-1")
    }

    @Test(
        "what cannot be read for certain is refused with a reason",
        arguments: [
            ("trl", #"{"chosen": "a", "rejected": "b"}"#, "noPrompt"),
            ("trl", #"{"prompt": "p", "chosen": "a", "rejected": "a"}"#, "identicalTexts"),
            (
                "trl", #"{"prompt": "p", "chosen": "a", "rejected": [{"role": "assistant", "content": "b"}]}"#,
                "mixedSides"
            ),
            (
                "trl",
                #"{"chosen": [{"role": "user", "content": "x"}, {"role": "assistant", "content": "b"}], "rejected": [{"role": "user", "content": "y"}, {"role": "assistant", "content": "b"}]}"#,
                "differentQuestions"
            ),
            ("helpsteer2", #"{"prompt": "p", "response": "r", "helpfulness": 3, "verbosity": 1}"#, "noPreference"),
            (
                "helpsteer2", #"{"prompt": "p", "response_1": "a", "response_2": "b", "preference_strength": -100}"#,
                "invalidField"
            ),
            (
                "arena-55k",
                #"{"model_a": "m", "model_b": "n", "prompt": "[\"a\", \"b\"]", "response_a": "[\"Oak.\", null]", "response_b": "[\"Oak.\", \"Ash.\"]", "winner_model_a": 0, "winner_model_b": 0, "winner_tie": 1}"#,
                "noAnswer"
            ),
            ("argilla", #"{"fields": {"prompt": "p", "a": "x"}, "responses": []}"#, "noRanking"),
            (
                "summarize", #"{"info": {"post": "p"}, "summaries": [{"text": "a"}, {"text": "b"}], "choice": 2}"#,
                "noChoice"
            ),
            ("oasst", #"{"message_tree_id": "m", "prompt": {"text": "Q", "role": "prompter"}}"#, "nothingToCompare"),
        ])
    func refused(format: String, line: String, code: String) throws {
        #expect {
            try tasks(format, line)
        } throws: { error in
            (error as? ValidationError)?.issues.first?.code == code
        }
    }

    @Test("of an arena's conversations the prompt is what both share, and what follows is what was voted on")
    func earlierTurns() throws {
        let line =
            #"{"model_a": "m", "model_b": "n", "prompt": "[\"Tree?\", \"Another?\"]", "response_a": "[\"Oak.\", \"GOOD ash.\"]", "response_b": "[\"Oak.\", \"Chair.\"]", "winner_model_a": 1, "winner_model_b": 0, "winner_tie": 0}"#
        let task = try #require(try tasks("arena-55k", line).first)
        #expect(task.prompt.messages.map(\.content) == ["Tree?", "Oak.", "Another?"])
        #expect(
            task.completions.map(\.text) == ["GOOD ash.", "Chair."] && task.completions.map(\.model) == ["m", "n"])
        let parted =
            #"{"model_a": "m", "model_b": "n", "prompt": "[\"Tree?\", \"Another?\"]", "response_a": "[\"Oak.\", \"Ash.\"]", "response_b": "[\"Elm.\", \"Fir.\"]", "winner_model_a": 0, "winner_model_b": 0, "winner_tie": 1}"#
        let apart = try #require(try tasks("arena-55k", parted).first)
        #expect(apart.prompt.messages.map(\.content) == ["Tree?"])
        #expect(
            apart.completions.map { $0.turns.map(\.content) } == [
                ["Oak.", "Another?", "Ash."], ["Elm.", "Another?", "Fir."],
            ])
    }
}
