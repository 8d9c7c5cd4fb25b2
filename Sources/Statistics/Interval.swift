/// A confidence interval: in repeated studies, a share `level` of such intervals covers the true value.
public struct Interval: Codable, Sendable, Equatable {
    /// The lower end.
    public var lower: Double
    /// The upper end.
    public var upper: Double
    /// Nominal coverage in 0 … 1, 0.95 by default.
    public var level: Double

    /// The interval from `lower` to `upper`.
    public init(lower: Double, upper: Double, level: Double = 0.95) {
        self.lower = lower
        self.upper = upper
        self.level = level
    }

    /// Whether `value` lies in the interval, its ends included.
    public func contains(_ value: Double) -> Bool {
        lower <= value && value <= upper
    }
}
