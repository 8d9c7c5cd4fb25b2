import App
import ArgumentParser

struct Verify: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify", abstract: "Check every invariant of the database, and print what is broken.",
        discussion: "Exits with 0 when all is well, 1 otherwise. Safe while a server is running.")

    @OptionGroup var data: DataOptions

    func run() async throws {
        let installation = try data.open(readOnly: true)
        let (lines, isClean) = try await DatabaseCare(installation: installation).verify()
        Terminal.out(lines)
        if !isClean { throw ExitCode.failure }
    }
}

struct Backup: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "backup", abstract: "Copy the database to a new file, consistently, while labeling goes on.",
        discussion: """
            The copy is one file that only its owner may read. Where there are
            reward models, they come into the folder FILE.models beside it; keep the
            two together. To put them back in place: podium restore FILE.

            The keys of policies' endpoints are in the copy, but sealed: they open
            with endpoint-keys.key of the data folder, which is in no backup, so
            that a copy alone gives none away. Keep that file elsewhere, or set the
            keys again where a copy is restored without it.
            """)

    @OptionGroup var data: DataOptions
    @Argument(help: "The new file.") var file: String

    func run() async throws {
        try await data.open(readOnly: true).database.backup(to: file)
        Terminal.out("Backed up to \(file)")
    }
}

struct Restore: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "restore", abstract: "Replace the database with a backup.",
        discussion: """
            Stop the server first. The backup is checked, then copied into the data
            folder; the file itself stays as it is. The database that was there is
            kept beside it, and the command says how to go back to it.

            Copying a backup over podium.sqlite by hand is not the same: after a
            crash, what is left of the old database's log would be mixed into it.
            """)

    @OptionGroup var data: DataOptions
    @Argument(help: "The backup.") var file: String

    func run() async throws {
        let restore = try DatabaseRestore(folder: DataFolder(path: data.folder), resources: DataOptions.resources())
        Terminal.out(try restore.run(from: file))
    }
}

struct Migrate: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "migrate",
        abstract: "Upgrade the database to this version's schema, or create it if it is missing.",
        discussion: """
            Commands that write do this by themselves where no server is running; a
            copy is made beside the database first. While one is running, stop it,
            run this, and start the server of this version.
            """)

    @OptionGroup var data: DataOptions

    func run() async throws {
        let installation = try data.open(createIfMissing: true)
        Terminal.out("\(installation.folder.database) is up to date.")
    }
}
