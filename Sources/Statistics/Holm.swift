/// The probabilities of several tests, each raised so far that comparing it with α errs with probability α at most over all of
/// them together (Holm 1979, "A simple sequentially rejective multiple test procedure").
///
/// - Parameter probabilities: of single tests; nil where there was none, which then counts for nothing.
/// - Returns: in the same order, at most 1.
public func holm(_ probabilities: [Double?]) -> [Double?] {
    let tested = probabilities.indices.filter { probabilities[$0] != nil }.sorted {
        (probabilities[$0] ?? 1, $0) < (probabilities[$1] ?? 1, $1)
    }
    var raised = [Double?](repeating: nil, count: probabilities.count)
    var highest = 0.0
    for (rank, place) in tested.enumerated() {
        highest = max(highest, Double(tested.count - rank) * (probabilities[place] ?? 1))
        raised[place] = min(1, highest)
    }
    return raised
}
