/// A completion in a judgement: who wrote it, and what of its style may have swayed the judge.
public struct PolicyEntry: Sendable, Equatable {
    /// Which policy, from 0.
    public var policy: Int
    /// Counts that are not negative, such as `TextStyle.measures`; empty where style is not looked at.
    public var style: [Double]

    /// A completion of `policy`.
    public init(policy: Int, style: [Double] = []) {
        self.policy = policy
        self.style = style
    }
}

/// What one labeler said of the completions of one prompt: tie groups, best first.
public struct PolicyJudgement: Sendable, Equatable {
    /// The cluster of everything that was said of one prompt. Turns of one conversation are one, and so are prompts
    /// that are nearly the same.
    public var prompt: Int
    /// The cluster of everything that one labeler said; nil where nobody had to say anything, since all completions are the
    /// same.
    public var labeler: Int?
    /// Entries that were placed alike, the best first. Entries of one policy are never compared with one another.
    public var groups: [[PolicyEntry]]
    /// How far the labeler is trusted, beside the others who judged the same prompt; not negative, 0 leaves it out.
    public var trust: Double

    /// A judgement of its parts.
    public init(prompt: Int, labeler: Int?, groups: [[PolicyEntry]], trust: Double = 1) {
        self.prompt = prompt
        self.labeler = labeler
        self.groups = groups
        self.trust = trust
    }
}
