import Crypto
import Foundation
import Preferences
import Storage
import Wire

/// What a hand-over's manifest says of the policy that was tuned with it.
struct HandoverOrigin {
    /// Of the manifest. What else is in it is not of interest here.
    private struct Manifest: Decodable {
        struct Reference: Decodable {
            var id: Int64
            var sha256: String
        }

        var kind: String
        var engine: String
        var snapshot: Reference
        var rewardModel: Reference?
    }

    /// Everything but what only whoever tuned it knows.
    private(set) var origin: PolicyOrigin
    /// What the reader should know, in sentences.
    private(set) var remarks: [String] = []

    private static let kind = "podiumHandover"
    private static let mostBytes = 4 << 20

    /// - Parameter path: of the file `MANIFEST.json` in the hand-over's folder.
    /// - Throws: `ConfigurationError` where it is none.
    init(manifest path: String) throws {
        let bytes: [UInt8]
        do {
            let file = try FileHandle(forReadingFrom: URL(filePath: path))
            defer { try? file.close() }
            bytes = Array(try file.read(upToCount: Self.mostBytes + 1) ?? Data())
        } catch {
            throw ConfigurationError("\(path) cannot be read: \(error.localizedDescription)")
        }
        guard bytes.count <= Self.mostBytes, let manifest = try? JSON.decode(Manifest.self, from: bytes),
            manifest.kind == Self.kind
        else {
            throw ConfigurationError(
                "\(path) is no manifest of a hand-over. Name the MANIFEST.json in the folder that podium handover wrote."
            )
        }
        origin = PolicyOrigin(
            engine: manifest.engine,
            rewardModel: manifest.rewardModel.map { .init(modelId: $0.id, sha256: $0.sha256) },
            snapshot: .init(id: manifest.snapshot.id, sha256: manifest.snapshot.sha256),
            manifestSHA256: SHA256.hash(bytes).hexadecimal)
    }

    /// Leaves out the numbers of what this Podium does not have, or has something else by: the hashes are enough to find it
    /// by where it is.
    mutating func leaveOutStrangers(_ stores: Stores) async throws {
        if let reward = origin.rewardModel, let id = reward.modelId {
            let known = try await Self.find { try await stores.rewardModels.find(ID(id)).sha256 }
            if known != reward.sha256 {
                origin.rewardModel?.modelId = nil
                remarks.append("The manifest's reward model \(id) is not of this Podium; only its hash is noted.")
            }
        }
        if let snapshot = origin.snapshot, let id = snapshot.id {
            let known = try await Self.find { try await stores.snapshots.find(ID(id)).sha256 }
            if known != snapshot.sha256 {
                origin.snapshot?.id = nil
                remarks.append("The manifest's snapshot \(id) is not of this Podium; only its hash is noted.")
            }
        }
    }

    private static func find(_ hash: () async throws -> String) async throws -> String? {
        do { return try await hash() } catch let error as StorageError where error.code == .notFound { return nil }
    }
}
