/// Chooses the L2 penalty and what else a model is to hear of (`Step`), and keeps what its models predicted: how well do
/// models of other prompts predict a prompt's comparisons?
///
/// Each fold is predicted by a model that saw none of its prompts, with document frequencies of its own; which words
/// are rare is known from all texts of the search. Each fit starts where the last one ended.
struct CrossValidation {
    private var data: TrainingSet
    /// Shape `(P)`.
    private let foldOfPrompt: [Int]
    /// The number of its group; shape `(P)`.
    private let groupOfPrompt: [Int]
    private(set) var folds: [CrossFold]
    private(set) var table: [TrainingReport.CrossValidationRow] = []
    /// Where the fits with the best penalty of `table` ended; shape `(folds)(D + F)`.
    private(set) var bestWeights: [[Double]] = []
    /// What each row of `table` predicted.
    private var predictions: [Prediction] = []
    /// How labelers judge, for each fold of a row that weighs them; shape `(rows)(folds)`, or empty.
    private var labelers: [[LabelerModel?]] = []

    /// What the search looks at, one after the other. Only the penalty is chosen by the lowest loss alone; what comes after
    /// it has to gain more than the standard error of what it gains, over groups of prompts, on the best so far: there are
    /// several rows of each to choose from, and of rows that are equally good the luckiest would be chosen.
    enum Step: Int, Comparable, CaseIterable {
        case penalty, wordPairs, strengths, labelers

        static func < (left: Step, right: Step) -> Bool { left.rawValue < right.rawValue }

        /// Whether losses are those after the temperature that goes with them: a margin that is asked for, and labelers who
        /// count more than others, make rewards larger, and a temperature takes that back.
        var isCalibrated: Bool { self >= .strengths }
    }

    /// What the folds' models predict of the prompts that they had not seen.
    struct Prediction: Sendable {
        /// Shape `(N)`.
        var rewards: [Double]
        /// The weighted loss of each prompt's strict comparisons; shape `(P)`.
        var losses: [Double]
    }

    /// - Parameters:
    ///   - folds: of each prompt; shape `(P)`.
    ///   - count: how many parts there are, F: the prompts of a part of all need not lie in all of them.
    init(_ data: TrainingSet, folds: [Int], of count: Int) {
        self.data = data
        foldOfPrompt = folds
        var indices: [UInt64: Int] = [:]
        groupOfPrompt = data.promptGroups.map { group in
            let index = indices[group, default: indices.count]
            indices[group] = index
            return index
        }
        self.folds = CrossFold.all(data, folds.map { $0 }, count: count)
    }

    /// The best choice so far.
    var best: TrainingReport.CrossValidationRow? { bestPlace().map { table[$0] } }

    /// The best row of the table, by all folds or all but one: that of the last step that gains.
    private func bestPlace(without left: Int? = nil) -> Int? {
        var best: Int?
        for step in Step.allCases {
            let rows = table.indices.filter { table[$0].step == step }
            if rows.isEmpty { continue }
            let losses = Dictionary(
                uniqueKeysWithValues: (rows + [best].compactMap(\.self)).map {
                    ($0, byGroup(self.losses(of: $0, isCalibrated: step.isCalibrated, without: left), without: left))
                })
            func total(_ place: Int) -> Double { losses[place]?.reduce(0, +) ?? .infinity }
            let gaining = rows.filter { place in
                guard let best else { return true }
                let gains = zip(losses[best] ?? [], losses[place] ?? []).map(-)
                let gain = gains.reduce(0, +)
                let mean = gain / Double(gains.count)
                return gain > gains.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }.squareRoot()
            }
            best = gaining.min { total($0) < total($1) } ?? best
        }
        return best
    }

    /// The weighted losses of each prompt's strict comparisons under a row of the table; shape `(P)`.
    private func losses(of place: Int, isCalibrated: Bool, without left: Int?) -> [Double] {
        let prediction = predictions[place]
        guard isCalibrated else { return prediction.losses }
        return folds.losses(
            prediction.rewards, times: temperature(folds.margins(prediction.rewards, without: left)),
            prompts: prediction.losses.count)
    }

    /// Sums over the prompts of each group but those of one fold; shape `(groups)`.
    private func byGroup(_ losses: [Double], without left: Int?) -> [Double] {
        var sums = [Double?](repeating: nil, count: groupOfPrompt.count)
        for (prompt, loss) in losses.enumerated() {
            guard foldOfPrompt[prompt] != left else { continue }
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
        evaluate([Hyperparameters](repeating: hyperparameters, count: folds.count))
    }

    /// Fits every fold with the best choice and labelers counting by how they judge, as far as the other folds tell.
    ///
    /// - Returns: whether that is the best so far.
    @discardableResult
    mutating func weighLabelers() -> Bool {
        guard let best = bestPlace() else { return false }
        let choices = folds.indices.map { fold in
            var choice = table[best].hyperparameters
            choice.labelers = labelerModel(predictions[best].rewards, without: fold)
            return choice
        }
        guard choices.contains(where: { $0.labelers != nil }) else { return false }
        return evaluate(choices)
    }

    /// How labelers judge, by what models that had not seen them predicted of the other folds.
    ///
    /// - Parameter rewards: shape `(N)`.
    private func labelerModel(_ rewards: [Double], without left: Int) -> LabelerModel? {
        let factor = temperature(folds.margins(rewards, without: left))
        return data.labelerModel(rewards, times: factor) { prompt in
            foldOfPrompt[prompt] != left
        }
    }

    /// - Parameter choices: of each fold.
    private mutating func evaluate(_ choices: [Hyperparameters]) -> Bool {
        let prediction = folds.fit({ choices[$0] }, data)
        let outOfFold = folds.margins(prediction.rewards)
        let total = outOfFold.reduce(0) { $0 + $1.weight }
        let right = outOfFold.reduce(0) { $0 + $1.weight * ($1.margin > 0 ? 1 : $1.margin == 0 ? 0.5 : 0) } / total
        predictions.append(prediction)
        labelers.append(choices.contains { $0.labelers != nil } ? choices.map(\.labelers) : [])
        table.append(
            .init(
                regularisation: choices[0].regularisation, wordPairScale: choices[0].wordPairScale,
                strengthMargin: choices[0].strengthMargin, weighsLabelers: choices.contains { $0.labelers != nil },
                logLoss: 0, accuracy: right))
        let place = table.count - 1
        let losses = self.losses(of: place, isCalibrated: table[place].step.isCalibrated, without: nil)
        table[place].logLoss = losses.reduce(0, +) / total
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

    /// What a fold is fitted with by a row of the table.
    func hyperparameters(place: Int, fold: Int) -> Hyperparameters {
        var choice = table[place].hyperparameters
        choice.labelers = labelers[place].isEmpty ? nil : labelers[place][fold]
        return choice
    }

    /// The rewards that fold's prompts were predicted to have under one row of the table, 0 for other rows; shape `(N)`.
    func rewards(place: Int) -> [Double] { predictions[place].rewards }

    /// All prompts, or a random part of them that has about `limit` completions; nearly equal prompts stay together.
    /// Those with a strict preference come first: what is said by ties alone cannot choose. Where a few prompts are as
    /// much as the limit, there are more of them, until each fold in which something is preferred has one: what is
    /// chosen by one or two prompts is chosen by chance.
    ///
    /// - Parameter folds: of each prompt; shape `(P)`.
    /// - Returns: in rising order.
    static func part(of prompts: PromptSet, folds: [Int], completions limit: Int, seed: UInt64) -> [Int] {
        let items = prompts.items
        guard prompts.completionCount > limit else { return Array(items.indices) }
        let salt = mix(seed ^ 0xC405_55A1_1DA7_E001)
        let strict = Set(items.lazy.filter { !$0.pairs.isEmpty }.map(\.group))
        let order = items.enumerated().map { prompt, item in
            (strict.contains(item.group) ? 0 : 1, mix(item.group ^ salt), prompt)
        }.sorted(by: <).map(\.2)
        var total = 0
        var part: [Int] = []
        var lacking = Set(items.indices.lazy.filter { !items[$0].pairs.isEmpty }.map { folds[$0] })
        for prompt in order {
            if total >= limit {
                if lacking.isEmpty { break }
                guard lacking.contains(folds[prompt]) else { continue }
            }
            part.append(prompt)
            total += items[prompt].completions.count
            if !items[prompt].pairs.isEmpty { lacking.remove(folds[prompt]) }
        }
        return part.sorted()
    }
}

extension TrainingReport.CrossValidationRow {
    /// Of which step of the search it is.
    var step: CrossValidation.Step {
        if weighsLabelers { return .labelers }
        if strengthMargin > 0 { return .strengths }
        return wordPairScale > 0 ? .wordPairs : .penalty
    }
}
