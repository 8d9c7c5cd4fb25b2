import Preferences
import Statistics

/// What a model makes of one prompt's strict pairs.
struct PromptOutcome: Sendable {
    /// `PromptSet.Item.group`.
    var group: UInt64
    /// reward(preferred) − reward(rejected) of each strict pair.
    var margins: [Double]
    /// What each of these weighs: what a manager lets its judgement weigh. What is measured reads it as training does,
    /// or a labeler who weighs nearly nothing would count in full here.
    var weights: [Double]
    /// What the pairs weigh that "the longer one wins" gets right.
    var longerWins: Double
    /// People's votes on each pair of completions that any of several people put in strict order.
    var votesOnPairs: [PairVotes]
    var tiedPairs: Int

    /// People's votes for the one and the other completion of each pair.
    var votes: [(first: Votes, second: Votes)] { votesOnPairs.map { ($0.first, $0.second) } }
    /// What the comparisons weigh together.
    var weight: Double { weights.reduce(0, +) }
    /// What the prompt weighs in training: as much as the judgement on it that is trusted most (`PairWeights`).
    var promptWeight: Double { weights.max() ?? 0 }
    /// What the comparisons weigh that are ordered rightly.
    var right: Double { sum { $0 > 0 ? 1 : $0 == 0 ? 0.5 : 0 } }
    /// The losses in nats, each times what its comparison weighs.
    var logLoss: Double { sum { BradleyTerryLoss.value(margin: $0) } }

    private func sum(_ statistic: (_ margin: Double) -> Double) -> Double {
        zip(margins, weights).reduce(0) { $0 + $1.1 * statistic($1.0) }
    }

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

    /// One outcome per prompt from rewards that are known; shapes `(P)` and `(P)(K)`.
    static func of(_ prompts: PromptSet, rewards: [[Double]]) -> [PromptOutcome] {
        zip(prompts.items, rewards).map { PromptOutcome($0, rewards: $1) }
    }

    /// These outcomes under other rewards; shape `(P)(K)`.
    static func of(_ prompts: PromptSet, rewards: [[Double]], as outcomes: [PromptOutcome]) -> [PromptOutcome] {
        prompts.items.indices.map { index in
            var outcome = outcomes[index]
            outcome.margins = margins(prompts.items[index].pairs, rewards[index])
            return outcome
        }
    }

    private static func margins(_ pairs: [StrictPair], _ rewards: [Double]) -> [Double] {
        pairs.map { rewards[$0.preferred] - rewards[$0.rejected] }
    }

    /// What the promoted model and the candidate make of the prompts that the promoted one does not know.
    ///
    /// - Parameter candidate: outcomes of `prompts`; shape `(P)`.
    static func new(
        to promoted: any TrainedRewardModel, prompts: PromptSet, candidate: [PromptOutcome]
    ) -> (candidate: [PromptOutcome], promoted: [PromptOutcome]) {
        let isNew = prompts.isUnseen(by: promoted.provenance.seen)
        let unseen = PromptSet(items: zip(prompts.items, isNew).filter(\.1).map(\.0))
        return (zip(candidate, isNew).filter(\.1).map(\.0), of(unseen, under: promoted))
    }

    private init(_ item: PromptSet.Item, rewards: [Double]) {
        group = item.group
        margins = Self.margins(item.pairs, rewards)
        weights = item.pairs.map(\.weight.value)
        let lengths = item.completions.map(\.scalarCount)
        longerWins = item.pairs.reduce(0) { sum, pair in
            let difference = lengths[pair.preferred] - lengths[pair.rejected]
            return sum + pair.weight.value * (difference > 0 ? 1 : difference == 0 ? 0.5 : 0)
        }
        votesOnPairs = Self.votes(item.judgements)
        tiedPairs = item.ties.count
    }

    /// Each person has one vote on a pair, their last, which weighs what its judgement does: nobody agrees with
    /// themselves. The model is held against the same votes.
    private static func votes(_ judgements: [Judgement]) -> [PairVotes] {
        guard Set(judgements.compactMap(\.person)).count > 1 else { return [] }
        var votes: [[Int]: [ID<Labeler>: (first: Bool, weight: Double)]] = [:]
        for judgement in judgements {
            guard let person = judgement.person else { continue }
            for pair in judgement.strictPairs where pair.preferred != pair.rejected {
                let key = [min(pair.preferred, pair.rejected), max(pair.preferred, pair.rejected)]
                votes[key, default: [:]][person] = (pair.preferred < pair.rejected, pair.weight.value)
            }
        }
        // In one order, so that rounding is the same in every process.
        return votes.sorted { $0.key.lexicographicallyPrecedes($1.key) }.map { pair, byPerson in
            var (first, second) = (Votes(), Votes())
            for (_, vote) in byPerson.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
                if vote.first { first.add(weight: vote.weight) } else { second.add(weight: vote.weight) }
            }
            return PairVotes(pair: (pair[0], pair[1]), first: first, second: second)
        }
    }
}

/// How many people preferred the one and how many the other of two completions.
struct PairVotes: Sendable {
    /// Indices into the prompt's completions.
    var pair: (first: Int, second: Int)
    var first: Votes
    var second: Votes

    /// Everybody's.
    var all: Votes { first + second }
}
