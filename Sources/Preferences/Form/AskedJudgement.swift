/// What a labeler says of a task's completions as a whole.
public struct AskedJudgement: Hashable, Codable, Sendable {
    /// What is done with the completions.
    public enum Kind: String, Hashable, Codable, Sendable, CaseIterable {
        /// Put K of them in order.
        case ranking
        /// Choose between two.
        case pair
        /// Only answer the form's fields.
        case rating
        /// Write the ideal answer; completions, if there are any, are only looked at.
        case demonstration

        /// How many completions a task has that is judged so.
        public var completions: ClosedRange<Int> {
            switch self {
            case .ranking: TaskRules.completions
            case .pair: 2...2
            case .rating: 1...TaskRules.completions.upperBound
            case .demonstration: 0...TaskRules.completions.upperBound
            }
        }

        /// Whether completions are put in order.
        public var hasTiers: Bool { self == .ranking || self == .pair }
    }

    /// One level of how much better a completion is.
    public struct Strength: Hashable, Codable, Sendable {
        /// At least 1; higher is stronger.
        public var value: Int
        /// What the labeler reads, such as "slightly better".
        public var label: String

        /// A level of its parts.
        public init(_ value: Int, _ label: String) {
            self.value = value
            self.label = label
        }
    }

    /// What is done with the completions.
    public var kind: Kind
    /// Whether completions may be equal.
    public var ties: Bool
    /// The tie's words, such as "about the same".
    public var tieLabel: String?
    /// How much better one may be, weakest first; empty: not asked. In a ranking it is said of neighbouring tie groups.
    public var strengths: [Strength]
    /// Whether it must be said.
    public var strengthIsRequired: Bool
    /// Whether "all of them are bad" is offered, beside the ranking and apart from a tie.
    public var allBad: Bool
    /// Of a demonstration, in UTF-16 units.
    public var minimumLength: Int?

    /// A judgement of its parts.
    public init(
        kind: Kind, ties: Bool = false, tieLabel: String? = nil, strengths: [Strength] = [],
        strengthIsRequired: Bool = false, allBad: Bool = false, minimumLength: Int? = nil
    ) {
        self.kind = kind
        self.ties = ties
        self.tieLabel = tieLabel
        self.strengths = strengths
        self.strengthIsRequired = strengthIsRequired
        self.allBad = allBad
        self.minimumLength = minimumLength
    }
}

extension AskedJudgement.Kind {
    /// Whether a prompt with so many completions is no task yet, but waits until policies have been asked for them.
    public func waits(withCompletions count: Int) -> Bool { count == 0 && !completions.contains(0) }

    /// What is wrong with a task of so many completions; nil: nothing.
    ///
    /// - Parameter subject: what has them, as a message begins: "This line".
    public func issue(
        withCompletions count: Int, of subject: String, at pointer: String
    ) -> ValidationError.Issue? {
        guard !completions.contains(count) else { return nil }
        let has = count == 0 ? "no completions" : count == 1 ? "1 completion" : "\(count) completions"
        let (least, most) = (completions.lowerBound, completions.upperBound)
        let needs =
            switch self {
            case .ranking: "a task needs \(least) to \(most)"
            case .pair: "a pair needs \(least)"
            case .rating: "a task to rate needs \(least) to \(most)"
            case .demonstration: "a task has \(most) at most"
            }
        return .init(pointer: pointer, code: "completionCount", message: "\(subject) has \(has); \(needs).")
    }

    /// What is wrong with a task whose completions are all the same text; nil: nothing.
    ///
    /// - Parameter subject: what has them, as a message ends: "this line".
    public func issue(withEqualCompletionsOf subject: String, at pointer: String) -> ValidationError.Issue? {
        guard hasTiers else { return nil }
        return .init(
            pointer: pointer, code: "identicalCompletions",
            message: "All completions of \(subject) are the same text; there is nothing to prefer.")
    }
}
