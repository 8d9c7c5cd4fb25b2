import Foundation
import Preferences
import RewardModel
import Storage

/// `podium evaluate` and `podium score`: the promoted model on files.
package struct FileScoring: Sendable {
    let scorer: Scorer
    let project: Project

    package init(installation: Installation, project: Project) {
        scorer = Scorer(models: installation.stores.rewardModels)
        self.project = project
    }

    package struct Evaluation: Sendable {
        package var model: ID<RewardModelRecord>
        package var report: EvaluationReport
        package var rejected: [Importer.Summary.Rejection]

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

    package func evaluate(path: String, format: ImportFormat) async throws -> Evaluation {
        let loaded = try await scorer.promoted(of: project)
        let (prompts, rejected) = try format.read(path: path)
        let groups = try PreferenceGroups.of(prompts)
        let report = try loaded.model.evaluate(groups, seed: project.splitSeed)
        return Evaluation(model: loaded.id, report: report, rejected: rejected)
    }

    /// Reads `{"prompt", "completion"}` lines and writes each with its `reward` and `uncertainty`, in order.
    ///
    /// A bad or empty line is answered with an `error` in its place, so that output and input stay line for line.
    /// - Returns: the number of bad lines.
    package func score(input: FileHandle, output: FileHandle) async throws -> Int {
        let model = try await scorer.promoted(of: project).model
        var lines = ScoringLines { item in
            let score = model.score([ScoringItem(prompt: item.prompt, completion: item.completion)])[0]
            return (score.reward, score.uncertainty)
        }
        while let chunk = try input.read(upToCount: 1 << 16), !chunk.isEmpty {
            try output.write(contentsOf: Data(try lines.append(Array(chunk))))
        }
        try output.write(contentsOf: Data(try lines.finish()))
        return lines.bad
    }
}

/// Input lines to output lines, one for one, without I/O.
struct ScoringLines {
    private struct Scored: Encodable {
        var reward: Double?
        var uncertainty: Double?
        var error: String?
    }

    private let score: (ScoringRoutes.Item) -> (reward: Double, uncertainty: Double)
    private var reader = LineReader()
    /// Lines that were answered with an error.
    private(set) var bad = 0

    init(score: @escaping (ScoringRoutes.Item) -> (reward: Double, uncertainty: Double)) {
        self.score = score
    }

    /// - Returns: the answers to the lines that `chunk` completes.
    mutating func append(_ chunk: [UInt8]) throws -> [UInt8] {
        var answers: [UInt8] = []
        for line in reader.append(chunk) { answers += try answer(line) }
        return answers
    }

    /// - Returns: the answer to a last line that does not end with a line end.
    mutating func finish() throws -> [UInt8] {
        try reader.finish().map { try answer($0) } ?? []
    }

    private mutating func answer(_ line: LineReader.Line) throws -> [UInt8] {
        let scored: Scored
        do {
            let score = score(try Self.item(in: line))
            scored = Scored(reward: score.reward, uncertainty: score.uncertainty)
        } catch let error as ValidationError {
            bad += 1
            scored = Scored(error: "line \(line.number): \(error.message)")
        }
        return try JSON.encode(scored) + [UInt8(ascii: "\n")]
    }

    private static func item(in line: LineReader.Line) throws -> ScoringRoutes.Item {
        if line.isBlank { throw ValidationError(pointer: "", code: "emptyLine", message: "This line is empty.") }
        let content = try line.content()
        return try FormatError.explaining { try JSON.decode(ScoringRoutes.Item.self, from: content) }
    }
}

extension FileScoring {
    /// The evaluation as lines for a terminal; bad lines of the file are told on standard error.
    package func evaluationReport(path: String, format: ImportFormat, json: Bool) async throws -> [String] {
        let evaluation = try await evaluate(path: path, format: format)
        for rejection in evaluation.rejected {
            FileHandle.standardError.write(Data("\(path):\(rejection.line): \(rejection.message)\n".utf8))
        }
        if json { return [try evaluation.json()] }
        return EvaluationText.lines(
            evaluation.report, model: "\(evaluation.model)", file: URL(filePath: path).lastPathComponent)
    }
}
