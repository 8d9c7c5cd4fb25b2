import Foundation
import Preferences
import Storage

/// An evaluation before it begins: what it is to find, how much of that its prompts can show, and whether they are there.
struct PlannedEvaluation: Sendable {
    let comparison: PlannedComparison
    let heldOut: HeldOutPrompts
    /// Of how many prompts it is: as many as were asked for or as its difference takes, and no more than are held out.
    let prompts: Int
    /// Why it cannot begin; nil: it can.
    let problem: Problem?

    /// What keeps an evaluation from beginning.
    struct Problem: Codable, Sendable {
        enum Reason: String, Codable, Sendable, CaseIterable {
            /// Fewer than two prompts are.
            case nothingHeldOut
            /// Fewer than it takes, or than were asked for.
            case tooFewHeldOut
            /// No number of prompts shows the difference, so somebody has to say how many.
            case noNumberShowsIt
        }

        var reason: Reason
        /// The same in a sentence, with what to do.
        var sentence: String
    }

    /// - Parameters:
    ///   - prompts: how many were asked for; nil: as many as the difference takes.
    ///   - given: `difference`, `labelers`, `judgementsPerPrompt` and `ties`, as `PlannedComparison` reads them.
    /// - Throws: `ValidationError` that names everything that is wrong.
    init(
        _ project: Project, prompts: Int?, _ stores: Stores, given: (_ name: String) -> String?
    ) async throws {
        try EvaluationRules.check(prompts: prompts, completions: nil)
        let labelers = try await PlannedComparison.labelers(of: project, stores)
        comparison = try PlannedComparison(project, labelers: labelers, given: given)
        heldOut = try await HeldOutPrompts(of: project.id, stores)
        let needed: Int? = if case .enough(let prompts, _) = comparison.size { prompts } else { nil }
        let wanted = prompts ?? needed
        self.prompts = min(wanted ?? 0, heldOut.count, EvaluationRules.prompts.upperBound)
        problem = Self.problem(wanted: wanted, asked: prompts != nil, heldOut, comparison)
    }

    private static func problem(
        wanted: Int?, asked: Bool, _ heldOut: HeldOutPrompts, _ comparison: PlannedComparison
    ) -> Problem? {
        guard heldOut.count >= EvaluationRules.prompts.lowerBound else {
            let similar =
                heldOut.similar > 0
                ? " \(Text.count(heldOut.similar, "prompt")) that wait are nearly the same as some that people judged for "
                    + "training." : ""
            return Problem(
                reason: .nothingHeldOut,
                sentence: "\(heldOut.count == 0 ? "No prompt is" : "One prompt is") held out.\(similar) Import prompts "
                    + "without completions of which nothing here was trained on: they wait until an evaluation asks about "
                    + "them.")
        }
        guard let wanted else {
            return Problem(
                reason: .noNumberShowsIt,
                sentence: "\(comparison.sentence) Say how many prompts, to begin all the same.")
        }
        guard wanted > min(heldOut.count, EvaluationRules.prompts.upperBound) else { return nil }
        let most = min(heldOut.count, EvaluationRules.prompts.upperBound)
        let shown = comparison.smallestPoints(prompts: most).map {
            ", which show a difference of \(Text.decimals($0, 1)) points"
        }
        return Problem(
            reason: .tooFewHeldOut,
            sentence: (asked ? "" : comparison.sentence + " ")
                + "\(Text.count(heldOut.count, "prompt")) \(heldOut.count == 1 ? "is" : "are") held out. Ask for "
                + "\(Text.count(most)) of them\(shown ?? ""), or import more prompts without completions.")
    }

    /// As it is kept.
    var plan: EvaluationPlan {
        var plan = EvaluationPlan(
            prompts: prompts, heldOut: heldOut.count, fresh: heldOut.fresh, similar: heldOut.similar,
            labelers: comparison.labelers, judgementsPerPrompt: comparison.judgementsPerPrompt,
            difference: comparison.points, promptsNeeded: nil, judgementsNeeded: nil, labelersNeeded: nil,
            smallestDifference: comparison.smallestPoints(prompts: prompts), sentence: sentence)
        switch comparison.size {
        case .enough(let prompts, let judgements): (plan.promptsNeeded, plan.judgementsNeeded) = (prompts, judgements)
        case .moreLabelers(let least): plan.labelersNeeded = least
        case .impossible: break
        }
        return plan
    }

    /// What it takes, and what these prompts show.
    private var sentence: String {
        guard prompts >= EvaluationRules.prompts.lowerBound else { return comparison.sentence }
        let judgements = Text.count(prompts * comparison.judgementsPerPrompt, "judgement")
        let shown = comparison.smallestPoints(prompts: prompts).map {
            "which show a difference of \(Text.decimals($0, 1)) points or more"
        }
        return comparison.sentence + " Here are \(judgements) of \(Text.count(prompts, "prompt")), "
            + "\(shown ?? "which show no difference"); drawn by chance from \(Text.count(heldOut.count)) that are held out."
    }
}
