/// What of a text's style sways judges: how long it is and how much it is marked up.
///
/// The measures that LMArena controls for (Li, Angelopoulos & Chiang 2024, "Does style matter?"), with words in the
/// place of one tokenizer's tokens. Counting takes one look at each scalar for each measure, whatever the text.
public struct TextStyle: Codable, Sendable, Equatable {
    /// Words; in scripts that have no spaces between words, letters. Only ratios of lengths in one language are
    /// compared.
    public var words = 0
    /// Markdown headers, `#` to `######`.
    public var headers = 0
    /// Items of Markdown lists, numbered or not.
    public var listItems = 0
    /// Bold spans, `**…**` or `__…__`, that open and close on one line.
    public var bold = 0

    /// Names of `measures`, in their order.
    public static let names = ["length", "headers", "lists", "bold"]

    /// The counts, in the order of `names`: `PolicyEntry.style`.
    public var measures: [Double] { [Double(words), Double(headers), Double(listItems), Double(bold)] }

    /// Counts a text's words and marks. Within fenced code there are words, but no marks.
    public init(_ text: String) {
        var fence: Fence?
        let scalars = text.unicodeScalars
        var start = scalars.startIndex
        while start < scalars.endIndex {
            let end = scalars[start...].firstIndex(of: "\n") ?? scalars.endIndex
            let line = scalars[start..<end]
            words += Self.words(line)
            if let open = fence {
                if open.isClosed(by: line) { fence = nil }
            } else if let opened = Fence(opening: line) {
                fence = opened
            } else {
                headers += Self.isHeader(line) ? 1 : 0
                listItems += Self.isListItem(line) ? 1 : 0
                bold += Self.boldSpans(line)
            }
            start = end < scalars.endIndex ? scalars.index(after: end) : end
        }
    }

    typealias Line = Substring.UnicodeScalarView

    private static func words(_ line: Line) -> Int {
        var words = 0
        var isInWord = false
        for scalar in line {
            if isUnspaced(scalar) {
                words += 1
                isInWord = false
            } else if isWord(scalar) {
                words += isInWord ? 0 : 1
                isInWord = true
            } else if !isJoiner(scalar) {
                isInWord = false
            }
        }
        return words
    }

    private static func isWord(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.value < 0x80 { return scalar.value &- 48 < 10 || (scalar.value | 32) &- 97 < 26 }
        switch scalar.properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber,
            .letterNumber, .otherNumber:
            return true
        default: return false
        }
    }

    /// What neither begins a word nor ends one: apostrophes, marks on letters, joiners that are not seen.
    private static func isJoiner(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.value < 0x80 { return scalar == "'" }
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .spacingMark, .enclosingMark, .format: return scalar.value != 0x200B
        default: return scalar == "\u{2019}"
        }
    }

    /// Letters of Thai, Lao, Myanmar, Khmer, kana and Han, without the marks that belong to a letter.
    private static func isUnspaced(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case ..<0xE00: return false
        case 0xE00...0xEFF, 0x1000...0x109F, 0x1780...0x17FF, 0x3041...0x30FF, 0x31F0...0x31FF:
            let category = scalar.properties.generalCategory
            return category == .otherLetter || category == .modifierLetter
        case 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0x20000...0x3FFFF: return true
        default: return false
        }
    }

    /// CommonMark 4.2: up to three spaces, one to six `#`, and then a space or nothing.
    private static func isHeader(_ line: Line) -> Bool {
        let (indent, rest) = indented(line)
        let marks = rest.prefix { $0 == "#" }
        guard indent <= 3, (1...6).contains(marks.count) else { return false }
        return rest[marks.endIndex...].first.map(isSpace) ?? true
    }

    /// CommonMark 5.2, at any depth: `-`, `*`, `+`, `•` or up to nine digits with `.` or `)`, and a space; but no line
    /// of marks alone, which is a rule.
    private static func isListItem(_ line: Line) -> Bool {
        let rest = indented(line).rest
        let digits = rest.prefix(10).prefix { $0.value &- 48 < 10 }
        guard let mark = rest[digits.endIndex...].first, digits.count < 10 else { return false }
        let isMark = digits.isEmpty ? "-*+\u{2022}".unicodeScalars.contains(mark) : mark == "." || mark == ")"
        guard isMark, let next = rest[digits.endIndex...].dropFirst().first, isSpace(next) else { return false }
        guard digits.isEmpty && mark != "+" else { return true }
        return rest.contains { $0 != mark && !isSpace($0) } || rest.count { $0 == mark } < 3
    }

    /// Spans between two or more `*` or `_` that touch what they enclose; not in code, which is between backticks.
    private static func boldSpans(_ line: Line) -> Int {
        var spans = 0
        // The mark that is open, and what was so where code began, for a backtick that is never closed begins none.
        var open: Unicode.Scalar?
        var code: (spans: Int, open: Unicode.Scalar?, length: Int)?
        var place = line.startIndex
        var last: Unicode.Scalar = " "
        while place < line.endIndex {
            let mark = line[place]
            guard mark == "*" || mark == "_" || mark == "`" else {
                last = mark
                line.formIndex(after: &place)
                continue
            }
            let run = line[place...].prefix { $0 == mark }
            place = run.endIndex
            let next = place < line.endIndex ? line[place] : " "
            if mark == "`" {
                let length = run.count
                if let started = code {
                    if started.length == length { (spans, open, code) = (started.spans, started.open, nil) }
                } else {
                    code = (spans, open, length)
                }
            } else if run.prefix(2).count == 2 {
                if open == mark && !isSpace(last) {
                    spans += 1
                    open = nil
                } else if !isSpace(next) && open == nil {
                    open = mark
                }
            }
            last = mark
        }
        return spans
    }

    private static func indented(_ line: Line) -> (indent: Int, rest: Line) {
        let indent = line.prefix(while: isSpace)
        return (indent.reduce(0) { $0 + ($1 == "\t" ? 4 : 1) }, line[indent.endIndex...])
    }

    private static func isSpace(_ scalar: Unicode.Scalar) -> Bool { scalar == " " || scalar == "\t" || scalar == "\r" }

    /// What code is fenced with (CommonMark 4.5), at any depth, for it may stand in a list.
    private struct Fence {
        var mark: Unicode.Scalar
        var length: Int

        init?(opening line: Line) {
            let rest = indented(line).rest
            guard let mark = rest.first, mark == "`" || mark == "~" else { return nil }
            let marks = rest.prefix { $0 == mark }
            let length = marks.count
            guard length >= 3, mark == "~" || !rest[marks.endIndex...].contains("`") else { return nil }
            self.mark = mark
            self.length = length
        }

        func isClosed(by line: Line) -> Bool {
            let rest = indented(line).rest
            let marks = rest.prefix { $0 == mark }
            return marks.count >= length && rest[marks.endIndex...].allSatisfy(isSpace)
        }
    }
}
