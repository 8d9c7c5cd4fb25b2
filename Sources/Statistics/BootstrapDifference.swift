/// Two ratios of sums over the same clusters and their difference, drawn together: what makes a cluster hard is in both.
///
/// Other than in `pairedBootstrap` the ratios have denominators of their own: two kinds of things are counted in the same
/// clusters, for example comparisons by two groups of labelers of the same prompts.
/// - Parameters:
///   - first: numerators and denominators of the one ratio; shape `(clusters)`.
///   - second: of the other; shape `(clusters)`.
///   - generator: where the randomness comes from; one number of it is consumed whatever the data.
/// - Returns: an estimate of `first − second`; `nil` when either ratio has weight in fewer than two clusters. Draws in which
///   one of them has none are left out.
public func bootstrapDifference(
    first: (numerators: [Double], denominators: [Double]), second: (numerators: [Double], denominators: [Double]),
    options: BootstrapOptions = .init(), using generator: inout some RandomNumberGenerator
) -> Estimate? {
    var stream = ResamplingStream(&generator)
    let used = first.denominators.indices.filter { first.denominators[$0] > 0 || second.denominators[$0] > 0 }
    let enough = [first.denominators, second.denominators].allSatisfy { $0.count { $0 > 0 } >= 2 }
    guard enough else { return nil }
    func difference(_ clusters: some Sequence<Int>) -> Double? {
        var (above, below) = ((0.0, 0.0), (0.0, 0.0))
        for cluster in clusters {
            above.0 += first.numerators[cluster]
            above.1 += second.numerators[cluster]
            below.0 += first.denominators[cluster]
            below.1 += second.denominators[cluster]
        }
        return below.0 > 0 && below.1 > 0 ? above.0 / below.0 - above.1 / below.1 : nil
    }
    let replicates = (0..<options.replicates).compactMap { _ in
        difference((0..<used.count).lazy.map { _ in used[stream.next(below: used.count)] })
    }
    guard let value = difference(used), replicates.count > 1 else { return nil }
    return Estimate(
        value: value, standardError: standardDeviation(replicates),
        interval: percentileInterval(replicates, level: options.level), clusters: used.count)
}
