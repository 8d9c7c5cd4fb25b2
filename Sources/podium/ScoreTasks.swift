import App
import ArgumentParser
import Jobs

/// The child process that asks a reward model of a project's open tasks; not for people.
struct ScoreTasks: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "score-tasks", shouldDisplay: false)

    @OptionGroup var data: DataOptions
    @Option var projectId: Int64
    @Option var model: Int64

    func run() async throws {
        let worker = AcquisitionWorker(
            database: try data.open(readOnly: true).database, project: .init(projectId), model: .init(model))
        guard await worker.run() else { throw ExitCode.failure }
    }
}
