import Foundation
import Testing

@testable import Statistics

@Suite("Which tasks are disputed")
struct DisputeTestTests {
    private static let labelers: [SyntheticLabelers.Labeler] = (0..<10).map {
        .init(reliability: 1.2 + 0.15 * Double($0), firstPlace: $0 == 3 ? 1 : 0.2, style: $0 == 4 ? 0.8 : 0.1)
    }

    private func world(tasks: Int, each: Int = 4, completions: Int = 4) -> SyntheticLabelers {
        var world = SyntheticLabelers(tasks: tasks, judgementsPerTask: each, labelers: Self.labelers)
        world.completions = completions
        return world
    }

    /// Ties the last two of every second judgement.
    private func tied(_ tasks: [ConsensusTask]) -> [ConsensusTask] {
        tasks.map { task in
            var task = task
            for place in task.judgements.indices where place.isMultiple(of: 2) {
                let groups = task.judgements[place].groups
                task.judgements[place].groups = groups.dropLast(2) + [groups.suffix(2).flatMap(\.self)]
            }
            return task
        }
    }

    /// Half of the labelers take the completions' strengths the other way round.
    private func turned(_ task: ConsensusTask) -> ConsensusTask {
        var task = task
        for place in task.judgements.indices where place.isMultiple(of: 2) {
            task.judgements[place].groups.reverse()
        }
        return task
    }

    private func pValues(_ tasks: [ConsensusTask], seed: UInt64) throws -> [Double] {
        var generator = TestGenerator(state: seed)
        let model = try #require(ConsensusModel(tasks, labelers: Self.labelers.count, using: &generator))
        let test = DisputeTest(model)
        return try tasks.map { try #require(test.pValue($0, using: &generator)) }
    }

    @Test(
        "where nothing is disputed p-values are what they say, and with false discovery control hardly any task is named",
        arguments: [(4, 4, false), (2, 4, false), (5, 3, true), (3, 2, false)])
    func calibrated(each: Int, completions: Int, hasTies: Bool) throws {
        var generator = TestGenerator(state: UInt64(each * 10 + completions))
        let count = 300
        var tasks = world(tasks: count, each: each, completions: completions).judged(using: &generator)
        if hasTies { tasks = tied(tasks) }
        let pValues = try pValues(tasks, seed: 17)
        for level in [0.01, 0.05, 0.1, 0.25] {
            let share = Double(pValues.count { $0 <= level }) / Double(count)
            // Four standard errors. Few judgements of few completions take few values: then a p-value may be too high.
            #expect(share < level + 4 * (level * (1 - level) / Double(count)).squareRoot(), "\(share) at \(level)")
            if each > 3 { #expect(share > level - 4 * (level * (1 - level) / Double(count)).squareRoot()) }
        }
        #expect(falseDiscoveryRates(pValues, among: count).count { $0 <= 0.1 } <= 3)
    }

    @Test("planted disputes are found, and few other tasks are named with them")
    func power() throws {
        var generator = TestGenerator(state: 23)
        var tasks = world(tasks: 400, each: 6).judged(using: &generator)
        for place in 0..<40 { tasks[place] = turned(tasks[place]) }
        let rates = falseDiscoveryRates(try pValues(tasks, seed: 29), among: tasks.count)
        let named = rates.indices.filter { rates[$0] <= 0.1 }
        let planted = named.count { $0 < 40 }
        // A third: three against three who are no more reliable than these come about by chance, too.
        #expect(planted >= 10, "\(planted) of 40")
        #expect(named.count - planted <= max(3, named.count / 5), "\(named.count - planted) of \(named.count)")
    }

    @Test("who orders the other way round all the time is no dispute, nor is who weighs nothing")
    func notDisputed() throws {
        var generator = TestGenerator(state: 31)
        var world = world(tasks: 200, each: 5)
        world.labelers[0].reliability = -2
        let tasks = world.judged(using: &generator)
        let model = try #require(ConsensusModel(tasks, labelers: 10, using: &generator))
        let test = DisputeTest(model)
        let withTurned = tasks.filter { $0.judgements.contains { $0.labeler == 0 } }
        let low = try withTurned.count { try #require(test.pValue($0, using: &generator)) <= 0.05 }
        #expect(Double(low) < 0.05 * Double(withTurned.count) + 4 * (0.0475 * Double(withTurned.count)).squareRoot())
        var task = turned(tasks[0])
        let before = try #require(test.concordance(task))
        for place in task.judgements.indices where !place.isMultiple(of: 2) { task.judgements[place].trust = 0 }
        #expect(try #require(test.concordance(task)) > before)
        for place in task.judgements.indices.dropFirst() { task.judgements[place].trust = 0 }
        #expect(test.concordance(task) == nil && test.pValue(task, using: &generator) == nil)
    }

    @Test("false discovery rates are Benjamini and Hochberg's, also where tests that told nothing are only counted")
    func rates() {
        // R: p.adjust(c(0.01, 0.02, 0.03, 0.5), "BH")
        let rates = falseDiscoveryRates([0.02, 0.5, 0.01, 0.03], among: 4)
        for (rate, golden) in zip(rates, [0.04, 0.5, 0.04, 0.04]) { #expect(abs(rate - golden) < 1e-12) }
        #expect(falseDiscoveryRates([0.01], among: 50) == [0.5])
        #expect(falseDiscoveryRates([], among: 9) == [])
    }
}
