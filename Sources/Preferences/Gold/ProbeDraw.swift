/// Whether a labeler's next piece of work is a probe, by lots that follow from stored numbers alone: asking again, from
/// another page or after a restart, draws the same, and nobody who does not know the project's seed can tell what comes.
public struct ProbeDraw: Sendable {
    /// What is to be handed out; nil: ordinary work.
    public let kind: ProbeKind?
    /// Draws which one.
    private var generator: SeededGenerator

    /// - Parameters:
    ///   - turn: how many pieces of work the labeler got before.
    ///   - goldShare: in percent.
    ///   - repeatShare: in percent.
    public init(projectSeed: UInt64, labeler: Int64, turn: Int, goldShare: Int, repeatShare: Int) {
        var seed = projectSeed ^ Self.salt
        for number in [UInt64(bitPattern: labeler), UInt64(turn)] {
            var mixer = SeededGenerator(seed: seed)
            seed = mixer.next() ^ number
        }
        var generator = SeededGenerator(seed: seed)
        // The seed is close to its neighbours'.
        generator = SeededGenerator(seed: generator.next())
        let lot = generator.next(below: 100)
        kind = lot < goldShare ? .gold : lot < goldShare + repeatShare ? .repeat : nil
        self.generator = generator
    }

    /// A further lot, which tells which probe it is: a whole number in `0 ..< bound`.
    public mutating func number(below bound: Int) -> Int { generator.next(below: bound) }

    /// Other lots than those of the order of completions, which goes by the same seed.
    private static let salt: UInt64 = 0x9806_5A1D_77C0_31EB
}
