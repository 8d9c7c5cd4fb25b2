/// What a judgement of a probe came to, with partial credit.
public struct ProbeScore: Hashable, Sendable {
    /// Half points, of `2 * known` at most.
    public private(set) var halves = 0
    /// Of so many things.
    public private(set) var known = 0

    init() {}

    /// A stored one.
    public init(halves: Int, known: Int) {
        self.halves = halves
        self.known = known
    }

    /// From 0 to 1.
    public var share: Double { Double(halves) / Double(2 * known) }

    mutating func add(halves: Int) {
        self.halves += halves
        known += 1
    }

    /// How far two judgements of the same completions agree: of each pair, the same order or two ties is agreement, one tie
    /// is half, and a swap is none.
    ///
    /// - Parameters: the ranks of the completions, in one order; equally many.
    /// - Returns: nil where either ranks nothing.
    public static func consistency(_ first: [Int], _ second: [Int]) -> ProbeScore? {
        guard first.count == second.count, first.count > 1 else { return nil }
        var score = ProbeScore()
        for one in first.indices {
            for other in first.indices where other > one {
                let (before, now) = ((first[other] - first[one]).signum(), (second[other] - second[one]).signum())
                score.add(halves: before == now ? 2 : before == 0 || now == 0 ? 1 : 0)
            }
        }
        return score
    }
}
