import App
import ArgumentParser
import CBuild

/// The commit that was built; empty where the build did not know it.
let commit = podium_commit.map { String(cString: $0) } ?? ""

/// The command line: one subcommand a file, none with logic of its own.
@main
struct Podium: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "podium",
        abstract: "Collects human preferences over completions and turns them into a reward model.",
        discussion: "Start with: podium demo",
        version: PodiumVersion.description(commit: commit),
        subcommands: [
            Serve.self, Demo.self, UserCommand.self, TokenCommand.self, ProjectCommand.self, LabelerCommand.self,
            ScreeningCommand.self,
            GoldCommand.self,
            PolicyCommand.self, Import.self, Export.self, Sample.self, ConversationCommand.self, JudgeCommand.self,
            HandoverCommand.self, AgreementCommand.self, AdjudicationCommand.self, Retrain.self,
            Models.self, Promote.self, Evaluate.self, Score.self, Verify.self, Backup.self, Restore.self, Migrate.self,
            TrainWorker.self, HeldOutWorkerCommand.self, ScoreTasks.self, MeasureAgreement.self, PreviewWeight.self,
        ])

    /// Errors are told in one line, without a stack of types.
    static func main() async {
        do {
            var command = try parseAsRoot()
            if var command = command as? any AsyncParsableCommand {
                try await command.run()
            } else {
                try command.run()
            }
        } catch {
            guard let message = CommandLineError.message(for: error) else { exit(withError: error) }
            exit(withError: Failure(message: Text.plain(message)))
        }
    }

    private struct Failure: Error, CustomStringConvertible {
        var message: String
        var description: String { message }
    }
}
