/// How far a training run is.
public struct TrainingProgress: Codable, Sendable, Equatable {
    /// The stages of a run, in their order; the names are stable.
    public enum Phase: String, Codable, Sendable, CaseIterable {
        case features
        case crossValidation
        case fit
        case evaluation
    }

    /// The stage that is running.
    public var phase: Phase
    /// 0 … 1 over the whole run; never falls.
    public var fraction: Double
    /// For people.
    public var message: String

    /// A report of progress.
    public init(phase: Phase, fraction: Double, message: String) {
        self.phase = phase
        self.fraction = fraction
        self.message = message
    }
}
