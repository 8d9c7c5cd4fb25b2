import Foundation
import Preferences
import Testing

@testable import Markup

/// The property behind `FaithfulTextTests`: all characters of a text that are not markup can be read in its HTML, in the
/// order in which they were written.
///
/// Markup are blanks and ASCII punctuation; the number of an item counts as read where the list says it. Nothing else is:
/// no letter, no digit, no sign of any script may be missing, from a definition, a table cell too many, an attribute of
/// raw HTML, or the address of a link.
@Suite("Whatever is written can be read")
struct NeverLessTests {
    private let renderer = MarkdownRenderer()

    @Test("random texts lose nothing, in Markdown that is balanced and harmless", arguments: 0..<(iterations / 250))
    func randomTexts(seed: Int) {
        var generator = SeededGenerator(seed: UInt64(seed))
        for _ in 0..<250 {
            let markdown = RandomMarkdown.text(using: &generator)
            let html = renderer.html(markdown)
            let read = ReadableText(of: html)
            #expect(read.isBalanced, "\(markdown.debugDescription)\n\(html)")
            #expect(read.tags.isSubset(of: Self.allowed), "\(markdown.debugDescription)\n\(html)")
            // Shown as what they mean: a break, a lowered figure, a ticked box.
            let meant = ["<br>", "<sub>", "</sub>", "[x]"].reduce(markdown) { $0.replacing($1, with: "") }
            if let lost = Self.lost(of: meant, in: read.text) {
                Issue.record("lost at \(lost.debugDescription)\n\(markdown.debugDescription)\n\(html)")
            }
            let plain = ReadableText(of: renderer.plainHTML(markdown)).text
            #expect(Self.lost(of: markdown, in: plain, markup: { $0.isNewline || $0 == "\0" }) == nil)
        }
    }

    private static let iterations = Int(ProcessInfo.processInfo.environment["PODIUM_FUZZ"] ?? "") ?? 5_000

    private static let allowed: Set<String> = [
        "a", "blockquote", "br", "code", "del", "details", "em", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "li", "ol",
        "p",
        "pre", "span", "strong", "sub", "summary", "sup", "table", "tbody", "td", "th", "thead", "tr", "ul",
    ]

    /// The text from the first character on that is missing.
    private static func lost(
        of markdown: String, in read: String, markup: (Unicode.Scalar) -> Bool = { $0.isMarkup }
    ) -> String? {
        var rest = read.unicodeScalars[...]
        for index in markdown.unicodeScalars.indices where !markup(markdown.unicodeScalars[index]) {
            let scalar = markdown.unicodeScalars[index]
            // By its name, or where it does its work, as itself: whichever comes first.
            let name = UnseenCharacters.label(scalar)
            let named = UnseenCharacters.isUnseen(scalar) ? rest.firstRange(of: name.unicodeScalars)?.lowerBound : nil
            let isNamed = named.map { $0 < rest.firstIndex(of: scalar) ?? rest.endIndex } ?? false
            let wanted = isNamed ? Array(name.unicodeScalars) : [scalar]
            for part in wanted {
                if let found = rest.firstIndex(of: part) {
                    rest = rest[rest.index(after: found)...]
                } else if scalar != "\u{FE0F}", scalar != "\u{200D}" {
                    return String(markdown.unicodeScalars[index...])
                }
            }
        }
        return nil
    }
}

extension Unicode.Scalar {
    fileprivate var isNewline: Bool { self == "\n" || self == "\r" }
    fileprivate var isMarkup: Bool {
        value <= 0x20 || value < 0x7F && !properties.isAlphabetic && !("0"..."9" ~= self)
    }
}

/// Texts that are nearly Markdown: its marks, in wrong places, between words of many scripts.
private enum RandomMarkdown {
    private static let words = [
        "tea", "Ω", "水", "注意：", "。", "שלום", "شاي", "naïve", "5", "17", "x", "é", "😀", "ß", "ไทย", "한국어", "12345", "a1",
    ]
    private static let marks = [
        "*", "**", "***", "_", "__", "`", "``", "~", "~~", "$", "$$", "\\(", "\\)", "\\[", "\\]", "\\", "[", "]", "(",
        ")",
        "![", "](", "]:", "<", ">", "&", "&lt;", "&#65;", "|", "-", "=", ":", "#", "\"", "'", "!", "@", "^", "{", "}",
        ".",
    ]
    private static let pieces = [
        "[a]: b", "[^1]: c d", "[x](https://a.b/c?d=1&e \"t\")", "![p](q.png)", "<br>", "<sub>2</sub>", "<b>", "</b>",
        "<!-- r -->", "<div>", "<https://a.b>", "www.c.d", "https://e.f/g_h*i*j", "m@n.op", "$x^2$", "\\(y_1\\)",
        "`c d`",
        "**bold**", "<think>", "</think>", "<?p", "<!D e>", "<![CDATA[f]]>", "<a href=\"g\">", "2*3*4", "__init__",
        "\\*", "\\.",
    ]
    private static let starts = [
        "", "", "", "  ", "    ", "\t", "> ", ">", "- ", "* ", "+ ", "1. ", "7) ", "# ", "## ", "```", "```py x", "~~~",
        "|",
        "| ", "    - ", "  > ", "- [ ] ", "- [x] ", "===", "---", "- - ", "-", "=", "$$", "\\[", "[a]: ", "<div>",
        "|-|-|", "a|b",
        "-|-", "\\begin{align}", "\\end{align}",
    ]
    private static let ends = ["", "", "", "  ", "\\", "|", " |", "#", "$$", "\\]", "<br>", "\r"]

    static func text(using generator: inout SeededGenerator) -> String {
        var text = ""
        for _ in 0..<Int.random(in: 1...7, using: &generator) {
            text += starts.randomElement(using: &generator) ?? ""
            if Int.random(in: 0..<4, using: &generator) == 0 { text += starts.randomElement(using: &generator) ?? "" }
            for _ in 0..<Int.random(in: 0...5, using: &generator) {
                switch Int.random(in: 0..<10, using: &generator) {
                case 0..<4: text += words.randomElement(using: &generator) ?? ""
                case 4..<7: text += marks.randomElement(using: &generator) ?? ""
                case 7: text += " "
                case 8: text += pieces.randomElement(using: &generator) ?? ""
                default:
                    text +=
                        ["\u{200B}", "\u{202E}", "\u{E000}", "\u{E001}", "\u{1680}"].randomElement(using: &generator)
                        ?? ""
                }
            }
            text += ends.randomElement(using: &generator) ?? ""
            text += Int.random(in: 0..<4, using: &generator) == 0 ? "\n\n" : "\n"
        }
        return text
    }
}
