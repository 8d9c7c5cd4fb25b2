/// A formula: `$…$` and `\(…\)` in a line, `$$…$$`, `\[…\]` and `\begin{…}…\end{…}` on display.
///
/// Dollars and brackets are also money, shell variables, citations and regular expressions. So a formula has to look like
/// one (`FormulaContent`), and a dollar beside a letter or a digit is none.
struct Formula {
    var isDisplay: Bool
    var end: Int

    /// The formula that starts at `index`, a dollar or a backslash.
    static func find(at index: Int, in scan: inout TextScan) -> Formula? {
        let bytes = scan.bytes
        guard index + 2 < bytes.count else { return nil }
        switch (bytes[index], bytes[index + 1]) {
        case (.dollar, .dollar): return display(.dollars, at: index, in: &scan)
        case (.dollar, _): return inline(.dollar, width: 1, at: index, in: &scan)
        case (.backslash, UInt8(ascii: "[")): return display(.bracket, at: index, in: &scan)
        case (.backslash, UInt8(ascii: "(")): return inline(.parenthesis, width: 2, at: index, in: &scan)
        case (.backslash, UInt8(ascii: "b")): return environment(at: index, in: &scan)
        default: return nil
        }
    }

    private static func inline(
        _ close: TextScan.Mark, width: Int, at index: Int, in scan: inout TextScan
    ) -> Formula? {
        let start = index + width
        if index > 0, scan.bytes[index - 1].isAlphanumeric || "/\\)$".utf8.contains(scan.bytes[index - 1]) {
            return nil
        }
        guard close != .dollar || !scan.isSpace(at: start) else { return nil }
        guard let content = content(from: start, to: close, crossesBlanks: false, in: &scan) else { return nil }
        let end = content.endIndex + width
        if close == .dollar, scan.isSpace(before: content.endIndex) || scan.isNumber(at: end) { return nil }
        if end < scan.bytes.count, scan.bytes[end].isAlphanumeric || "$\\".utf8.contains(scan.bytes[end]) { return nil }
        guard FormulaContent(content).isMathematics else { return nil }
        return Formula(isDisplay: false, end: end)
    }

    private static func display(_ close: TextScan.Mark, at index: Int, in scan: inout TextScan) -> Formula? {
        let bytes = scan.bytes
        let start = index + 2
        let isBlock = LineStart.isAlone(at: start - 1, in: bytes) && LineStart.isFirst(index, in: bytes)
        guard
            let content = content(from: start, to: close, crossesBlanks: isBlock && close == .dollars, in: &scan)
        else { return nil }
        let end = content.endIndex + 2
        let looks = FormulaContent(content)
        // Behind a bracket, a caret is a note's: \[^1\].
        guard !looks.isEmpty, close != .bracket || content.first != UInt8(ascii: "^") else { return nil }
        // On lines of their own, what opens and what closes can hardly be meant otherwise.
        if isBlock, LineStart.isFirst(content.endIndex, in: bytes) { return Formula(isDisplay: true, end: end) }
        let isLine = LineStart.isAlone(at: end - 1, in: bytes) && LineStart.isFirst(index, in: bytes)
        guard close == .dollars || isLine ? looks.isMathematics : looks.isMathematics && looks.hasOperator else {
            return nil
        }
        return Formula(isDisplay: true, end: end)
    }

    private static let environments: Set<String> = [
        "align", "alignat", "aligned", "array", "bmatrix", "cases", "CD", "eqnarray", "equation", "gather", "gathered",
        "matrix", "multline", "pmatrix", "smallmatrix", "split", "vmatrix", "Bmatrix", "Vmatrix",
    ]

    private static func environment(at index: Int, in scan: inout TextScan) -> Formula? {
        let bytes = scan.bytes
        let opening = Array("\\begin{".utf8)
        guard bytes[index...].starts(with: opening), LineStart.isFirst(index, in: bytes) else { return nil }
        let name = bytes[(index + opening.count)...].prefix(16).prefix { $0.isLetter || $0 == .star }
        let plain = String(decoding: name.filter { $0 != .star }, as: UTF8.self)
        guard environments.contains(plain) else { return nil }
        let closing = Array("\\end{".utf8) + name + Array("}".utf8)
        let limit = min(scan.next(.blank, from: name.endIndex), name.endIndex + 4000, bytes.count)
        var place = name.endIndex
        while place + closing.count <= limit {
            if bytes[place] == .backslash {
                if bytes[place...].starts(with: closing) {
                    return Formula(isDisplay: true, end: place + closing.count)
                }
                // An environment in one of its own name is left alone, or many without an end would be read over and over.
                if bytes[place...].starts(with: bytes[index..<name.endIndex]) { return nil }
            }
            place += 1
        }
        return nil
    }

    /// What stands before the next `close`, if nothing between them ends a formula.
    private static func content(
        from start: Int, to close: TextScan.Mark, crossesBlanks: Bool, in scan: inout TextScan
    ) -> ArraySlice<UInt8>? {
        // An empty formula is none: what closes it is looked for one further on.
        let from = close.escapes && scan.bytes[start] == .backslash ? start : start + 1
        let end = scan.next(close, from: from)
        guard end < scan.bytes.count else { return nil }
        // A blank line ends a paragraph, and only a block of its own crosses it.
        if !crossesBlanks, end >= scan.next(close.escapes ? .unescapedBlank : .blank, from: start) { return nil }
        return scan.bytes[start..<end]
    }
}

/// What stands between the marks of a formula, and whether it is mathematics.
///
/// Words are prose unless there is a command beside them. Stops at the first sign of code or of another formula, so that
/// openers without a closer are not read again and again.
struct FormulaContent {
    private(set) var isEmpty = true
    private(set) var hasOperator = false
    private var isCode = false
    private var hasCommand = false
    private var longestWord = 0
    private var words = 0
    private var hasBlank = false

    init(_ content: ArraySlice<UInt8>) {
        var index = content.startIndex
        while index < content.endIndex, !isCode {
            let byte = content[index]
            if byte > .space { isEmpty = false } else { hasBlank = true }
            switch byte {
            case .backslash:
                let command = content[(index + 1)...].prefix(while: \.isLetter)
                // One letter after a backslash is rather a regular expression.
                if command.count > 1 { (hasCommand, hasOperator) = (true, true) }
                let next = command.endIndex < content.endIndex && command.isEmpty ? content[command.endIndex] : 0
                if next == UInt8(ascii: "(") || next == UInt8(ascii: "[") { isCode = true }
                index = max(command.endIndex, index + (command.isEmpty ? 2 : 1))
                continue
            case .backtick: isCode = true
            case .tilde where content[index...].starts(with: "~~~".utf8): isCode = true
            case 0x80...:
                // Greek and the signs of mathematics; other letters are words.
                let isSign = byte == 0xCE || byte == 0xCF || byte == 0xE2 || byte == 0xC2 || byte == 0xC3 || byte < 0xC0
                if !isSign { longestWord = 99 }
            case _ where byte.isLetter:
                let word = content[index...].prefix(while: \.isLetter)
                longestWord = max(longestWord, word.count)
                if word.count > 1 { words += 1 }
                index = word.endIndex
                continue
            case _ where "^_=+*<>".utf8.contains(byte): hasOperator = true
            default: break
            }
            index += 1
        }
    }

    var isMathematics: Bool {
        if isEmpty || isCode { return false }
        if hasCommand { return true }
        return longestWord < 4 && (hasOperator || words == 0 || words == 1 && !hasBlank)
    }
}
