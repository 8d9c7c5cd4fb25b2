import Foundation

/// How probable an order with ties is, given what each completion is worth to the one who ordered.
///
/// The order is made in stages, from the best group to the worst (Plackett 1975, Luce 1959). At each stage, of all groups of
/// its size among what is left, a group is taken with a probability that grows with the mean utility of its members (Firth,
/// Kosmidis & Turner 2019, "Davidson–Luce model"). How large the groups are is taken as given: how often somebody ties is a
/// habit and no sign of whether they can tell better from worse. Of a pair without a tie this is Bradley–Terry.
///
/// It is a distribution over whole orders, which pairs taken from an order and treated as independent are not: for somebody who
/// judges alone, any order is as probable as any other, however reliable they are said to be.
struct OrderLikelihood {
    /// The natural logarithm of the probability.
    private(set) var log = 0.0
    /// Derivatives of `log` by the utilities, in the order of the flattened groups; shape `(K)`.
    private(set) var gradient: [Double]
    /// Minus the second derivatives; shape `(K, K)`, row by row.
    private(set) var information: [Double]

    /// - Parameters:
    ///   - utilities: in nats, of the completions in the order of the flattened groups; shape `(K)`, K at most `mostCompletions`.
    ///   - sizes: of the groups, best first; they add up to K.
    init(_ utilities: [Double], sizes: [Int]) {
        let count = utilities.count
        gradient = [Double](repeating: 0, count: count)
        information = [Double](repeating: 0, count: count * count)
        var start = 0
        // Whatever is left at the end is left with certainty.
        for size in sizes.dropLast() {
            addStage(utilities, from: start, size: size)
            start += size
        }
    }

    /// Of one order: the number of groups of a stage grows with it as a binomial coefficient, to 126 at nine.
    static let mostCompletions = 9

    private mutating func addStage(_ utilities: [Double], from start: Int, size: Int) {
        let (count, left, share) = (utilities.count, utilities.count - start, 1 / Double(size))
        let members = Self.members[left][size]
        let groups = members.count / size
        var weights = [Double](repeating: 0, count: groups)
        var highest = -Double.infinity
        for group in 0..<groups {
            var sum = 0.0
            for place in 0..<size { sum += utilities[start + members[group * size + place]] }
            weights[group] = sum * share
            highest = max(highest, weights[group])
        }
        let taken = weights[0]
        var sum = 0.0
        for group in 0..<groups {
            weights[group] = exp(weights[group] - highest)
            sum += weights[group]
        }
        log += taken - highest - Foundation.log(sum)
        var expected = [Double](repeating: 0, count: left)
        for group in 0..<groups {
            let part = weights[group] / sum * share
            for place in 0..<size { expected[members[group * size + place]] += part }
            for place in 0..<size {
                let row = (start + members[group * size + place]) * count + start
                for other in 0..<size { information[row + members[group * size + other]] += part * share }
            }
        }
        for member in 0..<left {
            gradient[start + member] += (member < size ? share : 0) - expected[member]
            for other in 0..<left {
                information[(start + member) * count + start + other] -= expected[member] * expected[other]
            }
        }
    }

    /// All groups of a size among a number of completions, one behind the other, as places from 0 on; the group of the first
    /// ones comes first. Shape `(mostCompletions + 1, up to that + 1, groups · size)`.
    static let members: [[[Int]]] = (0...mostCompletions).map { count in
        (0...count).map { size in combinations(of: size, from: 0, below: count).flatMap(\.self) }
    }

    private static func combinations(of size: Int, from first: Int, below end: Int) -> [[Int]] {
        guard size > 0 else { return [[]] }
        guard end - first >= size else { return [] }
        return (first...(end - size)).flatMap { place in
            combinations(of: size - 1, from: place + 1, below: end).map { [place] + $0 }
        }
    }
}
