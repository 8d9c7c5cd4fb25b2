/// Newton's method on the loss of comparisons, which is convex.
struct StrengthFit {
    let parameters: StrengthParameters
    /// The second derivatives at the minimum.
    let curvature: Cholesky

    /// Why there is no minimum to be found.
    enum Failure: Error {
        /// A parameter is a combination of others.
        case singular
        /// The loss falls for ever as parameters grow.
        case diverges
    }

    /// - Parameters:
    ///   - start: where to begin.
    ///   - sums: of all comparisons at given parameters.
    static func minimum(
        from start: StrengthParameters, _ sums: (StrengthParameters) -> StrengthSums
    ) throws(Failure) -> StrengthFit {
        var parameters = start
        var here = sums(parameters)
        for _ in 0..<60 {
            guard let curvature = Cholesky(here.hessian, count: parameters.layout.count) else {
                throw isFar(parameters) ? .diverges : .singular
            }
            let gradient = here.gradient
            let step = curvature.solve(gradient.map { -$0 })
            // Half of it is what the loss may still fall by.
            let decrement = -zip(gradient, step).reduce(0) { $0 + $1.0 * $1.1 }
            let longest = step.reduce(0) { max($0, abs($1)) }
            if decrement < 1e-16 * here.weight, longest < 1e-4 {
                // Where the loss falls for ever it hardly falls in the end, but steps stay as long as they are.
                // Newton's error is squared in each step: after this one nothing is left that could be told. The
                // curvature is that of one step before, which differs in the eighth digit at most.
                return StrengthFit(parameters: parameters.moved(by: step, share: 1), curvature: curvature)
            }
            var share = 1.0
            var next = parameters.moved(by: step, share: share)
            var there = sums(next)
            // What is less than rounding of a sum of millions is no rise.
            while !(there.loss <= here.loss + 1e-10 * here.weight) && share > 1e-6 {
                share /= 2
                next = parameters.moved(by: step, share: share)
                there = sums(next)
            }
            (parameters, here) = (next, there)
            guard !isFar(parameters) else { throw .diverges }
        }
        throw .diverges
    }

    /// Nobody has seen enough comparisons for odds of e²⁵ to 1, nor a style that has the weight of a hundred nats.
    private static func isFar(_ parameters: StrengthParameters) -> Bool {
        let strength = parameters.strengths.reduce(0) { max($0, abs($1)) }
        let effect = max(parameters.effects.max(), -parameters.effects.min())
        return !(strength <= 25 && effect <= 100) || parameters.layout.hasTies && abs(parameters.logTie) > 25
    }
}
