import Foundation

/// How far the parameters of all labelers together can be trusted.
///
/// A sandwich, clustered by task: the inverse of the information that is left when what the strengths leave open is taken away
/// (Louis 1982), around the products of the scores of each task. Labelers who judge the same tasks hang together, and so do
/// all by the crowd's means, which are not known but estimated.
struct LabelerCovariance {
    /// Beyond these, each labeler is looked at alone: what they share becomes small, and the matrix of all large.
    static let mostTogether = 300
    /// Of the crowd's means before anybody has judged: wide, but what no judgement tells of must have some.
    private static let varianceOfMeans = 100.0

    private let count: Int
    /// Labelers in one matrix, or each in one.
    private let isJoint: Bool
    private let labelers: Int
    /// Shape `(matrices, n, n)`, row by row.
    private var information: [[Double]]
    private var squares: [[Double]]
    private var covariance: [[Double]] = []
    /// By labeler.
    private let corrections: [Double]

    private var size: Int { isJoint ? labelers * count : count }

    /// - Returns: nil where the information has no inverse.
    init?(_ tasks: inout [TaskPosterior], _ fit: ConsensusFit, draws: NormalDraws) {
        count = fit.crowd.count
        labelers = fit.parameters.count
        isJoint = labelers <= Self.mostTogether
        let size = isJoint ? labelers * count : count
        information = Array(repeating: [Double](repeating: 0, count: size * size), count: isJoint ? 1 : labelers)
        squares = information
        var judgements = [Double](repeating: 0, count: labelers)
        for order in tasks.lazy.flatMap(\.orders) { judgements[order.labeler] += 1 }
        // Scores at the values that fit them best are smaller than at the true ones, by as much as parameters were fitted.
        corrections = judgements.map { (1 + Double(fit.crowd.count) / max(1, $0)).squareRoot() }
        for index in tasks.indices where tasks[index].isShared {
            let drawn = tasks[index].draws(fit.parameters, normals: draws[index])
            guard !drawn.isEmpty else { continue }
            let orders = tasks[index].orders
            add(orders.map(\.labeler), orders.indices.map { OrderScores(orders[$0], at: $0, drawn) })
        }
        addPrior(fit.spread)
        for (information, squares) in zip(information, squares) {
            guard let sandwich = sandwich(information, squares) else { return nil }
            covariance.append(sandwich)
        }
    }

    /// Covariance of a parameter of one labeler and a parameter of another, or the same.
    func value(_ labeler: Int, _ parameter: Int, _ other: Int, _ otherParameter: Int) -> Double {
        guard let (matrix, place) = place(labeler, parameter, other, otherParameter) else { return 0 }
        return covariance[matrix][place]
    }

    private func place(_ labeler: Int, _ parameter: Int, _ other: Int, _ otherParameter: Int) -> (Int, Int)? {
        if isJoint { return (0, (labeler * count + parameter) * size + other * count + otherParameter) }
        return labeler == other ? (labeler, parameter * size + otherParameter) : nil
    }

    /// The orders of one task.
    private mutating func add(_ labelers: [Int], _ scores: [OrderScores]) {
        for (first, labeler) in labelers.enumerated() {
            for (second, other) in labelers.enumerated() {
                for parameter in 0..<count {
                    for otherParameter in 0..<count {
                        guard let (matrix, place) = place(labeler, parameter, other, otherParameter) else { continue }
                        squares[matrix][place] +=
                            corrections[labeler] * scores[first].mean[parameter]
                            * corrections[other] * scores[second].mean[otherParameter]
                        let complete =
                            first == second ? scores[first].information[parameter * count + otherParameter] : 0
                        information[matrix][place] +=
                            complete - scores[first].covariance(parameter, with: scores[second], otherParameter)
                    }
                }
            }
        }
    }

    /// Labelers are normal around a mean of which hardly anything is known but they.
    private mutating func addPrior(_ spread: [Double]) {
        for labeler in 0..<labelers {
            for other in 0..<labelers {
                for parameter in 0..<count {
                    guard let (matrix, place) = place(labeler, parameter, other, parameter) else { continue }
                    let variance = spread[parameter] * spread[parameter]
                    let share = 1 / (Double(labelers) + variance / Self.varianceOfMeans)
                    let precision = ((labeler == other ? 1 : 0) - share) / variance
                    information[matrix][place] += precision
                    squares[matrix][place] += precision
                }
            }
        }
    }

    private func sandwich(_ information: [Double], _ squares: [Double]) -> [Double]? {
        guard let bread = Cholesky(information, count: size)?.inverse else { return nil }
        return product(product(bread, squares), bread)
    }

    private func product(_ left: [Double], _ right: [Double]) -> [Double] {
        var result = [Double](repeating: 0, count: size * size)
        for row in 0..<size {
            for inner in 0..<size where left[row * size + inner] != 0 {
                let factor = left[row * size + inner]
                for column in 0..<size { result[row * size + column] += factor * right[inner * size + column] }
            }
        }
        return result
    }
}
