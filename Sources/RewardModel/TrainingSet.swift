/// What is trained on: a feature row for each completion and weighted comparisons between rows.
struct TrainingSet: Sendable {
    /// One strict preference between two rows of the same prompt.
    struct Comparison: Sendable {
        var preferred: Int
        var rejected: Int
        /// 1/C with C the strict comparisons of the prompt, so that each prompt weighs 1 (Ouyang et al. 2022, eq. 1).
        var weight: Double
        /// Index of the prompt, `0 ..< P`.
        var prompt: Int
    }

    var matrix: FeatureMatrix
    /// In the order of the prompts; shape `(M)`.
    var comparisons: [Comparison]
    /// The prompt of each row; shape `(N)`.
    var promptOfRow: [Int]
    /// Shape `(P)`.
    var promptKeys: [UInt64]

    init(_ prompts: PromptSet, featureBits: Int) {
        comparisons = []
        promptOfRow = []
        promptKeys = prompts.items.map(\.key)
        var texts: [String] = []
        for (prompt, item) in prompts.items.enumerated() {
            let firstRow = texts.count
            texts += item.completions
            promptOfRow += item.completions.map { _ in prompt }
            for comparison in item.comparisons {
                comparisons.append(
                    Comparison(
                        preferred: firstRow + comparison.preferred, rejected: firstRow + comparison.rejected,
                        weight: 1 / Double(item.comparisons.count), prompt: prompt))
            }
        }
        matrix = FeatureMatrix(texts, featureBits: featureBits)
    }
}
