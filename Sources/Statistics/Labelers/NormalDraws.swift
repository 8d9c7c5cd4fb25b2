import Foundation

/// Standard normal vectors, dealt to tasks in turns: a task gets the same ones in each round, so that rounds settle.
struct NormalDraws {
    /// Vectors of a task. Half of them are the others turned around, so that their mean is 0.
    static let count = 40
    /// Different sets of vectors.
    private static let sets = 61

    private let sets: [[[Double]]]

    init(dimensions: Int, using generator: inout some RandomNumberGenerator) {
        var made: [[[Double]]] = []
        for _ in 0..<Self.sets {
            let half = (0..<Self.count / 2).map { _ in
                (0..<dimensions).map { _ in normalQuantile(.random(in: 1e-12...(1 - 1e-12), using: &generator)) }
            }
            made.append(half + half.map { $0.map { -$0 } })
        }
        sets = made
    }

    /// Shape `(count, at least the task's completions)`.
    subscript(task: Int) -> [[Double]] { sets[task % Self.sets] }
}
