import Foundation
import Preferences
import RewardModel
import Storage

/// `podium models` and `podium promote`: the registry of a project's reward models on the command line.
package struct ModelList: Sendable {
    let installation: Installation
    let project: Project

    private let promoted: PromotedModels

    /// - Parameter decode: reads a model file.
    package init(
        installation: Installation, project slug: String,
        decode: @escaping PromotedModels.Decode = { try RewardModelFile(bytes: $0).model() }
    ) async throws {
        self.installation = installation
        project = try await installation.project(slug)
        promoted = PromotedModels(
            installation.stores.rewardModels, workers: WorkerPool(name: "promoting"), decode: decode)
    }

    private var models: RewardModels { installation.stores.rewardModels }

    /// The models, the newest first, the last promotions, and models that were trained elsewhere.
    package func lines() async throws -> [String] {
        let external = try await ExternalModelList(installation: installation, project: project.slug)
        return try await ownLines() + external.lines(most: Self.shown)
    }

    private func ownLines() async throws -> [String] {
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
    /// - Parameters:
    ///   - id: nil goes back to the model that answered before.
    ///   - confirms: the model answers and is to go on, so training may replace it again.
    /// - Throws: `ConfigurationError` where there is none to go back to, or the model is another project's; what keeps
    ///   its file from being read.
    package func promote(_ id: Int64?, confirms: Bool = false, reason: String?) async throws -> String {
        let reason = try PromotionRules.reason(reason)
        let previous = try await models.standing(project: project.id)?.previous
        guard let model = id.map({ ID($0) }) ?? previous else {
            throw ConfigurationError(
                "No other model answered before in \"\(project.slug)\", so there is none to go back to.")
        }
        guard try await models.find(model).projectID == project.id else {
            throw ConfigurationError("\"\(project.slug)\" has no reward model \(model).")
        }
        _ = try await promoted.decoded(model)
        // Going back is looked at again where it is written: somebody else may have promoted a model meanwhile.
        let intent: PromotionIntent = id == nil ? .goBack : confirms ? .confirm : .promote
        let (_, isNew) = try await models.promote(
            model, by: nil, source: .commandLine, as: intent, reason: reason, now: installation.clock.now())
        guard isNew else {
            return "Reward model \(model) answers already, so nothing was changed. After a roll-back, --confirm lets "
                + "training promote again."
        }
        if confirms { return "Reward model \(model) goes on answering; training may replace it again." }
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
        let snapshot = record.snapshotID.map { "snapshot \($0)\t" } ?? ""
        return "\(record.id)\t\(record.createdAt.formatted(.iso8601))\t\(record.kind)\t\(snapshot)\(state)"
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
