import Testing

@testable import Markup

@Suite("Formulas in Markdown")
struct FormulaTests {
    private let renderer = MarkdownRenderer()

    /// Formulas of the HTML as they were written, those on display marked with a `#`.
    private func formulas(_ markdown: String) -> [String] {
        let pieces = renderer.html(markdown).split(separator: "<span class=\"math", omittingEmptySubsequences: false)
        return pieces.dropFirst().map { piece in
            let body = piece.drop { $0 != ">" }.dropFirst().prefix { $0 != "<" }
            return (piece.hasPrefix(" display") ? "#" : "") + ReadableText(of: String(body)).text
        }
    }

    @Test(
        "are marked, and keep what was written",
        arguments: [
            ("$a_1 b_1$", ["$a_1 b_1$"]), ("\\(x_1\\)", ["\\(x_1\\)"]), ("$$\\frac{1}{2}$$", ["#$$\\frac{1}{2}$$"]),
            ("\\[a\n+ b\\]", ["#\\[a\n+ b\\]"]), ("so $x<y$.", ["$x<y$"]), ("**$x$**", ["$x$"]), ("$x^2$", ["$x^2$"]),
            ("函数$f(x)$是\\(g\\)。", ["$f(x)$", "\\(g\\)"]),
            ("(\\(Q^T Q = I\\)), \\(I + Q\\)", ["\\(Q^T Q = I\\)", "\\(I + Q\\)"]),
            ("$O(n \\log n)$ and $E = mc^2$", ["$O(n \\log n)$", "$E = mc^2$"]), ("$\\alpha$-helix", ["$\\alpha$"]),
            (
                "\\begin{align}\na &= b \\\\\nc &= d\n\\end{align}",
                ["#\\begin{align}\na &= b \\\\\nc &= d\n\\end{align}"]
            ),
            ("$$\nx = 1\n\n+ 2\n$$", ["#$$\nx = 1\n\n+ 2\n$$"]),
            ("1. **Area**\n   \\[\n   A = ab\n   \\]", ["#\\[\n   A = ab\n   \\]"]),
            ("> Given\n>\n> $$\n> x^2 + y^2 = 9\n> $$\n>\n> find x.", ["#$$\n x^2 + y^2 = 9\n $$"]),
            ("| f | g |\n|---|---|\n| $|x|$ | $a_1$ |", ["$|x|$", "$a_1$"]),
            ("| a |\n|-|\n| \\(|x|\\) and $$y^2$$ |", ["\\(|x|\\)", "#$$y^2$$"]),
            ("| a | b |\n|-|-|\n| $a \\| b$ | $P(A|B)$ |", ["$a \\| b$", "$P(A|B)$"]),
            ("# The $x^2$ law", ["$x^2$"]), ("[see $x$](https://a.b)", ["$x$"]), ("- [ ] $x$", ["$x$"]),
            ("1. a\n   - $$\n     x_1*y*z\n     $$", ["#$$\n     x_1*y*z\n     $$"]),
            (
                "> \\begin{align*}\n> a &= b \\\\\n> c\n> \\end{align*}",
                ["#\\begin{align*}\n a &= b \\\\\n c\n \\end{align*}"]
            ),
            ("| circle | about \\(a^2\\) units | $5 |\n|-|-|-|\n| $\\pi r^2$ | | |", ["\\(a^2\\)", "$\\pi r^2$"]),
        ])
    func formulas(markdown: String, found: [String]) {
        #expect(formulas(markdown) == found)
    }

    @Test(
        "are not found where dollars and brackets are something else, which stays as it was written",
        arguments: [
            "It costs $5 and $6.", "a $ b $ c", "only one $x", "$$", "$0 < a and $ 0 < a < 1 $",
            "Run export PATH=$HOME/bin:$PATH and then $EDITOR; 100$/month or 200$/year; $AAPL/$MSFT; A$AP and Ke$ha.",
            "Call $('#a').show() and $('#b').hide().", "PHP: $total=$price+$tax; Perl: $_ and $@; regex ^a$|^b$",
            "between $5-10 and 20$, or US$5 to 7$", "echo $$; kill $$", "Use s/\\(a\\)\\(b\\)/\\2\\1/ to swap them",
            "or grep '\\(foo\\|bar\\)' in it", "A group is \\(optional\\) here, \\d+\\.\\d too", "C:\\Users\\(x)\\new",
            "$5k-$10k, $100,000 and $200,000", "R$ 10 e R$ 20", "$5 + $6 = $11", "echo \"$1\" \"$2\"", "$PATH$HOME",
            "US$1.5bn, A$2bn", "grep '$a' '$b'", "($5)($6)", "$x = 1; $y = 2;", "${a} and ${b}", "It's $20/$30",
            "\\\\server\\share", "a \\\\ b",
        ])
    func noFormulas(markdown: String) {
        #expect(formulas(markdown).isEmpty)
        #expect(ReadableText(of: renderer.html(markdown)).text == markdown + "\n")
    }

    @Test(
        "are not found behind a backslash, in code, or in brackets that quote",
        arguments: [
            ("`$x$`", "$x$"), ("```\n$x$\n```", "$x$\n"), ("\\$x$ y", "$x$ y"),
            ("\\$x\\$ and \\$HOME/bin:\\$PATH stay", "$x$ and $HOME/bin:$PATH stay"),
            ("It is so \\[1\\], and the \\[optional\\] part.", "It is so [1], and the [optional] part."),
            ("**$4** or **$5**", "$4 or $5"),
            ("Said before \\[^1\\], \\[Smith 2020\\].", "Said before [^1], [Smith 2020]."),
            ("\\[ \\] todo, \\[x\\] done", "[ ] todo, [x] done"),
            ("see \\[the manual\\](https://a.b)", "see [the manual](https://a.bhttps://a.b)"),
        ])
    func hidden(markdown: String, text: String) {
        #expect(formulas(markdown).isEmpty)
        #expect(ReadableText(of: renderer.html(markdown)).text == text + "\n")
    }

    @Test(
        "100 kB of openers without a closer are read a few times only",
        arguments: [
            "\\(", "\\[", "$", "`", "~", "$a", "\\(a", "$$a ", "a` ", "$ `", "$a\n\n", "\\[`` ", "*", "a*b", "[",
            "[a\n",
            "\\begin{align}", "\\begin{align}\n", "<sub>", "&amp", "__a", "<br", "$$\n", "\u{1680}", "\u{E000}", "a**1",
        ])
    func openers(unit: String) {
        let text = String(repeating: unit, count: 100_000 / unit.utf8.count)
        let clock = ContinuousClock()
        let took = clock.measure {
            #expect(MarkedSource(text).lookahead <= 8 * text.utf8.count)
            #expect(!renderer.html(text).isEmpty)
        }
        #expect(took < .seconds(20))
    }
}
