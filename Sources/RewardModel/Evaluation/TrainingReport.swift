import Statistics

/// What a training run has to say for itself. Times are the caller's to add: there is no clock in here.
public struct TrainingReport: Codable, Sendable, Equatable {
    /// Prompts that the model was trained on.
    public var trainingPrompts: Int
    /// Their strict comparisons between different texts.
    public var trainingComparisons: Int
    /// Distinct completions of the training prompts.
    public var trainingCompletions: Int
    /// Prompts that were held out. No model of this split seed has trained on them.
    public var heldOutPrompts: Int
    /// Their strict comparisons between different texts.
    public var heldOutComparisons: Int
    /// n-gram columns that occur in the training completions.
    public var columns: Int
    /// The L2 penalty λ that cross-validation chose.
    public var regularisation: Double
    /// Every penalty that was tried, strongest first.
    public var crossValidation: [CrossValidationRow]
    /// What margins were multiplied by to make probabilities hold on unseen prompts.
    public var temperature: Double
    /// Iterations of the final fit.
    public var iterations: Int
    /// Whether the final fit met its tolerance.
    public var converged: Bool
    /// The model on the held-out prompts.
    public var heldOut: EvaluationReport
    /// The promoted model on the same prompts; `nil` when there was none, or when it could not be read.
    public var promoted: PromotedComparison?

    /// What one penalty reached on prompts that its models had not seen; each prompt counts once.
    public struct CrossValidationRow: Codable, Sendable, Equatable {
        /// The L2 penalty λ.
        public var regularisation: Double
        /// Mean Bradley–Terry loss in nats.
        public var logLoss: Double
        /// Share of comparisons ordered rightly.
        public var accuracy: Double
    }

    /// The promoted model and the difference candidate − promoted, paired by prompt.
    public struct PromotedComparison: Codable, Sendable, Equatable {
        /// The promoted model's accuracy, each comparison counting once.
        public var accuracy: Double
        /// The promoted model's log loss in nats, each comparison counting once.
        public var logLoss: Double
        /// Positive when the candidate is better; `nil` with fewer than two held-out prompts.
        public var accuracyDifference: Estimate?
        /// In nats, negative when the candidate is better; `nil` with fewer than two held-out prompts.
        public var logLossDifference: Estimate?
        /// Whether the promoted model held the same prompts out. If not it may have seen some of them, which can only
        /// favour it.
        public var sameSplit: Bool
    }
}
