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
        "shows the target of links that would run code, and leads nowhere",
        arguments: ["[x](javascript:alert(1))", "[x](JaVaScRiPt:alert(1))", "[x](vbscript:x)", "[x](data:text/html,x)"])
    func links(markdown: String) {
        let html = renderer.html(markdown).lowercased()
        #expect(!html.contains("href"))
        #expect(ReadableText(of: html).text == markdown.lowercased().replacing("[x]", with: "x ") + "\n")
    }

    @Test("renders tables, code with its language, and lists")
    func features() {
        #expect(renderer.html("| a | b |\n|---|---|\n| 1 | 2 |").contains("<td>1</td>"))
        #expect(renderer.html("```python\nx = 1\n```").contains("<pre lang=\"python\" dir=\"ltr\"><code>x = 1"))
        #expect(renderer.html("- a\n- b").contains("<li>a</li>"))
    }

    @Test("a link's address with dollars stays whole")
    func linkAddress() {
        #expect(renderer.html("[x](https://example.com/$a$)").contains("href=\"https://example.com/$a$\""))
    }

    @Test(
        "never fails on odd input",
        arguments: ["", "\0", "\u{E000}0\u{E001}", "$\u{E000}0\u{E001}$", "```", "$$\\", "\\", "\u{1680}"])
    func oddInput(markdown: String) {
        _ = renderer.html(markdown)
    }

    @Test("a character that joins the next one hides no markup")
    func joinedMarkup() {
        #expect(!renderer.html("$\u{600}<script>alert(1)</script>$").contains("<script"))
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
}
