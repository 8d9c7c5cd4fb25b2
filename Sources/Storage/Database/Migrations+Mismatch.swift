extension Migrations {
    /// Why a file is not one that this Podium can use.
    enum Mismatch: Error {
        /// Another program made it.
        case foreign
        /// It has had a migration that is not known here; `podium` made it, where the file says so.
        case newer(migration: String, podium: String?)
        /// It was made with another file of this name.
        case edited(migration: String)
    }
}

extension Migrations.Mismatch {
    /// What it means where the file is to be opened.
    func opening(_ path: String) -> StorageError {
        switch self {
        case .foreign:
            StorageError(
                .incompatible,
                "The file is a database of another program. Move it away, or name another folder with --data.")
        case .newer(let migration, let podium):
            StorageError(
                .incompatible,
                """
                The database was written by a newer Podium\(podium.map { ", version \($0)" } ?? "") (its migration \
                ‘\(migration)’ is unknown here). Install that version, or go back to the copy that was made before the \
                upgrade: ‘podium restore \(path).before-NNNN’.
                """)
        case .edited(let migration):
            StorageError(
                .incompatible,
                """
                Migration ‘\(migration)’ is not the one this database was made with. A landed migration is never \
                edited: put the original file back and add a new one.
                """)
        }
    }

    /// What it means where the file is a backup that is to be put in place.
    func restoring(_ file: String) -> StorageError {
        switch self {
        case .foreign: StorageError(.incompatible, "\(file) is a database of another program, not a backup of Podium.")
        case .newer(let migration, let podium):
            StorageError(
                .incompatible,
                """
                \(file) was written by a newer Podium\(podium.map { ", version \($0)" } ?? "") (its migration \
                ‘\(migration)’ is unknown here). Restore it with that version.
                """)
        case .edited(let migration):
            StorageError(
                .incompatible,
                "\(file) was made with another migration ‘\(migration)’. Restore it with the Podium that it is from.")
        }
    }
}
