import Preferences
import Wire

extension ImportFormat {
    /// Tasks of Label Studio with a `Ranker`: buckets in the order of the configuration, the best first, each a tie; or one
    /// list, the best first. What is in no bucket (`_`) is not ranked; cancelled annotations do not count.
    static let labelStudio = ImportFormat(
        name: "labelstudio", summary: "Label Studio's tasks with a Ranker",
        shape: #"[{"data": {"prompt", "items"}, "annotations"}]"#,
        recognises: { $0.has(["data", "annotations"]) },
        read: { record in
            try PublicRecord.read(record, as: LabelStudioTask.self) { task, remarks in [try task.draft(&remarks)] }
        })
}

private struct LabelStudioTask: Decodable {
    struct Item: Decodable {
        var id: String
        var body: String?
        var title: String?
        var html: String?
    }

    /// The buckets of a ranker, in the order of the file.
    struct Buckets: Decodable {
        var all: [(name: String, items: [String])] = []

        private struct Name: CodingKey {
            var stringValue: String
            var intValue: Int? { nil }
            init(stringValue: String) { self.stringValue = stringValue }
            init?(intValue: Int) { nil }
        }

        init(from decoder: any Decoder) throws {
            let container = try decoder.container(keyedBy: Name.self)
            for key in container.allKeys {
                all.append((key.stringValue, try container.decode([String].self, forKey: key)))
            }
        }
    }

    struct Value: Decodable {
        var ranker: Buckets?
    }

    struct Result: Decodable {
        var type: String?
        var value: Value?
    }

    struct Annotation: Decodable {
        var completed_by: Annotator?
        var was_cancelled: Bool?
        var result: [Result]?
        /// In seconds.
        var lead_time: Double?
    }

    /// A number, or an object with one.
    enum Annotator: Decodable {
        case id(Int)

        private enum Key: String, CodingKey { case id }

        init(from decoder: any Decoder) throws {
            if let id = try? decoder.singleValueContainer().decode(Int.self) {
                self = .id(id)
            } else {
                self = .id(try decoder.container(keyedBy: Key.self).decode(Int.self, forKey: .id))
            }
        }
    }

    var data: [String: KeptValue]
    var annotations: [Annotation]

    func draft(_ remarks: inout Set<ReadRecord.Remark>) throws -> TaskDraft {
        guard let (listName, items) = data.sorted(by: { $0.key < $1.key }).lazy.compactMap(Self.items).first else {
            throw PublicRecord.refusal("noItems", "The data have no list of items with an id, as a Ranker has them.")
        }
        let texts = data.filter { $0.key != listName && $0.value.text != nil }
        guard
            let prompt =
                (texts.count == 1
                ? texts.first?.value : ["prompt", "question", "instruction"].lazy.compactMap { texts[$0] }.first)?
                .text
        else { throw PublicRecord.refusal("noPrompt", "Which field of the data is the prompt? Call it \"prompt\".") }
        var rankings: [TaskDraft.LabeledRanks] = []
        for annotation in annotations {
            guard annotation.was_cancelled != true else {
                remarks.insert(.unfinishedJudgements)
                continue
            }
            guard let buckets = annotation.result?.lazy.compactMap({ $0.value?.ranker }).first else { continue }
            let ranks = Self.ranks(of: items.map(\.id), in: buckets)
            guard ranks.allSatisfy({ $0 != nil }) else {
                remarks.insert(.partialRankings)
                continue
            }
            var labeler: String?
            if case .id(let id)? = annotation.completed_by { labeler = "\(id)" }
            rankings.append(
                .init(
                    labeler: labeler, ranks: ranks.compactMap(\.self),
                    rest: SubmissionDraft(
                        tiers: [], durationMs: annotation.lead_time.flatMap { Int(exactly: ($0 * 1000).rounded()) })))
        }
        return TaskDraft(
            prompt: Prompt(prompt),
            completions: items.map { Completion(text: $0.body ?? $0.html ?? $0.title ?? "") }, rankings: rankings)
    }

    private static func items(_ name: String, _ value: KeptValue) -> (String, [Item])? {
        guard case .list = value, let items = try? JSON.decode([Item].self, from: JSON.encode(value)), !items.isEmpty
        else { return nil }
        return (name, items)
    }

    private static func ranks(of items: [String], in buckets: Buckets) -> [Int?] {
        let named = buckets.all.filter { $0.name != "_" }
        // One list is an order; several are tie groups.
        let groups = named.count == 1 ? named[0].items.map { [$0] } : named.map(\.items)
        return items.map { item in groups.firstIndex { $0.contains(item) }.map { $0 + 1 } }
    }
}
