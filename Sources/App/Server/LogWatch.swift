import Logging
import ServiceLifecycle
import Storage

/// Tells the server's log how the database's write-ahead log fares, and with which SQLite.
struct LogWatch: Service, CustomStringConvertible {
    /// For the log: a start would print all that it is made of.
    var description: String { "the log watch" }

    let database: Database
    let logger: Logger

    func run() async {
        let version = Database.sqliteVersion
        logger.notice(
            "database open", metadata: ["sqlite": "\(version)", "hasWALResetFault": "\(version.hasResetRace)"])
        await cancelWhenGracefulShutdown {
            for await event in database.logEvents { logger.warning("\(event)") }
        }
    }
}
