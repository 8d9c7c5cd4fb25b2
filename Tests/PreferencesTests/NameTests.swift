import Preferences
import Testing

@Suite("Names")
struct NameTests {
    @Test(
        "of users may be in any language",
        arguments: ["ada", "Ada.Lovelace-2@example.org", "Émile", "Ωμέγα", "李小龙", "Наташа", "अनिल", "x"])
    func usernames(name: String) throws {
        #expect(try Username.normalised(name).unicodeScalars.elementsEqual(name.unicodeScalars))
    }

    @Test("of users are stored in the composed form")
    func composed() throws {
        #expect(try Username.normalised("e\u{301}mile").unicodeScalars.count == 5)
        #expect(Username.candidates(for: "e\u{301}mile").map { $0.unicodeScalars.count } == [5, 6])
        #expect(Username.candidates(for: "ada") == ["ada"])
        #expect(Username.candidates(for: "u" + String(repeating: "\u{301}", count: 500_000)).isEmpty)
    }

    @Test(
        "of users hold nothing that misleads",
        arguments: [
            "", " ", "a b", "a\u{0}", "a\u{1B}[2J", "ada\u{202E}", "ad\u{200B}a", "ad\u{AD}a", "\u{3164}",
            "\u{2066}ada",
            "ada\u{E000}", "ada\u{378}", "\u{301}ada", "ada\u{FEFF}", "ａｄａ", "𝐚𝐝𝐚", "a²", "ﬁn", "а\u{64}a", "adminа",
            "ο\u{6D}ega", String(repeating: "a", count: 65), "u" + String(repeating: "\u{301}", count: 200),
        ])
    func refusedUsernames(name: String) {
        #expect(throws: ValidationError.self) { try Username.normalised(name) }
    }

    @Test("of other things are shown as they are, on one line")
    func displayNames() throws {
        for name in ["Helpfulness (round 2)", "日本語の評価", "👩‍🔬 science", "می‌خواهم", "import:api/2f9a==", "a²"] {
            #expect(try DisplayName.normalised(name, "name") == name)
        }
        for name in [
            "", "  ", "\u{3164}", "a\nb", "x\u{1B}]0;pwned\u{7}", "abc\u{202E}cba", "a\u{200D}b", "a\u{200B}b",
            "\u{FE0F}",
            "a\u{2028}b", "\u{E000}", String(repeating: "é", count: 101),
        ] {
            #expect(throws: ValidationError.self, "\(name.debugDescription)") {
                try DisplayName.normalised(name, "name")
            }
        }
    }

    @Test("of strangers are written down so that nothing happens")
    func printable() {
        #expect(DisplayName.printable("ada") == "ada")
        #expect(DisplayName.printable("a\u{1B}[2J\n\u{202E}b\\") == "a\\u{1B}[2J\\u{A}\\u{202E}b\\u{5C}")
        #expect(DisplayName.printable(String(repeating: "a", count: 70), length: 3) == "aaa…")
    }
}
