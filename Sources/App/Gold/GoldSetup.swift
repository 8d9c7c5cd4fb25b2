import Foundation
import Preferences
import Statistics
import Storage
import Wire

/// Gold tasks from the command line.
package struct GoldSetup: Sendable {
    let installation: Installation
    let project: Project

    private var stores: Stores { installation.stores }

    package init(installation: Installation, project slug: String) async throws {
        self.installation = installation
        project = try await installation.project(slug)
    }

    /// One line for each gold task that is handed out.
    package func lines() async throws -> [String] {
        var lines: [String] = []
        var last: ID<LabelingTask>?
        repeat {
            let page = try await stores.golds.list(project: project.id, after: last)
            lines += try page.items.filter { $0.removedAt == nil }.map(Self.line)
            last = page.nextCursor.map { ID($0) }
        } while last != nil
        return lines.isEmpty ? ["\"\(project.slug)\" has no gold tasks."] : lines
    }

    /// Makes a gold task of each line: `{"prompt", "completions", "gold": {"tiers": [[1], [2, 3]]}}`, or `{"task", "gold"?}`.
    ///
    /// - Returns: what became of the lines, with the number of each that was refused.
    package func add(lines text: String) async throws -> [String] {
        let form = try await stores.forms.find(project.id, version: project.formVersion)
        var made = 0
        var refused: [String] = []
        for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
        where !line.allSatisfy(\.isWhitespace) {
            do {
                let gold = try Self.read(line)
                let new: NewGold =
                    try gold.task.map { .task($0, answer: gold.gold, source: .made) }
                    ?? .imported(gold.prompt, gold.completions, gold.gold, form: form)
                _ = try await stores.golds.add(new, to: project.id, now: installation.clock.now())
                made += 1
            } catch let error as ValidationError {
                refused.append("Line \(index + 1): \(error.issues.map(\.message).joined(separator: " "))")
            } catch let error as StorageError where error.code == .conflict || error.code == .notFound {
                refused.append("Line \(index + 1): \(error.message)")
            }
        }
        return ["\(Text.count(made, "gold task")) made, \(refused.count) of the lines refused."] + refused
    }

    /// Hands a gold task out no more.
    package func remove(_ id: Int64) async throws -> String {
        try await stores.golds.remove(ID(id), in: project.id, now: installation.clock.now())
        return "Gold task \(id) is handed out no more, and its scores count no more."
    }

    /// One line for each labeler who has a score.
    package func scores() async throws -> [String] {
        let labelers = try await stores.goldScores.labelers(project: project.id)
        guard !labelers.isEmpty else {
            return ["Nobody has judged a gold task or a repeat of \"\(project.slug)\" yet."]
        }
        return labelers.map { labeler in
            let gold = Self.text(labeler.gold.sum, labeler.gold.tasks, "gold task")
            let repeats = Self.text(labeler.repeats.sum, labeler.repeats.tasks, "repeat")
            return "\(Text.plain(labeler.username))\t\(gold)\t\(repeats)"
        }
    }

    /// What followed from scores, the last first, at most a hundred.
    package func events() async throws -> [String] {
        let events = try await stores.goldEvents.list(project: project.id).items
        guard !events.isEmpty else { return ["Nothing has followed from scores in \"\(project.slug)\"."] }
        return events.map { event in
            let figures = event.figures
            let interval = "\(Self.percent(figures.lower)) to \(Self.percent(figures.upper))"
            let end = event.liftedAt.map { "\tlifted \($0.formatted(.iso8601))" } ?? ""
            return "\(event.id)\t\(event.createdAt.formatted(.iso8601))\t\(Text.plain(event.username))\t"
                + "\(event.action.rawValue)\t\(Self.percent(figures.score)) (\(interval)) of "
                + "\(Text.count(figures.tasks, "gold task"))\(end)"
        }
    }

    /// Lifts what followed.
    package func lift(_ id: Int64) async throws -> String {
        let event = try await stores.goldEvents.lift(ID(id), in: project.id, now: installation.clock.now())
        return "Entry \(id) is lifted: nothing of it stands for \(Text.plain(event.username)) any more."
    }

    private struct GoldLine: Codable {
        var task: ID<LabelingTask>?
        var prompt: Prompt?
        var completions: [Completion]?
        var gold: GoldAnswer?
    }

    /// - Throws: `ValidationError`, also for what is no JSON.
    private static func read(_ line: Substring) throws -> GoldLine {
        do {
            return try JSON.decode(GoldLine.self, from: Array(line.utf8), unknownFields: .refused)
        } catch let error as ValidationError {
            throw error
        } catch {
            let (pointer, message, _) = JSON.explanation(of: error)
            throw ValidationError(pointer: pointer, code: "invalidField", message: message)
        }
    }

    private static func line(_ gold: GoldRecord) throws -> String {
        let prompt = gold.task.prompt.messages.last?.content ?? ""
        let answer = String(decoding: try JSON.encode(gold.answer), as: UTF8.self)
        let score =
            gold.share.map { "\(percent($0)) of \(Text.count(gold.judgements, "judgement"))" } ?? "not judged yet"
        return "\(gold.task.id)\t\(gold.source.rawValue)\t\(score)\t\(answer)\t\(Text.plain(String(prompt.prefix(60))))"
    }

    private static func text(_ sum: Double, _ tasks: Int, _ noun: String) -> String {
        guard let found = meanShare(sum: sum, tasks: tasks, level: GoldRules.level) else { return "no \(noun)s" }
        let interval = "\(percent(found.interval.lower)) to \(percent(found.interval.upper))"
        return "\(percent(found.value)) (\(interval)) of \(Text.count(tasks, noun))"
    }

    private static func percent(_ share: Double) -> String { String(format: "%.1f %%", 100 * share) }
}
