internal import GRDB

extension StorageError {
    /// Any error of a database call in this target's words.
    init(_ error: any Error) {
        switch error {
        case let error as StorageError:
            self = error
        case let error as DatabaseError:
            self.init(sqlite: error)
        default:
            self.init(.corrupt, "The database answered in a way Podium does not understand.", cause: error)
        }
    }

    private init(sqlite error: DatabaseError) {
        switch error.resultCode {
        case .SQLITE_FULL:
            self.init(
                .unavailable,
                "The disk is full, so nothing can be saved right now. Free some space; Podium goes on by itself.",
                cause: error)
        case .SQLITE_IOERR where error.extendedResultCode == .SQLITE_IOERR_SHMSIZE:
            // The file that SQLite maps into memory cannot grow: how a full disk shows itself at a start.
            self.init(
                .unavailable,
                "The disk is full, so the database cannot be used right now. Free some space, then try again.",
                cause: error)
        case .SQLITE_BUSY, .SQLITE_LOCKED:
            self.init(
                .unavailable, "Another program has been writing to the database for too long. Try again.", cause: error)
        case .SQLITE_READONLY, .SQLITE_PERM, .SQLITE_CANTOPEN:
            self.init(
                .unavailable,
                "The database cannot be written. Check that the data folder and its files belong to Podium's user.",
                cause: error)
        case .SQLITE_IOERR, .SQLITE_NOMEM, .SQLITE_INTERRUPT:
            self.init(
                .unavailable, "The disk or the memory failed while the database was used. Try again.", cause: error)
        case .SQLITE_NOTADB:
            self.init(
                .incompatible, "The file is not a Podium database. Choose another data folder or restore a backup.",
                cause: error)
        case .SQLITE_CORRUPT:
            self.init(
                .corrupt, "The database file is damaged. Stop Podium and run ‘podium restore’ with a backup.",
                cause: error)
        case .SQLITE_CONSTRAINT where error.extendedResultCode == .SQLITE_CONSTRAINT_FOREIGNKEY:
            self.init(.notFound, "It refers to something that does not exist.", cause: error)
        case .SQLITE_CONSTRAINT where error.extendedResultCode == .SQLITE_CONSTRAINT_UNIQUE:
            self.init(.conflict, "It already exists.", cause: error)
        case .SQLITE_CONSTRAINT:
            self.init(.corrupt, "The database refused a change that would break its rules.", cause: error)
        default:
            self.init(.corrupt, "The database could not carry out the request.", cause: error)
        }
    }

    /// Whether the machine failed, not the request: everything in the same transaction is in doubt.
    var isOfTheMachine: Bool { code == .unavailable }
}
