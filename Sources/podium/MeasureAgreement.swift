import App
import ArgumentParser
import Jobs

/// The child process that measures agreement; not for people.
struct MeasureAgreement: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "measure-agreement", shouldDisplay: false)

    @OptionGroup var data: DataOptions
    @Option var projectId: Int64

    func run() async throws {
        let worker = AgreementWorker(database: try data.open(readOnly: true).database, project: .init(projectId))
        guard await worker.run() else { throw ExitCode.failure }
    }
}
