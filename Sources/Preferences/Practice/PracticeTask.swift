/// A task on which new labelers try out the page and learn what is expected of them. Its answer is known; what they answer
/// is compared with it, told, and not kept.
///
/// Completions are named by their places, 1 for the first, and shown in that order, so that a text may speak of A and B.
public struct PracticeTask: Hashable, Codable, Sendable {
    /// One of the completions to judge.
    public struct Candidate: Hashable, Codable, Sendable {
        /// The completion itself.
        public var text: String
        /// Why it is judged as it is, in Markdown; told with the feedback.
        public var why: String?

        /// A candidate of its parts.
        public init(text: String, why: String? = nil) {
            self.text = text
            self.why = why
        }
    }

    /// What is asked.
    public var prompt: Prompt
    /// What is judged; none: labelers write the answer.
    public var completions: [Candidate]
    /// What a good labeler says of them.
    public var expected: ExpectedJudgement
    /// What is to be learned from it, in Markdown; told with the feedback.
    public var feedback: String?

    /// A practice task of its parts.
    public init(
        prompt: Prompt, completions: [Candidate], expected: ExpectedJudgement, feedback: String? = nil
    ) {
        self.prompt = prompt
        self.completions = completions
        self.expected = expected
        self.feedback = feedback
    }

    /// What the completions are called: their places, from 1.
    public var names: [ID<Completion>] { completions.indices.map { ID(Int64($0) + 1) } }
}

/// What is expected of a judgement. What is left out may be answered in any way.
public struct ExpectedJudgement: Hashable, Codable, Sendable {
    /// Tie groups, best first. Completions that stand in none may have any rank.
    public var tiers: [[ID<Completion>]]
    /// How much better each group is than the next; null where it does not matter.
    public var strengths: [Int?]?
    /// Whether all completions are bad.
    public var allBad: Bool?
    /// To some of the form's fields.
    public var answers: Answers?
    /// An example of a good answer, where labelers write one.
    public var demonstration: String?

    /// An expectation of its parts.
    public init(
        tiers: [[ID<Completion>]] = [], strengths: [Int?]? = nil, allBad: Bool? = nil, answers: Answers? = nil,
        demonstration: String? = nil
    ) {
        self.tiers = tiers
        self.strengths = strengths
        self.allBad = allBad
        self.answers = answers
        self.demonstration = demonstration
    }
}

/// The limits of a practice task, written once.
public enum PracticeRules {
    /// All of its words together, in bytes of UTF-8: it is to be done within minutes.
    public static let bytes = 64 << 10
    /// How many turns its prompt has at most.
    public static let messages = 50
    /// The longest reason for one completion, in UTF-16 units.
    public static let whyLength = 2_000
    /// The longest feedback, in UTF-16 units.
    public static let feedbackLength = 10_000
    /// From how many values of a scale on the next one is as good: nobody learns from being told 5 instead of 6.
    public static let wideScale = 4
}
