import Preferences
import Storage

/// The shape in which an engine reads the prompts of reinforcement learning.
package enum PromptRow: Sendable {
    case trl
    /// `label` is what a task with a known answer would have there.
    case openRLHF
    /// The prompt stands in `extra_info` too: a reward function is given only that, and the answer.
    case veRL

    var columns: [HandoverColumn] {
        switch self {
        case .trl: [.init("prompt", .messages), .init("promptId", .whole)]
        case .openRLHF: [.init("context_messages", .messages), .init("label", .text), .init("promptId", .whole)]
        case .veRL:
            [
                .init("data_source", .text), .init("prompt", .messages), .init("ability", .text),
                .init("reward_model", .record([.init("style", .text), .init("ground_truth", .text)])),
                .init("extra_info", .record([.init("prompt", .messages), .init("promptId", .whole)])),
            ]
        }
    }

    package func line(_ prompt: Prompt, _ id: ID<Prompt>, of project: String) throws -> [UInt8] {
        let messages = ChatMessage.conversation(prompt.messages)
        var line = JSONLine()
        switch self {
        case .trl:
            try line.member("prompt", messages)
            try line.member("promptId", id)
        case .openRLHF:
            try line.member("context_messages", messages)
            try line.member("label", "")
            try line.member("promptId", id)
        case .veRL:
            try line.member("data_source", "podium/\(project)")
            try line.member("prompt", messages)
            try line.member("ability", "preference")
            try line.member("reward_model", RewardSource())
            try line.member("extra_info", ExtraInfo(prompt: messages, promptId: id))
        }
        return line.finished
    }

    private struct RewardSource: Encodable {
        let style = "model"
        let groundTruth = ""

        private enum CodingKeys: String, CodingKey {
            case style
            case groundTruth = "ground_truth"
        }
    }

    private struct ExtraInfo: Encodable {
        var prompt: [ChatMessage]
        var promptId: ID<Prompt>
    }
}
