/// Formulas taken out of Markdown before it is parsed, because Markdown would eat their backslashes and underscores.
///
/// Recognised outside code: `$$…$$`, `\[…\]` (display), `\(…\)` and `$…$` (inline; Pandoc's rule, so that "$5 and $6"
/// stays text: no space after the opening dollar, none before the closing one, and no digit after it).
///
/// Works on bytes and in linear time; `TextScan` finds what closes a formula or a code span.
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
    /// Bytes looked at ahead of the place being read. A test holds it to a few times the length of the text.
    private(set) var lookahead = 0

    // Two private-use characters frame the number of a formula. They are taken out of the input first.
    private static let opening: Unicode.Scalar = "\u{E000}"
    private static let closing: Unicode.Scalar = "\u{E001}"
    private static let markLead = UInt8(0xEE)

    /// - Returns: the Markdown with a mark in place of each formula, and the formulas.
    static func extract(from markdown: String) -> (source: String, spans: MathSpans) {
        var spans = MathSpans()
        // Most texts have none of the three.
        guard markdown.utf8.contains(where: { $0 == .dollar || $0 == .backslash || $0 == markLead }) else {
            return (markdown, spans)
        }
        var bytes = Array(markdown.utf8)
        if bytes.contains(markLead) {
            let kept = markdown.unicodeScalars.filter { $0 != opening && $0 != closing }
            bytes = Array(String(kept).utf8)
        }
        var scan = TextScan(bytes)
        var output: [UInt8] = []
        output.reserveCapacity(bytes.count)
        var index = 0
        while index < bytes.count {
            let start = index
            switch bytes[index] {
            case .backtick, .tilde:
                index = scan.codeEnd(at: index)
            case .dollar, .backslash:
                if let (formula, end) = formula(in: &scan, at: index) {
                    output.append(contentsOf: "\(opening)\(spans.formulas.count)\(closing)".utf8)
                    spans.formulas.append(formula)
                    index = end
                    continue
                }
                index = min(index + (bytes[index] == .backslash ? 2 : 1), bytes.count)
            default:
                index += 1
            }
            output.append(contentsOf: bytes[start..<index])
        }
        spans.lookahead = scan.steps
        return (String(decoding: output, as: UTF8.self), spans)
    }

    /// Whether `text` holds a mark.
    func mark(in text: String) -> Bool {
        !formulas.isEmpty && text.utf8.contains(Self.markLead) && text.unicodeScalars.contains(Self.opening)
    }

    /// `text` with every formula as it was written.
    func restore(_ text: String) -> String {
        guard mark(in: text) else { return text }
        return pieces(of: text).map { piece in
            switch piece {
            case .text(let text): text
            case .formula(let formula): formula.original
            }
        }.joined()
    }

    /// `text` cut at its marks.
    func pieces(of text: String) -> [Piece] {
        var pieces: [Piece] = []
        let parts = text.unicodeScalars.split(separator: Self.opening, omittingEmptySubsequences: false)
        for (number, part) in parts.enumerated() {
            let halves = part.split(separator: Self.closing, maxSplits: 1, omittingEmptySubsequences: false)
            if number > 0, halves.count == 2, let index = Int(String(halves[0])), formulas.indices.contains(index) {
                pieces.append(.formula(formulas[index]))
                if !halves[1].isEmpty { pieces.append(.text(String(halves[1]))) }
            } else if !part.isEmpty {
                pieces.append(.text(String(part)))
            }
        }
        return pieces
    }

    private static func formula(in scan: inout TextScan, at index: Int) -> (Formula, Int)? {
        let bytes = scan.bytes
        guard index + 1 < bytes.count else { return nil }
        let found: (start: Int, close: TextScan.Mark, isDisplay: Bool)
        switch (bytes[index], bytes[index + 1]) {
        case (.dollar, .dollar): found = (index + 2, .dollars, true)
        case (.backslash, UInt8(ascii: "[")): found = (index + 2, .bracket, true)
        case (.backslash, UInt8(ascii: "(")): found = (index + 2, .parenthesis, false)
        case (.dollar, _): found = (index + 1, .dollar, false)
        default: return nil
        }
        let start = found.start
        guard start < bytes.count, found.close != .dollar || !scan.isSpace(at: start) else { return nil }
        // An empty formula is none: what closes it is looked for one further on.
        let from = found.close.escapes && bytes[start] == .backslash ? start : start + 1
        let end = scan.next(found.close, from: from)
        // A blank line ends a paragraph, and no formula crosses it.
        guard end < bytes.count, end < scan.next(found.close.escapes ? .unescapedBlank : .blank, from: start) else {
            return nil
        }
        let after = end + (found.close == .dollar ? 1 : 2)
        if found.close == .dollar, scan.isSpace(before: end) || scan.isNumber(at: after) { return nil }
        let source = String(decoding: bytes[start..<end], as: UTF8.self)
        let original = String(decoding: bytes[index..<after], as: UTF8.self)
        return (Formula(source: source, isDisplay: found.isDisplay, original: original), after)
    }
}

/// Finds what closes a formula or a code span. Places are asked for in rising order, so that an answer stays right until
/// it is passed: each byte is looked at once per mark, however many openers have no closer.
private struct TextScan {
    enum Mark: Int, CaseIterable {
        case dollar, dollars, bracket, parenthesis, blank, unescapedBlank

        /// Whether a backslash hides the next character from it.
        var escapes: Bool { self == .dollar || self == .dollars || self == .unescapedBlank }
    }

    let bytes: [UInt8]
    private(set) var steps = 0
    private var known = [Int](repeating: -1, count: Mark.allCases.count)
    /// Where runs of backticks start, by width, the last first.
    private var runs: [Int: [Int]]?

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// The first `mark` at or after `start`, or the end of the text.
    mutating func next(_ mark: Mark, from start: Int) -> Int {
        if known[mark.rawValue] >= start { return known[mark.rawValue] }
        var place = start
        while place < bytes.count, !matches(mark, at: place) {
            let escaped = mark.escapes && bytes[place] == .backslash
            place += escaped ? 1 + max(newline(at: place + 1), 1) : 1
        }
        steps += place - start + 1
        known[mark.rawValue] = min(place, bytes.count)
        return known[mark.rawValue]
    }

    /// The end of the fenced block, the code span or else the run of backticks or tildes that starts at `index`.
    mutating func codeEnd(at index: Int) -> Int {
        let fence = bytes[index]
        let start = bytes[index...].firstIndex { $0 != fence } ?? bytes.count
        let width = start - index
        let indent = bytes[..<index].lastIndex { $0 != .space } ?? -1
        steps += index - indent
        if width >= 3, indent < 0 || endsLine(at: indent) { return fenceEnd(after: start, fence: fence, width: width) }
        guard fence == .backtick else { return start }
        var places = runs ?? backtickRuns()
        runs = nil  // so that the change below is made in place
        while let place = places[width]?.last, place < start { places[width]?.removeLast() }
        runs = places
        return places[width]?.last.map { $0 + width } ?? start
    }

    private mutating func fenceEnd(after start: Int, fence: UInt8, width: Int) -> Int {
        var place = start
        while place < bytes.count {
            let line = newline(at: place)
            place += max(line, 1)
            guard line > 0 else { continue }
            let body = bytes[place...].firstIndex { $0 != .space } ?? bytes.count
            let rest = bytes[body...].firstIndex { $0 != fence } ?? bytes.count
            let end = bytes[rest...].firstIndex { $0 != .space } ?? bytes.count
            if rest - body >= width, end == bytes.count || newline(at: end) > 0 { return end }
            place = end
        }
        steps += bytes.count - start
        return bytes.count
    }

    private mutating func backtickRuns() -> [Int: [Int]] {
        var runs: [Int: [Int]] = [:]
        var end = bytes.count
        while let last = bytes[..<end].lastIndex(of: .backtick) {
            end = bytes[..<last].lastIndex { $0 != .backtick }.map { $0 + 1 } ?? 0
            runs[last + 1 - end, default: []].append(end)
        }
        steps += bytes.count
        return runs
    }

    private func matches(_ mark: Mark, at place: Int) -> Bool {
        func pair(_ first: UInt8, _ second: UInt8) -> Bool {
            bytes[place] == first && place + 1 < bytes.count && bytes[place + 1] == second
        }
        switch mark {
        case .dollar: return bytes[place] == .dollar
        case .dollars: return pair(.dollar, .dollar)
        case .bracket: return pair(.backslash, UInt8(ascii: "]"))
        case .parenthesis: return pair(.backslash, UInt8(ascii: ")"))
        case .blank, .unescapedBlank:
            var end = place + newline(at: place)
            guard end > place else { return false }
            while end < bytes.count, newline(at: end) == 0 {
                guard isSpace(at: end) else { return false }
                end += UTF8.width(scalar(at: end))
            }
            return true
        }
    }

    /// The width of the line break at `place`, as `Character.isNewline` has it; 0 if there is none.
    private func newline(at place: Int) -> Int {
        guard place < bytes.count else { return 0 }
        switch bytes[place] {
        case 0x0D: return place + 1 < bytes.count && bytes[place + 1] == 0x0A ? 2 : 1
        case 0x0A...0x0C: return 1
        case 0xC2, 0xE2:
            let scalar = scalar(at: place)
            return Character(scalar).isNewline ? UTF8.width(scalar) : 0
        default: return 0
        }
    }

    private func endsLine(at place: Int) -> Bool { Character(scalar(before: place + 1)).isNewline }
    func isSpace(at place: Int) -> Bool { scalar(at: place).properties.isWhitespace }
    func isSpace(before place: Int) -> Bool { scalar(before: place).properties.isWhitespace }
    func isNumber(at place: Int) -> Bool { place < bytes.count && Character(scalar(at: place)).isNumber }

    private func scalar(before place: Int) -> Unicode.Scalar {
        scalar(at: bytes[..<place].lastIndex { $0 & 0xC0 != 0x80 } ?? 0)
    }

    private func scalar(at place: Int) -> Unicode.Scalar {
        if bytes[place] < 0x80 { return Unicode.Scalar(bytes[place]) }
        return String(decoding: bytes[place..<min(place + 4, bytes.count)], as: UTF8.self).unicodeScalars.first ?? " "
    }
}

extension UInt8 {
    fileprivate static let dollar = UInt8(ascii: "$")
    fileprivate static let backslash = UInt8(ascii: "\\")
    fileprivate static let backtick = UInt8(ascii: "`")
    fileprivate static let tilde = UInt8(ascii: "~")
    fileprivate static let space = UInt8(ascii: " ")
}
