/// The rated prompts dealt into parts, each to be predicted by heads that are fitted to the other parts.
struct HeadFolds: Sendable {
    /// Of each part: the rows of the others, and its own, with the features' weighting of the others.
    private let parts: [(trained: Objective, predicted: Objective)]
    /// Nil where a row takes no part; shape `(N)`.
    private let partOfRow: [Int?]

    var count: Int { parts.count }

    /// - Parameters:
    ///   - limit: about how many rows take part; a random part of the prompts, nearly equal ones together as far as
    ///     there is room.
    ///   - parts: how many there are to be.
    init(_ rated: RatedSet, _ matrix: FeatureMatrix, limit: Int, parts count: Int, seed: UInt64) {
        let isUsed = Self.used(rated, limit: limit, seed: seed)
        let used = Set(rated.promptOfRow.indices.lazy.filter { isUsed[$0] }.map { rated.promptOfRow[$0] }).sorted()
        let dealt = dealFolds(used.map { rated.promptGroups[$0] }, folds: count, seed: seed)
        var partOfPrompt = [Int?](repeating: nil, count: rated.promptGroups.count)
        for (prompt, part) in zip(used, dealt) { partOfPrompt[prompt] = part }
        let partOfRow = rated.promptOfRow.indices.map { isUsed[$0] ? partOfPrompt[rated.promptOfRow[$0]] : nil }
        self.partOfRow = partOfRow
        parts = parallelMap(count) { part in
            let trained = partOfRow.map { $0 != nil && $0 != part }
            let weighting = Weighting(matrix, isTrained: trained)
            func map(_ rows: [Bool]) -> Objective {
                Objective(matrix: matrix, weighting: weighting, isActive: rows, pairs: [], regularisation: 0)
            }
            return (map(trained), map(partOfRow.map { $0 == part }))
        }
    }

    /// Whether a row is one of all, or of a random part of the prompts' rows; shape `(N)`.
    private static func used(_ rated: RatedSet, limit: Int, seed: UInt64) -> [Bool] {
        guard rated.texts.count > limit else { return [Bool](repeating: true, count: rated.texts.count) }
        // The rows of a prompt stand together.
        let rows = rated.promptOfRow.indices.chunked { rated.promptOfRow[$0] == rated.promptOfRow[$1] }
        var used = [Bool](repeating: false, count: rated.texts.count)
        var total = 0
        var group: UInt64?
        for prompt in PromptSample.order(rated.promptGroups, seed: seed) {
            let room = PromptSample.room(limit, taken: total, isSameGroup: rated.promptGroups[prompt] == group)
            if room <= 0 { break }
            group = rated.promptGroups[prompt]
            for row in rows[prompt].prefix(room) {
                used[row] = true
                total += 1
            }
        }
        return used
    }

    /// What takes part of what was said to a field.
    func part(of targets: RatedSet.Targets) -> RatedSet.Targets {
        targets.picked { partOfRow[targets.rows[$0]] != nil }
    }

    /// What a head of one part is fitted to, and what it is to predict.
    func problem(_ targets: RatedSet.Targets, part: Int) -> HeadProblem {
        HeadProblem(
            parts[part].trained,
            targets.picked { partOfRow[targets.rows[$0]].map { $0 != part } ?? false },
            predicts: parts[part].predicted, targets.picked { partOfRow[targets.rows[$0]] == part })
    }
}

/// A head to be fitted to some rows, and perhaps others to be predicted by it.
struct HeadProblem: Sendable {
    private var objective: HeadObjective
    /// What a rating of 0 in standard units is; 0 for flags.
    private let mean: Double
    /// What a step of one in standard units is; 1 for flags.
    private let deviation: Double
    /// What a head that predicts the same of everything predicts: the mean rating, or the base rate.
    private let base: Double
    private let predicts: Objective
    /// What was said of the rows to be predicted.
    let predicted: RatedSet.Targets

    init(
        _ map: Objective, _ targets: RatedSet.Targets, predicts: Objective, _ predicted: RatedSet.Targets
    ) {
        let isFlag = targets.field.isFlag
        let total = targets.weights.reduce(0, +)
        func average(_ value: (Int) -> Double) -> Double {
            total > 0 ? targets.rows.indices.reduce(0) { $0 + targets.weights[$1] * value($1) } / total : 0
        }
        let mean = average { targets.means[$0] }
        let deviation = average { (targets.means[$0] - mean) * (targets.means[$0] - mean) }.squareRoot()
        base = mean
        self.mean = isFlag ? 0 : mean
        self.deviation = isFlag || deviation == 0 ? 1 : deviation
        self.predicts = predicts
        self.predicted = predicted
        let (centre, unit) = (self.mean, self.deviation)
        objective = HeadObjective(
            map: map, rows: targets.rows, targets: targets.means.map { ($0 - centre) / unit },
            weights: targets.weights, isFlag: isFlag, regularisation: 1)
    }

    /// What was predicted of rows that a head had not seen.
    struct Predictions: Sendable {
        /// Ratings or probabilities; shape `(n)`.
        var values: [Double] = []
        /// The squared errors in the units of the scale, or the log losses in nats; shape `(n)`.
        var losses: [Double] = []
        /// The same of the base rate; shape `(n)`.
        var baseLosses: [Double] = []
    }

    /// - Parameter start: shape `(D + F + 1)`; nil: the base rate.
    func fit(_ regularisation: Double, from start: [Double]? = nil, tolerance: Double) -> [Double] {
        var objective = objective
        objective.regularisation = regularisation
        return objective.minimise(from: start ?? objective.origin, tolerance: tolerance).point
    }

    /// - Parameter parameters: of `fit`.
    func predict(_ parameters: [Double]) -> Predictions {
        let products = predicts.rewards(parameters)
        let intercept = objective.intercept(parameters)
        var predictions = Predictions()
        let baseline = objective.intercept(objective.origin)
        for (row, said) in zip(predicted.rows, predicted.means) {
            let raw = intercept + products[row]
            if let scale = predicted.field.scale {
                let value = min(max(mean + deviation * raw, Double(scale.lowerBound)), Double(scale.upperBound))
                predictions.values.append(value)
                predictions.losses.append((value - said) * (value - said))
                predictions.baseLosses.append((base - said) * (base - said))
            } else {
                predictions.values.append(BradleyTerryLoss.sigmoid(raw))
                predictions.losses.append(HeadObjective.loss(raw, said, isFlag: true).value)
                predictions.baseLosses.append(HeadObjective.loss(baseline, said, isFlag: true).value)
            }
        }
        return predictions
    }

    /// Weights and intercept in the units of the scale, or in nats of log-odds; shapes `(D + F)` and `()`.
    func unstandardised(_ parameters: [Double]) -> (weights: [Double], intercept: Double) {
        (parameters.dropLast().map { deviation * $0 }, mean + deviation * objective.intercept(parameters))
    }
}

extension RatedSet.Targets {
    /// The rows whose places `isPicked`.
    func picked(_ isPicked: (Int) -> Bool) -> RatedSet.Targets {
        let places = rows.indices.filter(isPicked)
        var part = self
        part.rows = places.map { rows[$0] }
        part.means = places.map { means[$0] }
        part.weights = places.map { weights[$0] }
        return part
    }
}
