/// Markdown in which a numbered mark stands for whatever cmark would swallow or change, made before it is parsed.
///
/// Formulas, whose backslashes and underscores Markdown would eat; the bracket of a link definition and the `<` of an HTML
/// block, so that both stay text; escapes that escape nothing; `<br>`; entities; stars between numbers. In code every mark
/// becomes what was written again, so a place taken for text that is code after all does no harm, nor the reverse.
///
/// Works on bytes, and looks at each a few times only, whatever is opened and never closed.
struct MarkedSource {
    enum Shown: Equatable {
        /// As it was written.
        case text
        case formula(isDisplay: Bool)
        case lineBreak
        /// `<sub>` or `<sup>` and what is in it.
        case raised(tag: String, content: String)
        /// A reference like `&lt;`, which browsers know how to read.
        case entity
    }

    struct Mark: Equatable {
        var original: String
        var shown: Shown
    }

    /// What cmark reads.
    private(set) var source: [UInt8] = []
    private(set) var marks: [Mark] = []
    /// Bytes looked at ahead of the place being read. A test holds it to a few times the length of the text.
    private(set) var lookahead = 0

    // Two private-use characters frame the number of a mark; U+1680, a space to cmark, makes stars open or close
    // emphasis beside Chinese punctuation. A text that has one of the three gets a mark for it.
    static let opening = "\u{E000}"
    static let closing = "\u{E001}"
    static let nudge = "\u{1680}"
    private static let reserved = [opening, closing, nudge].map { Array($0.utf8) }

    /// Nothing marked, for a text that is no Markdown.
    init(plain text: String) {}

    init(_ markdown: String) {
        let bytes = Array(markdown.utf8)
        source.reserveCapacity(bytes.count + bytes.count / 8)
        var scan = TextScan(bytes)
        var stars = StarRun.Context()
        var index = 0
        // cmark takes a byte order mark for none of the text.
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
            mark(bytes[..<3], .text)
            index = 3
        }
        index = startLine(at: index, in: scan, &stars)
        while index < bytes.count {
            let start = index
            switch bytes[index] {
            case 0x0A, 0x0D:
                let end =
                    bytes[index] == 0x0D && index + 1 < bytes.count && bytes[index + 1] == 0x0A ? index + 2 : index + 1
                source += bytes[index..<end]
                index = startLine(at: end, in: scan, &stars)
            case .backtick, .tilde:
                index = copyCode(index..<scan.codeEnd(at: index), in: scan)
            case .dollar, .backslash:
                index = formulaOrEscape(at: index, in: &scan)
            case .star:
                index = copyStars(at: index, in: scan, &stars)
            case UInt8(ascii: "_"):
                index = copyUnderscores(at: index, in: bytes)
            case UInt8(ascii: "&"):
                index = copyEntity(at: index, in: bytes)
            case UInt8(ascii: "<"):
                index = copyTag(at: index, in: bytes)
            case 0xE1, 0xEE:
                index = copyReserved(at: index, in: bytes)
            default:
                while index < bytes.count, !Self.isSpecial[Int(bytes[index])] { index += 1 }
                source += bytes[start..<index]
            }
        }
        lookahead = scan.steps
    }

    private static let isSpecial: [Bool] = {
        var table = [Bool](repeating: false, count: 256)
        for byte in "\n\r`~$\\*_&<".utf8 { table[Int(byte)] = true }
        table[0xE1] = true
        table[0xEE] = true
        return table
    }()

    // MARK: Marks

    private mutating func mark(_ original: ArraySlice<UInt8>, _ shown: Shown) {
        source += Self.opening.utf8
        source += String(marks.count).utf8
        source += Self.closing.utf8
        marks.append(Mark(original: String(decoding: original, as: UTF8.self), shown: shown))
    }

    /// Marks what ends at `end`, or copies one byte where nothing does.
    private mutating func markOne(_ end: Int?, _ shown: Shown, at index: Int, in bytes: [UInt8]) -> Int {
        guard let end else {
            source.append(bytes[index])
            return index + 1
        }
        mark(bytes[index..<end], shown)
        return end
    }

    private mutating func copyReserved(at index: Int, in bytes: [UInt8]) -> Int {
        let isReserved = Self.reserved.contains { bytes[index...].starts(with: $0) }
        return markOne(isReserved ? index + 3 : nil, .text, at: index, in: bytes)
    }

    /// `bytes` with every mark as it was written.
    func restored(_ bytes: UnsafeBufferPointer<UInt8>) -> [UInt8] {
        var result: [UInt8] = []
        var index = 0
        while index < bytes.count {
            if let (number, end) = markNumber(at: index, in: bytes) {
                result += marks[number].original.utf8
                index = end
            } else if Self.isNudge(at: index, in: bytes) {
                index += 3
            } else {
                result.append(bytes[index])
                index += 1
            }
        }
        return result
    }

    /// The mark that starts at `index`.
    func markNumber(at index: Int, in bytes: UnsafeBufferPointer<UInt8>) -> (number: Int, end: Int)? {
        guard index + 2 < bytes.count, bytes[index] == 0xEE, bytes[index + 1] == 0x80, bytes[index + 2] == 0x80 else {
            return nil
        }
        var (number, place) = (0, index + 3)
        while place < bytes.count, bytes[place].isDigit, number < marks.count {
            number = number * 10 + Int(bytes[place] - UInt8(ascii: "0"))
            place += 1
        }
        return number < marks.count && place > index + 3 ? (number, place + 3) : nil
    }

    static func isNudge(at index: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        index + 2 < bytes.count && bytes[index] == 0xE1 && bytes[index + 1] == 0x9A && bytes[index + 2] == 0x80
    }

    // MARK: What stands at the start of a line

    /// Copies the marks of quotes and lists that start the line, and marks what must not begin a block there.
    private mutating func startLine(at index: Int, in scan: TextScan, _ stars: inout StarRun.Context) -> Int {
        let bytes = scan.bytes
        let (body, isNewBlock) = LineStart.body(of: index, in: bytes)
        source += bytes[index..<body]
        guard body < bytes.count, !bytes[body].isNewline else {
            stars = StarRun.Context()
            return body
        }
        if isNewBlock { stars = StarRun.Context() }
        switch bytes[body] {
        case UInt8(ascii: "[") where LineStart.isDefinition(at: body, in: bytes),
            UInt8(ascii: "<") where LineStart.opensBlock(at: body, in: bytes),
            // A dash or an equals sign alone under a line would make it a heading and be gone.
            UInt8(ascii: "="), UInt8(ascii: "-"):
            let isRule = bytes[body] == UInt8(ascii: "=") || bytes[body] == UInt8(ascii: "-")
            guard !isRule || LineStart.isAlone(at: body, in: bytes) else { return body }
            mark(bytes[body..<body + 1], .text)
            return body + 1
        default:
            return body
        }
    }

    /// Code as it stands. What starts its lines is marked all the same: cmark may see no code here.
    private mutating func copyCode(_ range: Range<Int>, in scan: TextScan) -> Int {
        var index = range.lowerBound
        var unused = StarRun.Context()
        while index < range.upperBound {
            switch scan.bytes[index] {
            case 0x0A, 0x0D:
                source.append(scan.bytes[index])
                let next = startLine(at: index + 1, in: scan, &unused)
                // A fence may be what starts the line: the prefix of a line never holds one.
                index = next
            case 0xE1, 0xEE:
                index = copyReserved(at: index, in: scan.bytes)
            case UInt8(ascii: "&"):  // the label of a fence would say what the entity stands for
                let isEntity = Reference.entity(at: index, in: scan.bytes) != nil
                index = markOne(isEntity ? index + 1 : nil, .text, at: index, in: scan.bytes)
            default:
                source.append(scan.bytes[index])
                index += 1
            }
        }
        return index
    }

    // MARK: What stands in a line

    private mutating func formulaOrEscape(at index: Int, in scan: inout TextScan) -> Int {
        let bytes = scan.bytes
        if let formula = Formula.find(at: index, in: &scan) {
            // In a quote, the marks of its further lines are no part of the formula.
            let original = LineStart.withoutQuotes(bytes[index..<formula.end], as: index, in: bytes)
            mark(original[...], .formula(isDisplay: formula.isDisplay))
            return formula.end
        }
        guard bytes[index] == .backslash, index + 1 < bytes.count else {
            source.append(bytes[index])
            return index + 1
        }
        let next = bytes[index + 1]
        if next.isNewline {
            source.append(bytes[index])
            return index + 1
        }
        if next == .backslash {  // both are shown
            mark(bytes[index..<index + 2], .text)
            return index + 2
        }
        if Escape.isMeant(at: index, in: bytes) {
            source += bytes[index..<index + 2]
            return index + 2
        }
        return markOne(next.isPunctuation ? index + 1 : nil, .text, at: index, in: bytes)
    }

    private mutating func copyStars(at index: Int, in scan: TextScan, _ context: inout StarRun.Context) -> Int {
        let run = StarRun(at: index, in: scan)
        switch run.role(&context) {
        case .literal: mark(scan.bytes[index..<run.end], .text)
        case .asParsed: source += scan.bytes[index..<run.end]
        case .opens:
            source += Self.nudge.utf8
            source += scan.bytes[index..<run.end]
        case .closes:
            source += scan.bytes[index..<run.end]
            source += Self.nudge.utf8
        }
        return run.end
    }

    /// `__init__` is a name and not bold.
    private mutating func copyUnderscores(at index: Int, in bytes: [UInt8]) -> Int {
        let start = bytes[index...].firstIndex { $0 != UInt8(ascii: "_") } ?? bytes.count
        let name = bytes[start...].prefix(64).prefix { $0.isLowercase || $0.isDigit || $0 == UInt8(ascii: "_") }
        if start - index == 2, name.count > 2, name.suffix(2).elementsEqual("__".utf8) {
            mark(bytes[index..<name.endIndex], .text)
            return name.endIndex
        }
        source += bytes[index..<start]
        return start
    }

    /// One that stands for something nobody sees is shown as it was written.
    private mutating func copyEntity(at index: Int, in bytes: [UInt8]) -> Int {
        guard let entity = Reference.entity(at: index, in: bytes) else {
            return markOne(nil, .text, at: index, in: bytes)
        }
        return markOne(entity.isSeen ? entity.end : index + 1, entity.isSeen ? .entity : .text, at: index, in: bytes)
    }

    private mutating func copyTag(at index: Int, in bytes: [UInt8]) -> Int {
        if let end = Reference.lineBreak(at: index, in: bytes) {
            return markOne(end, .lineBreak, at: index, in: bytes)
        }
        if let raised = Reference.raised(at: index, in: bytes) {
            return markOne(raised.end, .raised(tag: raised.tag, content: raised.content), at: index, in: bytes)
        }
        return markOne(nil, .text, at: index, in: bytes)
    }
}
