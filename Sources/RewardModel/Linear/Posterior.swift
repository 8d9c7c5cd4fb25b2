import Preferences

/// How sure the data make the weights: draws from the Laplace approximation of their posterior.
///
/// The posterior is taken as normal around the fitted weights ŵ, with the inverse of the objective's second derivative as
/// covariance: H = Σ weight · loss″(m) · (x[preferred] − x[rejected])(x[preferred] − x[rejected])ᵀ + λI. A weight that no
/// comparison has tested keeps the prior's variance 1/λ, and weights that were only tested together stay uncertain apart
/// (MacKay 1992, "A practical Bayesian framework for backpropagation networks"; Bishop 2006, section 4.5).
///
/// H is never made. A draw solves H z = b with noise b of covariance H, which is the sum of a random sign for each
/// comparison and each weight (Orieux, Féron & Giovannelli 2012, "Sampling high-dimensional Gaussian distributions for
/// general linear inverse problems"); `DualDraws` solves it for many draws at once, or conjugate gradients where λ is small.
struct Posterior {
    /// Each draw's weights − ŵ; shape `(D + F + Q)`.
    let deviations: [Draws]
    /// Mean of each feature over the training rows; shape `(D + F + Q)`.
    let mean: [Double]

    /// How far from the solution a draw is done, relative to its own length: an error of 2 % is little beside what sixteen
    /// draws leave open.
    private static let tolerance: Float = 0.02
    private static let maximumIterations = 60

    init(_ objective: Objective, weights: [Double], seed: UInt64) {
        let ones = [Double](repeating: 1 / Double(objective.matrix.rowCount), count: objective.matrix.rowCount)
        mean = objective.transposedProduct(ones)
        let curvature = Curvature(objective, weights: weights)
        let noise = CurvatureNoise(pairs: objective.pairs.count, weights: objective.dimension, seed: seed)
        deviations =
            curvature.draws(noise, tolerance: Self.tolerance)
            ?? curvature.solve(curvature.sum(noise), tolerance: Self.tolerance, Self.maximumIterations)
    }
}

/// The objective's second derivative H at some weights, with the tie parameter where it is.
struct Curvature {
    private let objective: Objective
    /// weight · loss″ of each pair; shape `(M)`.
    private let ofPairs: [Double]
    private let regularisation: Float

    init(_ objective: Objective, weights: [Double]) {
        self.objective = objective
        regularisation = Float(objective.regularisation)
        let rewards = objective.rewards(weights)
        let logTie = objective.logTie(rewards)
        ofPairs = objective.pairs.map { pair in
            let loss = DavidsonLoss(margin: pair.margin(rewards), isTie: pair.isTie, logTie: logTie)
            return pair.weight * pair.factor * pair.factor * loss.curvature
        }
    }

    /// Noise of covariance H, shape `(D + F + Q)`: a sign for each pair, times the root of its curvature and the difference
    /// of its rows, and one for each weight, times √λ.
    func sum(_ noise: CurvatureNoise) -> [Draws] {
        var slopes = [Draws](repeating: .zero, count: objective.matrix.rowCount)
        for place in objective.pairs.indices {
            let pair = objective.pairs[place]
            let sign = noise.ofPair(place) * Float(ofPairs[place].squareRoot())
            slopes[pair.preferred] += sign
            slopes[pair.rejected] -= sign
        }
        var sum = objective.transposedProduct(slopes)
        let root = regularisation.squareRoot()
        for index in sum.indices { sum[index] += noise.ofWeight(index) * root }
        return sum
    }

    /// H⁻¹ of `sum(noise)`, shape `(D + F + Q)`; nil where conjugate gradients are the shorter way.
    ///
    /// - Parameter tolerance: how far a draw is from the solution when it is done, by H, relative to how long draws are.
    func draws(_ noise: CurvatureNoise, tolerance: Float) -> [Draws]? {
        guard DualAscent.suits(objective) else { return nil }
        let products = PromptProducts(objective)
        let curvatures = ofPairs.map { Float($0) }
        let enough = tolerance * tolerance * Float(objective.dimension)
        let halves = parallelMap(2) { half -> [HalfDraws]? in
            var draws = DualDraws(objective, products, curvatures: curvatures, noise, half: half == 0 ? .low : .high)
            for epoch in 1...DualAscent.maximumEpochs where draws.epoch(number: epoch).max() <= enough {
                return draws.solution
            }
            return nil
        }
        guard let low = halves[0], let high = halves[1] else { return nil }
        return zip(low, high).map { Draws(lowHalf: $0, highHalf: $1) }
    }

    /// H V; shapes `(D + F + Q)`.
    func callAsFunction(_ vectors: [Draws]) -> [Draws] {
        let rewards = objective.rewards(vectors)
        var slopes = [Draws](repeating: .zero, count: rewards.count)
        for (pair, curvature) in zip(objective.pairs, ofPairs) {
            let slope = (rewards[pair.preferred] - rewards[pair.rejected]) * Float(curvature)
            slopes[pair.preferred] += slope
            slopes[pair.rejected] -= slope
        }
        var product = objective.transposedProduct(slopes)
        for index in product.indices { product[index] += vectors[index] * regularisation }
        return product
    }

    /// H⁻¹ B by conjugate gradients on axes scaled by their curvature (Nocedal & Wright 2006, algorithm 5.3), each draw's with
    /// steps of its own.
    ///
    /// - Parameter tolerance: length of the residual at which a draw is done, relative to that of its `B`.
    func solve(_ right: consuming [Draws], tolerance: Float, _ maximumIterations: Int) -> [Draws] {
        let scale = objective.curvatureAlongAxes(ofPairs).map { Float(1 / $0) }
        var solution = [Draws](repeating: .zero, count: right.count)
        var residual = right
        var direction = residual
        for index in direction.indices { direction[index] *= scale[index] }
        var squares = dot(residual, residual, scale)
        let enough = squares * (tolerance * tolerance)
        for _ in 0..<maximumIterations where any(squares .> enough) {
            let product = self(direction)
            let step = quotient(squares, dot(direction, product))
            add(direction, times: step, to: &solution)
            add(product, times: -step, to: &residual)
            let next = dot(residual, residual, scale)
            let ratio = quotient(next, squares)
            for index in direction.indices {
                direction[index] = residual[index] * scale[index] + direction[index] * ratio
            }
            squares = next
        }
        return solution
    }

    /// 0 where a draw has nothing left to solve.
    private func quotient(_ numerator: Draws, _ denominator: Draws) -> Draws {
        (numerator / denominator).replacing(with: 0, where: denominator .<= 0)
    }
}

/// Of each draw. Summed in parts, so that rounding does not grow with the number of weights.
private func dot(_ left: [Draws], _ right: [Draws]) -> Draws {
    let part = 1024
    var total = Draws.zero
    for start in stride(from: 0, to: left.count, by: part) {
        var sum = Draws.zero
        for index in start..<min(start + part, left.count) { sum += left[index] * right[index] }
        total += sum
    }
    return total
}

/// The same with each product times a factor of its own.
private func dot(_ left: [Draws], _ right: [Draws], _ factors: [Float]) -> Draws {
    let part = 1024
    var total = Draws.zero
    for start in stride(from: 0, to: left.count, by: part) {
        var sum = Draws.zero
        for index in start..<min(start + part, left.count) { sum += left[index] * right[index] * factors[index] }
        total += sum
    }
    return total
}

private func add(_ vectors: [Draws], times factor: Draws, to target: inout [Draws]) {
    for index in target.indices { target[index] += vectors[index] * factor }
}
