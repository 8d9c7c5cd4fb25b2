import Foundation
import Testing

@testable import Statistics

/// Golden values made by statsmodels and numpy; see Golden/habits.py.
private struct Golden: Decodable {
    struct Observation: Decodable {
        var labeler: Int
        var task: Int
        var logLength: Double
        var logTime: Double
    }
    struct Pace: Decodable {
        var observations: [Observation]
        var slope: Double
        var scale: Double
        var effects: [Double]
        var errors: [Double]
    }
    struct Shrunk: Decodable {
        var values: [Double]
        var variances: [Double]
        var variance: Double
        var mean: Double
        var shrunk: [Double]
        var errors: [Double]
    }
    var pace: Pace
    var shrinkage: [Shrunk]

    static let values: Result<Golden, any Error> = Result {
        let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Golden/habits.json")
        return try JSONDecoder().decode(Golden.self, from: Data(contentsOf: file))
    }
}

@Suite("What labelers use of a form, and how fast they are")
struct LabelerHabitTests {
    // MARK: - Golden values

    @Test("the robust regression is that of statsmodels, and its errors those of whole matrices")
    func pace() throws {
        let golden = try Golden.values.get().pace
        let model = try #require(
            PaceModel(
                golden.observations.map {
                    .init(labeler: $0.labeler, task: $0.task, logLength: $0.logLength, logTime: $0.logTime)
                }, fewest: 5))
        #expect(abs(model.slope - golden.slope) < 1e-7)
        #expect(abs(model.scale - golden.scale) < 1e-7)
        for labeler in golden.effects.indices {
            let found = try #require(model.labelers[labeler])
            #expect(abs(found.effect - golden.effects[labeler]) < 1e-7)
            #expect(abs(found.standardError - golden.errors[labeler]) < 1e-7)
        }
        let fast = try #require(model.labelers[2]?.speed)
        #expect(fast.interval.lower > 0, "twice as fast as the others")
    }

    @Test("the variance among labelers is that of statsmodels, and each is drawn to the mean as far as it says")
    func shrinkage() throws {
        for golden in try Golden.values.get().shrinkage {
            let found = Shrinkage(
                zip(golden.values, golden.variances).map { .init(value: $0, variance: $1, clusters: 1000) })
            #expect(abs(try #require(found.variance) - golden.variance) < 1e-6)
            #expect(abs(found.mean - golden.mean) < 1e-6)
            for (estimate, (value, error)) in zip(found.estimates, zip(golden.shrunk, golden.errors)) {
                #expect(abs(estimate.value - value) < 1e-6)
                #expect(abs(estimate.standardError - error) < 1e-6)
            }
        }
    }

    @Test("fewer than five labelers are told as measured, and nobody where nobody differs")
    func few() {
        let effects = [0.1, 0.5, -0.3].map { Shrinkage.Effect(value: $0, variance: 0.01, clusters: 30) }
        let found = Shrinkage(effects)
        #expect(found.variance == nil && found.estimates.map(\.value) == [0.1, 0.5, -0.3])
        #expect(Shrinkage([]).estimates.isEmpty)
        var same = PairedDeviations()
        for _ in 0..<20 { same.add([(0, 0), (1, 0), (2, 0)]) }
        #expect(same.estimates(fewest: 5).isEmpty)
        same.add([(0, 1)])
        #expect(same.estimates(fewest: 5).isEmpty, "one person alone differs from nobody")
    }

    @Test("of less than the fewest tasks nothing is told, and of times that do not vary neither")
    func tooLittle() throws {
        var habits = LabelerHabits(fewest: 5)
        for task in 0..<4 {
            habits.add(
                .init(
                    length: 1000 + task,
                    judgements: (0..<3).map {
                        .init(labeler: $0, groups: [1, 2], allBad: false, milliseconds: 9_000 + 100 * $0, shortest: 50)
                    }))
        }
        for labeler in habits.labelers().values {
            let ties = try #require(labeler[.ties])
            #expect(ties.own == nil && ties.beside == nil && ties.tasks == 4 && ties.units == 12)
            #expect(labeler.pace == nil && labeler.timed == 4 && labeler[.strength] == nil)
        }
        let flat = (0..<40).map { PaceModel.Observation(labeler: $0 % 4, task: $0, logLength: 7, logTime: 9) }
        #expect(PaceModel(flat, fewest: 5) == nil)
    }

    // MARK: - Coverage

    @Test(
        "intervals of speed hold what is true, for nineteen labelers in twenty, also where some times are far too long")
    func coverageOfSpeed() throws {
        var generator = TestGenerator(state: 5)
        var (held, all) = (0, 0)
        for _ in 0..<150 {
            let speeds = (0..<14).map { _ in 0.3 * normal(using: &generator) }
            let mean = speeds.reduce(0, +) / 14
            var observations: [PaceModel.Observation] = []
            for task in 0..<140 {
                let length = 7 + 0.5 * normal(using: &generator)
                let hard = 0.15 * normal(using: &generator)
                for labeler in Array(0..<14).shuffled(using: &generator).prefix(3) {
                    // Sixteen in a hundred of the times are of a wider distribution: with the same middle.
                    let width = Double.random(in: 0..<1, using: &generator) < 0.16 ? 1.2 : 0.35
                    observations.append(
                        .init(
                            labeler: labeler, task: task, logLength: length,
                            logTime: 3 + 0.8 * length + hard - speeds[labeler] + width * normal(using: &generator)))
                }
            }
            let model = try #require(PaceModel(observations, fewest: 5))
            for (labeler, found) in model.labelers {
                all += 1
                if found.speed.interval.contains(speeds[labeler] - mean) { held += 1 }
            }
        }
        let coverage = Double(held) / Double(all)
        #expect(coverage > 0.93 && coverage < 0.985, "\(coverage)")
    }

    @Test("intervals of how far somebody is from the others on the same tasks hold what is true", arguments: [12, 40])
    func coverageOfDeviations(tasksEach: Int) {
        var generator = TestGenerator(state: 9)
        var (held, all) = (0, 0)
        for _ in 0..<200 {
            let chances = (0..<12).map { _ in
                min(0.8, max(0.03, 0.25 + 0.12 * normal(using: &generator)))
            }
            let sum = chances.reduce(0, +)
            var deviations = PairedDeviations()
            for _ in 0..<(tasksEach * 4) {
                deviations.add(
                    Array(0..<12).shuffled(using: &generator).prefix(3).map { labeler in
                        (labeler, Double.random(in: 0..<1, using: &generator) < chances[labeler] ? 1 : 0)
                    })
            }
            for (labeler, found) in deviations.estimates(fewest: 5) {
                all += 1
                if found.interval.contains(chances[labeler] - (sum - chances[labeler]) / 11) { held += 1 }
            }
        }
        let coverage = Double(held) / Double(all)
        #expect(coverage > 0.925 && coverage < 0.985, "\(coverage)")
    }

    // MARK: - What is planted is found

    /// Labeler 0 ties everything, 1 always says that all is bad, 2 uses the strongest level only, 3 is four times as fast.
    private func world(_ tasks: Int = 120) -> [LabelerHabits.Task] {
        var generator = TestGenerator(state: 21)
        return (0..<tasks).map { _ in
            let length = Int.random(in: 800..<6000, using: &generator)
            return LabelerHabits.Task(
                length: length,
                judgements: Array(0..<10).shuffled(using: &generator).prefix(4).map { labeler in
                    let time = exp(log(Double(length)) * 0.8 + 4 + 0.3 * normal(using: &generator))
                    return .init(
                        labeler: labeler,
                        groups: labeler == 0 ? [4] : Bool.random(using: &generator) ? [1, 1, 2] : [1, 1, 1, 1],
                        allBad: labeler == 1 || Int.random(in: 0..<8, using: &generator) == 0,
                        strengths: [labeler == 2 ? 1 : Double(Int.random(in: 0...3, using: &generator)) / 3],
                        milliseconds: Int(labeler == 3 ? time / 4 : time), shortest: length * 1000 / 95)
                })
        }
    }

    private func told(_ tasks: [LabelerHabits.Task]) -> [Int: LabelerHabits.Labeler] {
        var habits = LabelerHabits(fewest: 5)
        for task in tasks { habits.add(task) }
        return habits.labelers()
    }

    @Test("somebody who ties everything, finds all bad, uses one end or hardly reads stands out, and the others do not")
    func planted() throws {
        let found = told(world())
        #expect(try #require(found[0]?[.ties]?.own).interval.contains(1))
        #expect(try #require(found[0]?[.ties]?.beside).interval.lower > 0.5)
        #expect(try #require(found[1]?[.allBad]?.beside).interval.lower > 0.5)
        #expect(try #require(found[2]?[.extreme]?.beside).interval.lower > 0.3)
        #expect(try #require(found[2]?[.strength]?.beside).interval.lower > 0.2)
        let fast = try #require(found[3]?.pace?.speed)
        #expect(fast.interval.lower > log(2) && fast.interval.upper < log(5))
        for labeler in 4..<10 {
            let upright = try #require(found[labeler])
            #expect(try #require(upright[.ties]?.beside).interval.upper < 0.1)
            #expect(try #require(upright.pace?.speed).interval.upper < log(1.5))
        }
    }

    // MARK: - Invariance

    @Test(
        "whatever labelers are called, in whichever order they judged, every figure is the same to the last digit but three"
    )
    func invariance() throws {
        let tasks = world(60)
        let plain = told(tasks)
        var generator = TestGenerator(state: 2)
        let names = Array(0..<10).shuffled(using: &generator)
        let renamed = told(
            tasks.map { task in
                LabelerHabits.Task(
                    length: task.length,
                    judgements: task.judgements.shuffled(using: &generator).map { judgement in
                        var copy = judgement
                        copy.labeler = names[judgement.labeler]
                        return copy
                    })
            })
        func close(_ one: Estimate?, _ other: Estimate?) -> Bool {
            guard let one, let other else { return one == nil && other == nil }
            return zip(
                [one.value, one.standardError, one.interval.lower, one.interval.upper],
                [other.value, other.standardError, other.interval.lower, other.interval.upper]
            ).allSatisfy { abs($0 - $1) < 1e-9 }
        }
        for (labeler, before) in plain {
            let after = try #require(renamed[names[labeler]])
            for habit in LabelerHabits.Habit.allCases {
                #expect(close(before[habit]?.own, after[habit]?.own), "\(habit)")
                #expect(close(before[habit]?.beside, after[habit]?.beside), "\(habit)")
                #expect(before[habit]?.units == after[habit]?.units)
            }
            #expect(close(before.pace?.speed, after.pace?.speed) && close(before.pace?.pace, after.pace?.pace))
        }
    }
}
