import Preferences
import Storage

/// One strict comparison of two different texts, by one labeler.
struct StrictComparison {
    let preferred: TaskCompletion
    let rejected: TaskCompletion

    /// Those of a judgement; ties have no place in them, and a text that is preferred to itself would teach nothing.
    static func all(of record: RankingRecord, in task: LabelingTask) -> [StrictComparison] {
        let completions = Dictionary(task.completions.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        return Ranking.comparisons(in: record.tiers).compactMap { comparison in
            guard let preferred = completions[comparison.preferred], let rejected = completions[comparison.rejected],
                !preferred.completion.identity.utf8.elementsEqual(rejected.completion.identity.utf8)
            else { return nil }
            return StrictComparison(preferred: preferred, rejected: rejected)
        }
    }
}

/// TRL's unpaired preferences, for KTO: `{"prompt", "completion", "label"}`.
///
/// Of each judgement that prefers something, its best tier is desirable and its last is not; what is between is left out. Where
/// all are bad, none is desirable.
enum UnpairedExport {
    struct Line: Encodable {
        var prompt: [ChatMessage]
        var completion: [ChatMessage]
        var label: Bool
        var promptId: ID<Prompt>
        var labeler: String
        var model: String?
    }

    static func lines(of ranked: RankedTask) -> [Line] {
        let task = ranked.task
        return ranked.trainable.flatMap { record -> [Line] in
            let (best, last) = record.allBad ? ([], task.completions.map(\.id)) : ends(of: record.tiers)
            return task.completions.compactMap { completion in
                let isGood = best.contains(completion.id)
                guard isGood || last.contains(completion.id) else { return nil }
                return Line(
                    prompt: ChatMessage.conversation(task.prompt.messages),
                    completion: ChatMessage.answer(completion.completion, to: task.prompt.messages), label: isGood,
                    promptId: task.promptID, labeler: record.userID.pseudonym, model: completion.model)
            }
        }
    }

    private static func ends(of tiers: [[ID<Completion>]]) -> (best: [ID<Completion>], last: [ID<Completion>]) {
        guard tiers.count > 1, let best = tiers.first, let last = tiers.last else { return ([], []) }
        return (best, last)
    }
}

/// Transcripts as hh-rlhf has them, `{"chosen", "rejected"}`: `\n\nHuman:` and `\n\nAssistant:` turns in one text. What a system prompt
/// says stands before the first turn; of tools only what they say.
enum TranscriptExport {
    struct Line: Encodable {
        var chosen: String
        var rejected: String
    }

    static func lines(of ranked: RankedTask) -> [Line] {
        let beginning = transcript(ranked.task.prompt.messages)
        return ranked.trainable.flatMap { record in
            StrictComparison.all(of: record, in: ranked.task).map { pair in
                Line(
                    chosen: beginning + "\n\nAssistant: " + pair.preferred.text,
                    rejected: beginning + "\n\nAssistant: " + pair.rejected.text)
            }
        }
    }

    private static func transcript(_ messages: [Message]) -> String {
        messages.map { message in
            switch message.role {
            case .user: "\n\nHuman: " + message.content
            case .assistant: "\n\nAssistant: " + message.content
            case .system, .developer, .tool: message.content
            }
        }.joined()
    }
}

/// NeMo-RL's preferences: `{"context", "completions": [{"rank", "completion"}]}` with the lower rank for the better one, two of them,
/// as its training of reward models takes.
enum NeMoExport {
    struct Line: Encodable {
        struct Ranked: Encodable {
            var rank: Int
            var completion: [ChatMessage]
        }

        var context: [ChatMessage]
        var completions: [Ranked]
    }

    static func lines(of ranked: RankedTask) -> [Line] {
        let prompt = ranked.task.prompt.messages
        return ranked.trainable.flatMap { record in
            StrictComparison.all(of: record, in: ranked.task).map { pair in
                Line(
                    context: ChatMessage.conversation(prompt),
                    completions: [pair.preferred, pair.rejected].enumerated().map {
                        .init(rank: $0, completion: ChatMessage.answer($1.completion, to: prompt))
                    })
            }
        }
    }
}

/// Rows of RewardBench, to measure other reward models on these judgements: whole conversations that end with the one answer and
/// the other. `subset` is what `meta` calls the prompt's category.
enum RewardBenchExport {
    struct Line: Encodable {
        var id: String
        var prompt: [ChatMessage]
        var chosen: [ChatMessage]
        var rejected: [ChatMessage]
        var chosen_model: String?
        var rejected_model: String?
        var subset: String
    }

    static func lines(of ranked: RankedTask) -> [Line] {
        let prompt = ranked.task.prompt.messages
        let conversation = ChatMessage.conversation(prompt)
        return ranked.rankings.flatMap { record in
            StrictComparison.all(of: record, in: ranked.task).enumerated().map { place, pair in
                Line(
                    id: "\(record.id)-\(place)", prompt: conversation,
                    chosen: conversation + ChatMessage.answer(pair.preferred.completion, to: prompt),
                    rejected: conversation + ChatMessage.answer(pair.rejected.completion, to: prompt),
                    chosen_model: pair.preferred.model, rejected_model: pair.rejected.model,
                    subset: ranked.task.meta?.word("category") ?? "all")
            }
        }
    }
}
