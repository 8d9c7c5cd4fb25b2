/// How labelers have judged over time, and who judges differently than before, and since when.
///
/// Each judgement is held against what the others of its task say (`HeldJudgement`), and the derivative of its probability by
/// the way of judging is its score: 0 on average as long as nothing changes, whatever somebody's way is. A change of the mean of
/// the scores is looked for (`ChangePoint`; as in Zeileis & Hornik 2007, "Generalized M-fluctuation tests for parameter
/// instability"), in reliability and in the pull of the first place together. Length and form are left out: they differ from
/// one week's tasks to the next's.
///
/// Whoever has changed drags the consensus along, and then everybody who judges the same tasks seems to follow it less. So
/// the clearest changes are taken first, those labelers count as two from then on, the consensus is fitted again, and all
/// labelers are looked at again, until the same ones are found.
public struct LabelerHistories: Sendable {
    /// By number; nil for one of whom it is not known when they judged, or beside whom nobody has judged.
    public let labelers: [LabelerHistory?]

    /// A labeler who counts as two from a day on.
    private typealias Splits = [Int: Int]

    /// How far behind the clearest change another may be in each round to be taken with it.
    private static let shares = [0.5, 0.25, 0, 0, 0]
    /// Of orders of a labeler's judgements: more where there are more labelers, for the test of each is then stricter.
    private static let fewestDraws = 2000
    private static let mostDraws = 40_000

    /// - Parameters:
    ///   - tasks: those of `model`, with their days.
    ///   - model: what was made of them.
    public init(
        _ tasks: [ConsensusTask], _ model: ConsensusModel, options: ChangeOptions = .init(),
        using generator: inout some RandomNumberGenerator
    ) {
        let normals = NormalDraws(dimensions: tasks.map(\.styles.count).max() ?? 0, using: &generator)
        let search = Search(tasks, labelers: model.labelers.count, options, normals)
        var consensus = ConsensusStart(parameters: model.parameters, crowd: model.crowd, spread: model.spread)
        var splits: Splits = [:]
        var found = search.changes(splits, consensus, using: &generator)
        for share in Self.shares {
            let highest = found.compactMap { $0?.point.statistic }.max() ?? 0
            var next: Splits = [:]
            for (labeler, change) in found.enumerated() {
                guard let change, change.point.statistic >= share * highest || splits[labeler] != nil else { continue }
                next[labeler] = change.day
            }
            let isWhole = next.count == found.count { $0 != nil }
            if next == splits, isWhole { break }
            guard next != splits else { continue }
            guard let fitted = search.fitted(next, from: consensus) else { break }
            (splits, consensus) = (next, fitted)
            found = search.changes(splits, consensus, using: &generator)
        }
        labelers = search.histories(found, splits, consensus)
    }

    /// Somebody's change.
    fileprivate struct Found {
        var point: ChangePoint
        var day: Int
        var days: ClosedRange<Int>
        var probability: Double
    }

    /// What does not change from round to round.
    private struct Search {
        let tasks: [ConsensusTask]
        let labelers: Int
        let options: ChangeOptions
        let normals: NormalDraws
        /// By labeler, the tasks that they have ordered.
        let judged: [[Int]]
        /// Whose the numbers are that come of splits (`tasks(_:)`); of one round.
        private var owners: [Int: Int] = [:]

        init(_ tasks: [ConsensusTask], labelers: Int, _ options: ChangeOptions, _ normals: NormalDraws) {
            self.tasks = tasks
            self.labelers = labelers
            self.options = options
            self.normals = normals
            var judged = [[Int]](repeating: [], count: labelers)
            for (number, task) in tasks.enumerated() {
                for labeler in Set(task.judgements.map(\.labeler)) { judged[labeler].append(number) }
            }
            self.judged = judged
        }

        /// The tasks as if each of `splits` were another labeler from the day on.
        func tasks(_ splits: Splits) -> [ConsensusTask] {
            let numbers = Dictionary(
                uniqueKeysWithValues: splits.keys.sorted().enumerated().map { ($1, labelers + $0) })
            return tasks.map { task in
                var task = task
                for place in task.judgements.indices {
                    let judgement = task.judgements[place]
                    guard let day = judgement.day, let split = splits[judgement.labeler], day >= split,
                        let number = numbers[judgement.labeler]
                    else { continue }
                    task.judgements[place].labeler = number
                }
                return task
            }
        }

        /// - Parameter consensus: of other splits, from which it is not far.
        func fitted(_ splits: Splits, from consensus: ConsensusStart) -> ConsensusStart? {
            var posteriors = tasks(splits).map(TaskPosterior.init)
            var start = consensus
            start.parameters = Array(consensus.parameters.prefix(labelers))
            start.parameters += splits.keys.sorted().map { consensus.parameters[$0] }
            let fit = ConsensusFit(&posteriors, labelers: labelers + splits.count, draws: normals, from: start)
            return fit.crowd[0] > 0
                ? ConsensusStart(parameters: fit.parameters, crowd: fit.crowd, spread: fit.spread) : nil
        }

        /// A labeler's judgements in the order in which they were made.
        func held(_ labeler: Int, _ posteriors: [TaskPosterior], _ parameters: [[Double]]) -> [HeldJudgement] {
            judged[labeler].flatMap { number in
                posteriors[number].orders.indices.compactMap { place -> HeldJudgement? in
                    // After a split they go by two numbers; of the task they are still the one who judged it.
                    guard isOrder(place, of: posteriors[number], by: labeler) else { return nil }
                    return HeldJudgement(
                        posteriors[number], at: place, task: number, parameters, normals: normals[number])
                }
            }.sorted { ($0.day, $0.task) < ($1.day, $1.task) }
        }

        private func isOrder(_ place: Int, of posterior: TaskPosterior, by labeler: Int) -> Bool {
            let number = posterior.orders[place].labeler
            return number == labeler || owners[number] == labeler
        }

        func round(_ splits: Splits) -> Search {
            var search = self
            search.owners = Dictionary(
                uniqueKeysWithValues: splits.keys.sorted().enumerated().map { (labelers + $0, $1) })
            return search
        }

        /// Everybody's clearest change, where chance does not explain it; shape `(labelers)`.
        func changes(
            _ splits: Splits, _ consensus: ConsensusStart,
            using generator: inout some RandomNumberGenerator
        ) -> [Found?] {
            let posteriors = tasks(splits).map(TaskPosterior.init)
            let search = round(splits)
            let draws = min(
                LabelerHistories.mostDraws, max(LabelerHistories.fewestDraws, Int(2 * Double(labelers) / options.level))
            )
            var points: [ChangePoint?] = []
            var held: [[HeldJudgement]] = []
            for labeler in 0..<labelers {
                let own = search.held(labeler, posteriors, consensus.parameters)
                held.append(own)
                let places = places(own)
                guard !places.isEmpty else {
                    points.append(nil)
                    continue
                }
                let fit = HeldFit(own, crowd: Array(consensus.crowd.prefix(2)))
                let hasPlace = own.contains(where: \.hasPlace)
                points.append(
                    ChangePoint(
                        fit.scores.map { hasPlace ? $0 : [$0[0]] }, at: places, draws: draws, using: &generator))
            }
            let probabilities = holm(points.map { $0?.probability })
            return points.enumerated().map { labeler, point in
                guard let point, let probability = probabilities[labeler], probability <= options.level else {
                    return nil
                }
                let own = held[labeler]
                let range = own[point.range.lowerBound - 1].day + 1...own[point.range.upperBound].day
                return Found(point: point, day: own[point.place].day, days: range, probability: probability)
            }
        }

        /// Where somebody can have changed: between two days, with enough judgements before and after.
        func places(_ held: [HeldJudgement]) -> [Int] {
            guard held.count >= 2 * options.fewest else { return [] }
            return (options.fewest...held.count - options.fewest).filter { held[$0 - 1].day < held[$0].day }
        }

        func histories(
            _ found: [Found?], _ splits: Splits, _ consensus: ConsensusStart
        ) -> [LabelerHistory?] {
            let posteriors = tasks(splits).map(TaskPosterior.init)
            let search = round(splits)
            return (0..<labelers).map { labeler in
                let own = search.held(labeler, posteriors, consensus.parameters)
                guard !own.isEmpty else { return nil }
                func manner(_ judgements: [HeldJudgement]) -> (LabelerHistory.Manner, HeldFit) {
                    let fit = HeldFit(judgements, crowd: Array(consensus.crowd.prefix(2)))
                    return (fit.manner(judgements, unit: consensus.crowd[0]), fit)
                }
                let change = found[labeler].map { change in
                    let before = manner(own.filter { $0.day < change.day })
                    let after = manner(own.filter { $0.day >= change.day })
                    return LabelerHistory.Change(
                        day: change.day, days: change.days, probability: change.probability, before: before.0,
                        after: after.0, reliability: after.0.reliability.less(before.0.reliability),
                        firstPlace: after.0.firstPlace.flatMap { after in
                            before.0.firstPlace.map { after.less($0) }
                        })
                }
                let periods = Dictionary(grouping: own) { options.period($0.day) }.filter {
                    $0.value.count >= options.fewestOfPeriod
                }.sorted { $0.key < $1.key }.map { LabelerHistory.Period(start: $0.key, manner: manner($0.value).0) }
                return LabelerHistory(
                    periods: periods, change: change, judgements: own.count, isTested: !places(own).isEmpty)
            }
        }
    }
}

extension HeldFit {
    fileprivate func manner(_ judgements: [HeldJudgement], unit: Double) -> LabelerHistory.Manner {
        func estimate(_ value: Double, _ variance: Double) -> Estimate {
            let error = max(0, variance).squareRoot()
            let reach = studentQuantile(0.975, freedom: Double(max(1, judgements.count - 1))) * error
            return Estimate(
                value: value, standardError: error, interval: Interval(lower: value - reach, upper: value + reach),
                clusters: judgements.count)
        }
        return LabelerHistory.Manner(
            reliability: estimate(labeler[0] / unit, covariance[0] / (unit * unit)),
            firstPlace: judgements.contains(where: \.hasPlace) ? estimate(labeler[1], covariance[3]) : nil,
            judgements: judgements.count)
    }
}

extension Estimate {
    /// What is more here than in another one, of other judgements.
    fileprivate func less(_ other: Estimate) -> Estimate {
        let error = (standardError * standardError + other.standardError * other.standardError).squareRoot()
        let freedom = Double(max(1, min(clusters, other.clusters) - 1))
        let (difference, reach) = (value - other.value, studentQuantile(0.975, freedom: freedom) * error)
        return Estimate(
            value: difference, standardError: error,
            interval: Interval(lower: difference - reach, upper: difference + reach),
            clusters: clusters + other.clusters)
    }
}
