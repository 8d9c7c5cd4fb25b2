import Foundation
import Preferences
import Statistics
import Storage

/// The child process that measures agreement.
///
/// As a training run's, it opens the database for reading only, runs at idle priority, and speaks to its parent in JSON lines.
package struct AgreementWorker {
    /// What the worker says, one JSON object a line.
    package struct Event: Codable, Sendable {
        /// How many judgements were compared.
        package var judgements: Int?
        /// How many groups are to be resampled.
        package var groups: Int?
        /// From how many tasks it is being found out how labelers judge.
        package var labelerTasks: Int?
        /// Figures that are ready.
        package var figures: [AgreementFigure]?
        /// How labelers have judged over time.
        package var histories: [LabelerHistoryRecord]?
        /// Of how many tasks it is being found out whether they are disputed.
        package var disputedOf: Int?
        /// What is disputed; all of it.
        package var disputes: [MeasuredDispute]?
        /// What all rest on; that was all.
        package var basis: AgreementBasis?
        /// Why it failed; safe to show.
        package var failure: String?
    }

    package var database: Database
    package var project: ID<Project>

    package init(database: Database, project: ID<Project>) {
        self.database = database
        self.project = project
    }

    /// Tasks between two words of progress.
    private static let batch = 10_000

    /// - Returns: whether everything was measured.
    package func run() async -> Bool {
        IdlePriority.take()
        do {
            try await measure(Self.say)
            return true
        } catch let error as StorageError {
            try? Self.say(Event(failure: error.message))
        } catch {
            try? Self.say(Event(failure: "\(error)"))
        }
        return false
    }

    /// Measures, in this process.
    package func measure(_ say: (Event) async throws -> Void) async throws {
        let holdouts = try await Stores(database).labelerHoldouts.all(project: project)
        var measurement = AgreementMeasurement(isAnybodyHeldOut: holdouts.contains { $0.takenBackAt == nil })
        var sample = LabelerSample()
        measurement.verdicts = try await Stores(database).verdicts.orders(of: project)
        for try await task in Stores(database).saidTasks.stream(of: project) {
            measurement.add(task)
            sample.add(task)
            if measurement.basis.tasks.isMultiple(of: Self.batch) {
                try await say(Event(judgements: measurement.basis.judgements))
            }
        }
        try await say(Event(groups: measurement.groupCount))
        try await measurement.finish { try await say(Event(figures: $0)) }
        let labelers = try await measureLabelers(sample.tasks, say)
        try await measureHabits(say)
        try await findDisputes(labelers, say)
        try await say(Event(basis: measurement.basis))
    }

    /// Tasks whose texts are in memory at a time.
    private static let page = 100

    private func measureLabelers(
        _ tasks: [ID<LabelingTask>], _ say: (Event) async throws -> Void
    ) async throws -> (LabelerMeasurement, ConsensusModel?) {
        try await say(Event(labelerTasks: tasks.count))
        var measurement = LabelerMeasurement()
        for start in stride(from: 0, to: tasks.count, by: Self.page) {
            let page = Array(tasks[start..<min(start + Self.page, tasks.count)])
            for task in try await Stores(database).saidTasks.shown(page, of: project) { measurement.add(task) }
        }
        let model = measurement.model()
        try await say(Event(figures: measurement.figures(of: model)))
        if let model { try await say(Event(histories: try await histories(measurement, model))) }
        return (measurement, model)
    }

    private func histories(
        _ measurement: LabelerMeasurement, _ model: ConsensusModel
    ) async throws -> [LabelerHistoryRecord] {
        var histories: [LabelerHistoryRecord] = []
        for (user, history) in measurement.histories(model) {
            var record = LabelerHistoryRecord(user, history)
            if let day = record.change?.day {
                record.change?.cost = try await LabelerCosting(stores: Stores(database), project: project).cost(
                    of: user, from: CalendarDay(daysSince1970: day).start)
            }
            histories.append(record)
        }
        return histories
    }

    private func measureHabits(_ say: (Event) async throws -> Void) async throws {
        let tasks = Stores(database).workedTasks
        let latest = try await tasks.latest(
            of: project, most: AgreementRules.latestOfLabeler, all: AgreementRules.mostOfAll)
        var measurement = HabitMeasurement()
        for start in stride(from: 0, to: latest.count, by: Self.page) {
            let page = Array(latest[start..<min(start + Self.page, latest.count)])
            for task in try await tasks.tasks(page, of: project) { measurement.add(task) }
        }
        try await say(Event(figures: measurement.figures()))
    }

    /// Goes over all tasks again: whether one is disputed can be told when it is known how each labeler judges.
    private func findDisputes(
        _ labelers: (measurement: LabelerMeasurement, model: ConsensusModel?), _ say: (Event) async throws -> Void
    ) async throws {
        let stores = Stores(database)
        var search = DisputeSearch(labelers.measurement, labelers.model)
        if search.isPossible {
            for try await task in stores.saidTasks.stream(of: project) { search.add(task) }
            try await say(Event(disputedOf: search.suspects.count))
            for start in stride(from: 0, to: search.suspects.count, by: Self.page) {
                let page = Array(search.suspects[start..<min(start + Self.page, search.suspects.count)])
                for task in try await stores.saidTasks.shown(page, of: project) { search.test(task) }
            }
        }
        let model = try await stores.rewardModels.promoted(project: project)
        try await say(Event(disputes: search.disputes(model: model)))
    }

    /// - Throws: where something is no number: then nothing of it is to be believed.
    private static func say(_ event: Event) throws {
        let line = try JSONEncoder().encode(event)
        FileHandle.standardOutput.write(line + Data("\n".utf8))
    }
}
