/// What can go wrong in training, measuring or reading a reward model. `code` is stable; `message` says what to do.
public struct RewardModelError: Error, Equatable {
    /// On the wire, in logs, as a metric label.
    public enum Code: String, Sendable, Codable, CaseIterable {
        /// A judgement names a completion that its group does not have, or one twice.
        case invalidJudgement
        /// Too few prompts with a strict comparison to train and to hold some out.
        case tooFewPrompts
        /// Nothing to measure on.
        case noComparisons
        /// An option is outside its range.
        case invalidOption
        /// The bytes are not a reward model, or are damaged or cut short.
        case damagedModel
        /// The bytes were written by a newer Podium.
        case newerModel
        /// There are more completions than fit into memory, and no room for them elsewhere.
        case noScratchSpace
    }

    /// For programs.
    public let code: Code
    /// For people: what is wrong and what to do. Safe to show.
    public let message: String

    /// An error of training; see `code` and `message`.
    public init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }
}
