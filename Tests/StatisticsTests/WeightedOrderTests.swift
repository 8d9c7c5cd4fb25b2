import Foundation
import Testing

@testable import Statistics

@Suite("Discrimination, rank correlation and statistics of clusters")
struct WeightedOrderTests {
    private func random(_ count: Int, _ seed: UInt64) -> (scores: [Double], flags: [Double], clusters: [Int]) {
        var generator = TestGenerator(state: seed)
        let scores = (0..<count).map { _ in Double(Int.random(in: 0..<8, using: &generator)) }
        let flags = (0..<count).map { _ in Double(Int.random(in: 0..<3, using: &generator)) / 2 }
        return (scores, flags, (0..<count).map { $0 % 5 })
    }

    /// From sklearn.metrics.roc_auc_score, version 1.9.
    @Test("The area equals scikit-learn's")
    func golden() throws {
        let scores = [0.1, 0.4, 0.35, 0.8, 0.4, 0.2]
        let labels = [0.0, 0, 1, 1, 1, 0]
        let found = Discrimination(
            scores: scores, positives: labels, negatives: labels.map { 1 - $0 }, clusters: Array(scores.indices))
        #expect(abs(try #require(found.area([1, 1, 1, 1, 1, 1])) - 0.8333333333333334) < 1e-12)
        #expect(abs(try #require(found.area([1, 2, 3, 1, 2, 0])) - 0.5555555555555556) < 1e-12)
        #expect(found.area([1, 1, 0, 0, 0, 1]) == nil, "a class has nothing")
    }

    @Test("The area is the share of pairs that are told apart, one pair at a time", arguments: [1, 2, 3] as [UInt64])
    func twin(seed: UInt64) throws {
        let (scores, flags, clusters) = random(40, seed)
        let draws: [Double] = [2, 0, 1, 1, 3]
        var (area, total) = (0.0, 0.0)
        for one in scores.indices {
            for other in scores.indices {
                let weight = draws[clusters[one]] * flags[one] * draws[clusters[other]] * (1 - flags[other])
                area += weight * (scores[one] > scores[other] ? 1 : scores[one] == scores[other] ? 0.5 : 0)
                total += weight
            }
        }
        let found = Discrimination(
            scores: scores, positives: flags, negatives: flags.map { 1 - $0 }, clusters: clusters)
        #expect(abs(try #require(found.area(draws)) - area / total) < 1e-12)
    }

    @Test(
        "ρ of clusters that are drawn several times is that of their values, written so often",
        arguments: [4, 5] as [UInt64])
    func drawn(seed: UInt64) throws {
        let (left, right, clusters) = random(40, seed)
        let draws = [2, 0, 1, 1, 3]
        let places = left.indices.flatMap { Array(repeating: $0, count: draws[clusters[$0]]) }
        let expected = try #require(spearman(places.map { left[$0] }, places.map { right[$0] }))
        let found = RankCorrelation(left, right, clusters: clusters)
        #expect(abs(try #require(found.spearman(draws.map(Double.init))) - expected) < 1e-12)
        #expect(RankCorrelation(left, left.map { _ in 1 }, clusters: clusters).spearman([1, 1, 1, 1, 1]) == nil)
    }

    @Test("Of a ratio of sums it gives what the bootstrap of ratios gives, draw by draw")
    func ratio() {
        let (above, below) = ([1.0, 3, 2, 5, 0], [2.0, 4, 3, 5, 6])
        var generator = TestGenerator(state: 1)
        let ratio = bootstrapRatio(numerators: above, denominators: below, using: &generator)
        generator = TestGenerator(state: 1)
        let statistic = bootstrapStatistic(clusters: 5, using: &generator) { draws in
            zip(draws, above).reduce(0) { $0 + $1.0 * $1.1 } / zip(draws, below).reduce(0) { $0 + $1.0 * $1.1 }
        }
        #expect(abs((statistic?.interval.lower ?? 0) - (ratio?.interval.lower ?? 1)) < 1e-12)
        #expect(abs((statistic?.standardError ?? 0) - (ratio?.standardError ?? 1)) < 1e-12)
        #expect(bootstrapStatistic(clusters: 1, using: &generator) { _ in 1 } == nil)
        #expect(bootstrapStatistic(clusters: 5, using: &generator) { _ in nil } == nil)
    }

    @Test("About 95 of 100 intervals of an area and of ρ cover the truth, with clusters of things that are alike")
    func coverage() {
        var generator = TestGenerator(state: 6)
        /// Twelve uniform numbers less six: nearly normal.
        func normal() -> Double { (0..<12).reduce(-6) { sum, _ in sum + Double.random(in: 0..<1, using: &generator) } }
        // Two normal scores one deviation apart: Φ(1/√2). Of two normal values with correlation 0.5, ρ is 6/π · asin(0.25).
        let (area, rho) = (0.7602499389, 6 / Double.pi * asin(0.25))
        var (coveredArea, coveredRho) = (0, 0)
        for _ in 0..<200 {
            var (scores, labels, left, right, clusters): ([Double], [Double], [Double], [Double], [Int]) =
                ([], [], [], [], [])
            for cluster in 0..<60 {
                let (x, y) = (normal(), normal())
                for _ in 0..<3 {
                    let label = Double.random(in: 0..<1, using: &generator) < 0.4 ? 1.0 : 0
                    labels.append(label)
                    scores.append(label + (x + normal()) / 2.0.squareRoot())
                    let one = (x + normal()) / 2.0.squareRoot()
                    left.append(one)
                    right.append(0.5 * one + 0.75.squareRoot() * (y + normal()) / 2.0.squareRoot())
                    clusters.append(cluster)
                }
            }
            let discrimination = Discrimination(
                scores: scores, positives: labels, negatives: labels.map { 1 - $0 }, clusters: clusters)
            let correlation = RankCorrelation(left, right, clusters: clusters)
            let options = BootstrapOptions(replicates: 200)
            let ofArea = bootstrapStatistic(clusters: 60, options: options, using: &generator, discrimination.area)
            let ofRho = bootstrapStatistic(clusters: 60, options: options, using: &generator, correlation.spearman)
            coveredArea += ofArea?.interval.contains(area) == true ? 1 : 0
            coveredRho += ofRho?.interval.contains(rho) == true ? 1 : 0
        }
        #expect((176...199).contains(coveredArea))
        #expect((176...199).contains(coveredRho))
    }
}
