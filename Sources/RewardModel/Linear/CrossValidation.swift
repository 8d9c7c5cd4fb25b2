/// Chooses the L2 penalty: how well do models of other prompts predict a prompt's comparisons?
///
/// Prompts are dealt into folds; each fold is predicted by a model that saw none of its prompts, with document
/// frequencies of its own. Penalties are tried from strong to weak, each fit starting where the last one ended.
struct CrossValidation {
    private struct Fold: Sendable {
        var objective: Objective
        /// The rows and comparisons of the prompts that were left out.
        var validation: Objective
        var weights: [Double]
        var scale: Double
    }

    /// A loose tolerance is enough to rank penalties; measured, it moves a log loss by less than 1e-4.
    static let tolerance = 1e-3

    private var folds: [Fold]
    private(set) var table: [TrainingReport.CrossValidationRow] = []
    private var bestLogLoss = Double.infinity
    /// Margins and weights of the comparisons under the best penalty, from models that had not seen them.
    private(set) var outOfFold: [(margin: Double, weight: Double)] = []

    init(_ data: TrainingSet, folds count: Int, completions limit: Int, seed: UInt64) {
        let used = Self.prompts(data, limit: limit, seed: seed)
        let keys = used.map { data.promptKeys[$0] }
        var foldOfPrompt = [Int?](repeating: nil, count: data.promptKeys.count)
        let count = min(count, used.count)
        for (prompt, fold) in zip(used, dealFolds(keys, folds: count, seed: seed)) { foldOfPrompt[prompt] = fold }
        folds = parallelMap(count) { [foldOfPrompt] index in
            Self.fold(data) { foldOfPrompt[$0].map { $0 != index } }
        }
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
        let fits = parallelMap(folds.count) { [folds] index in
            var fold = folds[index]
            fold.objective.regularisation = regularisation
            let optimiser = LBFGS(tolerance: Self.tolerance)
            fold.weights = optimiser.minimise(from: fold.weights, scale: fold.scale) { fold.objective($0) }.point
            return (fold.weights, fold.validation.margins(fold.weights))
        }
        var outOfFold: [(margin: Double, weight: Double)] = []
        for (index, (weights, margins)) in fits.enumerated() {
            folds[index].weights = weights
            outOfFold += zip(margins, folds[index].validation.pairs).map { ($0, $1.weight) }
        }
        let total = outOfFold.reduce(0) { $0 + $1.weight }
        let logLoss = outOfFold.reduce(0) { $0 + $1.weight * BradleyTerryLoss.value(margin: $1.margin) } / total
        let right = outOfFold.reduce(0) { $0 + $1.weight * ($1.margin > 0 ? 1 : $1.margin == 0 ? 0.5 : 0) } / total
        table.append(.init(regularisation: regularisation, logLoss: logLoss, accuracy: right))
        if logLoss < bestLogLoss {
            bestLogLoss = logLoss
            self.outOfFold = outOfFold
        }
    }

    /// All prompts, or a random part of them that has about `limit` completions.
    private static func prompts(_ data: TrainingSet, limit: Int, seed: UInt64) -> [Int] {
        guard data.promptOfRow.count > limit else { return Array(data.promptKeys.indices) }
        var counts = [Int](repeating: 0, count: data.promptKeys.count)
        for prompt in data.promptOfRow { counts[prompt] += 1 }
        let salt = mix(seed ^ 0xC405_55A1_1DA7_E001)
        let order = counts.indices.sorted {
            (mix(data.promptKeys[$0] ^ salt), $0) < (mix(data.promptKeys[$1] ^ salt), $1)
        }
        var total = 0
        let used = order.prefix { prompt in
            defer { total += counts[prompt] }
            return total < limit
        }
        return used.sorted()
    }

    /// - Parameter isTrained: of a prompt: whether it is trained on, validated on, or (`nil`) not used.
    private static func fold(_ data: TrainingSet, isTrained: (Int) -> Bool?) -> Fold {
        let side = data.promptKeys.indices.map(isTrained)
        let trainedRows = data.promptOfRow.map { side[$0] == true }
        let weighting = Weighting(data.matrix, isTrained: trainedRows)
        let objective = Objective(
            matrix: data.matrix, weighting: weighting, isActive: trainedRows,
            pairs: data.pairs.filter { side[$0.prompt] == true }, regularisation: 1)
        let validation = Objective(
            matrix: data.matrix, weighting: weighting, isActive: data.promptOfRow.map { side[$0] == false },
            pairs: data.pairs.filter { side[$0.prompt] == false }, regularisation: 0)
        return Fold(
            objective: objective, validation: validation, weights: objective.origin,
            scale: objective.gradientLengthAtOrigin)
    }
}

extension Objective {
    /// The zero weights, where every comparison is a coin toss.
    var origin: [Double] { [Double](repeating: 0, count: dimension) }

    /// The natural unit of the gradient's length.
    var gradientLengthAtOrigin: Double {
        let gradient = self(origin).gradient
        return dot(gradient, gradient).squareRoot()
    }

    /// r(preferred) − r(rejected) of each pair; shape `(M)`.
    func margins(_ weights: [Double]) -> [Double] {
        let rewards = self.rewards(weights)
        return pairs.map { rewards[$0.preferred] - rewards[$0.rejected] }
    }
}
