/// Cholesky's factorisation of a symmetric positive definite matrix.
struct Cholesky {
    private let count: Int
    /// Row by row; shape `(n, n)`.
    private var lower: [Double]

    /// - Parameter square: of which the lower triangle is read; shape `(n, n)`.
    /// - Returns: nil where a column is a combination of those before it, to ten digits.
    init?(_ square: [Double], count: Int) {
        self.count = count
        lower = square
        for row in 0..<count {
            for column in 0...row {
                var rest = square[row * count + column]
                for inner in 0..<column { rest -= lower[row * count + inner] * lower[column * count + inner] }
                if row == column {
                    guard rest > 1e-10 * square[row * count + row], rest.isFinite else { return nil }
                    lower[row * count + row] = rest.squareRoot()
                } else {
                    lower[row * count + column] = rest / lower[column * count + column]
                }
            }
        }
    }

    /// The x of A x = right; shape `(n)`.
    func solve(_ right: [Double]) -> [Double] { backward(forward(right)) }

    /// The x of L x = right; shape `(n)`.
    func forward(_ right: [Double]) -> [Double] {
        var solution = right
        for row in 0..<count {
            var rest = solution[row]
            for column in 0..<row { rest -= lower[row * count + column] * solution[column] }
            solution[row] = rest / lower[row * count + row]
        }
        return solution
    }

    /// The x of Lᵀ x = right; shape `(n)`. Of standard normal values it makes some of covariance A⁻¹.
    func backward(_ right: [Double]) -> [Double] {
        var solution = right
        for row in (0..<count).reversed() {
            var rest = solution[row]
            for column in (row + 1)..<max(row + 1, count) { rest -= lower[column * count + row] * solution[column] }
            solution[row] = rest / lower[row * count + row]
        }
        return solution
    }

    /// A⁻¹, row by row; shape `(n, n)`.
    var inverse: [Double] {
        (0..<count).flatMap { row in solve((0..<count).map { $0 == row ? 1 : 0 }) }
    }
}
