import Foundation
import Preferences
import Statistics
import Storage

/// A comparison of two policies that is still to be judged.
package struct PlannedComparison: Sendable {
    /// From one half, in points of a hundred.
    var points: Double
    var labelers: Int
    var judgementsPerPrompt: Int
    /// Judgements that prefer neither, of a hundred.
    var ties: Double

    static let standard = PlannedComparison(points: 5, labelers: 1, judgementsPerPrompt: 1, ties: 0)

    private init(points: Double, labelers: Int, judgementsPerPrompt: Int, ties: Double) {
        self.points = points
        self.labelers = labelers
        self.judgementsPerPrompt = judgementsPerPrompt
        self.ties = ties
    }

    /// - Parameters:
    ///   - labelers: who judge in the project.
    ///   - given: what was asked for, by name; nil takes what the project has.
    /// - Throws: `ValidationError` that names everything that is wrong.
    package init(
        _ project: Project, labelers: Int, given: (_ name: String) -> String?
    ) throws(ValidationError) {
        var issues: [ValidationError.Issue] = []
        func number<Number: LosslessStringConvertible & Comparable>(
            _ name: String, _ standard: Number, in range: ClosedRange<Number>
        ) -> Number {
            guard let text = given(name) else { return standard }
            if let number = Number(text), range.contains(number) { return number }
            issues.append(
                .init(
                    pointer: "?\(name)", code: "invalidValue",
                    message: "\(name) is a number from \(range.lowerBound) to \(range.upperBound)."))
            return standard
        }
        points = number("difference", Self.standard.points, in: 0.1...49.9)
        self.labelers = number("labelers", max(1, labelers), in: 1...100_000)
        judgementsPerPrompt = number(
            "judgementsPerPrompt", min(project.settings.overlap, self.labelers), in: TaskRules.overlap)
        ties = number("ties", Self.standard.ties, in: 0...95)
        if judgementsPerPrompt > self.labelers {
            issues.append(
                .init(
                    pointer: "?judgementsPerPrompt", code: "tooFewLabelers",
                    message:
                        "\(Text.count(self.labelers, "labeler")) cannot judge each prompt \(judgementsPerPrompt) times."
                ))
        }
        guard issues.isEmpty else { throw ValidationError(issues) }
    }

    /// How many judge in a project: those who have, or else its labelers. Pseudo-labelers of imports judge nothing that is to come,
    /// and stand for others only where there is nobody else.
    static func labelers(of project: Project, _ stores: Stores) async throws -> Int {
        let all = try await stores.labelerWeights.labelers(project: project.id, now: Date(timeIntervalSince1970: 0))
        let people = all.contains { !$0.isImport } ? all.filter { !$0.isImport } : all
        let judging = people.count { $0.judgements > 0 }
        return judging > 0 ? judging : people.count
    }

    var size: ComparisonPlan.Size { plan.size(for: points / 100) }

    /// The smallest difference that so many prompts show, in points; nil where they show none.
    func smallestPoints(prompts: Int) -> Double? { plan.smallestDifference(prompts: prompts).map { 100 * $0 } }

    private var plan: ComparisonPlan {
        ComparisonPlan(judgementsPerPrompt: judgementsPerPrompt, labelers: labelers, tieRate: ties / 100)
    }

    struct Body: Codable {
        /// From 50 %, in points.
        var difference: Double
        var labelers: Int
        var judgementsPerPrompt: Int
        var ties: Double
        /// Absent where no number would do.
        var prompts: Int?
        /// Of all prompts together.
        var judgements: Int?
        /// How many labelers would do, where these are too few.
        var labelersNeeded: Int?
        /// The same in a sentence.
        var sentence: String

        init(_ plan: PlannedComparison) {
            difference = plan.points
            labelers = plan.labelers
            judgementsPerPrompt = plan.judgementsPerPrompt
            ties = plan.ties
            switch plan.size {
            case .enough(let prompts, let judgements): (self.prompts, self.judgements) = (prompts, judgements)
            case .moreLabelers(let least): labelersNeeded = least
            case .impossible: break
            }
            sentence = plan.sentence
        }
    }

    var sentence: String {
        let rate = "\(Text.decimals(50 + points, points == points.rounded() ? 0 : 1)) %"
        let by = Text.count(labelers, "labeler")
        switch size {
        case .enough(let prompts, let judgements):
            return "To show that a policy is preferred in \(rate) instead of 50 %, four times in five, it takes about "
                + "\(Text.count(judgements, "judgement")) of \(Text.count(prompts, "prompt")) by \(by)."
        case .moreLabelers(let least):
            return "\(by) are too few to show a difference of \(Text.decimals(points, 1)) points: it takes about "
                + "\(Text.count(least))."
        case .impossible:
            return "With so many ties no policy can be preferred in \(rate)."
        }
    }

    /// `podium policy plan`.
    package static func line(
        _ installation: Installation, project slug: String, given: (_ name: String) -> String?
    ) async throws -> String {
        let project = try await installation.project(slug)
        let labelers = try await labelers(of: project, installation.stores)
        do {
            return Body(try PlannedComparison(project, labelers: labelers, given: given)).sentence
        } catch {
            throw ConfigurationError(error.issues.map(\.message).joined(separator: " "))
        }
    }
}
