import Foundation
import Testing

@testable import Statistics

@Suite("How labelers have judged over time")
struct LabelerHistoryTests {
    /// Labelers who judge tasks day after day, some otherwise from a day on.
    private struct World {
        var labelers = Array(repeating: SyntheticLabelers.Labeler(), count: 12)
        /// By labeler: from a day on, how they judge.
        var changes: [Int: (day: Int, manner: SyntheticLabelers.Labeler)] = [:]
        var days = 28
        var tasksPerDay = 12

        func judged(using generator: inout TestGenerator) -> [ConsensusTask] {
            (0..<days).flatMap { day in
                var world = SyntheticLabelers(tasks: tasksPerDay)
                world.labelers = labelers.enumerated().map { number, manner in
                    changes[number].map { day >= $0.day ? $0.manner : manner } ?? manner
                }
                return world.judged(using: &generator).map { task in
                    var task = task
                    for place in task.judgements.indices { task.judgements[place].day = day }
                    return task
                }
            }
        }
    }

    private func histories(
        _ tasks: [ConsensusTask], _ labelers: Int, level: Double = 0.05, seed: UInt64 = 9
    ) throws -> [LabelerHistory?] {
        var generator = TestGenerator(state: seed)
        let model = try #require(ConsensusModel(tasks, labelers: labelers, using: &generator))
        return LabelerHistories(
            tasks, model, options: ChangeOptions(level: level) { $0 / 7 * 7 }, using: &generator
        ).labelers
    }

    @Test("what a judgement says of its labeler, beside another's, is what scipy integrates")
    func held() throws {
        for golden in try ChangeGolden.values.get().held {
            let own = golden.agrees ? [[0], [1]] : [[1], [0]]
            let posterior = TaskPosterior(
                ConsensusTask(
                    styles: [[], []],
                    judgements: [
                        .init(labeler: 0, groups: own, first: 0, day: 3), .init(labeler: 1, groups: [[0], [1]]),
                    ]))
            var generator = TestGenerator(state: 7)
            var (log, slopes) = (0.0, [0.0, 0.0])
            for _ in 0..<200 {
                let draws = NormalDraws(dimensions: 2, using: &generator)
                let held = try #require(
                    HeldJudgement(
                        posterior, at: 0, task: 0, [[9, 9], [golden.other, 0]], normals: draws[0]))
                let evidence = held.evidence(golden.labeler)
                log += evidence.log / 200
                for place in 0..<2 { slopes[place] += evidence.gradient[place] / 200 }
            }
            #expect(abs(log - golden.log) < 0.005, "\(log) \(golden.log)")
            for (slope, expected) in zip(slopes, golden.slopes) { #expect(abs(slope - expected) < 0.01) }
        }
    }

    @Test("derivatives are those of the function")
    func derivatives() throws {
        var generator = TestGenerator(state: 12)
        var world = SyntheticLabelers(tasks: 1, judgementsPerTask: 3)
        world.labelers = Array(repeating: .init(), count: 3)
        var task = world.judged(using: &generator)[0]
        for place in task.judgements.indices { task.judgements[place].day = 0 }
        let draws = NormalDraws(dimensions: 4, using: &generator)
        let parameters = Array(repeating: [1.2, 0.3, 0.4], count: 3)
        let held = try #require(
            HeldJudgement(TaskPosterior(task), at: 1, task: 0, parameters, normals: draws[0]))
        let (at, step) = ([0.8, -0.2], 1e-5)
        let evidence = held.evidence(at)
        for row in 0..<2 {
            var (above, below) = (at, at)
            above[row] += step
            below[row] -= step
            let (upper, lower) = (held.evidence(above), held.evidence(below))
            #expect(abs((upper.log - lower.log) / (2 * step) - evidence.gradient[row]) < 1e-6)
            for column in 0..<2 {
                let curvature = -(upper.gradient[column] - lower.gradient[column]) / (2 * step)
                #expect(abs(curvature - evidence.information[row * 2 + column]) < 1e-6)
            }
        }
    }

    @Test("where nobody changes somebody is named no more often than was said, and weeks hold the truth")
    func falseAlarms() throws {
        var generator = TestGenerator(state: 31)
        var (alarms, projects) = (0, 0)
        var (covered, weeks) = (0, 0)
        for _ in 0..<10 {
            var world = World()
            world.labelers = Array(repeating: .init(), count: 8)
            for labeler in 0..<8 { world.labelers[labeler].reliability = 0.8 + 0.2 * Double(labeler) }
            world.tasksPerDay = 8
            let tasks = world.judged(using: &generator)
            let found = try histories(tasks, 8, level: 0.3).map { try #require($0) }
            projects += 1
            if found.contains(where: { $0.change != nil }) { alarms += 1 }
            #expect(!found.contains { !$0.isTested })
            for (labeler, history) in found.enumerated() {
                for period in history.periods {
                    weeks += 1
                    // The unit is the mean of all: 1.5.
                    let truth = world.labelers[labeler].reliability / 1.5
                    if period.manner.reliability.interval.contains(truth) { covered += 1 }
                }
            }
        }
        // A level at which ten projects tell something: three are expected, and eight or more come once in 600 times.
        #expect(alarms <= 7, "\(alarms) of \(projects)")
        let share = Double(covered) / Double(weeks)
        #expect(share > 0.86 && weeks > 250, "\(share) of \(weeks)")
    }

    @Test("of those who judge otherwise from a day on most are found, with the day, and nobody else is named")
    func planted() throws {
        var generator = TestGenerator(state: 32)
        var (named, innocent, held, off) = (0, 0, 0, 0)
        for _ in 0..<2 {
            var world = World()
            world.changes = [
                // At random; the first always; the wrong way round; and somebody who gets better.
                0: (14, .init(reliability: 0)), 1: (18, .init(reliability: 0, firstPlace: 4)),
                2: (10, .init(reliability: -1.5)), 3: (14, .init()),
            ]
            world.labelers[3] = .init(reliability: 0)
            let found = try histories(world.judged(using: &generator), 12).map { try #require($0) }
            for (labeler, history) in found.enumerated() {
                guard let truth = world.changes[labeler] else {
                    if history.change != nil { innocent += 1 }
                    continue
                }
                guard let change = history.change else { continue }
                named += 1
                if change.days.contains(truth.day) { held += 1 }
                off += abs(change.day - truth.day)
                #expect(change.days.contains(change.day) && change.probability <= 0.05)
                #expect((change.reliability.value > 0) == (labeler == 3))
                #expect(change.reliability.interval.lower > 0 || change.reliability.interval.upper < 0)
            }
        }
        // With 84 judgements each, three of a task, and a third of all labelers changing, more than half are found.
        #expect(named >= 4, "\(named) of 8")
        #expect(innocent <= 1, "\(innocent) of 16")
        #expect(held >= named - 1, "\(held) of \(named)")
        #expect(off <= 2 * named, "\(off) days over \(named)")
    }

    @Test("before and after are as they were planted")
    func effect() throws {
        var generator = TestGenerator(state: 33)
        var world = World()
        world.changes = [1: (14, .init(reliability: 0, firstPlace: 4))]
        let history = try #require(try histories(world.judged(using: &generator), 12)[1])
        let change = try #require(history.change)
        #expect(change.before.reliability.interval.contains(1))
        #expect(change.after.reliability.interval.contains(0))
        let (pull, added) = (try #require(change.after.firstPlace), try #require(change.firstPlace))
        #expect(pull.interval.contains(4) && added.interval.lower > 1)
        #expect(change.before.judgements + change.after.judgements == history.judgements)
        #expect(history.periods.map(\.start) == [0, 7, 14, 21])
    }

    @Test("numbering labelers anew changes nothing")
    func renumbered() throws {
        var generator = TestGenerator(state: 34)
        var world = World()
        world.changes = [2: (12, .init(reliability: 0))]
        world.tasksPerDay = 10
        let tasks = world.judged(using: &generator)
        let plain = try histories(tasks, 12)
        let renumbered = tasks.map { task in
            var task = task
            for place in task.judgements.indices {
                task.judgements[place].labeler = 11 - task.judgements[place].labeler
            }
            return task
        }
        let turned = try Array(histories(renumbered, 12).reversed())
        for (one, other) in zip(plain, turned) {
            let (one, other) = (try #require(one), try #require(other))
            #expect(one.change?.day == other.change?.day && one.change?.days == other.change?.days)
            #expect(one.judgements == other.judgements && one.periods.count == other.periods.count)
            for (mine, theirs) in zip(one.periods, other.periods) {
                #expect(abs(mine.manner.reliability.value - theirs.manner.reliability.value) < 1e-6)
            }
        }
        #expect(plain[2]?.change != nil)
    }

    @Test("showing completions on other sides, and listing them in another order, names the same labeler and day")
    func shuffled() throws {
        var generator = TestGenerator(state: 35)
        var world = World()
        world.changes = [4: (14, .init(reliability: -1))]
        world.tasksPerDay = 10
        let tasks = world.judged(using: &generator)
        let turned = tasks.map { task in
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
        let (plain, other) = (try histories(tasks, 12), try histories(turned, 12))
        #expect(plain.map { $0?.change?.day } == other.map { $0?.change?.day })
        #expect(plain[4]?.change != nil)
    }

    @Test("without days, as in files, there is no history")
    func undated() throws {
        var generator = TestGenerator(state: 36)
        var world = World()
        world.days = 6
        let undated = world.judged(using: &generator).map { task in
            var task = task
            for place in task.judgements.indices { task.judgements[place].day = nil }
            return task
        }
        let found = try histories(undated, 12)
        #expect(found.count == 12 && found.compactMap(\.self).isEmpty)
    }
}
