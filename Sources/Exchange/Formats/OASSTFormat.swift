import Preferences
import Wire

extension ImportFormat {
    /// OpenAssistant's message trees: each message with several ranked replies of the assistant is a task, with the path to
    /// it as the prompt. Ranks begin with 0.
    static let oasst = ImportFormat(
        name: "oasst", summary: "OpenAssistant's message trees",
        shape: #"{"message_tree_id", "prompt": {"text", "replies"}}"#,
        recognises: { $0.has(["message_tree_id", "prompt"]) },
        read: { record in
            try PublicRecord.read(record, as: OASSTTree.self) { tree, remarks in try tree.drafts(&remarks) }
        })
}

private struct OASSTTree: Decodable {
    enum Role: String, Decodable {
        case prompter, assistant
    }

    struct Node: Decodable {
        var text: String
        var role: Role
        var lang: String?
        var rank: Int?
        var deleted: Bool?
        var replies: [Node]?
    }

    var message_tree_id: String
    var prompt: Node

    func drafts(_ remarks: inout Set<ReadRecord.Remark>) throws -> [TaskDraft] {
        var drafts: [TaskDraft] = []
        collect(prompt, after: [], &drafts, &remarks)
        guard !drafts.isEmpty else {
            throw PublicRecord.refusal(
                "nothingToCompare", "No message of this tree has two replies that could be compared.")
        }
        return drafts
    }

    private func collect(
        _ node: Node, after path: [Message], _ drafts: inout [TaskDraft], _ remarks: inout Set<ReadRecord.Remark>
    ) {
        let path = path + [Message(role: node.role == .prompter ? .user : .assistant, content: node.text)]
        let replies = node.replies ?? []
        let kept = replies.filter { $0.deleted != true }
        if kept.count < replies.count { remarks.insert(.deletedAnswers) }
        let answers = kept.filter { $0.role == .assistant }
        if answers.count > 1 {
            let (completions, rankings) = PublicRecord.ranked(
                answers.map { Completion(text: $0.text) }, answers.map { $0.rank.map { $0 + 1 } }, &remarks)
            var meta: [String: KeptValue] = ["message_tree_id": .text(message_tree_id)]
            meta["lang"] = node.lang.map(KeptValue.text)
            drafts.append(
                TaskDraft(
                    prompt: Prompt(messages: path), completions: completions, rankings: rankings, meta: PromptMeta(meta)
                ))
        }
        for reply in kept { collect(reply, after: path, &drafts, &remarks) }
    }
}
