import Foundation
import Preferences
import Statistics
import Storage

/// How each labeler of a project judges beside the consensus of all, from tasks with what was shown.
struct LabelerMeasurement {
    private var tasks: [ConsensusTask] = []
    private var numbers: [ID<User>: Int] = [:]
    private var users: [ID<User>] = []

    mutating func add(_ task: ShownTask) {
        for judgement in task.said.judgements { number(judgement.user) }
        if let task = consensusTask(task.said, task) { tasks.append(task) }
    }

    /// The task as the model reads it; nil where no two people ranked it.
    ///
    /// - Parameter shown: without it nothing is known of place and style.
    func consensusTask(_ said: SaidTask, _ shown: ShownTask? = nil) -> ConsensusTask? {
        // A file that was imported twice says the same of the same person twice.
        var names: Set<String> = []
        let judgements = said.judgements.filter { judgement in
            judgement.ranks.count > 1 && (judgement.importedName.map { names.insert($0).inserted } ?? true)
        }
        guard judgements.count > 1, said.completions.count <= ConsensusModel.mostCompletions else { return nil }
        return ConsensusTask(
            styles: shown?.texts.map(Self.style) ?? said.completions.map { _ in [] },
            judgements: judgements.map { judgement in
                let first = shown?.first[judgement.user].flatMap(said.completions.firstIndex)
                return ConsensusTask.Judgement(
                    // Somebody whom the model does not know judges as the crowd does.
                    labeler: numbers[judgement.user] ?? users.count, groups: Self.groups(judgement.ranks), first: first,
                    trust: judgement.weight.value, day: CalendarDay(of: judgement.createdAt).daysSince1970)
            })
    }

    /// Nil: there is no consensus that could be told from chance.
    func model() -> ConsensusModel? {
        var generator = SeededGenerator(seed: 0)
        return ConsensusModel(tasks, labelers: users.count, using: &generator)
    }

    /// Of each labeler who has judged enough tasks that others have judged, too.
    func figures(of model: ConsensusModel?) -> [AgreementFigure] {
        guard let model else { return [] }
        return zip(users, model.labelers).flatMap { user, labeler -> [AgreementFigure] in
            guard let labeler else { return [] }
            let estimates: [(AgreementMeasure, Estimate?)] = [
                (.reliability, labeler.reliability), (.firstPlace, labeler.firstPlace),
                (.length, labeler.styles[0]), (.marks, labeler.styles[1]),
            ]
            return estimates.compactMap { measure, estimate in
                estimate.map { estimate in
                    AgreementFigure(
                        AgreementGroup(.labeler, user.rawValue), measure, AgreementFigure.Value(estimate),
                        units: labeler.judgements, tasks: labeler.judgements)
                }
            }
        }
    }

    /// Of the same labelers, how they have judged week by week, and since when otherwise than before.
    func histories(_ model: ConsensusModel) -> [(user: ID<User>, history: LabelerHistory)] {
        var generator = SeededGenerator(seed: 1)
        let options = ChangeOptions(
            level: AgreementRules.changeLevel, fewest: AgreementRules.fewestBesideChange,
            fewestOfPeriod: AgreementRules.fewestTasks
        ) { ISOWeek(of: CalendarDay(daysSince1970: $0)).monday }
        let histories = LabelerHistories(tasks, model, options: options, using: &generator)
        return zip(users, histories.labelers).compactMap { user, history in history.map { (user, $0) } }
    }

    private mutating func number(_ user: ID<User>) {
        guard numbers[user] == nil else { return }
        numbers[user] = users.count
        users.append(user)
    }

    /// Length and marks, each doubling being one unit.
    private static func style(_ text: String) -> [Double] {
        let style = TextStyle(text)
        return [log2(1 + Double(style.words)), log2(1 + Double(style.headers + style.listItems + style.bold))]
    }

    /// Tie groups, best first, from ranks.
    private static func groups(_ ranks: [Int]) -> [[Int]] {
        Dictionary(grouping: ranks.indices) { ranks[$0] }.sorted { $0.key < $1.key }.map(\.value)
    }
}
