import Preferences
import Storage

/// The shape in which an engine reads demonstrations.
package enum DemonstrationRow: Sendable {
    /// `prompt` and `completion`: what is learned is the completion alone.
    case promptAndCompletion
    /// One conversation.
    case messages

    var columns: [HandoverColumn] {
        let conversation: [HandoverColumn] =
            switch self {
            case .promptAndCompletion: [.init("prompt", .messages), .init("completion", .messages)]
            case .messages: [.init("messages", .messages)]
            }
        return conversation + [.init("labeler", .text), .init("promptId", .whole)]
    }

    package func line(_ text: String, to prompt: Prompt, _ id: ID<Prompt>, by labeler: ID<User>) throws -> [UInt8] {
        let answer = Message(role: .assistant, content: text)
        var line = JSONLine()
        switch self {
        case .promptAndCompletion:
            try line.member("prompt", ChatMessage.conversation(prompt.messages))
            try line.member("completion", ChatMessage.conversation([answer]))
        case .messages:
            try line.member("messages", ChatMessage.conversation(prompt.messages + [answer]))
        }
        try line.member("labeler", labeler.pseudonym)
        try line.member("promptId", id)
        return line.finished
    }
}
