import Statistics

/// What a training run has to say for itself. Times are the caller's to add: there is no clock in here.
public struct TrainingReport: Codable, Sendable, Equatable {
    /// Prompts that the model was fitted to: all of them.
    public var trainingPrompts: Int
    /// Their strict comparisons between different texts.
    public var trainingComparisons: Int
    /// Ties of different texts that it was fitted to, too.
    public var trainingTies: Int
    /// How often two completions with equal rewards are tied, ν / (2 + ν), by what cross-fitting predicted; nil without
    /// ties.
    public var tieProbability: Double?
    /// Distinct completions of the training prompts.
    public var trainingCompletions: Int
    /// Demonstrations, whose rewards have mean 0; with none, and in reports of a Podium that did not know them, the training
    /// completions' have it.
    public var demonstrations: Int?
    /// Parts that the prompts were dealt into to be measured.
    public var folds: Int
    /// Strict comparisons of completions that are nearly the same text, which tell nothing and are left out.
    public var identicalComparisons: Int
    /// n-gram columns that occur in the training completions.
    public var columns: Int
    /// The L2 penalty λ that cross-validation chose.
    public var regularisation: Double
    /// The scale at which pairs of a word of the prompt and a word of the completion enter; 0: completions are read alone.
    public var wordPairScale: Double
    /// By how many nats the strongest preferences are asked to exceed the weakest; 0: strengths are not heard.
    public var strengthMargin: Double
    /// How labelers judge, where the model hears them by it; nil: all count alike.
    public var labelers: [LabelerModel.Estimate]?
    /// Everything that was tried, in its order.
    public var crossValidation: [CrossValidationRow]
    /// What margins were multiplied by to make probabilities hold on unseen prompts.
    public var temperature: Double
    /// Iterations of the final fit.
    public var iterations: Int
    /// Whether the final fit met its tolerance.
    public var converged: Bool
    /// The same prompts, each under a model that was fitted without it, and without those that are nearly the same.
    public var heldOut: EvaluationReport
    /// The candidate, measured in that way, beside a coin toss.
    public var coin: ModelComparison
    /// Beside a model of the completions' lengths alone, measured in the same way.
    public var length: ModelComparison
    /// The same model without what form explains of its rewards, beside it.
    public var withoutForm: ModelComparison
    /// The candidate without what form explains of its rewards, beside a coin toss; nil in reports of a Podium that did not
    /// have it yet.
    public var coinWithoutForm: ModelComparison?
    /// Beside the promoted model, on the prompts that it has not seen; `nil` when there was none, or when it could not be
    /// read.
    public var promoted: ModelComparison?
    /// What labelers answered about single completions, field by field, and how far it is predicted; nil where nothing was
    /// answered.
    public var fields: [FieldReport]?
    /// How well the model predicts labelers who are held out; nil where nobody is, and in reports of a Podium that held nobody
    /// out.
    public var heldOutLabelers: HeldOutLabelersReport?
    /// What does not decide; nil in reports of a Podium that did not have it yet.
    public var details: ReportDetails?

    /// What one penalty reached on prompts that its models had not seen; each prompt counts once.
    public struct CrossValidationRow: Codable, Sendable, Equatable {
        /// The L2 penalty λ.
        public var regularisation: Double
        /// The scale of the word pairs; 0: without them.
        public var wordPairScale: Double
        /// By how many nats the strongest preferences were asked to exceed the weakest; 0: strengths were not heard.
        public var strengthMargin: Double
        /// Whether labelers counted by how they judge.
        public var weighsLabelers: Bool
        /// Mean Bradley–Terry loss in nats.
        public var logLoss: Double
        /// Share of comparisons ordered rightly.
        public var accuracy: Double
    }
}
