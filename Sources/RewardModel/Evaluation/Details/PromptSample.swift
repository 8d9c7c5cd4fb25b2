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
        var group: UInt64?
        var kept: [(place: Int, item: PromptSet.Item)] = []
        for place in order {
            let item = all.items[place]
            let room = Self.room(part, taken: completions, isSameGroup: item.group == group)
            if room <= 0 { break }
            group = item.group
            guard let first = item.first(room) else { continue }
            kept.append((place, first))
            completions += first.completions.count
        }
        kept.sort { $0.place < $1.place }
        places = kept.map(\.place)
        isPart = completions < all.completionCount
        prompts = PromptSet(items: kept.map(\.item))
    }

    /// For how many completions of a prompt there is room in a part of about `part`, of which so many are taken: a
    /// group is in it whole, but for one that is far larger than what room there is. Without that end, a prompt that a
    /// project asks ten thousand times would be all there is.
    static func room(_ part: Int, taken: Int, isSameGroup: Bool) -> Int {
        let left = (isSameGroup ? part + part / 4 : part) - taken
        return left > 0 ? max(left, part / 4) : 0
    }

    /// The places of prompts in random order, those of one group together.
    static func order(_ groups: [UInt64], seed: UInt64) -> [Int] {
        let salt = mix(seed ^ 0x5A3F_1E00_CAFE_0001)
        return groups.indices.sorted { (mix(groups[$0] ^ salt), $0) < (mix(groups[$1] ^ salt), $1) }
    }
}
