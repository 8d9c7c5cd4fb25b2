import Testing

@testable import App

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
}
