import Preferences
import Wire

extension ImportFormat {
    /// Records of Argilla with a ranking question, of its first and second version: values name the fields that hold the
    /// answers, ties share a rank, and only what was submitted counts.
    static let argilla = ImportFormat(
        name: "argilla", summary: "Argilla's records with a ranking",
        shape: #"{"fields": {"prompt", "reply-1", …}, "responses": […]}"#,
        recognises: { $0.has(["fields", "responses"]) },
        read: { record in
            try PublicRecord.read(record, as: ArgillaRecord.self) { line, remarks in [try line.draft(&remarks)] }
        })
}

private struct ArgillaRecord: Decodable {
    struct Place: Decodable {
        var rank: Int?
        var value: String
    }

    /// A question's value: a ranking, or something else that is not read.
    struct Value: Decodable {
        var places: [Place]?

        private enum Key: String, CodingKey { case value }

        init(from decoder: any Decoder) throws {
            let container = try decoder.container(keyedBy: Key.self)
            places = try? container.decode([Place].self, forKey: .value)
            if places == nil { _ = try container.decodeIfPresent(KeptValue.self, forKey: .value) }
        }
    }

    struct Response: Decodable {
        var user_id: String?
        var status: String?
        var values: [String: Value]?
    }

    struct Answer: Decodable {
        var places: [Place]?
        var user_id: String?
        var status: String?

        private enum Key: String, CodingKey { case value, user_id, status }

        init(from decoder: any Decoder) throws {
            let container = try decoder.container(keyedBy: Key.self)
            places = try? container.decode([Place].self, forKey: .value)
            if places == nil { _ = try container.decodeIfPresent(KeptValue.self, forKey: .value) }
            user_id = try container.decodeIfPresent(String.self, forKey: .user_id)
            status = try container.decodeIfPresent(String.self, forKey: .status)
        }
    }

    enum Responses: Decodable {
        /// One for each labeler, with all questions.
        case byLabeler([Response])
        /// One list for each question, with all labelers.
        case byQuestion([String: [Answer]])

        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            if (try? decoder.unkeyedContainer()) != nil {
                self = .byLabeler(try container.decode([Response].self))
            } else {
                self = .byQuestion(try container.decode([String: [Answer]].self))
            }
        }
    }

    var fields: [String: KeptValue]
    var responses: Responses
    var id: KeptValue?

    /// Names of fields that hold what was asked, where several hold no answer.
    private static let promptNames = ["prompt", "instruction", "question", "input", "chat"]

    func draft(_ remarks: inout Set<ReadRecord.Remark>) throws -> TaskDraft {
        let judgements = judgements(&remarks)
        let answers = Set(judgements.flatMap { $0.places.map(\.value) })
        guard !answers.isEmpty else {
            throw PublicRecord.refusal(
                "noRanking",
                "Nobody has submitted a ranking of this record, so which of its fields are answers is not known.")
        }
        let others = fields.keys.filter { !answers.contains($0) }.sorted()
        guard
            let name = others.count == 1 ? others.first : Self.promptNames.first(where: others.contains),
            let prompt = fields[name]
        else {
            throw PublicRecord.refusal(
                "noPrompt", "Which of the fields \(others.joined(separator: ", ")) is the prompt? Call it \"prompt\".")
        }
        let names = fields.keys.filter(answers.contains).sorted()
        let completions = try names.map { name in
            guard let text = fields[name]?.text else {
                throw ValidationError(
                    pointer: "/fields/\(name)", code: "invalidField", message: "Expected a text here.")
            }
            return Completion(text: text)
        }
        var rankings: [TaskDraft.LabeledRanks] = []
        for judgement in judgements {
            let ranks = names.map { name in judgement.places.first { $0.value == name }?.rank }
            guard ranks.allSatisfy({ $0 != nil }) else {
                remarks.insert(.partialRankings)
                continue
            }
            rankings.append(.init(labeler: judgement.labeler, ranks: ranks.compactMap(\.self)))
        }
        return TaskDraft(prompt: try Self.prompt(prompt, name), completions: completions, rankings: rankings)
    }

    private func judgements(
        _ remarks: inout Set<ReadRecord.Remark>
    ) -> [(labeler: String?, places: [Place])] {
        let all: [(labeler: String?, status: String?, places: [Place]?)] =
            switch responses {
            case .byLabeler(let responses):
                responses.map { response in
                    (response.user_id, response.status, response.values?.values.lazy.compactMap(\.places).first)
                }
            case .byQuestion(let questions):
                questions.sorted { $0.key < $1.key }.flatMap { $0.value }.map { ($0.user_id, $0.status, $0.places) }
            }
        return all.compactMap { labeler, status, places in
            guard status == nil || status == "submitted" else {
                remarks.insert(.unfinishedJudgements)
                return nil
            }
            guard let places, !places.isEmpty else { return nil }
            return (labeler, places)
        }
    }

    /// A text, or a conversation as Argilla's chat fields have it.
    private static func prompt(_ value: KeptValue, _ name: String) throws -> Prompt {
        if let text = value.text { return Prompt(text) }
        guard case .list = value,
            let prompt = try? JSON.decode(Prompt.self, from: JSON.encode(value)), !prompt.messages.isEmpty
        else {
            throw ValidationError(
                pointer: "/fields/\(name)", code: "invalidField", message: "Expected a text or a list of messages here."
            )
        }
        return prompt
    }
}
