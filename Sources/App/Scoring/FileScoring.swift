import Exchange
import Foundation
import Jobs
import Preferences
import RewardModel
import Storage
import Wire

/// `podium evaluate` and `podium score`: the promoted model on files.
package struct FileScoring: Sendable {
    let models: PromotedModels
    let project: Project

    package init(installation: Installation, project: Project) {
        models = PromotedModels(installation.stores.rewardModels, workers: WorkerPool(name: "scoring"))
        self.project = project
    }

    package struct Evaluation: Sendable {
        package var model: ID<RewardModelRecord>
        package var report: EvaluationReport
        package var rejected: [Importer.Summary.Note]

        /// One JSON object: the report and the model's id.
        package func json() throws -> String {
            String(
                decoding: try JSON.encode(
                    Body(model: model, rejectedLines: rejected.count, report: report), sorted: true),
                as: UTF8.self)
        }

        private struct Body: Encodable {
            var model: ID<RewardModelRecord>
            var rejectedLines: Int
            var report: EvaluationReport

            private enum CodingKeys: String, CodingKey {
                case model, rejectedLines
            }

            func encode(to encoder: any Encoder) throws {
                try report.encode(to: encoder)
                var container = encoder.container(keyedBy: CodingKeys.self)
                try container.encode(model, forKey: .model)
                try container.encode(rejectedLines, forKey: .rejectedLines)
            }
        }
    }

    package func evaluate(path: String, format: ImportFormat?) async throws -> Evaluation {
        let loaded = try await models.of(project)
        let (tasks, rejected) = try ImportFormat.read(path: path, as: format)
        let groups = PreferenceGroups.of(tasks)
        let report = try loaded.model.evaluate(groups, seed: project.splitSeed)
        return Evaluation(model: loaded.id, report: report, rejected: rejected)
    }

    /// Reads `{"prompt", "completion"}` lines and writes each with its `reward` and `uncertainty`, in order; with its
    /// `predictions` where these are wanted.
    ///
    /// A bad or empty line is answered with an `error` in its place, so that output and input stay line for line.
    /// - Returns: the number of bad lines.
    package func score(
        input: FileHandle, output: FileHandle, withPredictions: Bool = false
    ) async throws -> Int {
        let model = try await models.of(project).model
        var lines = ScoringLines(predictions: withPredictions ? { model.predictions($0) } : nil) {
            [settings = project.settings] in settings.given(model.score($0))
        }
        while let chunk = try input.read(upToCount: 1 << 16), !chunk.isEmpty {
            try output.write(contentsOf: Data(try lines.append(Array(chunk))))
        }
        try output.write(contentsOf: Data(try lines.finish()))
        return lines.bad
    }
}

extension FileScoring {
    /// The evaluation as lines for a terminal; bad lines of the file are told on standard error.
    package func evaluationReport(path: String, format: ImportFormat?, json: Bool) async throws -> [String] {
        let evaluation = try await evaluate(path: path, format: format)
        for rejection in evaluation.rejected {
            Terminal.error("\(path):\(rejection.line): \(rejection.message)")
        }
        if json { return [try evaluation.json()] }
        return EvaluationText.lines(
            evaluation.report, model: "\(evaluation.model)", file: URL(filePath: path).lastPathComponent)
    }
}
