import Preferences
import Testing

@Suite("The seeded generator")
struct SeededGeneratorTests {
    /// The first outputs of Vigna's reference splitmix64.c for the seed 1234567.
    @Test("gives the reference implementation's numbers")
    func referenceValues() {
        var generator = SeededGenerator(seed: 1_234_567)
        let numbers = (0..<5).map { _ in generator.next() }
        #expect(
            numbers == [
                6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423,
                4_593_380_528_125_082_431, 16_408_922_859_458_223_821,
            ])
    }

    @Test("shuffles to a permutation, the same for the same seed")
    func shuffles() {
        let items = Array(0..<9)
        var first = SeededGenerator(seed: 7)
        var second = SeededGenerator(seed: 7)
        let shuffled = first.shuffled(items)
        #expect(shuffled == second.shuffled(items))
        #expect(shuffled.sorted() == items)
    }

    @Test("gives every order of three about equally often")
    func shufflesEvenly() {
        var counts: [[Int]: Int] = [:]
        for seed in 0..<6_000 {
            var generator = SeededGenerator(seed: UInt64(seed))
            counts[generator.shuffled([0, 1, 2]), default: 0] += 1
        }
        #expect(counts.count == 6)
        // Five standard deviations of a binomial of 6,000 and 1/6 are 144.
        #expect(counts.values.allSatisfy { abs($0 - 1_000) < 144 })
    }
}
