internal import Foundation
internal import Preferences

/// Which models keep their file: every one that was ever promoted, and a project's last few different candidates.
///
/// Of the others the registry keeps the entry and the report.
enum ModelPruning {
    /// How many candidates of a project keep their file. Equal ones count once, so that training the same snapshot again
    /// and again pushes no other out.
    static let keptCandidates = 10

    static let query = """
        WITH promotedFile AS (
            SELECT sha256 FROM promotion JOIN rewardModel ON rewardModel.id = promotion.rewardModelId
            WHERE promotion.projectId = ?1
        ), candidateFile AS (
            SELECT sha256 FROM rewardModel
            WHERE projectId = ?1 AND sha256 NOT IN (SELECT sha256 FROM promotedFile)
            GROUP BY sha256 ORDER BY max(id) DESC LIMIT ?2
        )
        UPDATE rewardModel SET prunedAt = ?3
        WHERE projectId = ?1 AND prunedAt IS NULL
            AND sha256 NOT IN (SELECT sha256 FROM promotedFile) AND sha256 NOT IN (SELECT sha256 FROM candidateFile)
        """
}

extension Connection {
    /// Gives up the files that the rule does not keep; `Database.removeModelFiles` then takes them away.
    func pruneRewardModels(project: ID<Project>, now: Date) throws {
        try run(ModelPruning.query, [project.rawValue, ModelPruning.keptCandidates, now.milliseconds])
    }
}
