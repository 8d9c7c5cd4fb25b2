import Testing

@testable import Markup

/// Each sample is a kind of text that was shown as less than it was, or as another: reports from many products, gathered
/// before Podium's first release.
@Suite("No less text than was written, and no other")
struct FaithfulTextTests {
    private let renderer = MarkdownRenderer()

    private func html(_ markdown: String) -> String { renderer.html(markdown) }
    private func text(_ markdown: String) -> String { ReadableText(of: html(markdown)).text }

    @Test("single tildes are no strikethrough")
    func tildes() {
        #expect(text("大约3~5天，价格100~200元。") == "大约3~5天，价格100~200元。\n")
        #expect(html("~~gone~~ but 3~5 and 4~6").contains("<del>gone</del> but 3~5 and 4~6"))
    }

    @Test("bold beside Chinese punctuation is on the words that were meant")
    func eastAsianEmphasis() {
        let html = html("煮5~7分钟。**注意：**水要先烧开。**“小火”**更好。喵呜~好的呦~")
        #expect(html.contains("<strong>注意：</strong>水要先烧开。<strong>“小火”</strong>更好。喵呜~好的呦~"))
        #expect(self.html("ดู**คำเตือน:**น้ำ").contains("ดู<strong>คำเตือน:</strong>น้ำ"))
        #expect(self.html("これは**「強調」**です。").contains("<strong>「強調」</strong>です"))
        #expect(self.html("约**10%**左右").contains("约<strong>10%</strong>左右"))
        #expect(self.html("这是**重要**的").contains("这是<strong>重要</strong>的"))
        #expect(self.html("**“引号”**、**（括号）**和*斜体*。").contains("<em>斜体</em>。"))
    }

    @Test(
        "stars between numbers and factors are not emphasis",
        arguments: [
            "17*23. 20*23", "a*b*c + f(x)*g(y)*2", "2**10 and 3**4", "x**n + y**n", "(a+b)*(c+d)*(e)", "5*6*7", "* 2*3",
        ])
    func stars(markdown: String) {
        #expect(!html(markdown).contains("<em>") && !html(markdown).contains("<strong>"))
        #expect(
            text(markdown).filter { $0 == "*" }.count == markdown.drop { "* ".contains($0) }.filter { $0 == "*" }.count)
    }

    @Test(
        "emphasis stays emphasis",
        arguments: [
            ("*a* **b** ***c***", "<em>a</em> <strong>b</strong> <em><strong>c</strong></em>"),
            ("**N**ational **A**eronautics", "<strong>N</strong>ational <strong>A</strong>eronautics"),
            ("**2*3** is *six*", "<strong>2*3</strong> is <em>six</em>"), ("*N*ational", "<em>N</em>ational"),
            ("snake_case and _so_", "snake_case and <em>so</em>"), ("__bold text__", "<strong>bold text</strong>"),
            ("run `__init__` of __init__.py", "run <code dir=\"auto\">__init__</code> of __init__.py"),
        ])
    func emphasis(markdown: String, html: String) {
        #expect(self.html(markdown) == "<p dir=\"auto\">\(html)</p>\n")
    }

    @Test("single line breaks and the indentation of unfenced code stay")
    func lines() {
        #expect(text("The sun goes down,\nthe moon comes up.") == "The sun goes down,\nthe moon comes up.\n")
        let code = "for i in range(3):\n    if i % 2:\n        print(i)\n    # done\n\tone\ttab\n    two   blanks"
        #expect(text(code) == code + "\n")
        #expect(text("  two first\n    four") == "  two first\n    four\n")
        #expect(html("> a\n>   b\n> c").contains("a<br />  b<br />c"))
        #expect(html("- a\n    b\n  c").contains("a<br />  b<br />c"))
        #expect(html("- > a\n  >     b").contains("a<br />    b"))
        #expect(html("x `a\nb` y\n  *z\n    w*").contains("y<br />  <em>z<br />    w</em>"))
        #expect(text("1 + 1\n=\n2") == "1 + 1\n=\n2\n")
        #expect(text("a\n-\nb") == "a\n-\nb\n")
    }

    @Test(
        "link definitions are text",
        arguments: [
            "[answer]: 42", "[Step one]: Boil-water\n[Step two]: Add-egg\n\nDone.",
            "[^1]: a footnote\n\nBoil, add, wait.",
            "[a\nb]: /url", "[a\n[b]: c", "[foo]:\n/url", "[x]: <y> 'title'", "\\[a]: b",
        ])
    func definitions(markdown: String) {
        #expect(text(markdown).filter { !$0.isNewline } == markdown.filter { !$0.isNewline && $0 != "\\" })
    }

    @Test("definitions inside of blocks are text, and addresses in them are links")
    func definitionsInBlocks() {
        #expect(text("> [a]: b").contains("[a]: b") && text("- [x] [a]: b").contains("[a]: b"))
        #expect(text("- [a]: b\n  [c]: d").contains("[a]: b\n[c]: d"))
        let html = html("See [1].\n\n[1]: https://example.org/manual \"The manual\"\n[2]: https://example.org/faq")
        #expect(html.contains("See [1].") && html.contains("[1]: <a href=\"https://example.org/manual\">"))
        #expect(html.contains("[2]: <a href=\"https://example.org/faq\">") && html.contains("The manual"))
        #expect(self.html("```\n[a]: b\n```").contains("<code>[a]: b\n"))
    }

    @Test("no row loses a cell, no item its number, no code block its label")
    func structure() {
        #expect(text("| a | b |\n|---|---|\n| 1 | 2 | `three` | four |").contains("`three`  four"))
        #expect(
            html("3. a\n7. b\n8. c").contains("<ol start=\"3\" dir=\"auto\"><li>a</li><li value=\"7\">b</li><li>c</li>")
        )
        #expect(html("1) a").contains("<ol class=\"parenthesis\""))
        #expect(text("```python title=\"x.py\"\nx\n```").contains("python title=\"x.py\""))
        #expect(text("```a&#65;\nb&lt;\n```") == "a&#65;b&lt;\n\n")
        #expect(text("- [x] done\n- [ ] open").contains("☑ done"))
        #expect(text("#") == "#\n" && text("[](https://a.b)").contains("https://a.b") && text("- ") == "-\n")
    }

    @Test("raw HTML is text, but what breaks lines and raises figures does so")
    func tags() {
        let table = html("| | tea |\n|---|---|\n| good | mild<br>cheap<br/>quick |")
        #expect(table.contains("mild<br />cheap<br />quick"))
        #expect(html("H<sub>2</sub>O and x<sup>2</sup>").contains("H<sub>2</sub>O and x<sup>2</sup>"))
        #expect(text("<b>bold</b> Vec<String> <|im_end|>") == "<b>bold</b> Vec<String> <|im_end|>\n")
        #expect(html("<div>\n**bold** <i>x</i>\n</div>").contains("&lt;div&gt;<br /><strong>bold</strong>"))
        #expect(text("<!-- a remark that nobody sees -->") == "<!-- a remark that nobody sees -->\n")
        #expect(html("`<br>` and <br").contains("<code dir=\"auto\">&lt;br&gt;</code> and &lt;br"))
        #expect(text("<details><summary>More</summary>\n\n* hidden?\n\n</details>").contains("hidden?"))
    }

    @Test("an entity can be told from the character that it stands for")
    func entities() {
        let html = html("Write `&lt;` for <, not &lt;. &copy;")
        #expect(html.contains("<span class=\"entity\" title=\"&amp;lt;\">&lt;</span>"))
        #expect(html.contains("<code dir=\"auto\">&amp;lt;</code> for &lt;, not <span"))
        #expect(html.contains("title=\"&amp;copy;\">&copy;</span>"))
        #expect(text("&#x202E; &shy; &#0; &nope") == "&#x202E; &shy; &#0; &nope\n")
    }

    @Test("what a model thought is folded away from its answer, tags and all")
    func thinking() {
        let html = html("<think>\nThe user wants a table.\n\n* tea: **mild**\n</think>\n\nHere it is.")
        #expect(html.hasPrefix("<details class=\"thinking\"><summary>&lt;think&gt;</summary>"))
        #expect(html.contains("<strong>mild</strong>") && html.contains("<p>&lt;/think&gt;</p></details>"))
        #expect(html.hasSuffix("<p dir=\"auto\">Here it is.</p>\n"))
        #expect(self.html("I think\n</think>\nYes.").hasPrefix("<details class=\"thinking\"><summary></summary>"))
        #expect(self.html("<think>no end").hasPrefix("<details class=\"thinking\" open>"))
        #expect(!self.html("Models write `<think>` and </think>.").contains("<details"))
    }

    @Test("a picture is named, its size instead of its characters, and none is loaded")
    func pictures() {
        let data = String(repeating: "iVBORw0K", count: 4_500)
        let html = html("![sales](data:image/png;base64,\(data))")
        #expect(ReadableText(of: html).text == "[picture: sales – PNG, 27 kB]\n")
        #expect(html.contains("data-picture=\"data:image/png;base64,iVBOR"))
        #expect(!self.html("![x](data:image/svg+xml;base64,AAAA)").contains("data-picture"))
        #expect(!self.html("![x](data:image/png;base64,AA\"AA)").contains("data-picture"))
        let remote = self.html("![spy *here*](https://example.org/pixel.png \"t\")")
        #expect(remote.contains("<a class=\"picture\" href=\"https://example.org/pixel.png\">"))
        #expect(remote.contains("[picture: spy here &quot;t&quot; – https://example.org/pixel.png]</a>"))
        #expect(!remote.contains("<img"))
        #expect(text("![a](b.png) c") == "[picture: a – b.png] c\n")
    }

    @Test("every block runs as its own text does")
    func direction() {
        let html = html("أفضل وقت\n\n1. ماء\n2. شاي\n\n| أ | ب |\n|---|---|\n| 1 | 2 |\n\n> x\n\n# y\n\n```\nz\n```")
        for tag in ["p", "ol", "table", "blockquote", "h1", "pre"] { #expect(html.contains("<\(tag) dir=\"auto\">")) }
        #expect(html.contains("<blockquote dir=\"auto\"><p>x</p>"))
    }

    @Test(
        "characters that nobody sees are shown",
        arguments: [
            ("Access \u{202E}DEINED\u{202C}", ["U+202E", "U+202C"]),
            ("a\u{200B}\u{200B}b\u{2060}", ["U+200B U+200B", "U+2060"]),
            ("a\u{AD}b", ["U+00AD"]), ("x\u{E0041}\u{E0042}", ["U+E0041 U+E0042"]), ("\u{7}bell", ["U+0007"]),
            ("`code\u{2066}`", ["U+2066"]), ("p\u{200D}q", ["U+200D"]), ("\u{FEFF}x", ["U+FEFF"]),
            ("\u{E000}", ["U+E000"]),
            ("1\u{200D}2 #\u{200D}*", ["U+200D", "U+200D"]), ("1\u{FE0F}", ["U+FE0F"]),
            ("😀\u{FE0F}\u{FE0F}\u{FE0F}", ["U+FE0F U+FE0F"]), ("水\u{FE00}\u{FE01}", ["U+FE01"]),
            ("a\u{FFF9}b\u{FFFA}c\u{FFFB}", ["U+FFF9", "U+FFFA", "U+FFFB"]),
            ("a\u{FFFE}\u{4FFFF}b", ["U+FFFE U+4FFFF"]),
            ("\u{115F}\u{3164}\u{FFA0}\u{2800}x", ["U+115F U+3164 U+FFA0 U+2800"]), ("a\u{2062}b", ["U+2062"]),
            ("\u{1680}a", []), ("line\u{2028}two", ["U+2028"]), ("a\u{FE0F}", ["U+FE0F"]),
            ("می\u{200C}خواهم", []), ("👩\u{200D}👩\u{200D}👧 ❤\u{FE0F} 1\u{FE0F}\u{20E3}", []), ("क्\u{200D}ष", []),
            ("🏴\u{E0067}\u{E0062}\u{E0065}\u{E006E}\u{E0067}\u{E007F}", []), ("ภาษา\u{200B}ไทย", []),
        ])
    func unseen(text: String, labels: [String]) {
        for html in [html(text), renderer.plainHTML(text)] {
            let pieces = html.split(separator: "<span class=\"unseen\" title=\"", omittingEmptySubsequences: false)
            #expect(
                pieces.dropFirst().map { $0.drop { $0 != ">" }.dropFirst().prefix { $0 != "<" } }.map(String.init)
                    == labels)
        }
    }

    @Test("tag characters spell what they hide")
    func hiddenText() {
        #expect(html("x\u{E0041}\u{E0042}").contains("title=\"hidden text: AB\""))
        #expect(html("a\u{202E}").contains("title=\"right-to-left override\""))
    }

    @Test("plain text is what was written")
    func plain() {
        #expect(
            renderer.plainHTML("**a**\n  <b>\u{1680}&amp;")
                == "<p dir=\"auto\">**a**<br />  &lt;b&gt;\u{1680}&amp;amp;</p>\n")
    }
}
