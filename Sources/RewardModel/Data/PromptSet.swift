import Preferences

/// Groups merged by prompt: one item per prompt key, equal completions of a prompt once, in an order that does not
/// depend on the order in which the groups came.
///
/// Merging is what lets each prompt count once however often it was asked, and makes a repeated group no new evidence.
public struct PromptSet: Sendable {
    /// One prompt.
    public struct Item: Sendable {
        /// `PreferenceGroup.promptKey`.
        public let key: UInt64
        /// The lowest key of the prompts that are nearly the same (`PromptGroups`): they go to one side of every split,
        /// and are drawn together where intervals are estimated.
        public fileprivate(set) var group: UInt64
        /// What was asked.
        public let prompt: Prompt
        /// Who wrote it, where that is known: the first that its groups name.
        fileprivate(set) var sourceUser: String?
        /// The distinct texts, those that differ in white space alone being one; shape `(K)`.
        public internal(set) var completions: [String]
        /// Where each comes from: of equal texts, the first; shape `(K)`.
        var origins: [CompletionOrigin]
        /// The tasks that asked it, as `CompletionOrigin.task` names them, those whose texts all came before included.
        var tasks: [Int64] = []
        /// Everything that was said and weighs something, with ties and with who said it; indices into `completions`.
        /// Where two completions had nearly the same text, a judgement may place the one index twice.
        public internal(set) var judgements: [Judgement]
        /// The strict pairs of the judgements. A pair of two equal texts keeps both indices the same.
        var pairs: [StrictPair]
        /// The tied pairs, in no order.
        var ties: [StrictPair]
        /// What was answered about single completions; indices into `completions`, one of which may come twice.
        var answers: [CompletionAnswers] = []
    }

    /// By key.
    public private(set) var items: [Item]

    init(items: [Item]) {
        self.items = items
    }

    /// - Throws: `RewardModelError` with code `invalidJudgement`.
    init(_ groups: consuming [PreferenceGroup]) throws(RewardModelError) {
        items = try Self.merged(groups)
        _ = consume groups
        let keys = PromptGroups(
            items.map(\.prompt), keys: items.map(\.key), sourceUsers: items.map(\.sourceUser)
        ).keys
        for (index, key) in keys.enumerated() { items[index].group = key }
    }

    /// One item a key, each a group of its own.
    private static func merged(_ groups: [PreferenceGroup]) throws(RewardModelError) -> [Item] {
        var items: [Item] = []
        // Groups of one key keep their order, which only decides how their completions are numbered.
        let order = groups.indices.sorted { (groups[$0].promptKey, $0) < (groups[$1].promptKey, $1) }
        var completionIndex: [String: Int] = [:]
        var tasks = Set<Int64>()
        for place in order {
            // What weighs nothing is as if it were not there, for everything that is trained or measured from here on.
            guard let group = groups[place].weighed else { continue }
            if items.last?.key != group.promptKey {
                items.append(Item(group.promptKey, group.prompt))
                completionIndex.removeAll(keepingCapacity: true)
                tasks.removeAll(keepingCapacity: true)
            }
            let last = items.count - 1
            items[last].sourceUser = items[last].sourceUser ?? group.sourceUser
            var merged: [Int] = []
            for (place, completion) in group.completions.enumerated() {
                let text = completion.closedUp
                let index = completionIndex[text, default: items[last].completions.count]
                if index == items[last].completions.count {
                    completionIndex[text] = index
                    items[last].completions.append(completion)
                    items[last].origins.append(
                        group.origins.indices.contains(place) ? group.origins[place] : CompletionOrigin())
                }
                merged.append(index)
            }
            for task in group.origins.compactMap(\.task) where tasks.insert(task).inserted {
                items[last].tasks.append(task)
            }
            for judgement in group.judgements {
                guard judgement.places(only: merged.indices) else {
                    throw RewardModelError(
                        .invalidJudgement,
                        "Prompt \(group.promptKey) has \(merged.count) completions, but labeler \(judgement.labeler) "
                            + "orders them as \(judgement.tiers). Place each of 0 to \(merged.count - 1) at most once.")
                }
                items[last].add(
                    Judgement(
                        labeler: judgement.labeler, person: judgement.person,
                        tiers: judgement.tiers.map { $0.map { merged[$0] } }, strengths: judgement.strengths,
                        shown: judgement.shown.filter(merged.indices.contains).map { merged[$0] },
                        weight: judgement.weight))
            }
            for answers in group.answers {
                guard answers.completions.allSatisfy(merged.indices.contains) else {
                    throw RewardModelError(
                        .invalidJudgement,
                        "Prompt \(group.promptKey) has \(merged.count) completions, but labeler \(answers.labeler) "
                            + "answers about \(answers.completions).")
                }
                items[last].answers.append(answers.about(answers.completions.map { merged[$0] }))
            }
        }
        return items
    }

    /// The same prompts in groups that were found among more of them, by their keys.
    func grouped(as groups: [UInt64: UInt64]) -> PromptSet {
        PromptSet(
            items: items.map { item in
                var item = item
                item.group = groups[item.key] ?? item.group
                return item
            })
    }

    /// Only prompts of which something was said of two different completions, with pairs of nearly equal texts left out.
    var comparable: PromptSet {
        // A copy of a million prompts takes a second.
        let isComparable = items.allSatisfy { item in
            !(item.pairs.isEmpty && item.ties.isEmpty)
                && !item.pairs.contains { $0.preferred == $0.rejected }
                && !item.ties.contains { $0.preferred == $0.rejected }
        }
        if isComparable { return self }
        return PromptSet(
            items: items.compactMap { item in
                var item = item
                item.pairs.removeAll { $0.preferred == $0.rejected }
                item.ties.removeAll { $0.preferred == $0.rejected }
                return item.pairs.isEmpty && item.ties.isEmpty ? nil : item
            })
    }

    /// Only prompts with a strict preference.
    var strict: PromptSet { PromptSet(items: items.filter { !$0.pairs.isEmpty }) }

    var tieCount: Int { items.reduce(0) { $0 + $1.ties.count } }

    /// Of each prompt, whether a model that has seen `seen` knows neither it nor one that is nearly the same; shape `(P)`.
    func isUnseen(by seen: SeenPrompts) -> [Bool] {
        let known = Set(items.filter { seen.contains($0.key) }.map(\.group))
        return items.map { !known.contains($0.group) }
    }

    var pairCount: Int { items.reduce(0) { $0 + $1.pairs.count } }
    var groupCount: Int { Set(items.map(\.group)).count }
    var completionCount: Int { items.reduce(0) { $0 + $1.completions.count } }
}

extension PromptSet.Item {
    fileprivate init(_ key: UInt64, _ prompt: Prompt) {
        self.init(
            key: key, group: key, prompt: prompt, completions: [], origins: [], judgements: [], pairs: [], ties: [])
    }

    /// The prompt with its first completions and what was said of them alone; all of it where it has no more, and nil
    /// where nothing was said.
    func first(_ count: Int) -> PromptSet.Item? {
        guard completions.count > count else { return self }
        var item = self
        item.completions.removeLast(completions.count - count)
        item.origins.removeLast(origins.count - count)
        item.judgements.removeAll { !$0.tiers.allSatisfy { $0.allSatisfy { $0 < count } } }
        item.pairs.removeAll { max($0.preferred, $0.rejected) >= count }
        item.ties.removeAll { max($0.preferred, $0.rejected) >= count }
        item.answers = answers.map { $0.about(first: count) }.filter { !$0.completions.isEmpty }
        return item.pairs.isEmpty && item.ties.isEmpty && item.answers.isEmpty ? nil : item
    }

    fileprivate mutating func add(_ judgement: Judgement) {
        judgements.append(judgement)
        pairs += judgement.strictPairs
        ties += judgement.ties
    }
}
