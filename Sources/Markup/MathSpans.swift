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
