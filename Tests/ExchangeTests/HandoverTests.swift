import Foundation
import Preferences
import Storage
import Testing
import Wire

@testable import Exchange

@Suite("Rows and card of a hand-over")
struct HandoverTests {
    private static let prompt = Prompt("Name a \u{2028}fruit \"now\".")

    /// One that was said to be better by the first, third or fourth of four strengths.
    private func pair(strength: Int) throws -> PreferencePair {
        var pairs = PreferencePairs()
        pairs.add(tiers: [[0], [1]], strengths: [strength], levels: [1, 2, 3, 4], weight: .full)
        return try #require(pairs.decided.first)
    }

    private func names(_ line: [UInt8]) throws -> [String] {
        guard case .object(let fields) = try JSON.decode(JSONValue.self, from: line) else { return [] }
        return fields.map(\.name)
    }

    @Test("lines have the columns that the card declares, in every engine's shape")
    func columns() throws {
        let pairLine = try PreferenceRow.line(
            pair(strength: 1), chosen: Completion(text: "Plum."), rejected: Completion(text: "No."), to: Self.prompt,
            ID(3))
        for engine in HandoverEngine.all {
            let lines: [HandoverConfiguration: [UInt8]] = [
                .preferences: pairLine,
                .demonstrations: try engine.demonstrationLine("Plum.", to: Self.prompt, ID(3), by: ID(7)),
                .prompts: try engine.promptLine(Self.prompt, ID(3), of: "p"),
            ]
            for (configuration, line) in lines {
                #expect(try names(line) == configuration.columns(for: engine).map(\.name), "\(configuration)")
                #expect(line.count { $0 == UInt8(ascii: "\n") } == 1)
            }
        }
    }

    @Test(
        "decimals keep their point, so that no loader takes the column for whole numbers",
        arguments: [(1, "0.0"), (4, "1.0"), (3, "0.66666666666666")])
    func decimals(strength: Int, written: String) throws {
        let line = try PreferenceRow.line(
            pair(strength: strength), chosen: Completion(text: "a"), rejected: Completion(text: "b"), to: Self.prompt,
            ID(3))
        let text = String(decoding: line, as: UTF8.self)
        #expect(text.contains(#""margin":\#(written)"#) && text.contains(#","agreement":1.0,"#))
    }

    @Test("the card's places are filled once: what guidelines hold is not looked at again")
    func template() {
        let filled = DatasetCard.fill(
            "a {{x}} b {{y}} c {{z}}", with: ["x": "{{y}} {{", "y": "}} {{x}}", "other": "-"])
        #expect(filled == "a {{y}} {{ b }} {{x}} c {{z}}")
    }

    @Test("the card names no place that it has no words for, and every engine's how-to names its own programs")
    func card() throws {
        for engine in HandoverEngine.all {
            let card = String(
                decoding: try DatasetCard(Self.manifest(engine), for: engine, .init()).bytes(), as: UTF8.self)
            #expect(!card.contains("{{"), "\(engine.name)")
            #expect(card.hasPrefix("---\n"))
            for file in engine.ownFiles where file.path.hasSuffix(".sh") {
                #expect(card.contains(file.path), "\(engine.name) does not name \(file.path)")
            }
        }
    }

    @Test("guidelines stay a quotation, whatever they hold")
    func guidelines() throws {
        var facts = DatasetCard.Facts()
        facts.guidelines = "---\n# Licence\n{{server}}\r\n\n```"
        let card = String(decoding: try DatasetCard(Self.manifest(.trl), for: .trl, facts).bytes(), as: UTF8.self)
        #expect(card.contains("\n> ---\n> # Licence\n> {{server}}\n>\n> ```\n"))
    }

    @Test("messages with calls are declared as JSON, plain ones by their fields")
    func yaml() {
        let column = HandoverColumn("completions", .list(.messages))
        #expect(
            column.yaml(indent: "  ", isPlain: true).joined(separator: "\n") == """
                  - name: completions
                    list:
                      list:
                      - name: role
                        dtype: string
                      - name: content
                        dtype: string
                """)
        #expect(
            column.yaml(indent: "", isPlain: false).joined(separator: "\n") == """
                - name: completions
                  list:
                    list: json
                """)
    }

    @Test("a manifest is read as it was written")
    func manifest() throws {
        let manifest = try Self.manifest(.veRL)
        #expect(try JSON.decode(HandoverManifest.self, from: manifest.bytes()) == manifest)
        #expect(manifest.split.seed == .max && manifest.counts[.rankings] == 2)
    }

    private static func manifest(_ engine: HandoverEngine) throws -> HandoverManifest {
        let json = """
            {"kind": "podiumHandover", "project": "p", "engine": "\(engine.name)", "podiumVersion": "1",
            "createdAt": "2026-11-28T00:00:00.000Z", "server": "http://127.0.0.1:8080", "pairsPerPrompt": 5,
            "snapshot": {"id": 4, "sha256": "ab", "rankings": 2, "prompts": 1},
            "split": {"seed": 18446744073709551615, "shares": {"train": 80, "validation": 10, "test": 10}},
            "counts": {"prompts": 1, "promptGroups": 1, "rows": {"rankings": {"train": 2}}, "labelers": 1, "imported": 0,
            "weightless": 0, "identical": 0, "undecided": 0, "surplusPairs": 0},
            "files": {"README.md": {"bytes": 1, "sha256": "cd"}}}
            """
        return try JSON.decode(HandoverManifest.self, from: Array(json.utf8))
    }
}
