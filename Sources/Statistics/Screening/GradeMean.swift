/// The mean of grades that several people gave several works of one author, with an interval about the author's other works.
///
/// Each work weighs 1, with the mean of its grades. The graders are taken as they are: the interval says what *they* would
/// give other works of the author, since it is their grades that a cut-off is about. It is Student's, from the works'
/// means; and so that a few equal grades do not make an empty one, it reckons with one work that would be graded one grade
/// otherwise: V = Σ (x − x̄)² / (n (n − 1)) + 1 / n². It ends where grades end.
/// - Parameters:
///   - works: of each work, its grades; those without are left out; shape `(works, graders of the work)`.
///   - scale: the lowest and the highest grade.
/// - Returns: in grades; nil with fewer than two graded works. `clusters` are works.
/// - Note: Ouyang et al. 2022, appendix B.1: demonstrations scored 1 to 7, averaged.
public func gradeMean(_ works: [[Int]], scale: ClosedRange<Int>, level: Double = 0.95) -> Estimate? {
    let means = works.filter { !$0.isEmpty }.map { Double($0.reduce(0, +)) / Double($0.count) }
    guard means.count >= 2 else { return nil }
    let count = Double(means.count)
    let mean = means.reduce(0, +) / count
    let variance =
        means.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / (count * (count - 1)) + 1 / (count * count)
    let half = studentQuantile((1 + level) / 2, freedom: count - 1) * variance.squareRoot()
    return Estimate(
        value: mean, standardError: variance.squareRoot(),
        interval: Interval(
            lower: max(Double(scale.lowerBound), mean - half), upper: min(Double(scale.upperBound), mean + half),
            level: level), clusters: means.count)
}
