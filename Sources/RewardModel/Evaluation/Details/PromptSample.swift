import Preferences

/// Of many prompts a part that is enough for questions which need more models: drawn by groups of nearly equal prompts, so
/// that the same prompts give the same part in whatever order they come.
struct PromptSample {
    /// Completions above which a part is drawn.
    static let limit = 20_000
    /// About how many completions the part has: with more, a run of 100,000 comparisons would take more than 45 s.
    static let part = 10_000

    let prompts: PromptSet
    /// Indices into all prompts, in their order.
    let places: [Int]
    /// Whether there are more.
    let isPart: Bool

    init(_ all: PromptSet, seed: UInt64, limit: Int = limit, part: Int = part) {
        guard all.completionCount > limit else {
            (prompts, places, isPart) = (all, Array(all.items.indices), false)
            return
        }
        let order = Self.order(all.items.map(\.group), seed: seed)
        var completions = 0
        var kept = Set<UInt64>()
        for place in order {
            let item = all.items[place]
            // A group is in it whole or not at all.
            if completions >= part && !kept.contains(item.group) { break }
            kept.insert(item.group)
            completions += item.completions.count
        }
        let places = all.items.indices.filter { kept.contains(all.items[$0].group) }
        self.places = places
        isPart = places.count < all.items.count
        prompts = PromptSet(items: places.map { all.items[$0] })
    }

    /// The places of prompts in random order, those of one group together.
    static func order(_ groups: [UInt64], seed: UInt64) -> [Int] {
        let salt = mix(seed ^ 0x5A3F_1E00_CAFE_0001)
        return groups.indices.sorted { (mix(groups[$0] ^ salt), $0) < (mix(groups[$1] ^ salt), $1) }
    }
}
