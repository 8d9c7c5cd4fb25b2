import App
import ArgumentParser
import Jobs

struct Retrain: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Train a reward model from what has accumulated, and promote it when it is not worse.")

    @OptionGroup var data: DataOptions
    @OptionGroup var project: ProjectOption
    @Flag(help: "Print the report as one JSON object.") var json = false

    func run() async throws {
        let installation = try data.open()
        let project = try await installation.project(project.slug)
        let job = installation.trainingJob(logger: DataOptions.logger(.critical))
        Terminal.out(try await TerminalTraining(job: job).run(project, json: json))
    }
}

/// The child process of a training run; not for people.
struct TrainWorker: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "train-worker", shouldDisplay: false)

    @OptionGroup var data: DataOptions
    @Option var snapshot: Int64
    @Option var promoted: Int64?
    @Option var output: String

    func run() async throws {
        let worker = TrainingWorker(
            database: try data.open(readOnly: true).database, snapshot: .init(snapshot),
            promoted: promoted.map { .init($0) }, output: output)
        guard await worker.run() else { throw ExitCode.failure }
    }
}
