/// Chooses the L2 penalty and the scale of the word pairs, and keeps what its models predicted: how well do models of other
/// prompts predict a prompt's comparisons?
///
/// Each fold is predicted by a model that saw none of its prompts, with document frequencies of its own; which words
/// are rare is known from all texts. Each fit starts where the last one ended.
struct CrossValidation {
    /// A loose tolerance is enough to rank penalties and to predict: measured, it moves a log loss by less than 1e-4.
    static let tolerance = 1e-3

    private var data: TrainingSet
    /// Nil where a prompt takes no part; shape `(P)`.
    private var foldOfPrompt: [Int?]
    /// The number of its group; shape `(P)`.
    private let groupOfPrompt: [Int]
    private(set) var folds: [CrossFold]
    /// Whether all prompts took part.
    let isComplete: Bool
    private(set) var table: [TrainingReport.CrossValidationRow] = []
    /// Where the fits with the best penalty of `table` ended; shape `(folds)(D + F)`.
    private(set) var bestWeights: [[Double]] = []
    /// What each penalty of `table` predicted.
    private var predictions: [Prediction] = []

    /// What the folds' models predict of the prompts that they had not seen.
    struct Prediction: Sendable {
        /// Of each row that took part; shape `(N)`.
        var rewards: [Double]
        /// The weighted loss of each prompt's strict comparisons, 0 where it took no part; shape `(P)`.
        var losses: [Double]
    }

    init(_ data: TrainingSet, folds: [Int], completions limit: Int, seed: UInt64) {
        self.data = data
        foldOfPrompt = [Int?](repeating: nil, count: data.promptGroups.count)
        let used = Self.prompts(data, limit: limit, seed: seed)
        isComplete = used.count == data.promptGroups.count
        for prompt in used { foldOfPrompt[prompt] = folds[prompt] }
        var indices: [UInt64: Int] = [:]
        groupOfPrompt = data.promptGroups.map { group in
            let index = indices[group, default: indices.count]
            indices[group] = index
            return index
        }
        self.folds = CrossFold.all(data, foldOfPrompt, count: (folds.max() ?? 0) + 1)
    }

    /// The best choice so far.
    var best: TrainingReport.CrossValidationRow? { bestPlace().map { table[$0] } }

    /// The best row of the table, by all folds or all but one: the lowest log loss, of rows with word pairs only those that
    /// gain more than the standard error of what they gain, over groups of prompts. There are several rows of either kind to
    /// choose from, and of rows that are equally good the luckiest would be chosen.
    private func bestPlace(without left: Int? = nil) -> Int? {
        let losses = predictions.map { byGroup($0.losses, without: left) }
        func lowest(_ places: [Int]) -> Int? {
            places.min { losses[$0].reduce(0, +) < losses[$1].reduce(0, +) }
        }
        guard let alone = lowest(table.indices.filter { table[$0].wordPairScale == 0 }) else { return nil }
        let gaining = table.indices.filter { place in
            guard table[place].wordPairScale > 0 else { return false }
            let gains = zip(losses[alone], losses[place]).map(-)
            let gain = gains.reduce(0, +)
            let mean = gain / Double(gains.count)
            return gain > gains.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }.squareRoot()
        }
        return lowest(gaining) ?? alone
    }

    /// Sums over the prompts of each group that took part; shape `(groups that took part)`.
    private func byGroup(_ losses: [Double], without left: Int?) -> [Double] {
        var sums = [Double?](repeating: nil, count: groupOfPrompt.count)
        for (prompt, loss) in losses.enumerated() {
            guard let fold = foldOfPrompt[prompt], fold != left else { continue }
            sums[groupOfPrompt[prompt]] = (sums[groupOfPrompt[prompt]] ?? 0) + loss
        }
        return sums.compactMap(\.self)
    }

    /// Whether the log loss has risen twice in a row, after which weaker penalties only overfit more.
    var isPastBest: Bool {
        guard table.count >= 3 else { return false }
        let last = table.suffix(3).map(\.logLoss)
        return last[0] < last[1] && last[1] < last[2]
    }

    /// Fits every fold with one more choice and adds a row to the table.
    ///
    /// - Returns: whether it is the best so far.
    @discardableResult
    mutating func evaluate(_ hyperparameters: Hyperparameters) -> Bool {
        let prediction = folds.fit({ _ in hyperparameters }, data)
        let outOfFold = folds.margins(prediction.rewards)
        let total = outOfFold.reduce(0) { $0 + $1.weight }
        let right = outOfFold.reduce(0) { $0 + $1.weight * ($1.margin > 0 ? 1 : $1.margin == 0 ? 0.5 : 0) } / total
        let logLoss = prediction.losses.reduce(0, +) / total
        table.append(
            .init(
                regularisation: hyperparameters.regularisation, wordPairScale: hyperparameters.wordPairScale,
                logLoss: logLoss, accuracy: right))
        predictions.append(prediction)
        let isBest = bestPlace() == table.count - 1
        if isBest { bestWeights = folds.map(\.weights) }
        return isBest
    }

    /// Gives the memory of the word pairs back where neither all folds nor all but one chose them.
    ///
    /// - Returns: whether they are forgotten.
    mutating func forgetUnusedWordPairs() -> Bool {
        let choices = [bestPlace()] + folds.indices.map { bestPlace(without: $0) }
        guard choices.compactMap(\.self).allSatisfy({ table[$0].wordPairScale == 0 }) else { return false }
        data.wordPairs = nil
        for index in folds.indices { folds[index].forgetWordPairs() }
        return true
    }

    /// What margins under the best choice are to be multiplied by so that probabilities hold.
    var bestTemperature: Double {
        guard let best = bestPlace() else { return 1 }
        return temperature(folds.margins(predictions[best].rewards))
    }

    /// What the folds other than one choose for it, which so has no part in it: a row of the table, and the temperature
    /// that goes with it.
    ///
    /// The models behind that choice were fitted to the fold's prompts too; what comes of it are these two numbers.
    func choice(without fold: Int) -> (place: Int, temperature: Double) {
        let place = bestPlace(without: fold) ?? 0
        return (place, temperature(folds.margins(predictions[place].rewards, without: fold)))
    }

    /// The rewards that fold's prompts were predicted to have under one row of the table, 0 for other rows; shape `(N)`.
    func rewards(place: Int) -> [Double] { predictions[place].rewards }

    /// All prompts, or a random part of them that has about `limit` completions; nearly equal prompts stay together. Those
    /// with a strict preference come first: what is said by ties alone cannot choose.
    private static func prompts(_ data: TrainingSet, limit: Int, seed: UInt64) -> [Int] {
        guard data.promptOfRow.count > limit else { return Array(data.promptGroups.indices) }
        var counts = [Int](repeating: 0, count: data.promptGroups.count)
        for prompt in data.promptOfRow { counts[prompt] += 1 }
        let salt = mix(seed ^ 0xC405_55A1_1DA7_E001)
        let strict = Set(data.pairs.lazy.filter { !$0.isTie }.map { data.promptGroups[$0.prompt] })
        let order = data.promptGroups.enumerated().map { prompt, group in
            (strict.contains(group) ? 0 : 1, mix(group ^ salt), prompt)
        }.sorted(by: <).map(\.2)
        var total = 0
        let used = order.prefix { prompt in
            defer { total += counts[prompt] }
            return total < limit
        }
        return used.sorted()
    }
}
