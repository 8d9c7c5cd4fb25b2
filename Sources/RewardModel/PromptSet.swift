import Preferences

/// Groups merged by prompt: one item per prompt key, equal completions of a prompt once, in an order that does not
/// depend on the order in which the groups came.
///
/// Merging is what lets each prompt count once however often it was asked, and makes a repeated group no new evidence.
struct PromptSet {
    struct Item {
        var key: UInt64
        var prompt: Prompt
        var completions: [String]
        /// Indices into `completions`; a comparison of two equal texts keeps both indices the same.
        var comparisons: [PreferenceGroup.Comparison]
        var tiedPairs: Int
    }

    var items: [Item]

    init(items: [Item]) {
        self.items = items
    }

    /// - Throws: `RewardModelError` with code `invalidComparison`.
    init(_ groups: [PreferenceGroup]) throws(RewardModelError) {
        items = []
        // Groups of one key keep their order, which only decides how their completions are numbered.
        let order = groups.indices.sorted { (groups[$0].promptKey, $0) < (groups[$1].promptKey, $1) }
        var completionIndex: [String: Int] = [:]
        for place in order {
            let group = groups[place]
            if items.last?.key != group.promptKey {
                items.append(
                    Item(key: group.promptKey, prompt: group.prompt, completions: [], comparisons: [], tiedPairs: 0))
                completionIndex.removeAll(keepingCapacity: true)
            }
            let last = items.count - 1
            var merged: [Int] = []
            for completion in group.completions {
                let index = completionIndex[completion, default: items[last].completions.count]
                if index == items[last].completions.count {
                    completionIndex[completion] = index
                    items[last].completions.append(completion)
                }
                merged.append(index)
            }
            for comparison in group.comparisons {
                guard merged.indices.contains(comparison.preferred), merged.indices.contains(comparison.rejected),
                    comparison.preferred != comparison.rejected
                else {
                    throw RewardModelError(
                        .invalidComparison,
                        "Prompt \(group.promptKey) has \(merged.count) completions, but a comparison names "
                            + "\(comparison.preferred) and \(comparison.rejected). Give two different indices below "
                            + "\(merged.count).")
                }
                items[last].comparisons.append(
                    .init(preferred: merged[comparison.preferred], rejected: merged[comparison.rejected]))
            }
            items[last].tiedPairs += group.tiedPairs
        }
    }

    /// Only prompts from which something can be learned, with comparisons of equal texts left out.
    var comparable: PromptSet {
        PromptSet(
            items: items.compactMap { item in
                var item = item
                item.comparisons.removeAll { $0.preferred == $0.rejected }
                return item.comparisons.isEmpty ? nil : item
            })
    }

    var comparisonCount: Int { items.reduce(0) { $0 + $1.comparisons.count } }
}
