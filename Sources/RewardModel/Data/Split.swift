/// Which prompts are never trained on, and which fold each of the others belongs to: by the prompt's key alone, so that
/// no comparison of a prompt stands on both sides.
public struct Split: Sendable {
    /// `TrainingOptions.splitSeed`.
    public let seed: UInt64
    /// `TrainingOptions.heldOutFraction`.
    public let heldOutFraction: Double

    /// A prompt's place in 0 ..< 1, uniform over keys.
    func place(of key: UInt64) -> Double {
        Double(mix(key ^ mix(seed ^ 0x5EED_0F5E_117E_0001)) >> 11) * 0x1p-53
    }

    /// Parts `prompts` into those to train on and those held out.
    ///
    /// Where chance held none out, the prompt of the lowest place is: as data grow it either stays the lowest or gives
    /// way to a prompt that no earlier model can have seen.
    func parts(_ prompts: PromptSet) -> (training: PromptSet, heldOut: PromptSet) {
        let places = prompts.items.map { place(of: $0.key) }
        let bound = max(heldOutFraction, (places.min() ?? 0).nextUp)
        let marked = zip(prompts.items, places)
        return (
            PromptSet(items: marked.filter { $0.1 >= bound }.map(\.0)),
            PromptSet(items: marked.filter { $0.1 < bound }.map(\.0))
        )
    }
}

/// Deals `keys` into `folds` parts of equal size (±1), the same for the same keys and seed.
/// - Returns: the fold of each key, shape `(keys)`.
func dealFolds(_ keys: [UInt64], folds: Int, seed: UInt64) -> [Int] {
    let salt = mix(seed ^ 0xF01D_5EED_0000_0001)
    let order = keys.indices.sorted { (mix(keys[$0] ^ salt), $0) < (mix(keys[$1] ^ salt), $1) }
    var result = [Int](repeating: 0, count: keys.count)
    for (turn, index) in order.enumerated() { result[index] = turn % folds }
    return result
}

/// SplitMix64's finaliser: a bijection of 64-bit words in which every input bit moves every output bit.
func mix(_ word: UInt64) -> UInt64 {
    var word = word
    word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
    word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
    return word ^ (word >> 31)
}
