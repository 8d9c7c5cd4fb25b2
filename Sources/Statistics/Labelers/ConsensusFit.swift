import Foundation

/// What is taken to be known of labelers, to begin with.
struct ConsensusStart {
    /// Shape `(labelers, parameters)`.
    var parameters: [[Double]]
    /// Means and standard deviations among labelers; shape `(parameters)`.
    var crowd: [Double]
    var spread: [Double]
}

/// The labelers' parameters while `ConsensusModel` is fitted: each round looks at all judgements and moves everybody a step.
struct ConsensusFit {
    /// Each costs a look at every judgement; some forty are usual.
    static let mostRounds = 100
    /// Of the longest way that a parameter goes in a round, in nats.
    static let tolerance = 2e-3

    /// What is known of the labelers' variances before anybody has judged, so that two labelers do not tell one by themselves:
    /// as much as `priorLabelers` labelers of variance `priorVariance` would say.
    private static let priorLabelers = 2.0
    private static let priorVariance = 0.25

    /// What a labeler's judgements say in one round.
    fileprivate struct Evidence {
        var judgements = 0
        /// Whether any of them has a say in the consensus.
        var isHeard = false
        /// Of the logarithm of the likelihood, by the parameters; shape `(parameters)`.
        var gradient: [Double]
        /// The information that there would be if the strengths were known, and the part of it that is missing since they are
        /// not; shape `(parameters, parameters)`.
        var complete: [Double]
        var missing: [Double]
    }

    /// α, β, λ, … of each labeler; shape `(labelers, parameters)`.
    private(set) var parameters: [[Double]]
    /// Means and standard deviations among labelers; shape `(parameters)`.
    private(set) var crowd: [Double]
    private(set) var spread: [Double]
    private let count: Int

    init(labelers: Int, styles: Int) {
        count = 2 + styles
        crowd = [1] + [Double](repeating: 0, count: count - 1)
        spread = [Double](repeating: Self.priorVariance.squareRoot(), count: count)
        parameters = Array(repeating: crowd, count: labelers)
    }

    /// Goes rounds until nobody moves.
    ///
    /// - Parameter start: where to begin, near which the end is thought to be; nil: where nothing is known.
    init(_ tasks: inout [TaskPosterior], labelers: Int, draws: NormalDraws, from start: ConsensusStart? = nil) {
        self.init(labelers: labelers, styles: tasks.first?.styles.first?.count ?? 0)
        if let start { (parameters, crowd, spread) = (start.parameters, start.crowd, start.spread) }
        for _ in 0..<Self.mostRounds where round(&tasks, draws: draws) < Self.tolerance { break }
    }

    /// Goes a round.
    /// - Returns: the longest way that a parameter went.
    mutating func round(_ tasks: inout [TaskPosterior], draws: NormalDraws) -> Double {
        let before = parameters
        let empty = Evidence(
            gradient: [Double](repeating: 0, count: count), complete: [Double](repeating: 0, count: count * count),
            missing: [Double](repeating: 0, count: count * count))
        var evidence = Array(repeating: empty, count: parameters.count)
        var scale = ConsensusScale(styles: count - 2)
        for index in tasks.indices where tasks[index].isShared {
            let drawn = tasks[index].draws(parameters, normals: draws[index])
            guard !drawn.isEmpty else { continue }
            scale.add(tasks[index])
            for (place, order) in tasks[index].orders.enumerated() where order.isMeasured {
                let scores = OrderScores(order, at: place, drawn)
                evidence[order.labeler].add(scores, isHeard: order.trust > 0)
            }
        }
        let judging = parameters.indices.filter { evidence[$0].judgements > 0 }
        for labeler in judging { move(labeler, evidence[labeler]) }
        expand(scale)
        let heard = judging.filter { evidence[$0].isHeard }
        let open = heard.map { variances(evidence[$0]) }
        for parameter in 0..<count {
            hear(heard.map { parameters[$0][parameter] }, open.map { $0[parameter] }, parameter)
        }
        return zip(before, parameters).reduce(0) { longest, ways in
            zip(ways.0, ways.1).reduce(longest) { max($0, abs($1.0 - $1.1)) }
        }
    }

    /// One step of Newton's towards where the strengths' draws make a labeler's judgements most probable.
    private mutating func move(_ labeler: Int, _ evidence: Evidence) {
        var gradient = evidence.gradient
        for parameter in 0..<count {
            gradient[parameter] -=
                (parameters[labeler][parameter] - crowd[parameter]) / (spread[parameter] * spread[parameter])
        }
        guard let root = Cholesky(withPrior(evidence.complete), count: count) else { return }
        for (parameter, step) in root.solve(gradient).enumerated() {
            parameters[labeler][parameter] += max(-1, min(1, step))
        }
    }

    /// Puts a scale of the strengths that is not 1, and what of them goes with style, where they belong: into the labelers'
    /// parameters. The other steps would do the same, hundreds of rounds later (parameter expansion: Liu, Rubin & Wu 1998).
    private mutating func expand(_ scale: ConsensusScale) {
        guard let (deviation, slopes) = scale.expansion else { return }
        for labeler in parameters.indices {
            for (style, slope) in slopes.enumerated() {
                parameters[labeler][2 + style] += parameters[labeler][0] * slope
            }
            parameters[labeler][0] *= deviation
        }
    }

    /// What the labelers' parameters say of the crowd's.
    private mutating func hear(_ values: [Double], _ variances: [Double], _ parameter: Int) {
        let labelers = Double(values.count)
        guard labelers > 0 else { return }
        crowd[parameter] = values.reduce(0, +) / labelers
        let squares = zip(values, variances).reduce(Self.priorLabelers * Self.priorVariance) {
            $0 + ($1.0 - crowd[parameter]) * ($1.0 - crowd[parameter]) + $1.1
        }
        spread[parameter] = (squares / (Self.priorLabelers + labelers)).squareRoot()
    }

    /// What is left open of a labeler's parameters; shape `(parameters)`.
    private func variances(_ evidence: Evidence) -> [Double] {
        let left = zip(evidence.complete, evidence.missing).map { $0 - $1 }
        let root = Cholesky(withPrior(left), count: count) ?? Cholesky(withPrior(evidence.complete), count: count)
        let inverse = root?.inverse ?? [Double](repeating: 0, count: count * count)
        return (0..<count).map { inverse[$0 * count + $0] }
    }

    private func withPrior(_ information: [Double]) -> [Double] {
        var sum = information
        for parameter in 0..<count { sum[parameter * count + parameter] += 1 / (spread[parameter] * spread[parameter]) }
        return sum
    }
}

extension ConsensusFit.Evidence {
    fileprivate mutating func add(_ scores: OrderScores, isHeard: Bool) {
        judgements += 1
        self.isHeard = self.isHeard || isHeard
        let count = gradient.count
        for parameter in 0..<count {
            gradient[parameter] += scores.mean[parameter]
            for other in 0..<count {
                let place = parameter * count + other
                complete[place] += scores.information[place]
                missing[place] += scores.covariance(parameter, with: scores, other)
            }
        }
    }
}
