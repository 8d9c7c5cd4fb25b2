import Foundation
import Preferences
import Storage
import Wire

/// What a hand-over is: of which state of which project, made by what, and the hash of each of its files. What comes back
/// from the engine names it, so that a policy can be traced to the judgements it was tuned on.
package struct HandoverManifest: Codable, Sendable, Equatable {
    package static let path = "MANIFEST.json"
    package static let cardPath = "README.md"
    package static let formsPath = "forms.json"

    /// What a file of the folder must be, byte for byte.
    package struct File: Codable, Sendable, Equatable {
        package var bytes: Int
        /// In lower-case hexadecimal.
        package var sha256: String

        package init(bytes: Int, sha256: String) {
            self.bytes = bytes
            self.sha256 = sha256
        }
    }

    /// The judgements that it holds.
    package struct SnapshotBody: Codable, Sendable, Equatable {
        package var id: ID<Snapshot>
        /// Of what it says, in lower-case hexadecimal.
        package var sha256: String
        package var rankings: Int
        package var prompts: Int

        package init(_ snapshot: Snapshot) {
            id = snapshot.id
            sha256 = snapshot.sha256
            rankings = snapshot.rankings
            prompts = snapshot.prompts
        }
    }

    /// The model that answers the reward client.
    package struct RewardModelBody: Codable, Sendable, Equatable {
        package var id: ID<RewardModelRecord>
        /// Of its file, in lower-case hexadecimal.
        package var sha256: String
        /// What it was trained from; nil: that is not known.
        package var snapshotId: ID<Snapshot>?

        package init(_ model: RewardModelRecord) {
            id = model.id
            sha256 = model.sha256
            snapshotId = model.snapshotID
        }
    }

    /// How prompts were dealt into parts.
    package struct Split: Codable, Sendable, Equatable {
        package var seed: UInt64
        /// Hundredths of the groups of nearly equal prompts.
        package var shares: [PromptPart: Int]

        package init(seed: UInt64) {
            self.seed = seed
            shares = Dictionary(uniqueKeysWithValues: PromptPart.allCases.map { ($0, $0.share) })
        }
    }

    /// What there is, and what was left out on the way.
    package struct Counts: Codable, Sendable, Equatable {
        /// Prompts of the project.
        package var prompts = 0
        /// Groups of nearly equal ones.
        package var promptGroups = 0
        /// Rows of each data set's parts.
        package var rows: [HandoverConfiguration: [PromptPart: Int]] = [:]
        /// Labelers who are heard.
        package var labelers = 0
        /// Judgements that came with an import.
        package var imported = 0
        /// Judgements of labelers who weigh nothing.
        package var weightless = 0
        /// Judgements of labelers who are held out: they measure and never train. Nil in hand-overs of a Podium that held
        /// nobody out.
        package var heldOut: Int?
        /// Comparisons of answers that are the same.
        package var identical = 0
        /// Pairs of which as much weight prefers the one as the other.
        package var undecided = 0
        /// Pairs above the most of a prompt.
        package var surplusPairs = 0

        package init() {}

        /// Rows of all parts of a data set.
        package subscript(configuration: HandoverConfiguration) -> Int {
            rows[configuration, default: [:]].values.reduce(0, +)
        }
    }

    /// Tells other files of the name apart.
    package var kind = "podiumHandover"
    package var project: String
    package var engine: String
    /// Which Podium made it.
    package var podiumVersion: String
    package var createdAt: Date
    /// Where the reward client asks, unless it is told otherwise.
    package var server: String
    package var snapshot: SnapshotBody
    /// Nil: none answers yet.
    package var rewardModel: RewardModelBody?
    package var split: Split
    package var pairsPerPrompt: Int
    package var counts: Counts
    /// All files of the folder but this one, by path.
    package var files: [String: File]

    package init(
        project: String, engine: String, podiumVersion: String, createdAt: Date, server: String, snapshot: Snapshot,
        rewardModel: RewardModelRecord?, pairsPerPrompt: Int, counts: Counts, files: [String: File]
    ) {
        self.project = project
        self.engine = engine
        self.podiumVersion = podiumVersion
        self.createdAt = createdAt
        self.server = server
        self.snapshot = SnapshotBody(snapshot)
        self.rewardModel = rewardModel.map(RewardModelBody.init)
        split = Split(seed: snapshot.splitSeed)
        self.pairsPerPrompt = pairsPerPrompt
        self.counts = counts
        self.files = files
    }

    /// As the file holds it.
    package func bytes() throws -> [UInt8] {
        let line = try JSON.encode(self, sorted: true)
        return (JSON.indented(line).map { Array($0.utf8) } ?? line) + [UInt8(ascii: "\n")]
    }
}
