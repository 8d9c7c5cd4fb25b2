import Preferences

/// What the linear model is trained on: a feature row for each completion and weighted pairs of rows.
struct TrainingSet: Sendable {
    /// One comparison of two rows of the same prompt: a strict preference, or a tie.
    struct RowPair: Sendable {
        var preferred: Int
        var rejected: Int
        /// 1/C with C the comparisons of the prompt, so that each prompt weighs 1 (Ouyang et al. 2022, eq. 1). Where managers
        /// let labelers weigh less, see `PairWeights`.
        var weight: Double
        /// Index of the prompt, `0 ..< P`.
        var prompt: Int
        /// Who said so.
        var labeler: ID<Labeler>
        /// Whether neither was preferred.
        var isTie = false
        /// `StrictPair.side`.
        var side: Int8 = 0
        /// How much better it was said to be, from 0 for the weakest of the data to 1 for the strongest; the mean of those
        /// that were said where it was not, and 0 of ties.
        var strength = 0.0
        /// What it tells of its labeler: 2/K, for of the C(K,2) pairs of a ranking of K only K − 1 are independent; times the
        /// weight of the judgement, so that who weighs nearly nothing counts nearly as the crowd does, and moves it as little.
        var evidence = 1.0
        /// What the difference of rewards is multiplied by, and what is added, to give the margin of the comparison.
        var factor = 1.0
        var shift = 0.0

        /// The margin under these rewards.
        @inline(__always)
        func margin(_ rewards: [Double]) -> Double { factor * (rewards[preferred] - rewards[rejected]) + shift }
    }

    var matrix: FeatureMatrix
    /// Nil where the prompts are not read, or share no word pair.
    var wordPairs: WordPairMatrix?
    /// In the order of the prompts; shape `(M)`.
    var pairs: [RowPair]
    /// The prompt of each row; shape `(N)`.
    var promptOfRow: [Int]
    /// The group of nearly equal prompts that each prompt belongs to; shape `(P)`.
    var promptGroups: [UInt64]

    /// - Parameters:
    ///   - ties: whether ties are learned from, too.
    ///   - readsPrompts: whether there are to be `wordPairs`.
    init(_ prompts: PromptSet, featureBits: Int, ties: Bool = true, readsPrompts: Bool = true) {
        self.init(prompts, ties: ties) { FeatureMatrix($0, runs: $1, featureBits: featureBits) }
        if readsPrompts { readWordPairs(prompts, featureBits: featureBits) }
    }

    /// - Parameters:
    ///   - ties: whether ties are learned from, too.
    ///   - makeMatrix: makes the matrix of the completions' texts, given the prompt of each, too.
    init<Failure>(
        _ prompts: PromptSet, ties: Bool, _ makeMatrix: ([String], [Int]) throws(Failure) -> FeatureMatrix
    ) throws(Failure) {
        pairs = []
        promptOfRow = []
        promptGroups = prompts.items.map(\.group)
        var texts: [String] = []
        let strengths = Self.strengths(prompts)
        for (prompt, item) in prompts.items.enumerated() {
            let firstRow = texts.count
            texts += item.completions
            promptOfRow += item.completions.map { _ in prompt }
            let tied = ties ? item.ties : []
            let weights = PairWeights(item.pairs, tied)
            let all = item.pairs.map { ($0, false) } + tied.map { ($0, true) }
            let counts = all.reduce(into: [:]) { $0[$1.0.labeler, default: 0] += 1 }
            for (pair, isTie) in all {
                pairs.append(
                    RowPair(
                        preferred: firstRow + pair.preferred, rejected: firstRow + pair.rejected,
                        weight: weights.weight(of: pair),
                        prompt: prompt, labeler: pair.labeler, isTie: isTie, side: pair.side,
                        strength: isTie ? 0 : strengths(pair.strength),
                        evidence: Self.evidence(pairs: counts[pair.labeler] ?? 1) * pair.weight.value))
            }
        }
        matrix = try makeMatrix(texts, promptOfRow)
    }

    /// - Parameter prompts: what the set was made of.
    mutating func readWordPairs(_ prompts: PromptSet, featureBits: Int) {
        let matrix = WordPairMatrix(prompts, featureBits: featureBits)
        wordPairs = matrix.columnCount > 0 ? matrix : nil
    }

    /// Whether comparisons were said to be of different strengths.
    var hasStrengths: Bool {
        let first = pairs.first { !$0.isTie }
        return pairs.contains { !$0.isTie && $0.strength != first?.strength }
    }

    /// What `RowPair.strength` is of the strengths that were said.
    private static func strengths(_ prompts: PromptSet) -> (Int?) -> Double {
        let said = prompts.items.flatMap { $0.pairs.compactMap(\.strength) }
        guard let weakest = said.min(), let strongest = said.max(), weakest < strongest else { return { _ in 0 } }
        let width = Double(strongest - weakest)
        let mean = said.reduce(0) { $0 + Double($1 - weakest) / width } / Double(said.count)
        return { $0.map { Double($0 - weakest) / width } ?? mean }
    }

    /// `RowPair.evidence` of each of so many pairs of one labeler on one prompt.
    private static func evidence(pairs: Int) -> Double { 4 / (1 + (1 + 8 * Double(pairs)).squareRoot()) }

    /// Comparisons as a choice sees them: with a margin by their strength, and by who judged.
    func pairs(_ pairs: [RowPair], as hyperparameters: Hyperparameters) -> [RowPair] {
        guard hyperparameters.strengthMargin > 0 || hyperparameters.labelers != nil else { return pairs }
        return pairs.map { pair in
            var pair = pair
            if let labelers = hyperparameters.labelers { (pair.factor, pair.shift) = labelers.margin(of: pair) }
            if !pair.isTie { pair.shift -= hyperparameters.strengthMargin * pair.strength }
            return pair
        }
    }

    /// The group of nearly equal prompts that each row belongs to; shape `(N)`.
    var groupOfRow: [UInt64] { promptOfRow.map { promptGroups[$0] } }

    /// The tie parameter ln ν that goes with these rewards, shape `(N)`; nil without ties.
    func logTie(_ rewards: [Double]) -> Double? {
        let logTie = TieParameter.fitted(margins: pairs.map { $0.margin(rewards) }, pairs: pairs)
        return logTie.isFinite ? logTie : nil
    }

    /// How labelers judge, by rewards that were predicted without their judgements; nil where nothing can be told.
    ///
    /// - Parameters:
    ///   - rewards: shape `(N)`.
    ///   - factor: what makes them hold on unseen prompts.
    ///   - isMeasured: whether a prompt's comparisons are looked at.
    func labelerModel(
        _ rewards: [Double], times factor: Double = 1, of isMeasured: (Int) -> Bool = { _ in true }
    ) -> LabelerModel? {
        let measured = pairs.filter { isMeasured($0.prompt) }
        let margins = measured.map { factor * $0.margin(rewards) }
        return LabelerModel(
            zip(measured, margins).map { .init(pair: $0, margin: $1) },
            logTie: TieParameter.fitted(margins: margins, pairs: measured))
    }

    /// Values of rows as values of each prompt's completions; shapes `(N)` and `(P)(K)`.
    func byPrompt(_ values: [Double]) -> [[Double]] {
        var lists = [[Double]](repeating: [], count: promptGroups.count)
        for (prompt, value) in zip(promptOfRow, values) { lists[prompt].append(value) }
        return lists
    }
}
