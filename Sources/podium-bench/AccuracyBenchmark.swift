import App
import Exchange
import Foundation
import Jobs
import Preferences
import RewardModel

/// How well the reward model generalises: repeated cross-validation on a labeled file, grouped by conversation.
///
/// Prompts that begin with the same message go to the same fold, so that no conversation is on both sides. Each model is
/// trained as `podium retrain` does it, with its own tenth held back.
struct AccuracyBenchmark {
    var file: String
    var format: ImportFormat
    var repeats: Int
    var folds: Int

    /// - Returns: the lines of the report.
    func run() throws -> [String] {
        let groups = PreferenceGroups.of(try format.read(path: file).tasks)
        let openings = groups.map { $0.prompt.messages.first?.content ?? "" }
        var reports: [EvaluationReport] = []
        for turn in 0..<repeats {
            var generator = SeededGenerator(seed: UInt64(turn))
            let dealt = generator.shuffled(Array(Set(openings)).sorted()).enumerated()
            let foldOf = Dictionary(uniqueKeysWithValues: dealt.map { ($0.element, $0.offset % folds) })
            for fold in 0..<folds {
                let parts = Dictionary(grouping: groups.indices) { foldOf[openings[$0]] == fold }
                let training = parts[false, default: []].map { groups[$0] }
                let kept = parts[true, default: []].map { groups[$0] }
                let model = try Trainer(seed: UInt64(turn)).train(training).model
                reports.append(try model.evaluate(kept, seed: 0))
            }
        }
        return [
            "\(groups.count) prompts, \(repeats) times \(folds) folds",
            "accuracy: \(summary(reports.map(\.accuracy)))", "log loss: \(summary(reports.map(\.logLoss)))",
            "the longer one wins: \(summary(reports.map(\.lengthBaseline)))",
        ]
    }

    /// Mean ± the standard error of one round of folds: the folds' standard deviation over √folds.
    private func summary(_ values: [Double]) -> String {
        let mean = values.reduce(0, +) / Double(values.count)
        let variance = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(values.count - 1)
        return "\(Text.decimals(mean)) ± \(Text.decimals((variance / Double(folds)).squareRoot()))"
    }
}
