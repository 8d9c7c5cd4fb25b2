/// One run of `*`, and whether it is emphasis.
///
/// CommonMark lets stars inside of a word be emphasis, which eats those of `17*23. 20*23`; and it decides by the
/// characters on either side in a way that fails where words stand together without blanks, beside Chinese punctuation
/// for example (commonmark-spec #650).
struct StarRun {
    enum Role { case literal, asParsed, opens, closes }

    /// Which widths are open in this paragraph.
    struct Context {
        fileprivate var open: Set<Int> = []
    }

    let end: Int
    private let width: Int
    private let before: Unicode.Scalar
    private let after: Unicode.Scalar
    /// Whether what stands before is one letter or digit, or a closing parenthesis: a factor.
    private let isFactor: Bool

    init(at index: Int, in scan: TextScan) {
        let bytes = scan.bytes
        end = bytes[index...].firstIndex { $0 != .star } ?? bytes.count
        width = end - index
        before = index > 0 ? scan.scalar(before: index) : "\n"
        after = end < bytes.count ? scan.scalar(at: end) : "\n"
        isFactor = before == ")" || before.isDigit || index < 2 || !bytes[index - 2].isAlphanumeric
    }

    func role(_ context: inout Context) -> Role {
        let isOpen = context.open.contains(width)
        let isBetween = before.isOperandEnd && after.isOperandStart
        if isBetween, width == 1, !isOpen || before.isDigit && after.isDigit { return .literal }
        if isBetween, width == 2, !isOpen, isFactor || after.isDigit || after == "(" { return .literal }
        let mayOpen = !after.properties.isWhitespace
        let mayClose = !before.properties.isWhitespace
        if isOpen, mayClose {
            context.open.remove(width)
            return isUnspaced && mayOpen ? .closes : .asParsed
        }
        guard !isOpen, mayOpen else { return .asParsed }
        // Left to cmark, a run inside a word may open as well.
        if !mayClose || isUnspaced || isBetween || !before.isOperandEnd { context.open.insert(width) }
        return isUnspaced && mayClose ? .opens : .asParsed
    }

    private var isUnspaced: Bool { before.isUnspaced || after.isUnspaced }
}

extension Unicode.Scalar {
    fileprivate var isDigit: Bool { "0"..."9" ~= self }
    private var isAlphanumeric: Bool { isDigit || "a"..."z" ~= self || "A"..."Z" ~= self }
    fileprivate var isOperandEnd: Bool { isAlphanumeric || self == ")" || self == "]" }
    fileprivate var isOperandStart: Bool { isAlphanumeric || self == "(" || self == "[" }

    /// Letters and punctuation of scripts that put no blanks between words (and of Korean, which ties endings to them).
    fileprivate var isUnspaced: Bool {
        switch value {
        case 0x0E00...0x0EFF, 0x1000...0x109F, 0x1780...0x17FF, 0x1100...0x11FF, 0x2E80...0xD7FF, 0xF900...0xFAFF,
            0xFE30...0xFE6F, 0xFF00...0xFFEF, 0x20000...0x3FFFF:
            true
        default: false
        }
    }
}
