import App
import ArgumentParser
import Foundation
import Jobs

/// The child process that measures what a weight would change; not for people.
struct PreviewWeight: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "preview-weight", shouldDisplay: false)

    @OptionGroup var data: DataOptions
    @Option var projectId: Int64
    @Option var preview: Int64

    func run() async throws {
        let worker = WeightPreviewWorker(
            database: try data.open(readOnly: true).database, project: .init(projectId), preview: .init(preview),
            scratch: URL(filePath: data.folder).appending(path: "training"))
        guard await worker.run() else { throw ExitCode.failure }
    }
}
