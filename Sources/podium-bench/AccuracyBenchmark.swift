import App
import ArgumentParser
import Exchange
import Foundation
import Jobs
import Preferences
import RewardModel
import Statistics

/// How well the reward model generalises: repeated cross-fitting of labeled files, as the report of `podium retrain` does
/// it once.
///
/// Each prompt is predicted by a model that has seen neither it nor one that is nearly the same. Repeats deal the folds
/// anew, which takes the luck of one dealing out of the figures; intervals are over groups of prompts.
struct AccuracyBenchmark {
    var files: [String]
    var format: ImportFormat
    var repeats: Int
    var folds: Int
    /// What is left out of the model that the model is compared with, so that what it gains is measured, too.
    var gain: Part?

    /// What a model may go without.
    enum Part: String, CaseIterable, ExpressibleByArgument {
        /// Ties are learned from.
        case ties
        /// The prompt is seen, where cross-validation finds that this helps.
        case prompts
        /// Labelers count by how they judge, where cross-validation finds that this helps.
        case labelers

        static var names: String { allCases.map(\.rawValue).joined(separator: ", ") }

        /// The way to train without it.
        var left: LinearOptions {
            var options = LinearOptions()
            switch self {
            case .ties: options.ties = false
            case .prompts: options.wordPairScales = []
            case .labelers: options.labelers = false
            }
            return options
        }
    }

    /// - Returns: the lines of the report.
    func run() throws -> [String] {
        try files.flatMap { file in
            let groups = PreferenceGroups.of(try ImportFormat.read(path: file, as: format).tasks)
            var options = TrainingOptions()
            options.folds = folds
            options.details = false
            let reports = try (0..<repeats).map { turn in
                try Trainer(options: options, seed: UInt64(turn)).train(groups).report
            }
            let measured = lines(reports, name: URL(filePath: file).lastPathComponent)
            guard let gain else { return measured }
            let comparisons = try (0..<repeats).map { turn in
                try Trainer(options: options, seed: UInt64(turn))
                    .compare(with: LinearTraining(options: gain.left), on: groups)
            }
            return measured + ["  gained by \(gain): \(difference(comparisons))"]
        }
    }

    private func difference(_ comparisons: [ModelComparison]) -> String {
        let accuracy = comparisons.compactMap(\.accuracyDifference)
        let logLoss = comparisons.compactMap(\.logLossDifference)
        return "accuracy \(mean(accuracy.map(\.value)))  (\(interval(accuracy.map(\.interval)))), "
            + "log loss \(mean(logLoss.map(\.value)))  (\(interval(logLoss.map(\.interval))))"
    }

    private func lines(_ reports: [TrainingReport], name: String) -> [String] {
        guard let first = reports.first else { return [] }
        return [
            "\(name): \(Text.count(first.heldOut.prompts, "prompt")) in \(Text.count(first.heldOut.promptGroups, "group")), "
                + "\(Text.count(first.heldOut.pairs, "comparison")), \(repeats) times \(folds) folds",
            "  accuracy \(mean(reports.map(\.heldOut.accuracy)))  (\(interval(reports.map(\.heldOut.accuracyInterval))))",
            "  log loss \(mean(reports.map(\.heldOut.logLoss)))  "
                + "(\(interval(reports.compactMap(\.heldOut.logLossInterval))))",
            "  word pairs enter at \(reports.map { Text.decimals($0.wordPairScale, 0) }.joined(separator: ", "))",
            "  labelers count by how they judge in \(reports.count { $0.labelers != nil }) of \(repeats)",
            "  length alone: accuracy \(mean(reports.compactMap(\.length.accuracy))), "
                + "log loss \(mean(reports.compactMap(\.length.logLoss))), "
                + "difference \(interval(reports.compactMap(\.length.logLossDifference?.interval)))",
        ]
    }

    private func mean(_ values: [Double]) -> String { Text.decimals(values.reduce(0, +) / Double(values.count)) }

    private func interval(_ intervals: [Interval]) -> String {
        "95 % interval \(mean(intervals.map(\.lower))) to \(mean(intervals.map(\.upper)))"
    }
}
