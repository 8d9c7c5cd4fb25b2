/// Chooses the L2 penalty, and keeps what its models predicted: how well do models of other prompts predict a prompt's
/// comparisons?
///
/// Each fold is predicted by a model that saw none of its prompts, with document frequencies of its own. Penalties are
/// tried from strong to weak, each fit starting where the last one ended.
struct CrossValidation {
    /// A loose tolerance is enough to rank penalties and to predict: measured, it moves a log loss by less than 1e-4.
    static let tolerance = 1e-3

    private let data: TrainingSet
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
        /// The weighted loss of each fold's strict comparisons, and their weight; shape `(folds)`.
        var losses: [(loss: Double, weight: Double)]
    }

    init(_ data: TrainingSet, folds: [Int], completions limit: Int, seed: UInt64) {
        self.data = data
        let used = Self.prompts(data, limit: limit, seed: seed)
        isComplete = used.count == data.promptGroups.count
        var foldOfPrompt = [Int?](repeating: nil, count: data.promptGroups.count)
        for prompt in used { foldOfPrompt[prompt] = folds[prompt] }
        self.folds = CrossFold.all(data, foldOfPrompt, count: (folds.max() ?? 0) + 1)
    }

    /// The best penalty seen so far.
    var best: TrainingReport.CrossValidationRow? { table.min { $0.logLoss < $1.logLoss } }

    /// Whether the log loss has risen twice in a row, after which weaker penalties only overfit more.
    var isPastBest: Bool {
        guard table.count >= 3 else { return false }
        let last = table.suffix(3).map(\.logLoss)
        return last[0] < last[1] && last[1] < last[2]
    }

    /// Fits every fold with one more penalty and adds a row to the table.
    mutating func evaluate(regularisation: Double) {
        let prediction = folds.fit(regularisation: { _ in regularisation }, rows: data.promptOfRow.count)
        let outOfFold = folds.margins(prediction.rewards)
        let total = outOfFold.reduce(0) { $0 + $1.weight }
        let right = outOfFold.reduce(0) { $0 + $1.weight * ($1.margin > 0 ? 1 : $1.margin == 0 ? 0.5 : 0) } / total
        let logLoss = prediction.losses.reduce(0) { $0 + $1.loss } / total
        if best.map({ logLoss < $0.logLoss }) ?? true { bestWeights = folds.map(\.weights) }
        table.append(.init(regularisation: regularisation, logLoss: logLoss, accuracy: right))
        predictions.append(prediction)
    }

    /// What margins under the best penalty are to be multiplied by so that probabilities hold.
    var bestTemperature: Double {
        guard let best = table.indices.min(by: { table[$0].logLoss < table[$1].logLoss }) else { return 1 }
        return temperature(folds.margins(predictions[best].rewards))
    }

    /// What the folds other than one choose for it, which so has no part in it: a penalty, by its place in the table, and
    /// the temperature that goes with it.
    ///
    /// The models behind that choice were fitted to the fold's prompts too; what comes of it are these two numbers.
    func choice(without fold: Int) -> (place: Int, temperature: Double) {
        func logLoss(_ place: Int) -> Double {
            let others = predictions[place].losses.indices.filter { $0 != fold }
            return others.reduce(0) { $0 + predictions[place].losses[$1].loss }
        }
        let place = table.indices.min { logLoss($0) < logLoss($1) } ?? 0
        return (place, temperature(folds.margins(predictions[place].rewards, without: fold)))
    }

    /// The rewards that fold's prompts were predicted to have under one penalty of the table, 0 for other rows; shape `(N)`.
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
