import Foundation
import Testing

@testable import Statistics

/// Golden values made with numpy and scipy; see Golden/screening.py.
private struct Golden: Decodable {
    struct Ranked: Decodable {
        var own: [Int]
        var key: [[Int]]
    }
    struct Flagged: Decodable {
        var own: [Int?]
        var key: [[Int?]]
    }
    struct Figure: Decodable {
        var value: Double
        var standardError: Double
        var tasks: Int
        var interval: [Double]
    }

    var rankings: [Ranked]
    var flags: [Flagged]
    var works: [[Int]]
    var rankingShare: Figure
    var flagShare: Figure
    var grade: Figure

    static func load() throws -> [Golden] {
        let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Golden/screening.json")
        return try JSONDecoder().decode([Golden].self, from: Data(contentsOf: file))
    }
}

@Suite("Figures of a screening")
struct ScreeningTests {
    @Test("shares and grades are those of the script that was written apart")
    func golden() throws {
        for golden in try Golden.load() {
            var (rankings, flags) = (KeyAgreement(), KeyAgreement())
            for task in golden.rankings { rankings.add(ranks: task.own, key: task.key) }
            for task in golden.flags { flags.add(answers: task.own, key: task.key) }
            try expect(rankings.share(), golden.rankingShare)
            try expect(flags.share(), golden.flagShare)
            try expect(gradeMean(golden.works, scale: 1...7), golden.grade)
        }
    }

    private func expect(_ estimate: Estimate?, _ golden: Golden.Figure) throws {
        let estimate = try #require(estimate)
        #expect(abs(estimate.value - golden.value) < 1e-9)
        #expect(abs(estimate.standardError - golden.standardError) < 1e-9)
        #expect(abs(estimate.interval.lower - golden.interval[0]) < 1e-7)
        #expect(abs(estimate.interval.upper - golden.interval[1]) < 1e-7)
        #expect(estimate.clusters == golden.tasks)
    }

    @Test("a tie of one is half alike, a tie of both asks nothing, and one task says nothing of others")
    func ties() throws {
        var sums = KeyAgreement()
        sums.add(ranks: [1, 2], key: [[1, 1]])
        #expect(sums.share() == nil && sums.units == 1)
        sums.add(ranks: [1, 1], key: [[1, 1]])
        #expect(sums.tasks == 1, "a pair that both tie is left out")
        sums.add(ranks: [1, 2], key: [[1, 2]])
        #expect(sums.share()?.value == 0.75)
    }

    @Test("many researchers of a task weigh no more than one, and a candidate's order of completions does not matter")
    func weights() throws {
        var (one, other) = (KeyAgreement(), KeyAgreement())
        one.add(ranks: [1, 2, 3], key: [[1, 2, 3], [1, 2, 3], [1, 2, 3]])
        one.add(ranks: [1, 2, 3], key: [[3, 2, 1]])
        other.add(ranks: [3, 1, 2], key: [[3, 1, 2]])
        other.add(ranks: [2, 3, 1], key: [[2, 1, 3]])
        #expect(one.share()?.value == 0.5)
        #expect(other.share()?.value == 0.5)
    }

    @Test("researchers among themselves are compared two by two")
    func among() throws {
        var (rankings, flags) = (KeyAgreement(), KeyAgreement())
        for _ in 0..<2 {
            rankings.add(among: [[1, 2], [1, 2], [2, 1]])
            flags.add(amongAnswers: [[1, 0], [1, 1], [1, nil]])
        }
        rankings.add(among: [[1, 2]])
        #expect(try #require(rankings.share()).value == 1.0 / 3)
        #expect(rankings.units == 6 && rankings.tasks == 2)
        // 1–1 and 0–1; 1–1; 1–1.
        #expect(try #require(flags.share()).value == 0.75)
    }
}

/// `PODIUM_COVERAGE=4000 swift test -c release -Xswiftc -enable-testing --filter ScreeningCoverageTests` repeats each world as
/// often and prints the rows of the table in Screening.
@Suite("Coverage of a screening's intervals")
struct ScreeningCoverageTests {
    private static let asked = ProcessInfo.processInfo.environment["PODIUM_COVERAGE"].flatMap(Int.init)
    private static let repeats = asked ?? 200

    struct World: Sendable, CustomTestStringConvertible {
        var tasks: Int
        var completions: Int
        /// How often the candidate judges as the key, in the mean of tasks.
        var share: Double
        /// How differently hard tasks are: 0, all alike, to 1, each all or nothing.
        var spread: Double
        var researchers = 1
        /// The coverage that it must have, but for chance.
        var least = 0.935
        var testDescription: String {
            "\(share): \(tasks) tasks of \(completions), \(researchers) researchers, spread \(spread)"
        }
    }

    @Test(
        "of flags that are alike",
        arguments: [
            World(tasks: 10, completions: 4, share: 0.75, spread: 0.2, least: 0.92),
            World(tasks: 20, completions: 4, share: 0.75, spread: 0.2),
            World(tasks: 40, completions: 6, share: 0.85, spread: 0.1, researchers: 2),
            World(tasks: 20, completions: 4, share: 0.95, spread: 0.3, least: 0.9),
            World(tasks: 30, completions: 1, share: 0.75, spread: 0),
            World(tasks: 100, completions: 4, share: 0.9, spread: 0.2),
        ])
    func shares(_ world: World) {
        var generator = SplitMix(state: UInt64(world.tasks * 1000 + world.completions))
        var covered = 0
        for _ in 0..<Self.repeats {
            var sums = KeyAgreement()
            for _ in 0..<world.tasks {
                let chance = beta(world.share, world.spread, &generator)
                // What a task is like is common to all who gave its key.
                let own = (0..<world.completions).map { _ in generator.uniform() < chance ? 1 : 0 }
                sums.add(
                    answers: own,
                    key: Array(repeating: [Int?](repeating: 1, count: own.count), count: world.researchers))
            }
            if sums.share()?.interval.contains(world.share) == true { covered += 1 }
        }
        check(covered, world.least, "flags", world.testDescription)
    }

    @Test(
        "of pairs that are ordered alike",
        arguments: [
            World(tasks: 10, completions: 4, share: 1.2, spread: 0.5, least: 0.92),
            World(tasks: 20, completions: 4, share: 1.2, spread: 0.5),
            World(tasks: 40, completions: 6, share: 0.6, spread: 0.5),
            World(tasks: 20, completions: 9, share: 2, spread: 1),
        ])
    func rankings(_ world: World) {
        // Noisy order: a key of 1 … K, and a candidate who sees it through noise that differs from task to task.
        var generator = SplitMix(state: UInt64(world.tasks * 77 + world.completions))
        func add(to sums: inout KeyAgreement) {
            let noise = world.share * exp(world.spread * generator.normal())
            let seen = (1...world.completions).map { Double($0) + noise * generator.normal() }
            let order = seen.indices.sorted { seen[$0] < seen[$1] }
            var ranks = [Int](repeating: 0, count: seen.count)
            for (place, index) in order.enumerated() { ranks[index] = place + 1 }
            sums.add(ranks: ranks, key: [Array(1...world.completions)])
        }
        var all = KeyAgreement()
        for _ in 0..<20_000 { add(to: &all) }
        let truth = all.share()?.value ?? .nan
        var covered = 0
        for _ in 0..<Self.repeats {
            var sums = KeyAgreement()
            for _ in 0..<world.tasks { add(to: &sums) }
            if sums.share()?.interval.contains(truth) == true { covered += 1 }
        }
        check(covered, world.least, "rankings", world.testDescription)
    }

    struct Author: Sendable, CustomTestStringConvertible {
        var works: Int
        var graders: Int
        /// Before grades are cut to 1 … 7 and rounded.
        var level: Double
        var byWork: Double
        var byGrade: Double
        var least = 0.93
        var testDescription: String { "level \(level): \(works) works × \(graders) graders, \(byWork), \(byGrade)" }
    }

    @Test(
        "of grades",
        arguments: [
            Author(works: 4, graders: 1, level: 5, byWork: 0.8, byGrade: 0.5),
            Author(works: 8, graders: 2, level: 6, byWork: 0.8, byGrade: 0.5),
            Author(works: 10, graders: 3, level: 6.7, byWork: 0.7, byGrade: 0.4),
            Author(works: 20, graders: 1, level: 4, byWork: 1.5, byGrade: 1),
            Author(works: 10, graders: 1, level: 6.9, byWork: 1, byGrade: 0.3, least: 0.92),
        ])
    func grades(_ author: Author) {
        var generator = SplitMix(state: UInt64(author.works * 31 + author.graders))
        func work() -> [Int] {
            let quality = author.level + author.byWork * generator.normal()
            return (0..<author.graders).map { _ in
                max(1, min(7, Int((quality + author.byGrade * generator.normal()).rounded())))
            }
        }
        let truth = gradeMean((0..<20_000).map { _ in work() }, scale: 1...7)?.value ?? .nan
        var covered = 0
        for _ in 0..<Self.repeats {
            let estimate = gradeMean((0..<author.works).map { _ in work() }, scale: 1...7)
            if estimate?.interval.contains(truth) == true { covered += 1 }
        }
        check(covered, author.least, "grades", author.testDescription)
    }

    private func check(_ covered: Int, _ least: Double, _ what: String, _ world: String) {
        let share = Double(covered) / Double(Self.repeats)
        if Self.asked != nil { print("| \(what), \(world) | \(share) |") }
        let slack = 3 * (least * (1 - least) / Double(Self.repeats)).squareRoot()
        #expect(share > least - slack, "\(what), \(world): \(share)")
    }

    /// Of mean `mean`; a spread of 0 is always the mean, of 1 is 0 or 1.
    private func beta(_ mean: Double, _ spread: Double, _ generator: inout SplitMix) -> Double {
        guard spread > 0 else { return mean }
        let sum = 1 / spread - 1
        let (one, other) = (generator.gamma(mean * sum), generator.gamma((1 - mean) * sum))
        return one / (one + other)
    }
}

/// Chance that is the same in every run.
private struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    mutating func uniform() -> Double { Double(next() >> 11) / 9_007_199_254_740_992 }

    mutating func normal() -> Double {
        (-2 * log(1 - uniform())).squareRoot() * cos(2 * .pi * uniform())
    }

    /// Marsaglia & Tsang 2000; below 1 by a power of a uniform.
    mutating func gamma(_ shape: Double) -> Double {
        if shape < 1 { return gamma(shape + 1) * pow(1 - uniform(), 1 / shape) }
        let d = shape - 1.0 / 3
        let c = 1 / (9 * d).squareRoot()
        while true {
            let x = normal()
            let v = pow(1 + c * x, 3)
            if v > 0, log(1 - uniform()) < x * x / 2 + d - d * v + d * log(v) { return d * v }
        }
    }
}
