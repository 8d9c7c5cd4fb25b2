import Preferences
import Testing

@Suite("A ranking")
struct RankingTests {
    @Test("keeps tie groups, best first")
    func keepsTiers() throws {
        let ranking = try Ranking(tiers: [["b"], ["a", "c"]], of: ["a", "b", "c"])
        #expect(ranking.tiers == [["b"], ["a", "c"]])
        #expect(ranking.count == 3)
    }

    @Test(
        "names every fault with a pointer",
        arguments: [
            ([["a"], []], "/tiers/1", "emptyTier"),
            ([["a"], ["x"]], "/tiers/1/0", "unknownCompletion"),
            ([["a", "b"], ["a"]], "/tiers/1/0", "repeatedCompletion"),
            ([["a"]], "/tiers", "missingCompletions"),
            ([], "/tiers", "missingCompletions"),
        ])
    func refusesFaults(tiers: [[String]], pointer: String, code: String) {
        let error = #expect(throws: ValidationError.self) { try Ranking(tiers: tiers, of: ["a", "b"]) }
        #expect(error?.issues.contains { $0.pointer == pointer && $0.code == code } == true)
    }

    @Test("compares every pair that is not tied, and no other")
    func comparisons() throws {
        let ranking = try Ranking(tiers: [[0], [1, 2], [3]], of: 0..<4)
        let pairs = ranking.comparisons.map { [$0.preferred, $0.rejected] }
        #expect(pairs == [[0, 1], [0, 2], [0, 3], [1, 3], [2, 3]])
    }

    @Test(
        "goes from ranks to groups and back",
        arguments: [
            ([1, 2, 3], [1, 2, 3]),
            ([1, 1, 1], [1, 1, 1]),
            ([3, 1, 1, 3], [3, 1, 1, 3]),
            ([7, 2, 9], [2, 1, 3]),
        ])
    func ranksRoundTrip(ranks: [Int], standard: [Int]) throws {
        let items = Array(ranks.indices)
        let ranking = try Ranking(ranks: ranks, of: items)
        #expect(ranking.ranks(of: items) == standard)
        #expect(try Ranking(ranks: standard, of: items) == ranking)
    }

    @Test("refuses ranks below 1 and a wrong number of ranks", arguments: [[0, 1], [1], [1, 2, 3], [-4, 2]])
    func refusesRanks(ranks: [Int]) {
        #expect(throws: ValidationError.self) { try Ranking(ranks: ranks, of: ["a", "b"]) }
    }

    @Test("agrees with a naive count of pairs for random ranks", arguments: 0..<200)
    func comparisonsAgreeWithNaiveCount(seed: Int) throws {
        var generator = SeededGenerator(seed: UInt64(seed))
        let count = 2 + generator.next(below: 8)
        let ranks = (0..<count).map { _ in 1 + generator.next(below: 4) }
        let ranking = try Ranking(ranks: ranks, of: Array(ranks.indices))
        var expected = Set<Ranking<Int>.Comparison>()
        for better in ranks.indices {
            for worse in ranks.indices where ranks[better] < ranks[worse] {
                expected.insert(.init(preferred: better, rejected: worse))
            }
        }
        #expect(Set(ranking.comparisons) == expected)
        #expect(ranking.comparisons.count == expected.count)
    }
}
