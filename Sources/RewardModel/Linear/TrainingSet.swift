import Preferences

/// What the linear model is trained on: a feature row for each completion and weighted pairs of rows.
struct TrainingSet: Sendable {
    /// One strict preference between two rows of the same prompt.
    struct RowPair: Sendable {
        var preferred: Int
        var rejected: Int
        /// 1/C with C the strict pairs of the prompt, so that each prompt weighs 1 (Ouyang et al. 2022, eq. 1).
        var weight: Double
        /// Index of the prompt, `0 ..< P`.
        var prompt: Int
        /// Who said so.
        var labeler: ID<Labeler>
    }

    var matrix: FeatureMatrix
    /// In the order of the prompts; shape `(M)`.
    var pairs: [RowPair]
    /// The prompt of each row; shape `(N)`.
    var promptOfRow: [Int]
    /// The group of nearly equal prompts that each prompt belongs to; shape `(P)`.
    var promptGroups: [UInt64]

    init(_ prompts: PromptSet, featureBits: Int) {
        pairs = []
        promptOfRow = []
        promptGroups = prompts.items.map(\.group)
        var texts: [String] = []
        for (prompt, item) in prompts.items.enumerated() {
            let firstRow = texts.count
            texts += item.completions
            promptOfRow += item.completions.map { _ in prompt }
            for pair in item.pairs {
                pairs.append(
                    RowPair(
                        preferred: firstRow + pair.preferred, rejected: firstRow + pair.rejected,
                        weight: 1 / Double(item.pairs.count), prompt: prompt, labeler: pair.labeler))
            }
        }
        matrix = FeatureMatrix(texts, featureBits: featureBits)
    }
    /// Values of rows as values of each prompt's completions; shapes `(N)` and `(P)(K)`.
    func byPrompt(_ values: [Double]) -> [[Double]] {
        var lists = [[Double]](repeating: [], count: promptGroups.count)
        for (prompt, value) in zip(promptOfRow, values) { lists[prompt].append(value) }
        return lists
    }
}
