import App
import ArgumentParser

struct Demo: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "demo", abstract: "Run the server with an example project to try.",
        discussion: "The first start makes the project, an admin and a labeler; later starts keep everything.")

    @OptionGroup var data: DataOptions
    @OptionGroup var server: ServerOptions

    func run() async throws {
        let installation = try data.open(createIfMissing: true, asServer: true, log: server.checkpoint.log)
        Terminal.out(try await DemoProject(installation: installation).prepare())
        try await server.service(installation).run(onListening: server.announce)
    }
}
