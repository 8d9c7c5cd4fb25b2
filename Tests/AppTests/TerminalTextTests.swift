import Preferences
import RewardModel
import Storage
import Testing

@testable import App
@testable import Exchange

@Suite("Text on a terminal")
struct TerminalTextTests {
    @Test(
        "characters that a terminal obeys, or that turn text around, are written out",
        arguments: [
            ("x\u{1B}]0;pwned\u{7}", "x\\u{1B}]0;pwned\\u{7}"), ("a\nfake\t0/0", "a\\nfake\\t0/0"),
            ("\u{9B}2J", "\\u{9B}2J"), ("ab\u{202E}cd\u{2069}", "ab\\u{202E}cd\\u{2069}"),
            ("plain, é and 你好 👩‍🚀", "plain, é and 你好 👩‍🚀"),
        ])
    func plain(text: String, shown: String) {
        #expect(Text.plain(text) == shown)
    }

    @Test("a project's name cannot clear the screen of whoever lists projects, nor forge a line")
    func projectList() async throws {
        let app = try TestApp()
        for name in ["x\u{1B}[2J", "x\nfake", "fake\t0/0", "x\u{202E}"] {
            let new = NewProject(slug: "p", settings: ProjectSettings(name: name))
            let error = await #expect(throws: ValidationError.self) {
                _ = try await app.stores.projects.create(new, now: app.installation.clock.now())
            }
            #expect(error?.issues.map(\.code) == ["invalidName"])
        }
        #expect(try await ProjectSetup(installation: app.installation).lines() == [])
    }

    @Test("a project's settings are shown as they are set, each by its name")
    func projectSettings() async throws {
        let app = try TestApp()
        try await app.project(tasks: 1, completions: 2)
        let setup = ProjectSetup(installation: app.installation)
        let changed = try await setup.set("p", to: ["status=archived", "overlap=3", "retrainAt=off"])
        #expect(changed == ["status=archived", "overlap=3", "retrainAt=off"])
        let shown = try await setup.show("p")
        #expect(shown.map { String($0.prefix { $0 != "=" }) } == ProjectSettings.all.map(\.name))
        #expect(changed.allSatisfy(shown.contains))
        #expect(try await setup.set("p", to: shown) == ["Nothing to change: p already has these settings."])
        await #expect(throws: ConfigurationError.self) { _ = try await setup.set("q", to: ["overlap=2"]) }
        await #expect(throws: ValidationError.self) { _ = try await setup.set("p", to: ["overlap=2", "overlapp=2"]) }
        #expect(try await setup.show("p") == shown)
        let help = ProjectSetup.settingsHelp.split(separator: "\n")
        #expect(help.count == ProjectSettings.all.count && !help.joined().contains("`"))
    }

    @Test("what is missing for the human ceiling is said, also where two people ranked the same and one of them tied")
    func unknownCeiling() throws {
        func row(_ second: [[Int]]) throws -> String? {
            let groups = (0..<2).map { key in
                PreferenceGroup(
                    promptKey: UInt64(key), prompt: Prompt("Question \(key)?"), completions: ["a", "bcd"],
                    judgements: [
                        Judgement(labeler: ID(1), tiers: [[1], [0]]), Judgement(labeler: ID(2), tiers: second),
                    ])
            }
            let report = try ByLength().evaluate(groups, seed: 1)
            return EvaluationText.lines(report, model: "1", file: "f").first { $0.contains("human ceiling") }
        }
        #expect(try row([[0, 1]])?.contains("two people ordered without a tie") == true)
        #expect(try row([[1], [0]])?.contains("1.000 ± 0.000  (two people agree)") == true)
    }

    private struct ByLength: RewardScoring {
        func score(_ items: [ScoringItem]) -> [Score] {
            items.map { Score(reward: Double($0.completion.count), uncertainty: 1) }
        }
    }

    @Test("an import is summed up line by line, each ranking with its reason")
    func importLines() {
        var summary = Importer.Summary()
        summary.created = 2
        summary.completions = 4
        summary.rankings.counted = 2
        summary.rankings.surplus = 3
        summary.reasons = [.init(code: "noFreeSlot", count: 3, message: "Kept as surplus.")]
        #expect(
            ImportReport.lines(summary, seconds: 1) == [
                "Imported 2 tasks with 4 completions in 1.0 s; 0 duplicates, 0 bad lines.",
                "Rankings: 2 counted, 3 surplus.", "  3 rankings: Kept as surplus.",
            ])
    }
}
