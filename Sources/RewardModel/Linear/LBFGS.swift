/// Minimises a smooth convex function by limited-memory BFGS with a backtracking line search.
///
/// Nocedal & Wright 2006, "Numerical optimization", algorithms 7.4 and 7.5 (two-loop recursion) and 3.1 (backtracking).
/// On a strongly convex function steps are accepted on sufficient decrease alone: the curvature condition s·y > 0, which
/// a Wolfe search would have to secure, holds for every step.
struct LBFGS {
    /// Pairs of steps and gradient changes that are remembered.
    var memory = 10
    /// Ends when the gradient's length is below `tolerance` of its length at the origin.
    var tolerance: Double
    var maximumIterations = 500

    struct Minimum {
        var point: [Double]
        var value: Double
        var iterations: Int
        /// Whether the tolerance was met.
        var converged: Bool
    }

    /// - Parameters:
    ///   - start: where to begin; shape `(n)`.
    ///   - scale: the gradient's length that `tolerance` is relative to.
    ///   - function: value and gradient at a point, shapes `()` and `(n)`.
    func minimise(
        from start: [Double], scale: Double, _ function: ([Double]) -> (value: Double, gradient: [Double])
    ) -> Minimum {
        var point = start
        var (value, gradient) = function(point)
        var history = History(limit: memory)
        for iteration in 0..<maximumIterations {
            let length = dot(gradient, gradient).squareRoot()
            if length <= tolerance * scale {
                return Minimum(point: point, value: value, iterations: iteration, converged: true)
            }
            let direction = history.direction(gradient, firstScale: 1 / max(length, 1))
            let slope = dot(direction, gradient)
            var step = 1.0
            var next = moved(point, along: direction, by: step)
            var (nextValue, nextGradient) = function(next)
            while !(nextValue <= value + 1e-4 * step * slope) {
                step /= 2
                // Rounding has hidden any further decrease: this is the minimum as far as the numbers tell.
                guard step > 1e-10 else {
                    return Minimum(point: point, value: value, iterations: iteration, converged: false)
                }
                next = moved(point, along: direction, by: step)
                (nextValue, nextGradient) = function(next)
            }
            history.append(step: difference(next, point), change: difference(nextGradient, gradient))
            (point, value, gradient) = (next, nextValue, nextGradient)
        }
        return Minimum(point: point, value: value, iterations: maximumIterations, converged: false)
    }

    /// The last few steps, from which the inverse Hessian is approximated.
    private struct History {
        var limit: Int
        var pairs: [(step: [Double], change: [Double], inverseCurvature: Double)] = []

        init(limit: Int) {
            self.limit = limit
        }

        mutating func append(step: [Double], change: [Double]) {
            let curvature = dot(step, change)
            guard curvature > 0 else { return }
            if pairs.count == limit { pairs.removeFirst() }
            pairs.append((step, change, 1 / curvature))
        }

        /// −H·gradient by the two-loop recursion; `firstScale` stands for H before there is any history.
        func direction(_ gradient: [Double], firstScale: Double) -> [Double] {
            var direction = gradient.map { -$0 }
            var factors: [Double] = []
            for pair in pairs.reversed() {
                let factor = pair.inverseCurvature * dot(pair.step, direction)
                add(pair.change, times: -factor, to: &direction)
                factors.append(factor)
            }
            let scale =
                pairs.last.map { 1 / ($0.inverseCurvature * dot($0.change, $0.change)) } ?? firstScale
            for index in direction.indices { direction[index] *= scale }
            for (pair, factor) in zip(pairs, factors.reversed()) {
                let correction = factor - pair.inverseCurvature * dot(pair.change, direction)
                add(pair.step, times: correction, to: &direction)
            }
            return direction
        }
    }
}

func dot(_ left: [Double], _ right: [Double]) -> Double {
    var sum = 0.0
    for index in left.indices { sum += left[index] * right[index] }
    return sum
}

private func add(_ vector: [Double], times factor: Double, to target: inout [Double]) {
    for index in target.indices { target[index] += factor * vector[index] }
}

private func moved(_ point: [Double], along direction: [Double], by step: Double) -> [Double] {
    var point = point
    add(direction, times: step, to: &point)
    return point
}

private func difference(_ left: [Double], _ right: [Double]) -> [Double] {
    var left = left
    add(right, times: -1, to: &left)
    return left
}
