import Foundation
import Preferences
import Storage
import Wire

/// `podium policy compare`.
package struct TerminalComparison: Sendable {
    let installation: Installation
    let project: Project

    package init(installation: Installation, project slug: String) async throws {
        self.installation = installation
        project = try await installation.project(slug)
    }

    /// A table and sentences, or one JSON object.
    ///
    /// - Parameter baseline: the label of the policy that all others are held against.
    /// - Throws: `ConfigurationError` for a baseline that there is not.
    package func lines(_ question: ComparisonQuestion, baseline: String?, json: Bool) async throws -> [String] {
        let body = try await compare(question, baseline: baseline)
        guard json else { return ComparisonText(body).lines }
        return [String(decoding: try JSON.encode(body, sorted: true), as: UTF8.self)]
    }

    /// A row for each figure, as CSV.
    package func csv(_ question: ComparisonQuestion, baseline: String?) async throws -> [UInt8] {
        let body = try await compare(question, baseline: baseline)
        return CSVTable(ComparisonRow.columns, ComparisonRow.all(of: body).map(\.cells)).bytes
    }

    private func compare(_ question: ComparisonQuestion, baseline: String?) async throws -> ComparisonBody {
        var question = question
        let models = PromotedModels(installation.stores.rewardModels, workers: WorkerPool(name: "scoring"))
        do {
            if let baseline {
                question.baseline = try await installation.stores.policies.find(labeled: baseline).id
            }
            return try await ComparisonDesk(models: models).compare(project, question, installation.stores)
        } catch let error as StorageError where error.code == .notFound {
            throw ConfigurationError(error.message)
        } catch let error as ValidationError {
            throw ConfigurationError(error.issues.map(\.message).joined(separator: " "))
        }
    }
}
