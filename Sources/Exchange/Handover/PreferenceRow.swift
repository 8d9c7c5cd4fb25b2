import Preferences
import Storage

/// A pair in TRL's shape with an explicit prompt, which OpenRLHF reads too. `margin` is in every row: TRL keeps the column
/// only where it is. A policy without a name is an empty text: a loader that has read nothing but nulls takes no text later.
package enum PreferenceRow {
    static let columns: [HandoverColumn] = [
        .init("prompt", .messages), .init("chosen", .messages), .init("rejected", .messages),
        .init("margin", .decimal), .init("agreement", .decimal), .init("judgements", .whole),
        .init("chosenModel", .text), .init("rejectedModel", .text), .init("promptId", .whole),
    ]

    package static func line(
        _ pair: PreferencePair, chosen: Completion, rejected: Completion, to prompt: Prompt, _ id: ID<Prompt>
    ) throws -> [UInt8] {
        var line = JSONLine()
        try line.member("prompt", ChatMessage.conversation(prompt.messages))
        try line.member("chosen", ChatMessage.answer(chosen, to: prompt.messages))
        try line.member("rejected", ChatMessage.answer(rejected, to: prompt.messages))
        try line.member("margin", decimal: pair.margin)
        try line.member("agreement", decimal: pair.agreement)
        try line.member("judgements", pair.judgements)
        try line.member("chosenModel", chosen.model ?? "")
        try line.member("rejectedModel", rejected.model ?? "")
        try line.member("promptId", id)
        return line.finished
    }
}
