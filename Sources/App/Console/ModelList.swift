import Foundation
import Preferences
import Storage

/// `podium models` and `podium promote`: the registry of a project's reward models on the command line.
package struct ModelList: Sendable {
    let installation: Installation
    let project: Project

    package init(installation: Installation, project slug: String) async throws {
        self.installation = installation
        project = try await installation.project(slug)
    }

    private var models: RewardModels { installation.stores.rewardModels }

    /// The models, the newest first, and the last promotions.
    package func lines() async throws -> [String] {
        let records = try await models.list(project: project.id, limit: Self.shown).items
        guard !records.isEmpty else {
            return ["\"\(project.slug)\" has no reward model yet. Retrain it once rankings are there."]
        }
        var lines = ["Reward models, newest first:"] + records.map(line)
        let promotions = try await models.promotions(project: project.id, limit: Self.shown).items
        if !promotions.isEmpty { lines += ["Promotions, newest first:"] + promotions.map(line) }
        if try await models.standing(project: project.id)?.isHeld == true {
            lines.append("After the roll-back nothing is promoted by itself until somebody promotes a model.")
        }
        return lines
    }

    /// Promotes a model.
    ///
    /// - Parameter id: nil goes back to the model that answered before.
    /// - Throws: `ConfigurationError` where there is none to go back to, or the model is another project's.
    package func promote(_ id: Int64?, reason: String?) async throws -> String {
        let reason = try PromotionRules.reason(reason)
        let previous = try await models.standing(project: project.id)?.previous
        guard let model = id.map({ ID($0) }) ?? previous else {
            throw ConfigurationError(
                "No other model answered before in \"\(project.slug)\", so there is none to go back to.")
        }
        guard try await models.find(model).projectID == project.id else {
            throw ConfigurationError("\"\(project.slug)\" has no reward model \(model).")
        }
        try await models.promote(
            model, by: nil, source: .commandLine, reason: reason, now: installation.clock.now())
        return "Reward model \(model) answers now; a server that runs notices within seconds."
    }

    private static let shown = 50

    private func line(_ record: RewardModelRecord) -> String {
        let state =
            if record.isPromoted {
                "answers now"
            } else if record.prunedAt != nil {
                "file removed"
            } else {
                record.promotedAt == nil ? "candidate" : "answered before"
            }
        return "\(record.id)\t\(record.createdAt.formatted(.iso8601))\t\(record.kind)\t\(state)"
    }

    private func line(_ record: PromotionRecord) -> String {
        let who =
            switch record.source {
            case .training: "training"
            case .commandLine: "command line"
            case .person: record.username ?? "somebody"
            }
        let what = record.isRollBack ? "back to \(record.rewardModelID)" : "\(record.rewardModelID)"
        let before = record.previousID.map { "\($0)" } ?? "none"
        return "\(record.createdAt.formatted(.iso8601))\t\(what)\tbefore: \(before)\t\(who)\t\(record.reason)"
    }
}
