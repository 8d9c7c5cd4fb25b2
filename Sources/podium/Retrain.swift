import App
import ArgumentParser
import Jobs
import Preferences
import Storage

struct Retrain: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "retrain",
        abstract: "Train a reward model from what has accumulated, and promote it when it is not worse.",
        discussion: """
            With --snapshot it trains again from what an earlier run trained from: the report of each run names its \
            snapshot. On the same machine, with the same version of Podium, the model's file comes out the same byte for \
            byte, and is stored once. Not the same are the comparison with the promoted model, which may be another by \
            now, and what became of rankings since. Such a run promotes nothing, because newer judgements may have come: \
            podium promote does, where its model is to answer.
            """)

    @OptionGroup var data: DataOptions
    @OptionGroup var project: ProjectOption
    @Option(help: ArgumentHelp("Train again from this snapshot, and promote nothing.", valueName: "id"))
    var snapshot: Int64?
    @Flag(help: "Print the report as one JSON object.") var json = false

    func run() async throws {
        let installation = try data.open()
        let project = try await installation.project(project.slug)
        let job = installation.trainingJob(logger: DataOptions.logger(.critical))
        let stored = snapshot.map { ID<Snapshot>($0) }
        Terminal.out(try await TerminalTraining(job: job).run(project, from: stored, json: json))
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
