import Preferences
import RewardModel
import Storage

/// What it takes to make the same model again: the snapshot, the seed that is stored with it, and the program. On the same
/// machine the file then has the same bytes. What the report compares the model with, which model is promoted above all,
/// is as it stands when a run ends, and is not made again.
package struct Making: Codable, Sendable, Equatable {
    /// Deals the parts that are measured and draws the intervals.
    package var seed: UInt64
    package var snapshotId: ID<Snapshot>
    /// Of what the snapshot says, in lower-case hexadecimal.
    package var snapshotSha256: String
    /// Which Podium trained.
    package var podiumVersion: String
    /// Of the model's file, in lower-case hexadecimal.
    package var modelSha256: String
    /// Whether somebody asked for a run of this snapshot.
    package var isReproduction: Bool
    /// The first model of the project that has the same file already.
    package var sameAs: ID<RewardModelRecord>?
    /// The last model before that was trained from the same snapshot, where its file is another: another version of
    /// Podium made it, or another machine.
    package var differsFrom: ID<RewardModelRecord>?

    init(_ run: TrainingRun, of snapshot: Snapshot, by version: String, _ standing: CandidateStanding) {
        seed = snapshot.splitSeed
        snapshotId = snapshot.id
        snapshotSha256 = snapshot.sha256
        podiumVersion = version
        modelSha256 = standing.sha256
        isReproduction = run.isReproduction
        sameAs = standing.twin
        differsFrom = standing.twin == nil ? standing.sibling : nil
    }
}

extension PromotionDecision {
    /// On a model that was trained again from a snapshot which somebody named: newer data may have come since, so the gate
    /// is not asked.
    static var reproduction: PromotionDecision {
        var decision = PromotionDecision(
            promoted: false, .held,
            reason: "Trained again from a stored snapshot, so it is not promoted by itself: newer judgements may have "
                + "come since. Promote it where it is to answer.")
        decision.grounds = nil
        return decision
    }
}
