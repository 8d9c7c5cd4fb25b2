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
    let isJoint: Bool
    private let labelers: Int
    /// The information that there would be if the strengths were known, and the part that is missing since they are not; shape
    /// `(matrices, n, n)`, row by row.
    private var complete: [[Double]]
    private var missing: [[Double]]
    private var squares: [[Double]]
    private var covariance: [[Double]] = []
    /// By labeler.
    private let corrections: [Double]

    private var size: Int { isJoint ? labelers * count : count }

    /// - Parameter heard: labelers who have a say.
    /// - Returns: nil where the information has no inverse.
    init?(_ tasks: inout [TaskPosterior], _ fit: ConsensusFit, heard: Set<Int>, draws: NormalDraws) {
        count = fit.crowd.count
        labelers = fit.parameters.count
        isJoint = labelers <= Self.mostTogether
        let size = isJoint ? labelers * count : count
        complete = Array(repeating: [Double](repeating: 0, count: size * size), count: isJoint ? 1 : labelers)
        missing = complete
        squares = complete
        var judgements = [Double](repeating: 0, count: labelers)
        for order in tasks.lazy.flatMap(\.orders) where order.isMeasured { judgements[order.labeler] += 1 }
        // Scores at the values that fit them best are smaller than at the true ones, by as much as parameters were fitted.
        corrections = judgements.map { (1 + Double(fit.crowd.count) / max(1, $0)).squareRoot() }
        for index in tasks.indices where tasks[index].isShared {
            let drawn = tasks[index].draws(fit.parameters, normals: draws[index])
            guard !drawn.isEmpty else { continue }
            let orders = tasks[index].orders.enumerated().filter(\.element.isMeasured)
            add(orders.map(\.element), orders.map { OrderScores($0.element, at: $0.offset, drawn) })
        }
        addPrior(fit.spread, heard)
        for matrix in complete.indices {
            guard let sandwich = sandwich(matrix) else { return nil }
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

    /// Measured orders of one task.
    private mutating func add(_ orders: [TaskPosterior.Order], _ scores: [OrderScores]) {
        for (first, order) in orders.enumerated() {
            for (second, other) in orders.enumerated() {
                for parameter in 0..<count {
                    for otherParameter in 0..<count {
                        guard let (matrix, place) = place(order.labeler, parameter, other.labeler, otherParameter)
                        else {
                            continue
                        }
                        squares[matrix][place] +=
                            corrections[order.labeler] * scores[first].mean[parameter]
                            * corrections[other.labeler] * scores[second].mean[otherParameter]
                        if first == second {
                            complete[matrix][place] += scores[first].information[parameter * count + otherParameter]
                            missing[matrix][place] += scores[first].covariance(
                                parameter, with: scores[first], otherParameter)
                        } else {
                            // As far as each moves what is known of the strengths that the other is held against.
                            let shared =
                                scores[first].covariance(parameter, with: scores[second], otherParameter)
                                + scores[second].covariance(otherParameter, with: scores[first], parameter)
                            missing[matrix][place] += order.trust * other.trust * shared / 2
                        }
                    }
                }
            }
        }
    }

    /// Labelers are normal around a mean of which hardly anything is known but they.
    private mutating func addPrior(_ spread: [Double], _ heard: Set<Int>) {
        for labeler in 0..<labelers {
            for other in 0..<labelers {
                for parameter in 0..<count {
                    guard let (matrix, place) = place(labeler, parameter, other, parameter) else { continue }
                    let variance = spread[parameter] * spread[parameter]
                    let isShared = heard.contains(labeler) && heard.contains(other)
                    let share = isShared ? 1 / (Double(heard.count) + variance / Self.varianceOfMeans) : 0
                    let precision = ((labeler == other ? 1 : 0) - share) / variance
                    complete[matrix][place] += precision
                    squares[matrix][place] += precision
                }
            }
        }
    }

    /// Where chance in the draws would leave no information, the missing part is left in.
    private func sandwich(_ matrix: Int) -> [Double]? {
        let left = zip(complete[matrix], missing[matrix]).map { $0 - $1 }
        let root = Cholesky(left, count: size) ?? Cholesky(complete[matrix], count: size)
        guard let bread = root?.inverse else { return nil }
        return product(product(bread, squares[matrix]), bread)
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
