import Preferences

/// One completion to score, with what was asked.
public struct ScoringItem: Hashable, Sendable {
    /// What was asked.
    public var prompt: Prompt
    /// The answer's text.
    public var completion: String

    /// An item of its parts.
    public init(prompt: Prompt, completion: String) {
        self.prompt = prompt
        self.completion = completion
    }
}

/// What a labeler wrote as their own answer.
public struct Demonstration: Hashable, Sendable {
    /// The answer, with what was asked.
    public var item: ScoringItem
    /// What a manager lets it weigh.
    public var weight: LabelerWeight

    /// A demonstration of its parts.
    public init(_ item: ScoringItem, weight: LabelerWeight = .full) {
        self.item = item
        self.weight = weight
    }
}

/// A completion's reward and how sure the model is of it.
public struct Score: Codable, Sendable, Equatable {
    /// In nats: σ(difference of two rewards) is the probability of the preference. The mean is 0 of the demonstrations that the
    /// model was trained beside, and where there were none, of the training completions.
    public var reward: Double
    /// Standard deviation of the reward under what the model knows of its own weights, in nats.
    /// It grows with what is unlike the training completions.
    public var uncertainty: Double
    /// The part of the reward that the completion's length and form explain, in nats; its mean is 0 where the reward's
    /// is.
    public var formReward: Double

    /// A score of its parts.
    public init(reward: Double, uncertainty: Double, formReward: Double = 0) {
        self.reward = reward
        self.uncertainty = uncertainty
        self.formReward = formReward
    }

    /// The same of a reward without what form explains of it.
    public var withoutForm: Score { Score(reward: reward - formReward, uncertainty: uncertainty) }
}

extension ProjectSettings {
    /// Scores as the project gives them.
    public func given(_ scores: [Score]) -> [Score] { rewardsWithoutForm ? scores.map(\.withoutForm) : scores }
}

/// Whatever gives completions rewards: scoring, evaluation and the promotion gate know no more of a model than this.
///
/// A value: it may be shared between threads and swapped for another at any time.
public protocol RewardScoring: Sendable {
    /// The scores of a batch on the calling thread, in order; each as if it were scored alone.
    ///
    /// The probability that one completion of a prompt is preferred to another is σ(reward − reward').
    func score(_ batch: [ScoringItem]) -> [Score]

    /// How the completions of a prompt stand to each other, on the calling thread.
    func compare(_ completions: [String], of prompt: Prompt) -> RewardDifferences

    /// What labelers are expected to answer to a form's fields about each completion of a batch, by the fields' names, in
    /// order; on the calling thread. Empty where a model expects nothing.
    func predictions(_ batch: [ScoringItem]) -> [[String: FieldPrediction]]
}

extension RewardScoring {
    /// Nothing.
    public func predictions(_ batch: [ScoringItem]) -> [[String: FieldPrediction]] { batch.map { _ in [:] } }

    /// As if the rewards' errors had nothing to do with each other: for models that know no more.
    public func compare(_ completions: [String], of prompt: Prompt) -> RewardDifferences {
        let scores = score(completions.map { ScoringItem(prompt: prompt, completion: $0) })
        return RewardDifferences(rewards: scores.map(\.reward)) { one, other in
            scores[one].uncertainty * scores[one].uncertainty + scores[other].uncertainty * scores[other].uncertainty
        }
    }
}

/// The rewards of a prompt's completions, and how sure their differences are: of what is unsure of two alike, nothing is in
/// their difference.
public struct RewardDifferences: Sendable, Equatable {
    /// In nats; shape `(K)`.
    public let rewards: [Double]
    /// Of the differences, in nats²; shape `(K, K)`, row-major.
    private let variances: [Double]

    /// - Parameter variance: of the difference of two completions' rewards; asked once of each two.
    init(rewards: [Double], variance: (Int, Int) -> Double) {
        self.rewards = rewards
        var variances = [Double](repeating: 0, count: rewards.count * rewards.count)
        for one in rewards.indices {
            for other in (one + 1)..<max(one + 1, rewards.count) {
                let value = variance(one, other)
                variances[one * rewards.count + other] = value
                variances[other * rewards.count + one] = value
            }
        }
        self.variances = variances
    }

    /// Of the difference of two completions' rewards, in nats².
    public func variance(_ one: Int, _ other: Int) -> Double { variances[one * rewards.count + other] }
}

/// A model that training made: it can be kept as a file, and knows which prompts it has seen.
public protocol TrainedRewardModel: RewardScoring {
    /// Where the model comes from.
    var provenance: Provenance { get }
    /// What it expects labelers to answer to a form's fields; nil where too little was answered.
    var heads: FieldHeads? { get set }
    /// The model as a file; `RewardModelFile.model()` gives back an equal one.
    var file: RewardModelFile { get }
    /// The model with this much added to every reward, in nats, and to what form explains of it. What is said of
    /// differences stays.
    func shifted(by offset: Double, form: Double) -> Self
}

/// Where a model comes from, kept in its file.
public struct Provenance: Sendable, Equatable {
    /// Which prompts it was trained on.
    public var seen: SeenPrompts
    /// How many they are.
    public var trainingPrompts: Int
    /// Their strict pairs.
    public var trainingComparisons: Int
}

extension Provenance {
    /// Of a model that is trained on all of `prompts`.
    init(_ prompts: PromptSet) {
        self.init(
            seen: .keys(prompts.items.map(\.key)), trainingPrompts: prompts.items.count,
            trainingComparisons: prompts.pairCount)
    }
}
