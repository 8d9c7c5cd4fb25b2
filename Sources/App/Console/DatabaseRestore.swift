import Foundation
import Storage

/// `podium restore`, told for a terminal.
package struct DatabaseRestore: Sendable {
    let folder: DataFolder
    let resources: ResourceFolders
    let clock: WallClock

    package init(folder: DataFolder, resources: ResourceFolders, clock: WallClock = WallClock()) {
        self.folder = folder
        self.resources = resources
        self.clock = clock
    }

    /// Puts the file in the database's place; makes the folder where it is missing.
    /// - Returns: what was done, and how to go back.
    package func run(from file: String) throws -> [String] {
        try folder.create()
        let outcome = try Restoration(of: folder.database, migrations: resources.migrations)
            .run(from: file, now: clock.now())
        var lines = ["Restored \(file) to \(folder.database)."]
        if let kept = outcome.kept {
            lines.append(
                "The database that was there is kept. To go back: podium restore \(kept) --data \(folder.path)")
        }
        if let log = outcome.keptLog {
            lines.append("The log of a database that is no longer there is kept as \(log).")
        }
        if outcome.isOlder { lines.append("It has an older schema. The next start or podium migrate upgrades it.") }
        if outcome.missingModels > 0 {
            lines.append(
                "\(Text.count(outcome.missingModels, "reward model")) of the backup cannot be found: neither in \(file).models"
                    + " nor in the data folder. Put the folder beside the backup and restore again, or retrain.")
        }
        if outcome.sealedKeys > 0, try EndpointKeyFile(path: folder.endpointKeys).read() == nil {
            lines.append(
                "\(Text.count(outcome.sealedKeys, "endpoint key")) of the backup cannot be opened here: there is no "
                    + "\(folder.endpointKeys). \(EndpointKeyFile.remedy)")
        }
        return lines
    }
}
