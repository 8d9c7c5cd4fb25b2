import Foundation
import Preferences
import Statistics
import Testing

@testable import App
@testable import RewardModel
@testable import Storage

/// Gives a completion the reward that its text names, and knows which prompts it was trained on.
private struct NamedRewards: TrainedRewardModel {
    var provenance: Provenance
    var heads: FieldHeads?
    var file: RewardModelFile { preconditionFailure("is no file") }

    func shifted(by offset: Double, form: Double) -> NamedRewards { self }

    func score(_ batch: [ScoringItem]) -> [Score] {
        batch.map { item in
            Score(reward: Double(item.completion.split(separator: " ").last ?? "") ?? 0, uncertainty: 0)
        }
    }
}

@Suite("A reward model beside people")
struct MachineViewTests {
    private let app: TestApp
    private let project: Project

    init() async throws {
        app = try TestApp()
        try await app.project(tasks: 0, overlap: 10)
        project = try await app.stores.projects.find("p")
    }

    /// 60 prompts, of which people prefer "people" in as many; the model finds "loved" better by `margin`.
    private func figures(
        peopleWins: Int, margin: Double, seen: (UInt64) -> Bool = { _ in false }
    ) async throws -> ComparisonBody {
        let ada = try await app.client("ada\(peopleWins)", .admin)
        let lines = (0..<60).map { number in
            let wins = (number * 7) % 60 < peopleWins
            let word = String(UnicodeScalar(UInt8(97 + number % 26))) + String(UnicodeScalar(UInt8(97 + number / 26)))
            return """
                {"prompt": "\(word)\(word) \(number * 37)?", "completions": [{"text": "p 0", "model": "people"}, \
                {"text": "l \(margin)", "model": "loved"}], \
                "rankings": [{"labeler": "l\(number % 6)", "ranks": \(wins ? "[1, 2]" : "[2, 1]")}]}
                """
        }
        let added = try await ada.send(
            .post, "/api/v1/projects/p/prompts", lines.joined(separator: "\n"), type: "application/x-ndjson")
        #expect(added.int("created") == 60, "\(added.text)")
        var keys: [UInt64] = []
        for try await task in app.stores.judgedTasks.stream(of: project.id, batch: 7) { keys.append(task.promptKey) }
        #expect(keys.count == 60 && Set(keys).count == 60)
        let model = NamedRewards(
            provenance: Provenance(seen: .keys(keys.filter(seen).sorted()), trainingPrompts: 0, trainingComparisons: 0))
        let gathered = try await JudgementGatherer.gather(
            project, app.stores, model: PromotedModels.Loaded(id: ID(7), model: model))
        let labels = Dictionary(uniqueKeysWithValues: try await app.stores.policies.list().map { ($0.id, $0.label) })
        return try ProjectComparison(gathered, ComparisonQuestion(), labels: labels).body(model: ID(7), sources: [:])
    }

    @Test("people and the model part ways: the alarm, for the policy that the model loves")
    func alarm() async throws {
        let figures = try await figures(peopleWins: 40, margin: 2)
        let pair = try #require(figures.pairs.first)
        let view = try #require(pair.rewardModel)
        let labels = Dictionary(uniqueKeysWithValues: figures.policies.map { ($0.policyId, $0.label) })
        #expect(labels[pair.first] == "people" && view.verdict == .alarm)
        #expect(view.favours.flatMap { labels[$0] } == "loved" && view.isIndependent)
        #expect(abs(view.winRate.value - 1 / (1 + exp(2))) < 1e-6, "never pooled: it is the model's alone")
        #expect(abs(pair.people.rate.value - 40.0 / 60) < 1e-12 && abs(view.people.value - 40.0 / 60) < 1e-12)
        #expect(abs((view.agreement?.value ?? 0) - 20.0 / 60) < 1e-12)
        #expect(figures.rewardModel?.modelId == ID(7) && figures.rewardModel?.unseenPrompts == 60)
        let text = ComparisonText(figures).lines.joined(separator: "\n")
        #expect(text.contains("ALARM: it prefers loved, and people do not"), "\(text)")
    }

    @Test("both prefer the same one: no alarm, however much more the model does")
    func overstated() async throws {
        let view = try #require(try await figures(peopleWins: 14, margin: 4).pairs.first?.rewardModel)
        #expect(view.verdict == .overstated && view.winRate.value > 0.95)
    }

    @Test("the model says about what people say: nothing is favoured")
    func consistent() async throws {
        let view = try #require(try await figures(peopleWins: 30, margin: 0).pairs.first?.rewardModel)
        #expect(view.verdict == .consistent && view.favours == nil && view.winRate.value == 0.5)
    }

    @Test(
        "only prompts that it was not trained on count, as long as there are any; else it is said that there are none")
    func seen() async throws {
        let half = try await figures(peopleWins: 40, margin: 2) { $0 % 2 == 0 }
        let view = try #require(half.pairs.first?.rewardModel)
        let unseen = try #require(half.rewardModel?.unseenPrompts)
        #expect(view.isIndependent && view.people.prompts == unseen && unseen < 60 && unseen > 5)
        #expect(half.rewardModel?.seenPrompts == 60 - unseen)
    }

    @Test("a model that was trained on all of them is beside people, but not independent")
    func allSeen() async throws {
        let view = try #require(try await figures(peopleWins: 40, margin: 2) { _ in true }.pairs.first?.rewardModel)
        #expect(!view.isIndependent && view.people.prompts == 60)
    }
}
