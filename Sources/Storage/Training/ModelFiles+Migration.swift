internal import Crypto
internal import Foundation

extension ModelFiles {
    /// Before 0004 a model was a value of the table `rewardModel`: writes each to its file.
    ///
    /// Runs in the migration's own transaction, so no model can be added in between; killed half-way, it finds the files
    /// that it has already written and goes on. A value that is damaged stays behind: it could not answer anyway, the copy
    /// of the database that is made before an upgrade still has it, and `podium verify` names its row.
    func takeModels(outOf connection: Connection) throws {
        let ids: [Int64] = try connection.values("SELECT id FROM rewardModel ORDER BY id")
        for id in ids {
            guard let row = try connection.row("SELECT sha256, bytes FROM rewardModel WHERE id = ?", [id]) else {
                continue
            }
            let bytes: Data = row["bytes"]
            if SHA256.hash(bytes) == row["sha256"] { _ = try store(bytes) }
        }
    }
}
