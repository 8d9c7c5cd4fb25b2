import Preferences
import Statistics

/// Fits heads that predict what labelers answer about single completions: a rating, or how many raise a flag.
///
/// A head sees of a completion what the reward sees of it alone: the same n-grams and measures of form, weighed in the same
/// way. Penalties are chosen, and predictions measured, on prompts that the heads had not seen; a part's penalty is the
/// other parts' choice. The same answers, options and seed give the same heads, byte for byte.
struct HeadTraining {
    let options: HeadOptions
    /// Parts that prompts are dealt into.
    let parts: Int
    let seed: UInt64
    /// For so many groups of prompts.
    let bootstrap: (Int) -> BootstrapOptions

    /// Relative length of the gradient at which a fit that predicts is done, and one that answers. What is left of the loss
    /// goes with its square.
    static let tolerance = (predicting: 1e-2, answering: 1e-3)

    /// - Returns: the heads, nil where no field has enough answers; and what is to be said of each field that has any. A flag
    ///   that nobody ever raised has none.
    func fit(_ prompts: PromptSet) -> (heads: FieldHeads?, fields: [FieldReport]) {
        let answered = PromptSet(items: prompts.items.filter { !$0.answers.isEmpty })
        let all = RatedSet(answered)
        var reports = all.targets.filter(\.isTelling).map { FieldReport($0, in: all) }
        let sample = PromptSample(answered, seed: seed, limit: options.completions, part: options.completions)
        let rated = sample.isPart ? RatedSet(sample.prompts) : all
        var chosen: [(report: Int, targets: RatedSet.Targets)] = []
        for (place, report) in reports.enumerated() {
            let targets = rated.targets.first { $0.field == report.field } ?? RatedSet.Targets(field: report.field)
            let lack = Self.otherScale(reports, place) ?? targets.lack(in: rated)
            reports[place].lack = lack
            if lack == nil { chosen.append((place, targets)) }
        }
        // A form has no more; over many versions of it there may be.
        chosen = Array(chosen.prefix(FormRules.fields))
        guard !chosen.isEmpty else { return (nil, reports) }

        let matrix = FeatureMatrix(rated.texts, featureBits: options.featureBits)
        func folds(_ limit: Int) -> HeadFolds {
            HeadFolds(rated, matrix, limit: limit, parts: parts, seed: seed)
        }
        let some = folds(options.measuredCompletions)
        // For flags that are too rare among some; made when the first asks for it.
        lazy var every = folds(.max)
        for (place, targets) in chosen {
            let part = some.part(of: targets)
            reports[place].head =
                part.lack(in: rated) == nil
                ? measure(part, some, rated) : measure(every.part(of: targets), every, rated)
        }
        let heads = answer(chosen.map { ($0.targets, reports[$0.report].head?.regularisation ?? 1) }, matrix)
        return (heads, reports)
    }

    /// Of a name that was asked on several scales, the one that most was said on has the head; of equal ones the first.
    private static func otherScale(_ reports: [FieldReport], _ place: Int) -> FieldReport.Lack? {
        let report = reports[place]
        let isBeaten = reports.enumerated().contains { other, rival in
            rival.field.name == report.field.name
                && (-rival.completions, other) < (-report.completions, place)
        }
        return isBeaten ? .init(about: .otherScale, have: report.completions, needed: nil) : nil
    }

    /// Chooses the penalty, and measures what it gives.
    private func measure(
        _ targets: RatedSet.Targets, _ folds: HeadFolds, _ rated: RatedSet
    ) -> FieldReport.Head {
        let problems = parallelMap(folds.count) { folds.problem(targets, part: $0) }
        let penalties = options.regularisations.sorted(by: >)
        var starts = [[Double]?](repeating: nil, count: folds.count)
        // Of each penalty, what each part's head predicts.
        var tried: [[HeadProblem.Predictions]] = []
        var losses: [[Double]] = []
        for penalty in penalties {
            let fits = parallelMap(folds.count) { [starts] part in
                let point = problems[part].fit(
                    penalty, from: starts[part], tolerance: Self.tolerance.predicting)
                return (point: point, predictions: problems[part].predict(point))
            }
            starts = fits.map(\.point)
            tried.append(fits.map(\.predictions))
            losses.append(
                zip(problems, fits).map { problem, fit in dot(problem.predicted.weights, fit.predictions.losses) })
            let totals = losses.suffix(3).map { $0.reduce(0, +) }
            if totals.count == 3, totals[0] < totals[1], totals[1] < totals[2] { break }
        }
        func best(without left: Int?) -> Int {
            let totals = losses.map { row in row.enumerated().reduce(0) { $0 + ($1.offset == left ? 0 : $1.element) } }
            return totals.indices.min { (totals[$0], $0) < (totals[$1], $1) } ?? 0
        }
        let measured = folds.indices.map { part in
            (said: problems[part].predicted, predictions: tried[best(without: part)][part])
        }
        return MeasuredHead(measured, rated).report(
            regularisation: penalties[best(without: nil)], bootstrap: bootstrap, seed: seed)
    }

    /// The heads that answer, fitted to everything that was said.
    private func answer(
        _ chosen: [(targets: RatedSet.Targets, regularisation: Double)], _ matrix: FeatureMatrix
    ) -> FieldHeads {
        let everyRow = [Bool](repeating: true, count: matrix.rowCount)
        let map = Objective(
            matrix: matrix, weighting: Weighting(matrix, isTrained: everyRow), isActive: everyRow, pairs: [],
            regularisation: 0)
        let fits = parallelMap(chosen.count) { index in
            let (targets, regularisation) = chosen[index]
            let problem = HeadProblem(map, targets, predicts: map, targets.picked { _ in false })
            return problem.unstandardised(problem.fit(regularisation, tolerance: Self.tolerance.answering))
        }
        return FieldHeads(
            map, fields: chosen.map(\.targets.field), weights: fits.map(\.weights), intercepts: fits.map(\.intercept),
            featureBits: options.featureBits)
    }
}

extension HeadFolds {
    fileprivate var indices: Range<Int> { 0..<count }
}

/// What was said of completions beside what heads predicted that had not seen their prompts.
private struct MeasuredHead {
    private let field: RatedField
    private var said: [Double] = []
    private var weights: [Double] = []
    private var predictions = HeadProblem.Predictions()
    /// The group of nearly equal prompts of each, `0 ..< G`; shape `(n)`.
    private var clusters: [Int] = []
    private var clusterCount = 0
    /// The completions of each part.
    private var parts: [Range<Int>] = []

    init(_ parts: [(said: RatedSet.Targets, predictions: HeadProblem.Predictions)], _ rated: RatedSet) {
        field = parts[0].said.field
        var known: [UInt64: Int] = [:]
        for part in parts {
            self.parts.append(said.count..<said.count + part.said.rows.count)
            said += part.said.means
            weights += part.said.weights
            predictions.values += part.predictions.values
            predictions.losses += part.predictions.losses
            predictions.baseLosses += part.predictions.baseLosses
            for row in part.said.rows {
                let group = rated.group(ofRow: row)
                let place = known[group, default: known.count]
                known[group] = place
                clusters.append(place)
            }
        }
        clusterCount = known.count
    }

    func report(
        regularisation: Double, bootstrap: (Int) -> BootstrapOptions, seed: UInt64
    ) -> FieldReport.Head {
        let options = bootstrap(clusterCount)
        let total = sums(weights)
        let losses = sums(zip(weights, predictions.losses).map(*))
        let base = sums(zip(weights, predictions.baseLosses).map(*))
        func estimate(_ statistic: ([Double]) -> Double?) -> Estimate? {
            var generator = SeededGenerator(seed: seed)
            return bootstrapStatistic(clusters: clusterCount, options: options, using: &generator, statistic)
        }
        let gain = estimate { draws in
            let (below, difference) = (dot(draws, base), dot(draws, base) - dot(draws, losses))
            if field.isFlag { return difference / dot(draws, total) }
            return below > 0 ? difference / below : nil
        }
        let mean = losses.reduce(0, +) / total.reduce(0, +)
        let baseMean = base.reduce(0, +) / total.reduce(0, +)
        return FieldReport.Head(
            regularisation: regularisation, completions: said.count,
            error: field.isFlag ? mean : mean.squareRoot(),
            baseError: field.isFlag ? baseMean : baseMean.squareRoot(),
            gain: gain
                ?? Estimate(value: 0, standardError: 0, interval: .init(lower: 0, upper: 0), clusters: clusterCount),
            order: estimate(field.isFlag ? area : correlation))
    }

    // Only completions that one head predicted are put in order. Of two heads that say nothing but the means of what they
    // were fitted to, the one whose own part is high has the lower mean: all parts together would look worse than chance.

    /// The area under the ROC curve, over pairs within a part.
    private var area: ([Double]) -> Double? {
        let parts = parts.map { part in
            Discrimination(
                scores: Array(predictions.values[part]), positives: part.map { weights[$0] * said[$0] },
                negatives: part.map { weights[$0] * (1 - said[$0]) }, clusters: Array(clusters[part]))
        }
        return { draws in
            var (ordered, pairs) = (0.0, 0.0)
            for part in parts {
                let found = part.ordered(draws)
                ordered += found.ordered
                pairs += found.pairs
            }
            return pairs > 0 ? ordered / pairs : nil
        }
    }

    /// The mean of the parts' ρ, by their completions.
    private var correlation: ([Double]) -> Double? {
        let parts = parts.map { part in
            (
                clusters: Array(clusters[part]),
                of: RankCorrelation(
                    Array(predictions.values[part]), Array(said[part]), clusters: Array(clusters[part]))
            )
        }
        return { draws in
            var (sum, total) = (0.0, 0.0)
            for part in parts {
                guard let found = part.of.spearman(draws) else { continue }
                let count = part.clusters.reduce(0) { $0 + draws[$1] }
                sum += count * found
                total += count
            }
            return total > 0 ? sum / total : nil
        }
    }

    /// Sums over each group; shape `(G)`.
    private func sums(_ values: [Double]) -> [Double] {
        var sums = [Double](repeating: 0, count: clusterCount)
        for (cluster, value) in zip(clusters, values) { sums[cluster] += value }
        return sums
    }
}
