/// What models predict of prompts' completions, to be found by the prompt's key and the completion's text: of the same prompts
/// with other judgements, the completions may be numbered otherwise.
struct PredictedRewards {
    private let byPrompt: [UInt64: [String: Double]]

    /// - Parameter rewards: shape `(P)(K)`.
    init(_ prompts: PromptSet, _ rewards: [[Double]]) {
        byPrompt = Dictionary(
            zip(prompts.items, rewards).map { item, rewards in
                let texts = zip(item.completions.map(\.closedUp), rewards)
                return (item.key, Dictionary(texts, uniquingKeysWith: { first, _ in first }))
            }, uniquingKeysWith: { first, _ in first })
    }

    /// The rewards of a prompt's completions, in their order; nil where one of them was not predicted.
    func of(_ item: PromptSet.Item) -> [Double]? {
        guard let known = byPrompt[item.key] else { return nil }
        let rewards = item.completions.compactMap { known[$0.closedUp] }
        return rewards.count == item.completions.count ? rewards : nil
    }
}
