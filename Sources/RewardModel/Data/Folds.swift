/// Deals prompts into `folds` parts of about equal size, none of which shares a group with another: the largest groups
/// first, each to the part that is smallest so far. The same for the same groups and seed.
///
/// - Parameter groups: of each prompt; shape `(P)`.
/// - Returns: the fold of each prompt; shape `(P)`.
func dealFolds(_ groups: [UInt64], folds: Int, seed: UInt64) -> [Int] {
    let salt = mix(seed ^ 0xF01D_5EED_0000_0001)
    var sizes: [UInt64: Int] = [:]
    for group in groups { sizes[group, default: 0] += 1 }
    // `mix` is a bijection: no two groups share a place.
    let order = sizes.sorted { (-$0.value, mix($0.key ^ salt)) < (-$1.value, mix($1.key ^ salt)) }
    var filled = [Int](repeating: 0, count: folds)
    var foldOfGroup: [UInt64: Int] = [:]
    for (group, size) in order {
        let fold = filled.indices.min { (filled[$0], $0) < (filled[$1], $1) } ?? 0
        foldOfGroup[group] = fold
        filled[fold] += size
    }
    return groups.map { foldOfGroup[$0, default: 0] }
}

/// SplitMix64's finaliser: a bijection of 64-bit words in which every input bit moves every output bit.
func mix(_ word: UInt64) -> UInt64 {
    var word = word
    word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
    word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
    return word ^ (word >> 31)
}
