/// The training completions as sparse rows of word pairs (`WordPairs`), beside the n-grams of `FeatureMatrix`.
///
/// N rows in the order of the completions, Q columns: the buckets that completions of at least two groups of prompts
/// share (`SharedColumns`); no model of some of the prompts knows more (`KnownWordPairs`).
struct WordPairMatrix: Sendable {
    let words: WordPairs
    /// The hash bucket of each column; shape `(Q)`.
    private(set) var buckets: [UInt32] = []
    /// Where each row's entries start, and the end of the last; shape `(N + 1)`.
    private(set) var starts: [Int] = [0]
    private(set) var columns: [UInt32] = []
    /// Each row has length 1, or has no pairs.
    private(set) var values: [Float] = []

    var columnCount: Int { buckets.count }

    private static let promptsPerPart = 512
    private static let partsPerWave = 16

    init(_ prompts: PromptSet, featureBits: Int) {
        let items = prompts.items
        let byGroup = items.indices.sorted { (items[$0].group, $0) < (items[$1].group, $1) }
        let groups = byGroup.indices.chunked { items[byGroup[$0]].group == items[byGroup[$1]].group }
        let words = WordPairs(
            asked: WordRarity(groups) { WordPairs.asked(items[byGroup[$0]].prompt) },
            answered: WordRarity(groups) { items[byGroup[$0]].completions.flatMap(WordPairs.answered) })
        self.words = words

        // Made twice and never held: the pairs of all completions take far more memory than those that are kept.
        var shared = SharedColumns(count: 1 << featureBits)
        Self.forEachRow(items, words, featureBits: featureBits) { prompt, pairs in
            for pair in pairs { shared.add(Int(pair.bucket), group: items[prompt].group) }
        }
        let isShared = shared.isShared
        buckets = isShared.indices.filter { isShared[$0] }.map { UInt32($0) }
        var columnOfBucket = [UInt32](repeating: 0, count: 1 << featureBits)
        for (column, bucket) in buckets.enumerated() { columnOfBucket[Int(bucket)] = UInt32(column) }
        Self.forEachRow(items, words, featureBits: featureBits) { _, pairs in
            let kept = pairs.filter { isShared[Int($0.bucket)] }
            let length = kept.reduce(0) { $0 + $1.value * $1.value }.squareRoot()
            for pair in kept {
                columns.append(columnOfBucket[Int(pair.bucket)])
                values.append(pair.value / length)
            }
            starts.append(columns.count)
        }
    }

    /// Calls back with the prompt and the pairs of each completion, in order.
    private static func forEachRow(
        _ items: [PromptSet.Item], _ words: WordPairs, featureBits: Int,
        _ body: (Int, [(bucket: UInt32, value: Float)]) -> Void
    ) {
        let shift = UInt64(64 - featureBits)
        let wave = promptsPerPart * partsPerWave
        for start in stride(from: 0, to: items.count, by: wave) {
            let end = min(start + wave, items.count)
            let parts = parallelMap((end - start + promptsPerPart - 1) / promptsPerPart) { part in
                let first = start + part * promptsPerPart
                return (first..<min(first + promptsPerPart, end)).flatMap { prompt in
                    let told = words.telling(items[prompt].prompt)
                    return items[prompt].completions.map { (prompt, words.of(told, $0, shift: shift)) }
                }
            }
            for (prompt, pairs) in parts.joined() { body(prompt, pairs) }
        }
    }
}
