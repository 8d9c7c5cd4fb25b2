/// What of a model's rewards the form of completions explains: their length, lists, punctuation and the like.
///
/// Least squares of rewards on `DenseFeatures` among the completions of one prompt, each prompt weighing 1. n-grams tell
/// length, too: what they tell of it is in here, as it is not in the weights of the dense features. Without that part, a
/// reward does not rise because an answer is longer, as far as a line can tell (ODIN, Chen et al. 2024, does the same to
/// the heads of a network).
struct FormExplanation {
    /// Reward for each unit of a dense feature's value; shape `(F)`.
    let factors: [Double]

    /// The precision of the factors' prior for each completion that is looked at: enough for features that never differ.
    /// Completions and not prompts, so that a prompt of many pulls no harder against it than a prompt of two.
    private static let regularisation = 1e-3

    /// - Parameters:
    ///   - rewards: of each row; shape `(N)`.
    ///   - promptOfRow: in rising order; shape `(N)`.
    ///   - isUsed: whether a prompt is looked at.
    init(
        _ objective: Objective, rewards: [Double], promptOfRow: [Int], of isUsed: (Int) -> Bool = { _ in true }
    ) {
        let width = objective.matrix.denseCount
        var square = [[Double]](repeating: [Double](repeating: 0, count: width), count: width)
        var right = [Double](repeating: 0, count: width)
        var completions = 0
        for rows in promptOfRow.indices.chunked(by: { promptOfRow[$0] == promptOfRow[$1] })
        where isUsed(promptOfRow[rows.lowerBound]) {
            completions += rows.count
            let count = Double(rows.count)
            let values = rows.map { Self.form(objective, row: $0) }
            let means = (0..<width).map { feature in values.reduce(0) { $0 + $1[feature] } / count }
            let mean = rewards[rows].reduce(0, +) / count
            for (row, values) in zip(rows, values) {
                let differences = zip(values, means).map(-)
                for feature in 0..<width {
                    let weighted = differences[feature] / count
                    right[feature] += weighted * (rewards[row] - mean)
                    for other in 0...feature { square[feature][other] += weighted * differences[other] }
                }
            }
        }
        let unit = Double(Weighting.denseWeight)
        let ridge = Self.regularisation * unit * unit * Double(max(1, completions))
        for feature in 0..<width { square[feature][feature] += ridge }
        factors = solvePositive(square, right)
    }

    /// What form explains of the rewards of each fold, by the other folds; shape `(N)`.
    ///
    /// - Parameter folds: of each prompt; shape `(P)`.
    static func outOfFold(
        _ objective: Objective, rewards: [Double], promptOfRow: [Int], folds: [Int]
    ) -> [Double] {
        let explanations = parallelMap((folds.max() ?? 0) + 1) { fold in
            FormExplanation(objective, rewards: rewards, promptOfRow: promptOfRow) { folds[$0] != fold }
        }
        return promptOfRow.enumerated().map { row, prompt in
            dot(explanations[folds[prompt]].factors, form(objective, row: row))
        }
    }

    private static func form(_ objective: Objective, row: Int) -> [Double] {
        (0..<objective.matrix.denseCount).map { objective.denseValue(row: row, feature: $0) }
    }
}

/// The solution of A x = b for a symmetric positive definite A by Cholesky's factorisation.
///
/// - Parameter square: A, of which the lower triangle is read; shape `(n)(n)`.
private func solvePositive(_ square: [[Double]], _ right: [Double]) -> [Double] {
    var lower = square
    var solution = right
    for row in right.indices {
        for column in 0...row {
            let rest = (0..<column).reduce(lower[row][column]) { $0 - lower[row][$1] * lower[column][$1] }
            lower[row][column] = row == column ? rest.squareRoot() : rest / lower[column][column]
        }
        let rest = (0..<row).reduce(solution[row]) { $0 - lower[row][$1] * solution[$1] }
        solution[row] = rest / lower[row][row]
    }
    for row in right.indices.reversed() {
        let rest = ((row + 1)..<right.count).reduce(solution[row]) { $0 - lower[$1][row] * solution[$1] }
        solution[row] = rest / lower[row][row]
    }
    return solution
}
