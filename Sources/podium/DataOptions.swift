import App
import ArgumentParser
import Exchange
import Foundation
import Logging
import Storage

/// `--data`, which every command takes.
struct DataOptions: ParsableArguments {
    @Option(name: .customLong("data"), help: ArgumentHelp("The folder of the database.", valueName: "dir"))
    var folder = "./data"

    func open(
        createIfMissing: Bool = false, readOnly: Bool = false, asServer: Bool = false, log: LogKeeping = .command
    ) throws -> Installation {
        try Installation(
            folder: DataFolder(path: folder), resources: Self.resources(), createIfMissing: createIfMissing,
            readOnly: readOnly, asServer: asServer, log: log, version: PodiumVersion.name(commit: commit))
    }

    static func resources() throws -> ResourceFolders {
        try ResourceFolders(
            home: ProcessInfo.processInfo.environment["PODIUM_HOME"],
            executable: URL(filePath: "/proc/self/exe").resolvingSymlinksInPath().path(percentEncoded: false),
            workingFolder: FileManager.default.currentDirectoryPath)
    }

    /// Logs go to standard error, so that standard output holds only what was asked for.
    static func logger(_ level: Logger.Level) -> Logger {
        var logger = Logger(label: "podium", factory: { StreamLogHandler.standardError(label: $0) })
        logger.logLevel = level
        return logger
    }
}

/// `--project`, for the commands that work on one.
struct ProjectOption: ParsableArguments {
    @Option(name: .customLong("project"), help: ArgumentHelp("The project's slug.", valueName: "slug"))
    var slug: String
}

extension Logger.Level: @retroactive ExpressibleByArgument {}

extension ImportFormat: ExpressibleByArgument {
    /// The format of that name, or nil where there is none.
    public init?(argument: String) {
        guard let format = try? Self.named(argument) else { return nil }
        self = format
    }

    /// Names of the formats, for help and completion.
    public static var allValueStrings: [String] { all.map(\.name) }
}

extension ExportFormat: ExpressibleByArgument {
    /// The format of that name, or nil where there is none.
    public init?(argument: String) {
        guard let format = try? Self.named(argument) else { return nil }
        self = format
    }

    /// Names of the formats, for help and completion.
    public static var allValueStrings: [String] { all.map(\.name) }
}
