/// What a conversation may be, written once: routes, pages and texts take it from here.
public enum ConversationRules {
    /// How many answers a turn has: what a labeler reads side by side.
    public static let answers = 2...4
    /// How many turns a conversation may have.
    public static let turns = 1...50
    /// Where nothing else is said.
    public static let usualTurns = 6
    /// How many conversations a limit may name.
    public static let conversations = 1...1_000_000
    /// Tokens of questions and answers, of all of a conversation's turns together.
    public static let tokens = 1_000...100_000_000
    /// Where nothing else is said.
    public static let usualTokens = 200_000
    /// The longest message of a labeler, in bytes of UTF-8.
    public static let messageBytes = 16 << 10
    /// All messages so far together, in bytes of UTF-8: policies read them with every question.
    public static let allBytes = 256 << 10
    /// Conversations that a labeler has open in a project at a time.
    public static let openAtATime = 3
    /// Messages and new conversations of a labeler in a minute. What is refused, repeated or asked again is not counted.
    public static let messagesPerMinute = 10
    /// All calls of a labeler in a minute that could make something new, whatever comes of them: more than people make.
    public static let callsPerMinute = 120
    /// While answers are written, all are shown to a multiple of this, in characters (Unicode scalars). Cut where the slowest
    /// one's last token ends, the others would break off in the middle of a word, and it alone would not.
    public static let shownStep = 24
    /// The most tokens of an answer, where the policy's endpoint sets no limit.
    public static let answerTokens = 4_096
    /// How long all answers of a turn may take together, with repetitions, in seconds.
    public static let askingSeconds = 300
    /// An endpoint that asks to be left alone for longer has failed for this turn, in seconds.
    public static let longestPause = 20.0

    /// - Throws: `ValidationError` where `message` says nothing, or too much.
    public static func check(message: String, at pointer: String = "/message") throws(ValidationError) {
        try TaskRules.check(message, "The message", maximum: messageBytes, at: pointer)
        guard !message.isBlank else {
            throw ValidationError(
                pointer: pointer, code: "emptyMessage", message: "The message is empty. Write what you want to ask.")
        }
    }
}

/// Why a turn has no answers to judge, as far as its labeler is told.
public enum ConversationFault: String, Codable, Hashable, Sendable, CaseIterable {
    /// An endpoint did not answer: asking again may help.
    case noAnswer
    /// A policy that takes part cannot be asked: it was removed or merged, has no endpoint, or its key is refused.
    case unavailable
    /// All policies said the same.
    case sameAnswers
    /// The project's form does not judge so many answers.
    case notJudged
}
