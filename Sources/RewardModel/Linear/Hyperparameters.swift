/// What cross-validation chooses.
struct Hyperparameters: Sendable {
    /// The L2 penalty λ.
    var regularisation: Double
    /// At which scale word pairs enter; 0: not at all.
    var wordPairScale = 0.0
}

extension TrainingReport.CrossValidationRow {
    var hyperparameters: Hyperparameters {
        Hyperparameters(regularisation: regularisation, wordPairScale: wordPairScale)
    }
}
