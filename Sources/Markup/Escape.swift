/// Which backslashes are Markdown's.
enum Escape {
    /// Whether the backslash at `index` keeps the next character from being markup, so that it is not shown itself.
    ///
    /// CommonMark drops every backslash before punctuation, and takes `\.` of a regular expression or `\(` of sed along.
    /// Here an escape has to escape something; any other backslash is part of the text.
    static func isMeant(at index: Int, in bytes: [UInt8]) -> Bool {
        switch bytes[index + 1] {
        case .star, .backtick, .tilde, .dollar, UInt8(ascii: "_"), UInt8(ascii: "#"), UInt8(ascii: "["),
            UInt8(ascii: "]"), UInt8(ascii: "<"), .greater, UInt8(ascii: "&"):
            return true
        case UInt8(ascii: "|"):
            return isInTable(index, in: bytes)
        case UInt8(ascii: "!"):
            return index + 2 < bytes.count && bytes[index + 2] == UInt8(ascii: "[")
        case UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "="):
            return startsLine(bytes[..<index])
        case UInt8(ascii: "."), UInt8(ascii: ")"):
            let number = bytes[..<index].suffix(9).reversed().prefix(while: \.isDigit).count
            return number > 0 && startsLine(bytes[..<(index - number)])
        default:
            return false
        }
    }

    /// Whether the line has a pipe that is not escaped.
    private static func isInTable(_ index: Int, in bytes: [UInt8]) -> Bool {
        let before = bytes[..<index].suffix(200).reversed().prefix { !$0.isNewline }.reversed()
        let line = Array(before) + bytes[index...].prefix(200).prefix { !$0.isNewline }
        return line.indices.contains {
            line[$0] == UInt8(ascii: "|") && ($0 == 0 || line[$0 - 1] != .backslash)
        }
    }

    private static func startsLine(_ before: ArraySlice<UInt8>) -> Bool {
        before.suffix(200).last { $0 != .space && $0 != .tab && $0 != .greater }?.isNewline ?? (before.count < 200)
    }
}
