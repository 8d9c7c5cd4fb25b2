/// Formulas taken out of Markdown before it is parsed, because Markdown would eat their backslashes and underscores.
///
/// Recognised outside code: `$$…$$`, `\[…\]` (display), `\(…\)` and `$…$` (inline; Pandoc's rule, so that "$5 and $6"
/// stays text: no space after the opening dollar, none before the closing one, and no digit after it).
struct MathSpans {
    struct Formula: Equatable {
        var source: String
        var isDisplay: Bool
        /// With its delimiters, as it was written.
        var original: String
    }

    enum Piece: Equatable {
        case text(String)
        case formula(Formula)
    }

    private(set) var formulas: [Formula] = []

    // Two private-use characters frame the number of a formula. They are taken out of the input first.
    private static let opening: Character = "\u{E000}"
    private static let closing: Character = "\u{E001}"

    /// - Returns: the Markdown with a mark in place of each formula, and the formulas.
    static func extract(from markdown: String) -> (source: String, spans: MathSpans) {
        var spans = MathSpans()
        // Most texts have none of the three; a look at their bytes is much cheaper than one at their characters.
        let (dollar, backslash, markLead) = (UInt8(ascii: "$"), UInt8(ascii: "\\"), UInt8(0xEE))
        guard markdown.utf8.contains(where: { $0 == dollar || $0 == backslash || $0 == markLead }) else {
            return (markdown, spans)
        }
        let text = Array(markdown.filter { $0 != opening && $0 != closing })
        var output = ""
        var index = 0
        while index < text.count {
            if let end = codeEnd(in: text, at: index) {
                output.append(contentsOf: text[index..<end])
                index = end
            } else if let (formula, end) = formula(in: text, at: index) {
                output.append(opening)
                output.append(String(spans.formulas.count))
                output.append(closing)
                spans.formulas.append(formula)
                index = end
            } else if text[index] == "\\", index + 1 < text.count {
                output.append(contentsOf: text[index...(index + 1)])
                index += 2
            } else {
                output.append(text[index])
                index += 1
            }
        }
        return (output, spans)
    }

    /// Whether `text` holds a mark.
    func mark(in text: String) -> Bool {
        !formulas.isEmpty && text.contains(Self.opening)
    }

    /// `text` with every formula as it was written.
    func restore(_ text: String) -> String {
        pieces(of: text).map { piece in
            switch piece {
            case .text(let text): text
            case .formula(let formula): formula.original
            }
        }.joined()
    }

    /// `text` cut at its marks.
    func pieces(of text: String) -> [Piece] {
        var pieces: [Piece] = []
        for (number, part) in text.split(separator: Self.opening, omittingEmptySubsequences: false).enumerated() {
            let halves = part.split(separator: Self.closing, maxSplits: 1, omittingEmptySubsequences: false)
            if number > 0, halves.count == 2, let index = Int(halves[0]), formulas.indices.contains(index) {
                pieces.append(.formula(formulas[index]))
                if !halves[1].isEmpty { pieces.append(.text(String(halves[1]))) }
            } else if !part.isEmpty {
                pieces.append(.text(String(part)))
            }
        }
        return pieces
    }

    /// The end of the code span or fenced block that starts at `index`, if one does.
    private static func codeEnd(in text: [Character], at index: Int) -> Int? {
        let fence = text[index]
        guard fence == "`" || fence == "~" else { return nil }
        var width = 0
        while index + width < text.count, text[index + width] == fence { width += 1 }
        let startsLine = text[..<index].reversed().prefix { !$0.isNewline }.allSatisfy { $0 == " " }
        if width >= 3, startsLine {
            return fenceEnd(in: text, after: index + width, fence: fence, width: width)
        }
        guard fence == "`" else { return index + width }
        var position = index + width
        while position < text.count {
            var run = 0
            while position + run < text.count, text[position + run] == "`" { run += 1 }
            if run == width { return position + run }
            position += max(run, 1)
        }
        return index + width
    }

    private static func fenceEnd(in text: [Character], after start: Int, fence: Character, width: Int) -> Int {
        var lineStart = start
        while let newline = text[lineStart...].firstIndex(where: \.isNewline) {
            lineStart = newline + 1
            let line = text[lineStart...].prefix { !$0.isNewline }
            let body = line.drop { $0 == " " }
            let run = body.prefix { $0 == fence }.count
            if run >= width, body.dropFirst(run).allSatisfy({ $0 == " " }) { return line.endIndex }
        }
        return text.count
    }

    private static func formula(in text: [Character], at index: Int) -> (Formula, Int)? {
        func starts(_ mark: String, at place: Int) -> Bool { text[place...].starts(with: mark) }
        let kinds: [(open: String, close: String, isDisplay: Bool)] = [
            ("$$", "$$", true), ("\\[", "\\]", true), ("\\(", "\\)", false), ("$", "$", false),
        ]
        guard let kind = kinds.first(where: { starts($0.open, at: index) }) else { return nil }
        let start = index + kind.open.count
        guard start < text.count else { return nil }
        if kind.open == "$", text[start].isWhitespace { return nil }
        var end = start
        while end < text.count {
            // A blank line ends a paragraph, and no formula crosses it.
            if text[end].isNewline, text[(end + 1)...].prefix(while: { !$0.isNewline }).allSatisfy(\.isWhitespace) {
                return nil
            }
            if starts(kind.close, at: end) {
                let after = end + kind.close.count
                let closes =
                    kind.open != "$"
                    || !text[end - 1].isWhitespace && !(after < text.count && text[after].isNumber)
                if closes, end > start {
                    let original = String(text[index..<after])
                    return (
                        Formula(source: String(text[start..<end]), isDisplay: kind.isDisplay, original: original), after
                    )
                }
                if kind.open == "$" { return nil }
            }
            end += text[end] == "\\" && !kind.close.hasPrefix("\\") ? 2 : 1
        }
        return nil
    }
}
