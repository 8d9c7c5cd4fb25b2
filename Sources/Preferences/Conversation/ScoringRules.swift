/// What a request for rewards may bring.
public enum ScoringRules {
    /// Most answers to one prompt. The prompt comes once, so the length of the request says little of what they cost.
    public static let answersToPrompt = 4_096

    /// - Parameters:
    ///   - count: how many answers share a prompt.
    ///   - pointer: to their list.
    /// - Throws: `ValidationError` with `tooManyAnswers`.
    public static func check(answers count: Int, at pointer: String) throws(ValidationError) {
        guard count > answersToPrompt else { return }
        throw ValidationError(
            pointer: pointer, code: "tooManyAnswers",
            message:
                "There are \(count) answers to one prompt; a request takes at most \(answersToPrompt). Send several.")
    }
}
