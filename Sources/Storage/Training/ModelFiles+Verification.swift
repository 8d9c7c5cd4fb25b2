internal import Foundation
internal import Preferences

extension Database {
    /// The models whose file is missing or is not what was stored. The rows are read first, so that no transaction is
    /// open while files of any size are.
    func modelFileViolation() async throws -> Violation? {
        let models = try await read { connection in
            try connection.rows("SELECT id, sha256 FROM rewardModel WHERE prunedAt IS NULL ORDER BY id").map { row in
                (id: row["id"] as Int64, sha256: row["sha256"] as Data)
            }
        }
        let broken = try await readingFiles { files in
            var states: [Data: ModelFiles.State] = [:]
            return try models.filter { model in
                let state = try states[model.sha256] ?? files.state(of: model.sha256)
                states[model.sha256] = state
                return state != .intact
            }
        }
        // A model that was pruned meanwhile has no file, and needs none.
        let needing = try await read { try $0.modelFiles(pruned: false) }
        return Violation(
            "modelFile", "A reward model's file is missing, or is not what was stored.",
            rows: broken.filter { needing.contains($0.sha256.hexadecimal) }.map(\.id))
    }
}

extension Verification {
    /// The names of files beside the models that no model needs: left behind by killed runs, or not Podium's. They do no
    /// harm; once they are a day old, the next training run takes them away.
    public func unneededModelFiles() async throws -> [String] {
        try await database.unneededModelFiles()
    }
}
