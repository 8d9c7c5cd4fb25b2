import Preferences
import Testing

@testable import Markup

@Suite("Markdown")
struct MarkdownTests {
    private let renderer = MarkdownRenderer()

    @Test(
        "shows what a model wrote as text, never as markup",
        arguments: [
            "<script>alert(1)</script>",
            "<img src=x onerror=alert(1)>",
            "text <b onclick=\"x()\">bold</b> text",
            "<iframe src=\"https://example.com\"></iframe>",
            "<!-- a comment -->",
            "<style>body { display: none }</style>",
            "$<img src=x onerror=alert(1)>$",
            "$$</span><script>alert(1)</script>$$",
            "<svg/onload=alert(1)>",
            "| a |\n|---|\n| <script>x</script> |",
        ])
    func rawHTML(markdown: String) {
        let html = renderer.html(markdown)
        for tag in ["<script", "<img", "<iframe", "<style", "<svg", "<b ", "<!--"] {
            #expect(!html.contains(tag), "\(html)")
        }
        #expect(html.contains("&lt;"))
    }

    @Test(
        "drops the target of links that would run code",
        arguments: ["[x](javascript:alert(1))", "[x](JaVaScRiPt:alert(1))", "[x](vbscript:x)", "[x](data:text/html,x)"])
    func links(markdown: String) {
        let html = renderer.html(markdown).lowercased()
        #expect(!html.contains("script:") && !html.contains("data:"))
    }

    @Test("renders tables, code with its language, and lists")
    func features() {
        #expect(renderer.html("| a | b |\n|---|---|\n| 1 | 2 |").contains("<td>1</td>"))
        #expect(renderer.html("```python\nx = 1\n```").contains("<pre lang=\"python\"><code>x = 1"))
        #expect(renderer.html("- a\n- b").contains("<li>a</li>"))
    }

    @Test(
        "marks formulas and keeps their source",
        arguments: [
            ("$a_1 b_1$", "<p><span class=\"math\">a_1 b_1</span></p>\n"),
            ("\\(x_1\\)", "<p><span class=\"math\">x_1</span></p>\n"),
            ("$$\\frac{1}{2}$$", "<p><span class=\"math display\">\\frac{1}{2}</span></p>\n"),
            ("\\[a\n+ b\\]", "<p><span class=\"math display\">a\n+ b</span></p>\n"),
            ("so $x<y$.", "<p>so <span class=\"math\">x&lt;y</span>.</p>\n"),
            ("**$x$**", "<p><strong><span class=\"math\">x</span></strong></p>\n"),
        ])
    func formulas(markdown: String, html: String) {
        #expect(renderer.html(markdown) == html)
    }

    @Test(
        "leaves dollars alone that are no formula",
        arguments: [
            "It costs $5 and $6.", "a $ b $ c", "`$x$`", "```\n$x$\n```", "\\$x$ y", "only one $x", "$$", "$x\n\ny$",
        ])
    func noFormulas(markdown: String) {
        let html = renderer.html(markdown)
        #expect(!html.contains("math"), "\(html)")
        #expect(html.filter { $0 == "$" }.count == markdown.filter { $0 == "$" }.count)
    }

    @Test("a link's address with dollars stays whole")
    func linkAddress() {
        #expect(renderer.html("[x](https://example.com/$a$)").contains("href=\"https://example.com/$a$\""))
    }

    @Test(
        "never fails on odd input",
        arguments: ["", "\0", "\u{E000}0\u{E001}", "$\u{E000}0\u{E001}$", "```", "$$\\", "\\"])
    func oddInput(markdown: String) {
        _ = renderer.html(markdown)
    }

    @Test("a character that joins the next one hides no markup")
    func joinedMarkup() {
        #expect(!renderer.html("$\u{600}<script>alert(1)</script>$").contains("<script"))
    }

    @Test(
        "renders 100 kB of openers without a closer, looking at each byte a few times",
        arguments: ["\\(", "\\[", "$", "`", "~", "$a", "\\(a", "$$a ", "a` ", "$ `", "$a\n\n", "\\[`` "])
    func openers(unit: String) {
        let text = String(repeating: unit, count: 100_000 / unit.utf8.count)
        #expect(MathSpans.extract(from: text).spans.lookahead <= 8 * text.utf8.count)
        #expect(!renderer.html(text).isEmpty)
    }

    @Test(
        "shows as plain text or without an extension what cmark would take minutes over",
        arguments: [
            ("- ", "\n"), (">", "a\n"), ("", "a|b\n-|\n"), ("", "<?a"), ("[a]: /", "x"), ("", "a@"), ("www.a.b", ")"),
            ("|-|\n", "|a"), ("", "a<![CDATA["),
        ])
    func hazards(head: String, unit: String) {
        let heads = String(repeating: head, count: head.count < 3 ? 20_000 : 1)
        let text = heads + String(repeating: unit, count: 100_000 / unit.utf8.count) + "\n\n"
        let html = renderer.html(text + String(repeating: "[a]", count: 10_000))
        #expect(html.utf8.count < 10 * (text.utf8.count + 30_000))
    }

    @Test("finds the formulas that a naive reading finds", arguments: 0..<40)
    func naiveTwin(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let units = ["$", "$$", "\\", "\\(", "\\)", "\\[", "\\]", "`", "``", "```", "~~~", "\n", "\r\n", "\n\n"]
        let others = [" ", "a", "5", "½", "é", "\u{2028}", "\u{A0}", "\n```", "$x$", "\n~~~\n", "\u{E000}", "\u{B}"]
        for _ in 0..<200 {
            let length = Int.random(in: 0..<40, using: &generator)
            let text = (0..<length).compactMap { _ in (units + others).randomElement(using: &generator) }.joined()
            let (source, spans) = MathSpans.extract(from: text)
            let twin = NaiveMath(text)
            #expect(
                source == twin.source && spans.formulas.map(\.original) == twin.formulas, "\(text.debugDescription)")
        }
    }
}

/// The twin of `MathSpans.extract`: by characters, and every search starts anew.
private struct NaiveMath {
    var source = ""
    var formulas: [String] = []

    init(_ markdown: String) {
        var rest = markdown.filter { $0 != "\u{E000}" && $0 != "\u{E001}" }[...]
        var line = ""  // what is before `rest` on its line
        while let first = rest.first {
            var length = Self.code(rest, startsLine: line.allSatisfy { $0 == " " })
            if length == nil, let formula = Self.formula(rest) {
                source += "\u{E000}\(formulas.count)\u{E001}"
                formulas.append(String(rest.prefix(formula)))
                length = formula
            } else {
                length = length ?? (first == "\\" ? 2 : 1)
                source += rest.prefix(length ?? 1)
            }
            line = String((line + rest.prefix(length ?? 1)).reversed().prefix { !$0.isNewline }.reversed())
            rest = rest.dropFirst(length ?? 1)
        }
    }

    private static func code(_ text: Substring, startsLine: Bool) -> Int? {
        guard let fence = text.first, fence == "`" || fence == "~" else { return nil }
        let width = text.prefix { $0 == fence }.count
        var place = width
        if width >= 3, startsLine {
            while place < text.count {
                let before = text.dropFirst(place - 1)
                let line = before.dropFirst().prefix { !$0.isNewline }
                let body = line.drop { $0 == " " }
                let run = body.prefix { $0 == fence }.count
                let closes = run >= width && body.dropFirst(run).allSatisfy { $0 == " " }
                if before.first?.isNewline == true, closes { return place + line.count }
                place += 1
            }
            return text.count
        }
        while fence == "`", place < text.count {
            let run = text.dropFirst(place).prefix { $0 == "`" }.count
            if run == width { return place + run }
            place += max(run, 1)
        }
        return width
    }

    private static func formula(_ text: Substring) -> Int? {
        let kinds = [("$$", "$$"), ("\\[", "\\]"), ("\\(", "\\)"), ("$", "$")]
        guard let (open, close) = kinds.first(where: { text.starts(with: $0.0) }) else { return nil }
        var place = open.count
        if open == "$", text.dropFirst().first?.isWhitespace ?? true { return nil }
        while let next = text.dropFirst(place).first {
            let rest = text.dropFirst(place)
            if next.isNewline, rest.dropFirst().prefix(while: { !$0.isNewline }).allSatisfy(\.isWhitespace) {
                return nil
            }
            if rest.starts(with: close), place > open.count || open == "$" {
                let spaced = text.prefix(place).last?.isWhitespace ?? true
                if open == "$", spaced || rest.dropFirst().first?.isNumber ?? false { return nil }
                return place + close.count
            }
            place += next == "\\" && close.hasPrefix("$") ? 2 : 1
        }
        return nil
    }
}
