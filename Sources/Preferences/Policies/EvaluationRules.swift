/// What may be asked of an evaluation of two policies.
public enum EvaluationRules {
    /// Of how many prompts an evaluation is; one says nothing of the others.
    public static let prompts = 2...10_000
    /// Completions of each prompt by each of the two policies.
    public static let completions = 1...4

    /// - Throws: `ValidationError` where a number is given and out of bounds.
    public static func check(prompts: Int?, completions: Int?) throws(ValidationError) {
        var faults = Faults()
        if let prompts, !Self.prompts.contains(prompts) {
            faults.add(
                "/prompts", "outOfRange",
                "prompts is a whole number from \(Self.prompts.lowerBound) to \(Self.prompts.upperBound).")
        }
        if let completions, !Self.completions.contains(completions) {
            faults.add(
                "/completions", "outOfRange",
                "completions, of each prompt by each policy, is a whole number from \(Self.completions.lowerBound) to "
                    + "\(Self.completions.upperBound).")
        }
        try faults.throwIfAny()
    }
}

/// What was known and said of an evaluation before it began.
public struct EvaluationPlan: Codable, Hashable, Sendable {
    /// Of how many prompts it is.
    public var prompts: Int
    /// From how many held-out prompts these were drawn: those that wait or are of an evaluation, and have nothing like them
    /// among what people judged for training.
    public var heldOut: Int
    /// How many of the held-out prompts no evaluation had used.
    public var fresh: Int
    /// Prompts that wait and were left out, because one that is nearly the same was there to be trained on.
    public var similar: Int
    /// Who share the work.
    public var labelers: Int
    /// By different labelers.
    public var judgementsPerPrompt: Int
    /// The difference from 50 % that is to be found, in points.
    public var difference: Double
    /// So many prompts find it, four times in five; absent where no number does.
    public var promptsNeeded: Int?
    /// So many judgements of all prompts together do.
    public var judgementsNeeded: Int?
    /// How many labelers would do, where these are too few.
    public var labelersNeeded: Int?
    /// The smallest difference that this many prompts find, four times in five, in points; absent where they find none.
    public var smallestDifference: Double?
    /// The same in words.
    public var sentence: String

    /// A plan of its parts.
    public init(
        prompts: Int, heldOut: Int, fresh: Int, similar: Int, labelers: Int, judgementsPerPrompt: Int,
        difference: Double, promptsNeeded: Int?, judgementsNeeded: Int?, labelersNeeded: Int?,
        smallestDifference: Double?, sentence: String
    ) {
        self.prompts = prompts
        self.heldOut = heldOut
        self.fresh = fresh
        self.similar = similar
        self.labelers = labelers
        self.judgementsPerPrompt = judgementsPerPrompt
        self.difference = difference
        self.promptsNeeded = promptsNeeded
        self.judgementsNeeded = judgementsNeeded
        self.labelersNeeded = labelersNeeded
        self.smallestDifference = smallestDifference
        self.sentence = sentence
    }
}
