import Foundation
import Testing

@testable import Statistics

/// Golden values made by numpy and scipy; see Golden/changes.py.
struct ChangeGolden: Decodable {
    struct Change: Decodable {
        var series: [[Double]]
        var places: [Int]
        var statistic: Double
        var place: Int
        var range: [Int]
        var probability: Double
    }
    struct Held: Decodable {
        var labeler: [Double]
        var other: Double
        var agrees: Bool
        var log: Double
        var slopes: [Double]
    }
    struct Holm: Decodable {
        var probabilities: [Double]
        var raised: [Double]
    }
    var changes: [Change]
    var held: [Held]
    var holm: Holm

    static let values: Result<ChangeGolden, any Error> = Result {
        let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Golden/changes.json")
        return try JSONDecoder().decode(ChangeGolden.self, from: Data(contentsOf: file))
    }
}

@Suite("Where a series has changed")
struct ChangePointTests {
    @Test("place, statistic, range and probability are numpy's")
    func golden() throws {
        var generator = TestGenerator(state: 2)
        for golden in try ChangeGolden.values.get().changes {
            let change = try #require(
                ChangePoint(golden.series, at: golden.places, draws: 2000, using: &generator))
            #expect(abs(change.statistic - golden.statistic) < 1e-9)
            #expect(change.place == golden.place)
            #expect(change.range == golden.range[0]...golden.range[1])
            let error = (golden.probability * (1 - golden.probability) / 2000).squareRoot()
            // Draws end early where the probability is no small one, and it is then known to a quarter of itself.
            #expect(abs(change.probability - golden.probability) < 0.001 + 5 * error + 0.9 * golden.probability)
        }
    }

    @Test("Holm's method is that of a separate program, and what was not tested counts for nothing")
    func holmGolden() throws {
        let golden = try ChangeGolden.values.get().holm
        for (raised, expected) in zip(holm(golden.probabilities), golden.raised) {
            let raised = try #require(raised)
            #expect(abs(raised - expected) < 1e-12)
        }
        #expect(holm([nil, 0.02, nil, 0.5]) == [nil, 0.04, nil, 0.5])
        #expect(holm([]).isEmpty)
    }

    private func series(_ count: Int, from place: Int, shift: Double, _ generator: inout TestGenerator) -> [[Double]] {
        (0..<count).map { index in
            // Skewed, as scores are.
            [-log(Double.random(in: 1e-12..<1, using: &generator)) + (index >= place ? shift : 0)]
        }
    }

    @Test("where nothing changes a change is found as often as was said")
    func falseAlarms() throws {
        var generator = TestGenerator(state: 21)
        var probabilities: [Double] = []
        for _ in 0..<400 {
            let series = series(60, from: 60, shift: 0, &generator)
            let change = try #require(ChangePoint(series, at: Array(10...50), draws: 400, using: &generator))
            probabilities.append(change.probability)
        }
        for level in [0.05, 0.2, 0.5] {
            let share = Double(probabilities.count { $0 <= level }) / 400
            #expect(abs(share - level) < 4 * (level * (1 - level) / 400).squareRoot(), "\(share) at \(level)")
        }
    }

    @Test("a change is found where it is, and the range holds it at least nine times in ten", arguments: [0.8, 1.5])
    func located(shift: Double) throws {
        var generator = TestGenerator(state: 22)
        var (found, held, off) = (0, 0, 0)
        for _ in 0..<200 {
            let series = series(100, from: 60, shift: shift, &generator)
            let change = try #require(ChangePoint(series, at: Array(10...90), draws: 200, using: &generator))
            if change.probability <= 0.05 { found += 1 }
            if change.range.contains(60) { held += 1 }
            off += abs(change.place - 60)
        }
        // 0.8 standard deviations, 60 before and 40 after: nine in ten are found.
        #expect(found >= (shift > 1 ? 198 : 165), "found \(found)")
        #expect(held >= 180, "held \(held)")
        #expect(off < 200 * (shift > 1 ? 3 : 9), "off by \(off)")
    }

    @Test("a series that never differs, or that can change nowhere, has no change")
    func nothing() {
        var generator = TestGenerator(state: 1)
        #expect(ChangePoint(Array(repeating: [1.0], count: 40), at: [20], draws: 10, using: &generator) == nil)
        #expect(ChangePoint([[1], [2]], at: [], draws: 10, using: &generator) == nil)
        #expect(ChangePoint([], at: [], draws: 10, using: &generator) == nil)
    }

    @Test("turning the series around turns the change around; another unit changes nothing")
    func invariant() throws {
        var generator = TestGenerator(state: 6)
        let plain = try ChangeGolden.values.get().changes[1]
        let change = try #require(ChangePoint(plain.series, at: plain.places, draws: 50, using: &generator))
        let turned = try #require(
            ChangePoint(
                plain.series.reversed().map { [3 * $0[1] - $0[0], 7 - 2 * $0[0]] },
                at: plain.places.map { 80 - $0 }.sorted(),
                draws: 50, using: &generator))
        #expect(abs(change.statistic - turned.statistic) < 1e-9)
        #expect(turned.place == 80 - change.place)
        #expect(turned.range == (80 - change.range.upperBound)...(80 - change.range.lowerBound))
    }
}
