import Statistics
import Testing

@Suite("Style of texts")
struct TextStyleTests {
    @Test(
        "Words are counted in any script",
        arguments: [
            ("", 0), ("  \n\t ", 0), ("One, two: three!", 3), ("don't rock’n’roll", 2),
            ("naïve café e\u{301}te\u{301}", 3),
            ("3.5 kg", 3), ("你好世界", 4), ("こんにちは world", 6), ("สวัสดี", 4), ("한국어 문장", 2), ("مرحبا بالعالم", 2),
            ("नमस्ते दुनिया", 2), ("👍🏽 🎉", 0), ("----", 0), ("'' ''", 0), ("a\r\nb", 2), ("\u{FEFF}\u{200D}", 0),
        ])
    func words(text: String, count: Int) {
        #expect(TextStyle(text).words == count)
    }

    @Test(
        "Headers, lists and bold are counted as Markdown has them",
        arguments: [
            ("# One\n## Two\n####### seven\n#hash\n   ### x\n    # code\n#", 4, 0, 0),
            ("- a\n* b\n  + c\n1. d\n12) e\n• f\n-g\n1.5 h\n1234567890. i\n- - -\n* * *\n***", 0, 6, 0),
            ("**a** and __b__, **not\nclosed** ** x ** *c* ***d***", 0, 0, 3),
            ("`**a**` ``**b**`` **c** ` **d**", 0, 0, 2),
            ("```\n# no\n- no\n**no**\n```\n# yes", 1, 0, 0),
            ("  ~~~ py\n# no\n```\n# no\n~~~~\n# yes\n```never closed\n# no", 1, 0, 0),
            ("``` not `code` ```\n# yes", 1, 0, 0),
            ("**", 0, 0, 0), ("****", 0, 0, 0), ("****\n****", 0, 0, 0), ("**a", 0, 0, 0), ("\n\n\n", 0, 0, 0),
        ])
    func markup(text: String, headers: Int, items: Int, bold: Int) {
        let style = TextStyle(text)
        #expect(style.headers == headers)
        #expect(style.listItems == items)
        #expect(style.bold == bold)
        #expect(style.measures == [Double(style.words), Double(headers), Double(items), Double(bold)])
        #expect(TextStyle.names.count == style.measures.count)
    }

    /// Each would take hours were a look at it to grow with its square.
    @Test(
        "Hostile texts take one look",
        arguments: [
            "`", "*", "_", "**a", "``x`", "#", "# ", "- ", "\n", "~", "1", " ", "**a** ", "```\n", "\u{300}", "- - ",
        ])
    func hostile(unit: String) {
        let text = String(repeating: unit, count: 200_000)
        let style = TextStyle(text)
        #expect(style.measures.allSatisfy { $0 >= 0 && $0 <= 400_000 })
    }
}
