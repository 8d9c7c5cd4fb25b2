import Testing

@testable import Statistics

@Suite("Rank correlation and differences of ratios")
struct RankCorrelationTests {
    /// From scipy.stats.spearmanr, version 1.17.
    @Test(
        "Spearman's ρ equals scipy's, with and without equal values",
        arguments: [
            ([1, 2, 3, 4, 5], [5, 6, 7, 8, 7], 0.8207826816681233),
            ([1, 1, 2, 3], [4, 3, 3, 1], -0.8333333333333334),
            ([3, 1], [10, 20], -1),
            ([2, 2, 1, 5, 5, 5], [1, 2, 3, 3, 4, 9], 0.6262242910851495),
        ] as [([Double], [Double], Double)])
    func golden(left: [Double], right: [Double], expected: Double) throws {
        #expect(abs(try #require(spearman(left, right)) - expected) < 1e-12)
        #expect(abs(try #require(spearman(right.reversed(), left.reversed())) - expected) < 1e-12)
    }

    @Test("Without two different values on both sides there is none", arguments: [[], [1], [2, 2, 2]] as [[Double]])
    func none(values: [Double]) {
        #expect(spearman(values, Array(values.indices).map(Double.init)) == nil)
    }

    @Test("The difference of two ratios over the same clusters is drawn together")
    func difference() throws {
        var generator = TestGenerator(state: 1)
        let first = (numerators: [1.0, 2, 0, 3], denominators: [2.0, 2, 1, 4])
        let second = (numerators: [0.0, 1, 0, 0], denominators: [1.0, 1, 0, 2])
        let found = try #require(
            bootstrapDifference(first: first, second: second, options: .init(replicates: 500), using: &generator))
        #expect(abs(found.value - (6.0 / 9 - 1.0 / 4)) < 1e-12)
        #expect(found.interval.contains(found.value) && found.clusters == 4)
        let same = try #require(
            bootstrapDifference(first: first, second: first, options: .init(replicates: 100), using: &generator))
        #expect(same.value == 0 && same.standardError == 0)
        #expect(
            bootstrapDifference(
                first: first, second: ([1, 0, 0, 0], [1, 0, 0, 0]), options: .init(), using: &generator) == nil)
    }
}
