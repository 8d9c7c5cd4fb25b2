import Foundation

/// A judgement held against what the others of its task say, without itself: how probable it is for each way of judging.
struct HeldJudgement {
    let day: Int
    /// Of the task, so that judgements of one day have an order.
    let task: Int
    /// Whether a place shown first tells the completions apart.
    let hasPlace: Bool
    private let order: TaskPosterior.Order
    /// What style adds to each completion; shape `(K)`.
    private let offsets: [Double]
    /// Draws from what the others leave open, in the judgement's order; shape `(draws, K)`.
    private let strengths: [Double]
    /// Shares of the draws.
    private let weights: [Double]

    /// - Parameters:
    ///   - place: of the judgement among the task's.
    ///   - parameters: of everybody; shape `(labelers, 2 + styles)`.
    /// - Returns: nil where nobody else has a say, or where it is not known when it was said.
    init?(_ posterior: TaskPosterior, at place: Int, task: Int, _ parameters: [[Double]], normals: [[Double]]) {
        let order = posterior.orders[place]
        guard order.isMeasured, let day = order.day else { return nil }
        var others = posterior.without(place)
        let drawn = others.draws(parameters, normals: normals)
        guard !drawn.isEmpty else { return nil }
        self.day = day
        self.task = task
        self.order = order
        hasPlace = Set(order.traits.map { $0[0] }).count > 1
        let styles = parameters[order.labeler].dropFirst(2)
        offsets = order.traits.map { zip($0.dropFirst(), styles).reduce(0) { $0 + $1.0 * $1.1 } }
        strengths = drawn.flatMap { draw in order.completions.map { draw.strengths[$0] } }
        weights = drawn.map(\.weight)
    }

    /// What it says of a way of judging.
    struct Evidence {
        /// Natural logarithm of the probability.
        var log = 0.0
        /// Its derivatives by the reliability and by the pull of the first place.
        var gradient = [0.0, 0.0]
        /// Minus the second derivatives; shape `(2, 2)`.
        var information = [0.0, 0.0, 0.0, 0.0]
    }

    /// - Parameter labeler: reliability α and pull of the first place β.
    func evidence(_ labeler: [Double]) -> Evidence {
        let size = order.completions.count
        var logs: [Double] = []
        var scores: [[Double]] = []
        var information: [[Double]] = []
        var utilities = offsets
        for draw in weights.indices {
            let own = strengths[draw * size..<(draw + 1) * size]
            for (place, strength) in own.enumerated() {
                utilities[place] = offsets[place] + labeler[0] * strength + labeler[1] * order.traits[place][0]
            }
            let likelihood = OrderLikelihood(utilities, sizes: order.sizes)
            var score = [0.0, 0.0]
            var curvature = [0.0, 0.0, 0.0, 0.0]
            for (place, strength) in own.enumerated() {
                let row = (strength, order.traits[place][0])
                score[0] += likelihood.gradient[place] * row.0
                score[1] += likelihood.gradient[place] * row.1
                for (other, beside) in own.enumerated() {
                    let value = likelihood.information[place * size + other]
                    curvature[0] += value * row.0 * beside
                    curvature[1] += value * row.0 * order.traits[other][0]
                    curvature[3] += value * row.1 * order.traits[other][0]
                }
            }
            curvature[2] = curvature[1]
            logs.append(log(weights[draw]) + likelihood.log)
            scores.append(score)
            information.append(curvature)
        }
        var result = Evidence()
        let highest = logs.max() ?? 0
        result.log = highest + log(logs.reduce(0) { $0 + exp($1 - highest) })
        let shares = TaskPosterior.normalized(logs)
        for (share, score) in zip(shares, scores) {
            for row in 0..<2 { result.gradient[row] += share * score[row] }
        }
        // The information that there would be if the strengths were known, less what is missing since they are not (Louis 1982).
        for (index, share) in shares.enumerated() {
            for row in 0..<2 {
                for column in 0..<2 {
                    result.information[row * 2 + column] +=
                        share
                        * (information[index][row * 2 + column] - scores[index][row] * scores[index][column])
                }
            }
        }
        for row in 0..<2 {
            for column in 0..<2 {
                result.information[row * 2 + column] += result.gradient[row] * result.gradient[column]
            }
        }
        return result
    }
}

/// The way of judging that makes some of a labeler's judgements most probable.
struct HeldFit {
    /// α and β.
    private(set) var labeler: [Double]
    /// Of both; shape `(2, 2)`.
    private(set) var covariance: [Double]
    /// Derivatives of each judgement at these values; shape `(judgements, 2)`.
    private(set) var scores: [[Double]]

    /// How far labelers are from the crowd before they have judged, in nats: so far that it hardly counts, and so near that a
    /// handful of judgements that are all alike gives no infinite value.
    private static let deviation = 3.0
    private static let mostSteps = 30

    /// - Parameter crowd: where labelers are, α and β.
    init(_ judgements: [HeldJudgement], crowd: [Double]) {
        let precision = 1 / (Self.deviation * Self.deviation)
        var labeler = crowd
        var evidence: [HeldJudgement.Evidence] = []
        var root: Cholesky?
        for _ in 0..<Self.mostSteps {
            evidence = judgements.map { $0.evidence(labeler) }
            var gradient = (0..<2).map { -precision * (labeler[$0] - crowd[$0]) }
            var information = [precision, 0, 0, precision]
            for one in evidence {
                for row in 0..<2 { gradient[row] += one.gradient[row] }
                for place in 0..<4 { information[place] += one.information[place] }
            }
            // Far from the highest point the curve may bend the other way; the squares of the scores never do.
            root = Cholesky(information, count: 2) ?? Cholesky(Self.squares(evidence, precision), count: 2)
            guard let step = root?.solve(gradient) else { break }
            let longest = max(abs(step[0]), abs(step[1]))
            for row in 0..<2 { labeler[row] += step[row] * min(1, 1 / max(longest, 1e-12)) }
            if longest < 1e-4 { break }
        }
        self.labeler = labeler
        scores = evidence.map(\.gradient)
        covariance = Self.covariance(root, Self.squares(evidence, precision), judgements.count)
    }

    /// Of the information, or of a sandwich of it, whichever leaves more open: a model that is not quite true must not make
    /// intervals short.
    private static func covariance(_ root: Cholesky?, _ squares: [Double], _ count: Int) -> [Double] {
        guard let bread = root?.inverse else { return [.infinity, 0, 0, .infinity] }
        var sandwich = [0.0, 0.0, 0.0, 0.0]
        let correction = Double(count) / Double(max(1, count - 2))
        for row in 0..<2 {
            for column in 0..<2 {
                for inner in 0..<2 {
                    for other in 0..<2 {
                        sandwich[row * 2 + column] +=
                            correction * bread[row * 2 + inner] * squares[inner * 2 + other] * bread[other * 2 + column]
                    }
                }
            }
        }
        return [
            max(bread[0], sandwich[0]), bread[0] > sandwich[0] ? bread[1] : sandwich[1],
            bread[0] > sandwich[0] ? bread[2] : sandwich[2], max(bread[3], sandwich[3]),
        ]
    }

    private static func squares(_ evidence: [HeldJudgement.Evidence], _ precision: Double) -> [Double] {
        evidence.reduce(into: [precision, 0, 0, precision]) { sum, one in
            for row in 0..<2 {
                for column in 0..<2 { sum[row * 2 + column] += one.gradient[row] * one.gradient[column] }
            }
        }
    }
}
