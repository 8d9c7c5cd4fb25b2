import Foundation
import Testing

@testable import Statistics

/// Golden values made by numpy, scipy and crowd-kit; see Golden/consensus.py.
private struct Golden: Decodable {
    struct Order: Decodable {
        var utilities: [Double]
        var sizes: [Int]
        var log: Double
    }
    struct Marginal: Decodable {
        var agree: Bool
        var reliabilities: [Double]
        var slope: Double
    }
    struct CrowdKit: Decodable {
        struct Judgement: Decodable {
            var labeler: Int
            var first: Int
            var second: Int
            var preferred: Int
        }
        var judgements: [Judgement]
        var scores: [Double]
        var skills: [Double]
    }
    var orders: [Order]
    var marginals: [Marginal]
    var crowdkit: CrowdKit

    static let values: Result<Golden, any Error> = Result {
        let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Golden/consensus.json")
        return try JSONDecoder().decode(Golden.self, from: Data(contentsOf: file))
    }
}

@Suite("What labelers take completions to be worth")
struct ConsensusModelTests {
    // MARK: - Orders

    @Test("orders with ties are as probable as numpy says")
    func orders() throws {
        for order in try Golden.values.get().orders {
            #expect(abs(OrderLikelihood(order.utilities, sizes: order.sizes).log - order.log) < 1e-12)
        }
    }

    @Test(
        "the probabilities of all orders of one shape add up to 1",
        arguments: [[1, 1, 1, 1], [2, 2], [1, 3], [2, 1, 1]])
    func addUp(_ sizes: [Int]) {
        let utilities = [0.3, -1.2, 2.0, 0.1]
        // Each order of a group's members is listed, and they are one.
        let repeats = sizes.reduce(1.0) { $0 * (1...$1).reduce(1.0) { $0 * Double($1) } }
        let sum = Self.permutations(utilities).reduce(0) { $0 + exp(OrderLikelihood($1, sizes: sizes).log) } / repeats
        #expect(abs(sum - 1) < 1e-12)
    }

    @Test("derivatives are those of the function", arguments: [[1, 1, 1, 1], [2, 2], [1, 3], [2, 1, 1]])
    func derivatives(_ sizes: [Int]) {
        let utilities = [0.3, -1.2, 2.0, 0.1]
        let likelihood = OrderLikelihood(utilities, sizes: sizes)
        for place in utilities.indices {
            let (above, below) = (moved(utilities, place, 1e-5), moved(utilities, place, -1e-5))
            let (upper, lower) = (OrderLikelihood(above, sizes: sizes), OrderLikelihood(below, sizes: sizes))
            #expect(abs((upper.log - lower.log) / 2e-5 - likelihood.gradient[place]) < 1e-8)
            for other in utilities.indices {
                let curvature = -(upper.gradient[other] - lower.gradient[other]) / 2e-5
                #expect(abs(curvature - likelihood.information[other * 4 + place]) < 1e-8)
            }
        }
    }

    @Test("what a task says of a labeler is the slope of scipy's marginal likelihood")
    func marginal() throws {
        for golden in try Golden.values.get().marginals {
            let other = golden.agree ? [[0], [1]] : [[1], [0]]
            var task = TaskPosterior(
                ConsensusTask(
                    styles: [[], []],
                    judgements: [.init(labeler: 0, groups: [[0], [1]]), .init(labeler: 1, groups: other)]))
            var generator = TestGenerator(state: 3)
            var slopes: [Double] = []
            for _ in 0..<200 {
                let draws = NormalDraws(dimensions: 2, using: &generator)
                let drawn = task.draws(golden.reliabilities.map { [$0, 0] }, normals: draws[0])
                slopes.append(OrderScores(task.orders[0], at: 0, drawn).mean[0])
            }
            #expect(abs(slopes.reduce(0, +) / 200 - golden.slope) < 0.01)
        }
    }

    // MARK: - Labelers

    @Test("who judges at random, the wrong way round, by place or by style is told from the others")
    func planted() throws {
        var generator = TestGenerator(state: 11)
        var world = SyntheticLabelers(tasks: 130)
        world.labelers = Array(repeating: .init(), count: 10)
        world.labelers[0] = .init(reliability: 0)
        world.labelers[1] = .init(reliability: -1.5)
        world.labelers[2] = .init(reliability: 0, firstPlace: 4)
        world.labelers[3] = .init(reliability: 0, style: 3)
        let model = try #require(ConsensusModel(world.judged(using: &generator), labelers: 10, using: &generator))
        let found = try model.labelers.map { try #require($0) }
        let honest = try #require(found[4...].map(\.reliability.value).min())
        for planted in found[..<4] { #expect(planted.reliability.value < honest) }
        #expect(found[1].reliability.interval.upper < 0)
        for random in [0, 2, 3] { #expect(found[random].reliability.interval.contains(0)) }
        #expect(try #require(found[2].firstPlace).interval.contains(4))
        #expect(try #require(found[3].styles[0]).interval.lower > 1)
        for upright in found[4...] {
            #expect(upright.reliability.interval.lower > 0.2)
            #expect(try #require(upright.firstPlace).interval.upper < 2)
        }
    }

    @Test(
        "numbering labelers anew changes no value, and listing tasks and completions in another order only what chance draws"
    )
    func invariant() throws {
        var generator = TestGenerator(state: 5)
        var world = SyntheticLabelers(tasks: 40)
        world.labelers = (0..<6).map { .init(reliability: 0.6 + 0.3 * Double($0)) }
        let tasks = world.judged(using: &generator)
        func fitted(_ tasks: [ConsensusTask]) throws -> [Estimate] {
            var generator = TestGenerator(state: 8)
            let model = try #require(ConsensusModel(tasks, labelers: 6, using: &generator))
            return try model.labelers.map { try #require($0).reliability }
        }
        let plain = try fitted(tasks)
        let renumbered = tasks.map { task in
            var task = task
            for place in task.judgements.indices { task.judgements[place].labeler = 5 - task.judgements[place].labeler }
            return task
        }
        for (one, other) in zip(plain, try fitted(renumbered).reversed()) {
            #expect(abs(one.value - other.value) < 1e-9)
        }
        let turned = tasks.reversed().map { task in
            let last = task.styles.count - 1
            return ConsensusTask(
                styles: task.styles.reversed(),
                judgements: task.judgements.map { judgement in
                    var judgement = judgement
                    judgement.groups = judgement.groups.map { $0.map { last - $0 } }
                    judgement.first = judgement.first.map { last - $0 }
                    return judgement
                })
        }
        for (one, other) in zip(plain, try fitted(turned)) {
            #expect(abs(one.value - other.value) < one.standardError / 2)
        }
    }

    @Test("who has no say is measured, and changes nothing for the others")
    func untrusted() throws {
        var generator = TestGenerator(state: 6)
        var world = SyntheticLabelers(tasks: 40)
        world.labelers = Array(repeating: .init(), count: 6)
        let tasks = world.judged(using: &generator)
        let joined = tasks.map { task in
            var task = task
            var judgement = task.judgements[0]
            judgement.labeler = 6
            judgement.groups.reverse()
            judgement.trust = 0
            task.judgements.append(judgement)
            return task
        }
        func fitted(_ tasks: [ConsensusTask], _ labelers: Int) throws -> ConsensusModel {
            var generator = TestGenerator(state: 9)
            return try #require(ConsensusModel(tasks, labelers: labelers, using: &generator))
        }
        let (without, with) = (try fitted(tasks, 6), try fitted(joined, 7))
        for labeler in 0..<6 {
            let difference =
                try #require(without.labelers[labeler]).reliability.value
                - #require(with.labelers[labeler]).reliability.value
            #expect(abs(difference) < 1e-6)
        }
        #expect(try #require(with.labelers[6]).reliability.interval.upper < 0)
    }

    @Test("crowd-kit's noisy Bradley–Terry model finds the same labelers and the same order of completions")
    func crowdKit() throws {
        let golden = try Golden.values.get().crowdkit
        let task = ConsensusTask(
            styles: golden.scores.map { _ in [] },
            judgements: golden.judgements.map {
                .init(labeler: $0.labeler, groups: [[$0.preferred], [$0.preferred == $0.first ? $0.second : $0.first]])
            })
        var generator = TestGenerator(state: 4)
        let model = try #require(ConsensusModel([task], labelers: golden.skills.count, using: &generator))
        let reliabilities = try model.labelers.map { try #require($0).reliability.value }
        let strengths = model.strengths[0].map(\.mean)
        #expect(try #require(spearman(strengths, golden.scores)) > 0.9)
        #expect(try #require(spearman(reliabilities, golden.skills)) > 0.75)
    }

    @Test("with half of the labelers weighing nothing the others are measured, and so are they")
    func manyUntrusted() throws {
        var generator = TestGenerator(state: 15)
        var world = SyntheticLabelers(tasks: 120, judgementsPerTask: 4)
        world.labelers = Array(repeating: .init(), count: 12)
        let tasks = world.judged(using: &generator).map { task in
            var task = task
            for place in task.judgements.indices where task.judgements[place].labeler < 6 {
                task.judgements[place].trust = 0
            }
            return task
        }
        let model = try #require(ConsensusModel(tasks, labelers: 12, using: &generator))
        for labeler in model.labelers {
            let reliability = try #require(labeler).reliability
            #expect(reliability.standardError < 0.6 && abs(reliability.value - 1) < 3 * reliability.standardError)
        }
    }

    @Test("beside somebody who weighs nothing alone nothing is told")
    func beside() throws {
        var generator = TestGenerator(state: 16)
        var world = SyntheticLabelers(tasks: 40)
        world.labelers = Array(repeating: .init(), count: 4)
        var tasks = world.judged(using: &generator)
        world = SyntheticLabelers(tasks: 40, judgementsPerTask: 2, labelers: [.init(), .init(reliability: 0)])
        tasks += world.judged(using: &generator).map { task in
            var task = task
            // Labeler 4 has no say, and labeler 5 has judged beside nobody else.
            for place in task.judgements.indices {
                task.judgements[place].trust = task.judgements[place].labeler == 0 ? 0 : 1
                task.judgements[place].labeler += 4
            }
            return task
        }
        let model = try #require(ConsensusModel(tasks, labelers: 6, using: &generator))
        #expect(model.labelers[5] == nil)
    }

    @Test("what nothing is known of is not told: no place, no difference in style")
    func unknown() throws {
        var generator = TestGenerator(state: 12)
        var world = SyntheticLabelers(tasks: 30)
        world.labelers = Array(repeating: .init(), count: 5)
        let tasks = world.judged(using: &generator).map { task in
            ConsensusTask(
                styles: task.styles.map { _ in [3, 0] },
                judgements: task.judgements.map { .init(labeler: $0.labeler, groups: $0.groups) })
        }
        let model = try #require(ConsensusModel(tasks, labelers: 6, using: &generator))
        #expect(model.labelers[5] == nil)
        for labeler in model.labelers[..<5] {
            let labeler = try #require(labeler)
            #expect(labeler.firstPlace == nil && labeler.styles == [nil, nil])
            #expect(labeler.reliability.standardError > 0.1 && labeler.reliability.interval.contains(1))
        }
    }

    @Test("without two labelers of one task, or where all is tied, nothing is said")
    func nothing() {
        var generator = TestGenerator(state: 1)
        let alone = ConsensusTask(styles: [[], []], judgements: [.init(labeler: 0, groups: [[0], [1]])])
        #expect(ConsensusModel([alone], labelers: 1, using: &generator) == nil)
        let tied = ConsensusTask(
            styles: [[], []],
            judgements: [.init(labeler: 0, groups: [[0, 1]]), .init(labeler: 1, groups: [[1], [0]])])
        #expect(ConsensusModel([tied], labelers: 2, using: &generator) == nil)
        #expect(ConsensusModel([], labelers: 0, using: &generator) == nil)
        // Of two who judge each the other could be the better one.
        var world = SyntheticLabelers(tasks: 40, judgementsPerTask: 2, labelers: [.init(), .init()])
        #expect(ConsensusModel(world.judged(using: &generator), labelers: 2, using: &generator) == nil)
        // Where nobody follows anything, there is nothing to be held against.
        world = SyntheticLabelers(
            tasks: 40, labelers: Array(repeating: .init(reliability: 0, firstPlace: 0, style: 0), count: 6))
        #expect(ConsensusModel(world.judged(using: &generator), labelers: 6, using: &generator) == nil)
    }

    private static func permutations(_ values: [Double]) -> [[Double]] {
        guard values.count > 1 else { return [values] }
        return values.indices.flatMap { place in
            var rest = values
            let value = rest.remove(at: place)
            return permutations(rest).map { [value] + $0 }
        }
    }

    private func moved(_ values: [Double], _ place: Int, _ way: Double) -> [Double] {
        var moved = values
        moved[place] += way
        return moved
    }
}
