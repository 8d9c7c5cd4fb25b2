import Foundation
import Preferences
import Storage

/// An assignment as the labeler's page sees it. It has no field for a model's name.
struct AssignmentBody: Encodable {
    struct TaskBody: Encodable {
        var id: ID<RankingTask>
        var prompt: [MessageBody]
        var completions: [CompletionBody]
    }

    struct MessageBody: Encodable {
        var role: Message.Role
        var content: String
        var html: String
    }

    struct CompletionBody: Encodable {
        var id: ID<Completion>
        var text: String
        var html: String
    }

    /// What the labeler handed in last.
    struct OwnRanking: Encodable {
        var tiers: [[ID<Completion>]]
        var ratings: [String: Int]
        var flags: [String: [String]]
        var note: String?
        var revision: Int
        var counted: Bool
        var createdAt: Date
    }

    var id: ID<Assignment>
    var status: Assignment.Status
    var leaseExpiresAt: Date
    var leaseSeconds: Int
    var task: TaskBody
    /// As the page stored it.
    var draft: RawJSON?
    var ranking: OwnRanking?
    var editableUntil: Date?

    init(_ claim: Claim, leaseSeconds: Int, draft: Data?, markdown: MarkdownRenderer) {
        id = claim.assignment.id
        status = claim.assignment.status
        leaseExpiresAt = claim.assignment.leaseExpiresAt
        self.leaseSeconds = leaseSeconds
        task = Self.task(
            claim.task.id, prompt: claim.task.prompt, completions: claim.task.completions.map { ($0.id, $0.text) },
            markdown: markdown)
        self.draft = draft.flatMap(RawJSON.init)
    }

    init(
        _ assignment: Assignment, task: RankingTask, leaseSeconds: Int, ranking: RankingRecord?, draft: Data?,
        editableUntil: Date?, markdown: MarkdownRenderer
    ) {
        id = assignment.id
        status = assignment.status
        leaseExpiresAt = assignment.leaseExpiresAt
        self.leaseSeconds = leaseSeconds
        let texts = Dictionary(task.completions.map { ($0.id, $0.text) }, uniquingKeysWith: { first, _ in first })
        self.task = Self.task(
            task.id, prompt: task.prompt, completions: assignment.shown.map { ($0, texts[$0, default: ""]) },
            markdown: markdown)
        self.draft = draft.flatMap(RawJSON.init)
        self.ranking = ranking.map { ranking in
            OwnRanking(
                tiers: ranking.tiers, ratings: ranking.ratings.keyedByString,
                flags: ranking.flags.keyedByString.mapValues { $0.sorted() },
                note: ranking.note, revision: ranking.revision, counted: ranking.counted, createdAt: ranking.createdAt)
        }
        self.editableUntil = editableUntil
    }

    private static func task(
        _ id: ID<RankingTask>, prompt: Prompt, completions: [(ID<Completion>, String)], markdown: MarkdownRenderer
    ) -> TaskBody {
        TaskBody(
            id: id,
            prompt: prompt.messages.map {
                MessageBody(role: $0.role, content: $0.content, html: markdown.html($0.content))
            },
            completions: completions.map { CompletionBody(id: $0.0, text: $0.1, html: markdown.html($0.1)) })
    }
}

extension Dictionary where Key == ID<Completion> {
    /// JSON objects have string keys.
    var keyedByString: [String: Value] {
        Dictionary<String, Value>(uniqueKeysWithValues: map { ("\($0.key)", $0.value) })
    }
}
