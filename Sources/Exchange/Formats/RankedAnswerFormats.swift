import Foundation
import Preferences
import Wire

extension ImportFormat {
    /// berkeley-nest/Nectar: seven answers with ranks, 1 the best, to a transcript like hh-rlhf's.
    static let nectar = ImportFormat(
        name: "nectar", summary: "Nectar's ranked answers",
        shape: #"{"prompt", "answers": [{"answer", "model", "rank"}]}"#,
        recognises: { $0.has(["prompt", "answers", "good_natured"]) },
        read: { record in
            try PublicRecord.read(record, as: Nectar.self) { line, remarks in [try line.draft(&remarks)] }
        })

    /// openbmb/UltraFeedback: by `fine-grained_score`, the mean of four ratings; `overall_score` was 10 for answers rated 1.
    static let ultraFeedback = ImportFormat(
        name: "ultrafeedback", summary: "UltraFeedback's rated answers",
        shape: #"{"instruction", "completions": [{"fine-grained_score"}]}"#,
        recognises: { $0.has(["instruction", "completions", "models"]) },
        read: { record in
            try PublicRecord.read(record, as: UltraFeedback.self) { line, remarks in [line.draft(&remarks)] }
        })

    /// stanfordnlp/SHP: two comments below a post; `labels` 1 says that A was liked better.
    static let shp = ImportFormat(
        name: "shp", summary: "Stanford Human Preferences",
        shape: #"{"history", "human_ref_A", "human_ref_B", "labels"}"#,
        recognises: { $0.has(["history", "human_ref_A", "human_ref_B", "labels"]) },
        read: { record in try PublicRecord.read(record, as: SHP.self) { line, _ in [try line.draft] } })

    /// openai/webgpt_comparisons: two answers with scores that are each other's opposite; 0 is a tie.
    static let webGPT = ImportFormat(
        name: "webgpt", summary: "WebGPT's comparisons",
        shape: #"{"question", "answer_0", "answer_1", "score_0", "score_1"}"#,
        recognises: { $0.has(["question", "answer_0", "answer_1", "score_0", "score_1"]) },
        read: { record in try PublicRecord.read(record, as: WebGPT.self) { line, _ in [line.draft] } })

    /// openai/summarize_from_feedback, the configuration `comparisons`: two summaries, and the place of the better one.
    static let summarize = ImportFormat(
        name: "summarize", summary: "summarize-from-feedback's comparisons",
        shape: #"{"info": {"post"}, "summaries": [{"text"}], "choice": 0 | 1}"#,
        recognises: { $0.has(["info", "summaries", "choice"]) },
        read: { record in try PublicRecord.read(record, as: Summarize.self) { line, _ in [try line.draft] } })

    /// PKU-Alignment/PKU-SafeRLHF by `better_response_id`: which answer helps more.
    static let safeRLHFBetter = safeRLHF("pku-better", "PKU-SafeRLHF: which answer helps more", \.better_response_id)
    /// PKU-Alignment/PKU-SafeRLHF by `safer_response_id`: which answer does less harm.
    static let safeRLHFSafer = safeRLHF("pku-safer", "PKU-SafeRLHF: which answer is safer", \.safer_response_id)

    /// The two columns disagree, so nobody but whoever imports can say which one is meant.
    private static func safeRLHF(
        _ name: String, _ summary: String, _ better: @escaping @Sendable (SafeRLHF) -> Int
    ) -> ImportFormat {
        ImportFormat(
            name: name, summary: summary, shape: #"{"response_0", "response_1", "better_response_id", …}"#,
            recognises: { $0.has(["response_0", "response_1", "better_response_id", "safer_response_id"]) },
            read: { record in
                try PublicRecord.read(record, as: SafeRLHF.self) { line, _ in [try line.draft(better: better(line))] }
            })
    }
}

private struct Nectar: Decodable {
    struct Answer: Decodable {
        var answer: String
        var model: String?
        /// A whole number that the files have as 1.0.
        var rank: Double?
    }

    var prompt: String
    var answers: [Answer]
    /// How many answers there are, which they say themselves.
    var num_responses: Int?

    func draft(_ remarks: inout Set<ReadRecord.Remark>) throws -> TaskDraft {
        guard let messages = Transcript(prompt).messages(before: .assistant) else {
            throw PublicRecord.refusal(
                "noTranscript", "The prompt does not end with \"\\n\\nAssistant:\" after what the person says.")
        }
        let (completions, rankings) = PublicRecord.ranked(
            answers.map { Completion(text: $0.answer, model: $0.model) },
            answers.map { $0.rank.flatMap { Int(exactly: $0) } }, &remarks)
        return TaskDraft(prompt: Prompt(messages: messages), completions: completions, rankings: rankings)
    }
}

private struct UltraFeedback: Decodable {
    struct Answer: Decodable {
        var model: String?
        var response: String
        var score: Double?

        private enum CodingKeys: String, CodingKey {
            case model, response
            case score = "fine-grained_score"
        }
    }

    var instruction: String
    var completions: [Answer]
    /// Said of each answer, too.
    var models: [String]?

    func draft(_ remarks: inout Set<ReadRecord.Remark>) -> TaskDraft {
        let scores = completions.compactMap(\.score)
        let ranks = completions.map { answer in answer.score.map { score in 1 + scores.count { $0 > score } } }
        let (kept, rankings) = PublicRecord.ranked(
            completions.map { Completion(text: $0.response, model: $0.model) }, ranks, &remarks)
        return TaskDraft(prompt: Prompt(instruction), completions: kept, rankings: rankings)
    }
}

private struct SHP: Decodable {
    var history: String
    var human_ref_A: String
    var human_ref_B: String
    var labels: Int

    var draft: TaskDraft {
        get throws {
            guard (0...1).contains(labels) else {
                throw ValidationError(
                    pointer: "/labels", code: "invalidField",
                    message: "labels is 1 where A was preferred, and 0 where B was.")
            }
            return TaskDraft(
                prompt: Prompt(history), completions: [Completion(text: human_ref_A), Completion(text: human_ref_B)],
                rankings: [.init(ranks: labels == 1 ? [1, 2] : [2, 1])])
        }
    }
}

private struct WebGPT: Decodable {
    struct Question: Decodable {
        var full_text: String
    }

    var question: Question
    var answer_0: String
    var answer_1: String
    var score_0: Double
    var score_1: Double
    /// The answers once more.
    var tokens_0: KeptValue?
    var tokens_1: KeptValue?

    var draft: TaskDraft {
        TaskDraft(
            prompt: Prompt(question.full_text), completions: [Completion(text: answer_0), Completion(text: answer_1)],
            rankings: [.init(ranks: PublicRecord.ranks(by: [score_0, score_1]))])
    }
}

private struct Summarize: Decodable {
    struct Info: Decodable {
        var post: String?
        var article: String?
        var title: String?
        var subreddit: String?
    }

    struct Summary: Decodable {
        var text: String
        var policy: String?
    }

    var info: Info
    var summaries: [Summary]
    var choice: Int
    var worker: String?

    var draft: TaskDraft {
        get throws {
            guard let text = info.post ?? info.article else {
                throw PublicRecord.refusal("noPost", "There is neither a post nor an article to be summarised.")
            }
            guard summaries.count == 2, summaries.indices.contains(choice) else {
                throw PublicRecord.refusal(
                    "noChoice", "There are two summaries, and choice is the place of the better one.")
            }
            let heading = [info.subreddit.map { "SUBREDDIT: r/\($0)" }, info.title.map { "TITLE: \($0)" }].compactMap(
                \.self)
            // The blank in front is the policy's, and belongs to the text.
            return TaskDraft(
                prompt: Prompt((heading + ["POST: \(text)", "TL;DR:"]).joined(separator: "\n\n")),
                completions: summaries.map { Completion(text: $0.text, model: $0.policy) },
                rankings: [.init(labeler: worker, ranks: choice == 0 ? [1, 2] : [2, 1])])
        }
    }
}

private struct SafeRLHF: Decodable {
    var prompt: String
    var response_0: String
    var response_1: String
    var better_response_id: Int
    var safer_response_id: Int

    func draft(better: Int) throws -> TaskDraft {
        guard (0...1).contains(better) else {
            throw PublicRecord.refusal("noChoice", "The id of a response is 0 or 1, not \(better).")
        }
        return TaskDraft(
            prompt: Prompt(prompt), completions: [Completion(text: response_0), Completion(text: response_1)],
            rankings: [.init(ranks: better == 0 ? [1, 2] : [2, 1])])
    }
}
