/// The completions of one prompt, and what several labelers said of them.
public struct ConsensusTask: Sendable, Equatable {
    /// What one labeler said.
    public struct Judgement: Sendable, Equatable {
        /// From 0.
        public var labeler: Int
        /// Completions that were placed alike, the best first, by their places in the task; at most nine of them in all.
        public var groups: [[Int]]
        /// The completion that stood first on the labeler's page; nil where that is not known.
        public var first: Int?
        /// How far the judgement has a say in the consensus, from 0 to 1. What it says of its labeler does not depend on that.
        public var trust: Double
        /// When it was said, in days from any day on; nil where that is not known or does not matter.
        public var day: Int?

        /// A judgement of its parts.
        public init(labeler: Int, groups: [[Int]], first: Int? = nil, trust: Double = 1, day: Int? = nil) {
            self.labeler = labeler
            self.groups = groups
            self.first = first
            self.trust = trust
            self.day = day
        }
    }

    /// What of a completion's form may sway a judge; shape `(completions, styles)`.
    public var styles: [[Double]]
    /// Of different labelers.
    public var judgements: [Judgement]

    /// A task of its parts.
    public init(styles: [[Double]], judgements: [Judgement]) {
        self.styles = styles
        self.judgements = judgements
    }
}
