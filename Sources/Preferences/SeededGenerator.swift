/// SplitMix64 (Steele, Lea & Flood 2014): the same seed gives the same numbers on every machine and in every version.
///
/// The standard library's generators promise neither, and a stored seed must mean the same order for ever.
public struct SeededGenerator: RandomNumberGenerator, Sendable {
    private var state: UInt64

    /// A generator whose whole future is `seed`.
    public init(seed: UInt64) {
        state = seed
    }

    /// The next 64 random bits.
    public mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// A whole number in `0 ..< bound`, without modulo bias.
    public mutating func next(below bound: Int) -> Int {
        precondition(bound > 0, "a bound of at least 1")
        let bound = UInt64(bound)
        let limit = UInt64.max - (UInt64.max % bound + 1) % bound
        var value = next()
        while value > limit { value = next() }
        return Int(value % bound)
    }

    /// `items` in a random order (Fisher–Yates), the same for the same seed for ever.
    public mutating func shuffled<Item>(_ items: [Item]) -> [Item] {
        var items = items
        for last in stride(from: items.count - 1, to: 0, by: -1) {
            items.swapAt(last, next(below: last + 1))
        }
        return items
    }
}
