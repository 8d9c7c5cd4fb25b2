/// The groups of nearly equal prompts that outcomes belong to. What is drawn when an interval is estimated is a group:
/// its prompts are as alike as the comparisons of one prompt.
struct OutcomeGroups {
    /// How many there are, G.
    let count: Int
    /// The group of each outcome, `0 ..< G`, numbered as they come; shape `(P)`.
    let places: [Int]

    init(_ outcomes: [PromptOutcome]) {
        var known: [UInt64: Int] = [:]
        places = outcomes.map { outcome in
            let place = known[outcome.group] ?? known.count
            known[outcome.group] = place
            return place
        }
        count = known.count
    }

    /// What the groups weigh together, each as much as the judgement on it that is trusted most: so many groups that
    /// are trusted in full say as much. One without a strict comparison weighs nothing.
    static func weight(_ outcomes: [PromptOutcome]) -> Double {
        var weights: [UInt64: Double] = [:]
        for outcome in outcomes { weights[outcome.group] = max(weights[outcome.group] ?? 0, outcome.promptWeight) }
        return weights.values.sorted().reduce(0, +)
    }

    /// The sum of `values` over the prompts of each group; shapes `(P)` and `(G)`.
    func sums(_ values: [Double]) -> [Double] {
        var sums = [Double](repeating: 0, count: count)
        for (place, value) in zip(places, values) { sums[place] += value }
        return sums
    }

    /// All of `lists` of each group; shapes `(P)` and `(G)`.
    func joined<Element>(_ lists: [[Element]]) -> [[Element]] {
        var joined = [[Element]](repeating: [], count: count)
        for (place, list) in zip(places, lists) { joined[place] += list }
        return joined
    }
}
