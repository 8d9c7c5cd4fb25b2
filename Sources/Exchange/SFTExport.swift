import Preferences
import Storage

extension RankedTask {
    /// Without what labelers said who are held out: formats that others train on have no place to mark it in.
    var trainable: [RankingRecord] { rankings.filter { !heldOut.contains($0.id) } }
}

/// Demonstrations as TRL and others read conversations for supervised fine-tuning: `{"messages": [prompt …, answer]}`, one
/// line for each counted demonstration.
enum SFTExport {
    struct Conversation: Encodable {
        var messages: [ChatMessage]
        var promptId: ID<Prompt>
        var labeler: String
    }

    static func conversations(of ranked: RankedTask) -> [Conversation] {
        ranked.trainable.compactMap { record in
            record.demonstration.map { text in
                Conversation(
                    messages: ChatMessage.conversation(
                        ranked.task.prompt.messages + [Message(role: .assistant, content: text)]),
                    promptId: ranked.task.promptID, labeler: record.userID.pseudonym)
            }
        }
    }
}
