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
    /// `nil`: it is none, as far as the templates are known, or not throughout.
    package init?(_ text: String) {
        let bytes = Array(text.utf8)[...]
        guard let asked = ChatTemplate.of(bytes)?.messages(in: bytes)?.asked else { return nil }
        self.init(prompt: asked.prompt, completion: asked.answer.text)
    }

    private init(prompt: Prompt, completion: String) {
        self.prompt = prompt
        self.completion = completion
    }

    /// A prompt's text: the conversation where a chat template wrote it, else one message of the user.
    package static func prompt(_ text: String) -> Prompt {
        let bytes = Array(text.utf8)[...]
        guard var messages = ChatTemplate.of(bytes)?.messages(in: bytes) else { return Prompt(text) }
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

    /// What follows where this begins with the end of a text that was cut off before it: the longest end that there is.
    ///
    /// Linear in both, whatever they hold (Knuth, Morris & Pratt 1977).
    fileprivate func without(endOf text: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
        // A cut may go through a character, of which nothing is left but a mark.
        var whole = self
        while whole.starts(with: Self.replacement) { whole = whole.dropFirst(Self.replacement.count) }
        let pattern = Array(whole.prefix(text.count))
        guard !pattern.isEmpty else { return nil }
        // Of each beginning of the pattern, the length of the longest shorter one that it ends with.
        var borders = [Int](repeating: 0, count: pattern.count)
        func extended(_ matched: Int, by byte: UInt8) -> Int {
            var matched = matched
            while matched > 0, matched == pattern.count || pattern[matched] != byte { matched = borders[matched - 1] }
            return pattern[matched] == byte ? matched + 1 : 0
        }
        for place in pattern.indices.dropFirst() {
            borders[place] = extended(borders[place - 1], by: pattern[place])
        }
        let matched = text.suffix(pattern.count).reduce(0) { extended($0, by: $1) }
        return matched >= Self.surelyNoChance ? whole.dropFirst(matched) : nil
    }

    /// What stands for bytes that are no UTF-8.
    private static let replacement: [UInt8] = [0xEF, 0xBF, 0xBD]
    /// Shorter ends of a prompt may stand at the beginning of an answer by chance.
    private static let surelyNoChance = 16

    fileprivate func ends(with mark: [UInt8]) -> Bool { suffix(mark.count).elementsEqual(mark) }
}
