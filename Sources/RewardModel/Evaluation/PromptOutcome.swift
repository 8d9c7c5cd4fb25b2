/// What a model makes of one prompt's strict pairs.
struct PromptOutcome: Sendable {
    /// reward(preferred) − reward(rejected) of each strict pair.
    var margins: [Double]
    /// How many pairs "the longer one wins" gets right.
    var longerWins: Double
    /// Votes for the one and the other completion of each pair.
    var votes: [(first: Int, second: Int)]
    var tiedPairs: Int

    var pairs: Double { Double(margins.count) }
    var right: Double { margins.reduce(0) { $0 + ($1 > 0 ? 1 : $1 == 0 ? 0.5 : 0) } }
    var logLoss: Double { margins.reduce(0) { $0 + BradleyTerryLoss.value(margin: $1) } }

    /// One outcome per prompt, in the order of `prompts`.
    static func of(_ prompts: PromptSet, under model: any RewardScoring) -> [PromptOutcome] {
        let size = 256
        return parallelMap((prompts.items.count + size - 1) / size) { part in
            let items = prompts.items[(part * size)..<min((part + 1) * size, prompts.items.count)]
            let batch = items.flatMap { item in
                item.completions.map { ScoringItem(prompt: item.prompt, completion: $0) }
            }
            var rewards = model.score(batch).map(\.reward)[...]
            return items.map { item in
                defer { rewards = rewards.dropFirst(item.completions.count) }
                return PromptOutcome(item, rewards: Array(rewards.prefix(item.completions.count)))
            }
        }.flatMap(\.self)
    }

    private init(_ item: PromptSet.Item, rewards: [Double]) {
        margins = item.pairs.map { rewards[$0.preferred] - rewards[$0.rejected] }
        let lengths = item.completions.map(\.unicodeScalars.count)
        longerWins = item.pairs.reduce(0) { sum, pair in
            let difference = lengths[pair.preferred] - lengths[pair.rejected]
            return sum + (difference > 0 ? 1 : difference == 0 ? 0.5 : 0)
        }
        let judged = item.pairs.filter { $0.preferred != $0.rejected }
        let byPair = Dictionary(grouping: judged) {
            [min($0.preferred, $0.rejected), max($0.preferred, $0.rejected)]
        }
        votes = byPair.values.map { pairs in
            let first = pairs.count { $0.preferred < $0.rejected }
            return (first, pairs.count - first)
        }
        tiedPairs = item.tiedPairs
    }
}
