/// Spearman's rank correlation ρ: Pearson's of the ranks, equal values sharing the mean of theirs.
///
/// - Parameters:
///   - left: shape `(n)`.
///   - right: shape `(n)`.
/// - Returns: −1 … 1; nil where either side has fewer than two different values.
/// - Note: Spearman 1904, "The proof and measurement of association between two things"; Kendall 1945 for ties.
public func spearman(_ left: [Double], _ right: [Double]) -> Double? {
    precondition(left.count == right.count, "two values of each thing")
    let (x, y) = (centredRanks(left), centredRanks(right))
    let product = zip(x, y).reduce(0) { $0 + $1.0 * $1.1 }
    let squares = x.reduce(0) { $0 + $1 * $1 } * y.reduce(0) { $0 + $1 * $1 }
    return squares > 0 ? product / squares.squareRoot() : nil
}

/// Ranks from the lowest up, equal values sharing their mean rank, less the mean of all.
private func centredRanks(_ values: [Double]) -> [Double] {
    let order = values.indices.sorted { values[$0] < values[$1] }
    var ranks = [Double](repeating: 0, count: values.count)
    var start = 0
    while start < order.count {
        let end = order[start...].firstIndex { values[$0] != values[order[start]] } ?? order.count
        // The places start ..< end of 0 ..< n, whose mean is (n − 1) / 2.
        for place in start..<end { ranks[order[place]] = Double(start + end - 1) / 2 - Double(values.count - 1) / 2 }
        start = end
    }
    return ranks
}
