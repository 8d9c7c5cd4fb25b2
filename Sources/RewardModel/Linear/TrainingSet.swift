import Preferences

/// What the linear model is trained on: a feature row for each completion and weighted pairs of rows.
struct TrainingSet: Sendable {
    /// One comparison of two rows of the same prompt: a strict preference, or a tie.
    struct RowPair: Sendable {
        var preferred: Int
        var rejected: Int
        /// 1/C with C the comparisons of the prompt, so that each prompt weighs 1 (Ouyang et al. 2022, eq. 1).
        var weight: Double
        /// Index of the prompt, `0 ..< P`.
        var prompt: Int
        /// Who said so.
        var labeler: ID<Labeler>
        /// Whether neither was preferred.
        var isTie = false
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
        pairs = []
        promptOfRow = []
        promptGroups = prompts.items.map(\.group)
        var texts: [String] = []
        for (prompt, item) in prompts.items.enumerated() {
            let firstRow = texts.count
            texts += item.completions
            promptOfRow += item.completions.map { _ in prompt }
            let tied = ties ? item.ties : []
            let weight = 1 / Double(item.pairs.count + tied.count)
            for (pair, isTie) in item.pairs.map({ ($0, false) }) + tied.map({ ($0, true) }) {
                pairs.append(
                    RowPair(
                        preferred: firstRow + pair.preferred, rejected: firstRow + pair.rejected, weight: weight,
                        prompt: prompt, labeler: pair.labeler, isTie: isTie))
            }
        }
        matrix = FeatureMatrix(texts, featureBits: featureBits)
        let wordPairs = readsPrompts ? WordPairMatrix(prompts, featureBits: featureBits) : nil
        self.wordPairs = wordPairs.flatMap { $0.columnCount > 0 ? $0 : nil }
    }

    /// The group of nearly equal prompts that each row belongs to; shape `(N)`.
    var groupOfRow: [UInt64] { promptOfRow.map { promptGroups[$0] } }

    /// The tie parameter ln ν that goes with these rewards, shape `(N)`; nil without ties.
    func logTie(_ rewards: [Double]) -> Double? {
        let margins = pairs.map { rewards[$0.preferred] - rewards[$0.rejected] }
        let logTie = TieParameter.fitted(margins: margins, pairs: pairs)
        return logTie.isFinite ? logTie : nil
    }

    /// Values of rows as values of each prompt's completions; shapes `(N)` and `(P)(K)`.
    func byPrompt(_ values: [Double]) -> [[Double]] {
        var lists = [[Double]](repeating: [], count: promptGroups.count)
        for (prompt, value) in zip(promptOfRow, values) { lists[prompt].append(value) }
        return lists
    }
}
