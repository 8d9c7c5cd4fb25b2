/// What cross-validation chooses.
struct Hyperparameters: Sendable {
    /// The L2 penalty λ.
    var regularisation: Double
    /// At which scale word pairs enter; 0: not at all.
    var wordPairScale = 0.0
    /// By how many nats the strongest preferences are asked to exceed the weakest; 0: strengths are not heard.
    var strengthMargin = 0.0
    /// How labelers judge; nil: all count alike.
    var labelers: LabelerModel?
}

extension TrainingReport.CrossValidationRow {
    var hyperparameters: Hyperparameters {
        Hyperparameters(
            regularisation: regularisation, wordPairScale: wordPairScale, strengthMargin: strengthMargin)
    }
}
