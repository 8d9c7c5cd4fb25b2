import App
import ArgumentParser

struct Verify: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Check every invariant of the database, and print what is broken.",
        discussion: "Exits with 0 when all is well, 1 otherwise. Safe beside a running server.")

    @OptionGroup var data: DataOptions

    func run() async throws {
        let installation = try data.open(readOnly: true)
        let (lines, isClean) = try await DatabaseCare(installation: installation).verify()
        for line in lines { print(line) }
        if !isClean { throw ExitCode.failure }
    }
}

struct Backup: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Copy the database to a new file, and its reward models to FILE-models, while labeling goes on.",
        discussion: "To restore, stop the server and copy the file to DIR/podium.sqlite.")

    @OptionGroup var data: DataOptions
    @Argument(help: "The new file.") var file: String

    func run() async throws {
        for line in try await DatabaseCare(installation: try data.open()).backup(to: file) { print(line) }
    }
}

struct Migrate: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Bring the database to this version's schema, and make it where it is missing.",
        discussion: "Every other command does this by itself; a copy is made beside the database first.")

    @OptionGroup var data: DataOptions

    func run() async throws {
        let installation = try data.open(createIfMissing: true)
        print("\(installation.folder.database) is up to date.")
    }
}
