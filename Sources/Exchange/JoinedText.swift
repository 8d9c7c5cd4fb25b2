import Preferences

/// A prompt and the answer to it in one text, told apart: what engines send for a reward is one string.
///
/// A completion that carries its prompt along would be scored as something that nobody wrote, so a text that cannot be
/// told apart is none.
package struct JoinedText: Hashable, Sendable {
    /// What was asked.
    package var prompt: Prompt
    /// What was answered, without the marks of a template and the blanks around it.
    package var completion: String

    /// A text that begins with its prompt, as the engine that rendered the prompt and let the policy go on has it.
    ///
    /// `nil`: it does not begin with it, and no template's marks tell the two apart.
    package init?(_ text: String, beginningWith prompt: String) {
        let (whole, beginning) = (Array(text.utf8)[...], Array(prompt.utf8)[...])
        let asked = Self.withoutBeginning(beginning)
        guard !asked.isEmpty else {
            self.init(text)
            return
        }
        // A tokenizer that decodes what it encoded may have left out or added the mark of the beginning, and an engine leaves
        // out the beginning of a prompt that is too long for it.
        let rest =
            whole.without(prefix: beginning) ?? Self.withoutBeginning(whole).without(prefix: asked)
            ?? whole.without(endOf: beginning)
        guard let rest else {
            self.init(text)
            return
        }
        self.init(
            prompt: Self.prompt(prompt),
            completion: Self.completion(ChatTemplate.of(asked)?.withoutOpening(rest) ?? rest))
    }

    /// A conversation that ends with an answer, as a chat template or a transcript of hh-rlhf writes it.
    ///
    /// `nil`: it is none, as far as the templates are known.
    package init?(_ text: String) {
        let bytes = Array(text.utf8)[...]
        guard let asked = ChatTemplate.of(bytes)?.messages(in: bytes).asked else { return nil }
        self.init(prompt: asked.prompt, completion: asked.answer.text)
    }

    private init(prompt: Prompt, completion: String) {
        self.prompt = prompt
        self.completion = completion
    }

    /// A prompt's text: the conversation where a chat template wrote it, else one message of the user.
    package static func prompt(_ text: String) -> Prompt {
        let bytes = Array(text.utf8)[...]
        guard let template = ChatTemplate.of(bytes) else { return Prompt(text) }
        var messages = template.messages(in: bytes)
        // What asks the policy to go on.
        if messages.last?.role == .assistant, messages.last?.content == "" { messages.removeLast() }
        return messages.isEmpty ? Prompt(text) : Prompt(messages: messages)
    }

    /// A completion's text without the marks that an engine leaves at its end.
    package static func completion(_ text: String) -> String { completion(Array(text.utf8)[...]) }

    /// The names of the templates that are known.
    package static var templates: [String] { ChatTemplate.all.map(\.name) }

    private static func completion(_ bytes: ArraySlice<UInt8>) -> String {
        var rest = bytes
        while true {
            while rest.last?.isBlank == true { rest.removeLast() }
            guard let mark = ChatTemplate.allEndings.first(where: { rest.ends(with: $0) }) else { break }
            rest.removeLast(mark.count)
        }
        return String(trimming: rest)
    }

    private static func withoutBeginning(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        var rest = bytes.drop(while: \.isBlank)
        while let mark = ChatTemplate.allBeginnings.first(where: { rest.starts(with: $0) }) {
            rest = rest.dropFirst(mark.count).drop(while: \.isBlank)
        }
        return rest
    }
}

extension ArraySlice<UInt8> {
    fileprivate func without(prefix: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
        starts(with: prefix) ? dropFirst(prefix.count) : nil
    }

    /// What follows where this begins with the end of a text that was cut off before it.
    fileprivate func without(endOf text: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
        // Shorter ends may be there by chance. A cut may go through a character, of which nothing is left but a mark.
        let tail = text.suffix(16)
        var whole = self
        while whole.starts(with: [0xEF, 0xBF, 0xBD]) { whole = whole.dropFirst(3) }
        guard tail.count == 16, let last = tail.last else { return nil }
        let end = whole.indices.prefix(text.count).first { end in
            guard whole[end] == last, whole[...end].suffix(16).elementsEqual(tail) else { return false }
            return text.suffix(whole[...end].count).elementsEqual(whole[...end])
        }
        return end.map { whole[($0 + 1)...] }
    }

    fileprivate func ends(with mark: [UInt8]) -> Bool { suffix(mark.count).elementsEqual(mark) }
}
