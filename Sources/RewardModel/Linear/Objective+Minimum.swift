/// When a fit is done.
struct FitTolerance: Sendable {
    /// How far the loss may be above its minimum for each unit of the comparisons' weight, which is each prompt, in nats.
    var gap: Double
    /// How long the gradient may be, relative to its length at the origin; where no gap is known.
    var gradient: Double

    /// Ranks penalties: measured, it moves a log loss by less than 1e-4.
    static let searching = FitTolerance(gap: 1e-6, gradient: 1e-3)
    /// Predicts many prompts once, and is then forgotten.
    static let predicting = FitTolerance(gap: 1e-5, gradient: 1e-2)
    /// Answers. Of 100,000 prompts the loss is then within 1e-3 nats of its minimum in all, so that no reward is off by more
    /// than a twentieth of the standard deviation that the data leave open of it.
    static let answering = FitTolerance(gap: 1e-8, gradient: 1e-5)
}

extension Objective {
    /// The minimum, by the shorter way.
    ///
    /// - Parameters:
    ///   - start: where L-BFGS begins.
    ///   - ascent: of an earlier fit of the same rows, comparisons and features, which then goes on; nil: none.
    func minimised(from start: [Double], _ tolerance: FitTolerance, _ ascent: inout DualAscent?) -> LBFGS.Minimum {
        guard DualAscent.suits(self) else { return descended(from: start, tolerance) }
        var own = ascent ?? DualAscent(self)
        ascent = nil
        let minimum = own.minimise(self, tolerance: tolerance.gap)
        ascent = own
        return minimum.converged ? minimum : descended(from: minimum.point, tolerance)
    }

    private func descended(from start: [Double], _ tolerance: FitTolerance) -> LBFGS.Minimum {
        LBFGS(tolerance: tolerance.gradient).minimise(from: start, scale: gradientLengthAtOrigin) { self($0) }
    }
}
