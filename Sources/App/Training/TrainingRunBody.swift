import Foundation
import Jobs
import Preferences
import RewardModel
import Storage
import Wire

/// `POST …/training-runs`: without a body, or with an empty one, from what has accumulated.
struct TrainingStart: Decodable {
    /// Trains again from this snapshot, which an earlier run of the project names.
    var snapshotId: ID<Snapshot>?
}

/// A training run, on the wire.
struct TrainingRunBody: Codable {
    struct SnapshotBody: Codable {
        var id: ID<Snapshot>
        var sha256: String
        var rankings: Int
        var prompts: Int
        var createdAt: Date
    }

    var id: ID<TrainingRun>
    var status: TrainingRun.Status
    var trigger: TrainingRun.Trigger
    /// It trains again from a snapshot that somebody named; its model is not promoted by itself.
    var isReproduction: Bool
    var createdAt: Date
    var startedAt: Date?
    var finishedAt: Date?
    var phase: String?
    /// 0 … 1 over the whole run.
    var fraction: Double?
    var message: String?
    /// Why it failed.
    var error: String?
    /// The same as a word and its values, where it is one of the list.
    var knownError: WorkMessage.Reading?
    var snapshot: SnapshotBody
    var rewardModelId: ID<RewardModelRecord>?
    /// Whether its model was promoted when the run ended, and why or why not.
    var promoted: Bool?
    var promotionReason: String?
    /// Why, in a word.
    var promotionGrounds: PromotionDecision.Grounds?
    /// In lists without its `details` and `labelers`.
    var report: JSONValue?
    /// The names of the labelers whom the report's details name by their ids, of one run.
    var labelers: [String: String]?

    private struct StoredReport: Decodable {
        var promotion: PromotionDecision
    }

    init(_ entry: TrainingRunEntry) {
        let run = entry.run
        let frozen = entry.snapshot
        id = run.id
        status = run.status
        trigger = run.trigger
        isReproduction = run.isReproduction
        createdAt = run.createdAt
        startedAt = run.startedAt
        finishedAt = run.finishedAt
        phase = run.phase
        fraction = run.fraction
        message = run.status == .failed ? nil : run.message
        error = run.status == .failed ? run.message : nil
        knownError = WorkMessage.reading(error)
        snapshot = SnapshotBody(
            id: frozen.id, sha256: frozen.sha256, rankings: frozen.rankings, prompts: frozen.prompts,
            createdAt: frozen.createdAt)
        rewardModelId = entry.rewardModelID
        report = run.report.flatMap(JSONValue.init(parsing:))
        let promotion = run.report.flatMap { try? JSONDecoder().decode(StoredReport.self, from: $0) }?.promotion
        promoted = promotion?.promoted
        promotionReason = promotion?.reason
        promotionGrounds = promotion?.grounds
    }
}

extension TrainingRunBody {
    /// The labelers whom the report of a run names.
    static func labelers(in report: Data?) -> [ID<User>] {
        // Of a report of any age only this is read.
        struct Naming: Decodable {
            struct Details: Decodable { var breakdowns: [Breakdown] }
            var details: Details?
            var labelers: [LabelerModel.Estimate]?
        }
        let naming = report.flatMap { try? JSONDecoder().decode(Naming.self, from: $0) }
        let rows = naming?.details?.breakdowns.filter { $0.by == .labeler }.flatMap(\.rows) ?? []
        let named = rows.compactMap { $0.names.first.flatMap { Int64($0) } }
        return Set(named + (naming?.labelers ?? []).map(\.labeler)).sorted().map { ID($0) }
    }
}
