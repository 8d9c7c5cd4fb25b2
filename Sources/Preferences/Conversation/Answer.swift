extension [Message] {
    /// A conversation that ends with an answer, as what was asked and what was answered: the assistant's turns after the
    /// last of anybody else's, with the tools' results between them.
    ///
    /// `nil`: it does not end with an answer, or nothing was asked.
    public var asked: (prompt: Prompt, answer: Completion)? {
        let begin = (lastIndex { $0.role != .assistant && $0.role != .tool } ?? -1) + 1
        guard begin > 0, begin < count, self[begin].role == .assistant else { return nil }
        return (Prompt(messages: Array(self[..<begin])), Completion(messages: Array(self[begin...])))
    }
}
