internal import Crypto
internal import Dispatch
internal import Foundation
internal import Preferences

extension Database {
    /// The files of the models that the table `rewardModel` names.
    var modelFiles: ModelFiles { ModelFiles(database: path) }

    /// Runs `body`, which waits for files, on a thread that may wait.
    func readingFiles<Value: Sendable>(_ body: @escaping @Sendable (ModelFiles) throws -> Value) async throws -> Value {
        let files = modelFiles
        return try await withCheckedThrowingContinuation { continuation in
            DispatchQueue.global(qos: .utility).async { continuation.resume(with: Result { try body(files) }) }
        }
    }

    /// Runs `body` in the writer's next transaction, in which the file of `bytes` is there.
    func write<Value: Sendable>(
        withFileOf bytes: Data, _ body: @escaping @Sendable (Connection, ModelFiles.Stored) throws -> Value
    ) async throws -> Value {
        for _ in 0..<3 {
            let stored = try await readingFiles { try $0.store(bytes) }
            let value: Value? = try await write { [modelFiles] connection in
                // An equal model may have been pruned since: whoever takes a file away does so in a transaction too.
                modelFiles.exists(stored.sha256) ? try body(connection, stored) : nil
            }
            if let value { return value }
        }
        throw StorageError(.unavailable, "The reward model's file was removed while it was being stored. Try again.")
    }

    /// Takes away the files of pruned models, and what killed runs have left behind a day ago.
    func removeModelFiles(now: Date) async throws {
        let unneeded = try await unneededModelFiles()
        guard !unneeded.isEmpty else { return }
        // No row can come to need a file within the writer's transaction.
        try await write { [modelFiles] connection in
            let needed = try connection.modelFiles(pruned: false)
            let pruned = try connection.modelFiles(pruned: true)
            for name in unneeded where !needed.contains(name) {
                let age = modelFiles.modified(name).map { now.timeIntervalSince($0) } ?? 0
                if pruned.contains(name) || age > Self.longestRun { modelFiles.remove(name) }
            }
        }
    }

    /// The files that no model needs, by name.
    func unneededModelFiles() async throws -> [String] {
        let names = try await readingFiles { try $0.names() }
        guard !names.isEmpty else { return [] }
        let needed = try await read { try $0.modelFiles(pruned: false) }
        return names.filter { !needed.contains($0) }
    }

    /// A file without a row may be that of a model which is just being stored; after a day it is not.
    private static let longestRun: TimeInterval = 86_400
}

extension Connection {
    /// The names of the files of models that were pruned, or of those that need theirs.
    func modelFiles(pruned: Bool) throws -> Set<String> {
        let hashes: [Data] = try values(
            "SELECT DISTINCT sha256 FROM rewardModel WHERE (prunedAt IS NOT NULL) = ?", [pruned])
        return Set(hashes.map(\.hexadecimal))
    }
}
