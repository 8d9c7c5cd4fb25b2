import Foundation
import Preferences
import Storage
import Wire

/// One judgement with everything that was said in it, beside what it is of.
package enum RankingRow {
    static let columns: [HandoverColumn] = [
        .init("prompt", .messages), .init("completions", .list(.messages)), .init("models", .list(.text)),
        .init("ranks", .list(.whole)), .init("strengths", .list(.whole)), .init("allBad", .flag),
        .init("answers", .list(.record(RankingAnswer.columns))), .init("demonstration", .text), .init("note", .text),
        .init("labeler", .text), .init("weight", .decimal), .init("shownOrder", .list(.whole)),
        .init("formVersion", .whole), .init("revision", .whole), .init("durationMs", .whole),
        .init("createdAt", .text), .init("promptId", .whole), .init("taskId", .whole), .init("externalId", .text),
        .init("original", .text), .init("isVerdict", .flag),
    ]

    /// `ranks` are one for each completion, 1 the best, equal ones tied; null where the form did not ask for them.
    /// `shownOrder` are places in `completions`, in the order in which the labeler saw them; null of imports, of which it is
    /// not known. `original` is the JSON of prompt and completions where their messages are more than a role and a text,
    /// which templates read in another shape than they came in. `isVerdict` marks what an expert said, who was no labeler.
    package static func line(_ ranking: WeighedRanking, of task: LabelingTask) throws -> [UInt8] {
        let record = ranking.record
        let ids = task.completions.map(\.id)
        let completions = task.completions.map(\.completion)
        let ranks = record.tiers.isEmpty ? nil : Ranking<ID<Completion>>.ranks(of: ids, in: record.tiers)
        let shown = record.isImport ? nil : record.shown.compactMap { ids.firstIndex(of: $0) }
        let isPlain = task.prompt.isPlain && completions.allSatisfy(\.isPlain)

        var line = JSONLine()
        try line.member("prompt", ChatMessage.conversation(task.prompt.messages))
        try line.member("completions", completions.map { ChatMessage.answer($0, to: task.prompt.messages) })
        try line.member("models", completions.map(\.model))
        try line.member("ranks", orNull: ranks)
        try line.member("strengths", orNull: record.strengths.isEmpty ? nil : record.strengths)
        try line.member("allBad", record.allBad)
        try line.member("answers", RankingAnswer.all(in: record.answers, of: ids))
        try line.member("demonstration", orNull: record.demonstration)
        try line.member("note", orNull: record.note)
        try line.member("labeler", record.userID.pseudonym)
        try line.member("weight", decimal: ranking.weight.value)
        try line.member("shownOrder", orNull: shown)
        try line.member("formVersion", record.formVersion)
        try line.member("revision", record.revision)
        try line.member("durationMs", orNull: record.durationMs)
        try line.member("createdAt", record.createdAt)
        try line.member("promptId", task.promptID)
        try line.member("taskId", task.id)
        try line.member("externalId", orNull: task.externalID)
        try line.member("original", orNull: isPlain ? nil : try original(task))
        try line.member("isVerdict", record.isVerdict)
        return line.finished
    }

    private struct Original: Encodable {
        var prompt: Prompt
        var completions: [Completion]
    }

    private static func original(_ task: LabelingTask) throws -> String {
        let original = Original(prompt: task.prompt, completions: task.completions.map(\.completion))
        return String(decoding: try JSON.encode(original, sorted: true), as: UTF8.self)
    }
}

/// What was answered to one field. Of the four values one is there.
struct RankingAnswer: Encodable {
    /// Its place in the row's completions; nil: of the task.
    var completion: Int?
    var field: String
    var value: AnswerValue

    static let columns: [HandoverColumn] = [
        .init("completion", .whole), .init("field", .text), .init("number", .whole), .init("flag", .flag),
        .init("text", .text), .init("texts", .list(.text)),
    ]

    /// Those of the task, then those of each completion, by field.
    static func all(in answers: CheckedAnswers, of completions: [ID<Completion>]) -> [RankingAnswer] {
        func sorted(_ values: [String: AnswerValue], _ completion: Int?) -> [RankingAnswer] {
            values.sorted { $0.key < $1.key }.map {
                RankingAnswer(completion: completion, field: $0.key, value: $0.value)
            }
        }
        return sorted(answers.task, nil)
            + completions.enumerated().flatMap { sorted(answers.completions[$1, default: [:]], $0) }
    }

    private enum CodingKeys: String, CodingKey { case completion, field, number, flag, text, texts }

    /// Every field, null where there is none: each row then has the same.
    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(completion, forKey: .completion)
        try container.encode(field, forKey: .field)
        try container.encode(if: value, is: \.number, .number)
        try container.encode(if: value, is: \.flag, .flag)
        try container.encode(if: value, is: \.text, .text)
        try container.encode(if: value, is: \.texts, .texts)
    }
}

extension KeyedEncodingContainer {
    fileprivate mutating func encode(
        if value: AnswerValue, is part: KeyPath<AnswerValue, (some Encodable)?>, _ key: Key
    ) throws {
        try encode(value[keyPath: part], forKey: key)
    }
}

extension AnswerValue {
    fileprivate var number: Int? { if case .number(let number) = self { number } else { nil } }
    fileprivate var flag: Bool? { if case .flag(let flag) = self { flag } else { nil } }
    fileprivate var text: String? { if case .text(let text) = self { text } else { nil } }
    fileprivate var texts: [String]? { if case .texts(let texts) = self { texts } else { nil } }
}

extension Prompt {
    /// Whether all messages are a role and a text.
    package var isPlain: Bool { messages.allSatisfy { $0.fields == nil } }
}

extension Completion {
    /// Whether it is a text.
    package var isPlain: Bool { messages == nil }
}
