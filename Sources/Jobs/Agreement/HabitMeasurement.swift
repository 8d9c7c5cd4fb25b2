import Foundation
import Preferences
import Statistics
import Storage

/// What each labeler of a project uses of its form, and how fast they are, from the latest tasks of each.
struct HabitMeasurement {
    private var habits = LabelerHabits(fewest: AgreementRules.fewestTasks)
    private var numbers: [ID<User>: Int] = [:]

    mutating func add(_ task: WorkedTask) {
        // A file that was imported twice says the same of the same person twice.
        var names: Set<String> = []
        let judgements = task.judgements.filter { judgement in
            judgement.importedName.map { names.insert($0).inserted } ?? true
        }
        let shortest = ReadingPace.shortestMs(characters: task.completionsLength)
        habits.add(
            .init(
                length: task.promptLength + task.completionsLength,
                judgements: judgements.map { judgement in
                    let levels = judgement.asked?.strengths.map(\.value) ?? []
                    return .init(
                        labeler: number(of: judgement.user),
                        groups: judgement.asked?.ties == false ? [] : judgement.groups,
                        allBad: judgement.asked?.allBad == true ? judgement.allBad : nil,
                        strengths: judgement.strengths.compactMap { strength in
                            strength.flatMap(levels.firstIndex).map { Double($0) / Double(max(1, levels.count - 1)) }
                        },
                        milliseconds: judgement.readingMs, shortest: judgement.readingMs == nil ? nil : shortest)
                }))
    }

    func figures() -> [AgreementFigure] {
        let labelers = habits.labelers()
        return numbers.sorted { $0.key < $1.key }.flatMap { user, number in
            labelers[number].map { Self.figures(of: AgreementGroup(.labeler, user.rawValue), $0) } ?? []
        }
    }

    private static func figures(of group: AgreementGroup, _ labeler: LabelerHabits.Labeler) -> [AgreementFigure] {
        let measures: [(LabelerHabits.Habit, AgreementMeasure, AgreementMeasure?)] = [
            (.ties, .ties, .tiesBeside), (.allBad, .allBad, .allBadBeside), (.strength, .strength, .strengthBeside),
            (.extreme, .extreme, .extremeBeside), (.hasty, .hasty, nil),
        ]
        var figures = measures.flatMap { habit, own, beside -> [AgreementFigure] in
            guard let share = labeler[habit] else { return [] }
            func figure(_ measure: AgreementMeasure, _ estimate: Estimate?) -> AgreementFigure {
                AgreementFigure(
                    group, measure, estimate.flatMap(AgreementFigure.Value.init), units: share.units,
                    tasks: estimate?.clusters ?? share.tasks)
            }
            return [figure(own, share.own)]
                + (beside.flatMap { measure in share.beside.map { figure(measure, $0) } }.map { [$0] } ?? [])
        }
        guard labeler.timed > 0 else { return figures }
        let pace = labeler.pace
        let found: [(AgreementMeasure, Estimate?, Double)] = [(.speed, pace?.speed, 1), (.pace, pace?.pace, 60_000)]
        figures += found.map { measure, estimate, unit in
            AgreementFigure(
                group, measure, estimate.map { $0.exponential(times: unit) }.flatMap(AgreementFigure.Value.init),
                units: labeler.timed, tasks: labeler.timed)
        }
        return figures
    }

    private mutating func number(of user: ID<User>) -> Int {
        if let known = numbers[user] { return known }
        numbers[user] = numbers.count
        return numbers.count - 1
    }
}

extension Estimate {
    /// Of a logarithm, what it is of: the interval's ends are those of the logarithm, the standard error by the delta method.
    fileprivate func exponential(times unit: Double) -> Estimate {
        Estimate(
            value: unit * exp(value), standardError: unit * exp(value) * standardError,
            interval: Interval(
                lower: unit * exp(interval.lower), upper: unit * exp(interval.upper), level: interval.level),
            clusters: clusters)
    }
}
