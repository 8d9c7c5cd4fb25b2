import Testing

@testable import Statistics

/// A generator whose numbers are the same for ever (Knuth's MMIX constants, high bits mixed down).
struct TestGenerator: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return state ^ (state >> 31)
    }
}

@Suite("Bootstrap")
struct BootstrapTests {
    @Test("The same seed gives the same estimate, another seed another interval")
    func deterministic() {
        func estimate(_ seed: UInt64) -> Estimate? {
            var generator = TestGenerator(state: seed)
            return bootstrapRatio(
                numerators: [1, 3, 2, 5, 0], denominators: [2, 4, 3, 5, 6], using: &generator)
        }
        #expect(estimate(1) == estimate(1))
        #expect(estimate(1)?.interval != estimate(2)?.interval)
        #expect(estimate(1)?.value == 11.0 / 20.0)
        #expect(estimate(1)?.clusters == 5)
    }

    @Test("One cluster says nothing of the spread", arguments: [[], [4.0], [4, 0], [0, 0, 0]])
    func tooFewClusters(denominators: [Double]) {
        var generator = TestGenerator(state: 1)
        #expect(bootstrapRatio(numerators: denominators, denominators: denominators, using: &generator) == nil)
    }

    @Test("Clusters without weight change nothing")
    func emptyClusters() {
        func estimate(_ numerators: [Double], _ denominators: [Double]) -> Estimate? {
            var generator = TestGenerator(state: 9)
            return bootstrapRatio(numerators: numerators, denominators: denominators, using: &generator)
        }
        #expect(estimate([1, 0, 2, 0, 1], [1, 0, 4, 0, 3]) == estimate([1, 2, 1], [1, 4, 3]))
    }

    @Test("For a mean, the standard error is the textbook's σ/√n")
    func standardErrorOfMean() throws {
        var generator = TestGenerator(state: 3)
        let values = (0..<200).map { _ in Double.random(in: 0...1, using: &generator) }
        let estimate = try #require(
            bootstrapRatio(
                numerators: values, denominators: values.map { _ in 1 }, options: .init(replicates: 4000),
                using: &generator))
        let textbook = standardDeviation(values) / Double(values.count).squareRoot()
        #expect(abs(estimate.standardError / textbook - 1) < 0.05)
        #expect(abs((estimate.interval.upper - estimate.interval.lower) / (2 * 1.96 * textbook) - 1) < 0.06)
    }

    @Test("Very many clusters are drawn by the bundle: the same value, and the textbook's standard error")
    func bundles() throws {
        var generator = TestGenerator(state: 5)
        let count = 3 * bootstrapBundles + 17
        let values = (0..<count).map { _ in Double.random(in: 0..<1, using: &generator) }
        let found = try #require(
            bootstrapRatio(
                numerators: values, denominators: values.map { _ in 1 }, options: .init(replicates: 500),
                using: &generator))
        #expect(found.clusters == count)
        #expect(abs(found.value - values.reduce(0, +) / Double(count)) < 1e-12)
        // σ of a number between 0 and 1 is √(1/12); of 500 draws a standard deviation is right within 3 %.
        #expect(abs(found.standardError / (1.0 / 12 / Double(count)).squareRoot() - 1) < 0.12)
        #expect(found.interval.lower < found.value && found.value < found.interval.upper)
    }

    @Test("Pairs that all say the same of a prompt count as one, not as many")
    func clustersWidenTheInterval() throws {
        var generator = TestGenerator(state: 4)
        // 40 prompts of 9 pairs, all right or all wrong.
        let right = (0..<40).map { Double(9 * ($0 % 2)) }
        let clustered = try #require(
            bootstrapRatio(numerators: right, denominators: right.map { _ in 9 }, using: &generator))
        let single = (0..<360).map { Double($0 % 2) }
        let naive = try #require(
            bootstrapRatio(numerators: single, denominators: single.map { _ in 1 }, using: &generator))
        #expect(abs(clustered.standardError / naive.standardError - 3) < 0.3)
    }

    @Test("About 95 of 100 intervals cover the truth")
    func coverage() {
        var generator = TestGenerator(state: 5)
        var covered = 0
        for _ in 0..<200 {
            let right = (0..<60).map { _ in Double.random(in: 0..<1, using: &generator) < 0.7 ? 1.0 : 0 }
            let estimate = bootstrapRatio(
                numerators: right, denominators: right.map { _ in 1 }, options: .init(replicates: 200),
                using: &generator)
            covered += estimate?.interval.contains(0.7) == true ? 1 : 0
        }
        #expect((176...199).contains(covered))
    }

    @Test("Pairing shows a small difference that two separate intervals hide")
    func paired() throws {
        var generator = TestGenerator(state: 6)
        let baseline = (0..<100).map { _ in Double.random(in: 0...1, using: &generator) }
        let candidate = baseline.map { $0 + 0.01 + Double.random(in: -0.01...0.01, using: &generator) }
        let ones = baseline.map { _ in 1.0 }
        let difference = try #require(
            pairedBootstrap(candidate: candidate, baseline: baseline, denominators: ones, using: &generator))
        #expect(difference.interval.lower > 0)
        #expect(difference.interval.contains(0.01))
        let alone = try #require(bootstrapRatio(numerators: candidate, denominators: ones, using: &generator))
        #expect(alone.standardError > 10 * difference.standardError)
    }

    @Test("A model compared with itself differs by exactly nothing")
    func noDifference() {
        var generator = TestGenerator(state: 7)
        let losses = [0.5, 0.7, 0.1, 1.4]
        let difference = pairedBootstrap(
            candidate: losses, baseline: losses, denominators: [1, 2, 1, 3], using: &generator)
        #expect(difference?.value == 0)
        #expect(difference?.interval == Interval(lower: 0, upper: 0))
    }

    @Test("Percentiles interpolate between order statistics")
    func percentiles() {
        let interval = percentileInterval((0...100).map(Double.init).reversed(), level: 0.9)
        #expect(abs(interval.lower - 5) < 1e-9)
        #expect(abs(interval.upper - 95) < 1e-9)
    }

    @Test("Draws are uniform")
    func uniformDraws() {
        var generator = TestGenerator(state: 8)
        var stream = ResamplingStream(&generator)
        var counts = [Int](repeating: 0, count: 7)
        for _ in 0..<70_000 { counts[stream.next(below: 7)] += 1 }
        // χ² with 6 degrees of freedom stays below 22.5 in 999 of 1,000 samples.
        let chiSquare = counts.reduce(0) { $0 + Double(($1 - 10_000) * ($1 - 10_000)) / 10_000 }
        #expect(chiSquare < 22.5)
    }
}
