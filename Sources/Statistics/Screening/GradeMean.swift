/// The mean of grades that several people gave several works of one author, with an interval about the author's other works.
///
/// Each work weighs 1, with the mean of its grades. The graders are taken as they are: the interval says what *they* would
/// give other works of the author, since it is their grades that a cut-off is about. Grades have ends, so that the interval
/// is made on the share of the scale, by Wilson: it stays within the ends, and is not empty where all grades are equal.
/// - Parameters:
///   - works: of each work, its grades; those without are left out; shape `(works, graders of the work)`.
///   - scale: the lowest and the highest grade.
/// - Returns: in grades; nil with fewer than two graded works. `clusters` are works.
/// - Note: Ouyang et al. 2022, appendix B.1: demonstrations scored 1 to 7, averaged.
public func gradeMean(_ works: [[Int]], scale: ClosedRange<Int>, level: Double = 0.95) -> Estimate? {
    let (lowest, span) = (Double(scale.lowerBound), Double(scale.upperBound - scale.lowerBound))
    precondition(span > 0, "a scale of two grades or more")
    let values = works.enumerated().flatMap { work, grades in
        grades.map { ClusteredValue(prompt: work, labeler: nil, value: (Double($0) - lowest) / span) }
    }
    guard let mean = ClusteredValues(values).mean(.proportion, level: level)?.estimate else { return nil }
    func grade(_ share: Double) -> Double { lowest + span * share }
    return Estimate(
        value: grade(mean.value), standardError: span * mean.standardError,
        interval: Interval(
            lower: grade(mean.interval.lower), upper: grade(mean.interval.upper), level: mean.interval.level),
        clusters: mean.clusters)
}
