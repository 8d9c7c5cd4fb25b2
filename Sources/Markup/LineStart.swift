/// What can stand before the text of a line, and what must not begin a block there.
enum LineStart {
    /// Where the text of the line at `index` begins, behind blanks and the marks of quotes and lists.
    static func body(of index: Int, in bytes: [UInt8]) -> (index: Int, isNewBlock: Bool) {
        var (place, isNewBlock) = (index, false)
        while place < bytes.count {
            switch bytes[place] {
            case .space, .tab: place += 1
            case .greater:
                place += 1
            case UInt8(ascii: "-") where !isNewBlock && isAlone(at: place, in: bytes): return (place, false)
            case UInt8(ascii: "-"), UInt8(ascii: "+"), .star:
                guard place + 1 < bytes.count, bytes[place + 1].isBlank else { return (place, isNewBlock) }
                (place, isNewBlock) = (place + 1, true)
            case UInt8(ascii: "0")...UInt8(ascii: "9"):
                let end = bytes[place...].prefix(10).prefix(while: \.isDigit).endIndex
                guard end + 1 < bytes.count, bytes[end] == UInt8(ascii: ".") || bytes[end] == UInt8(ascii: ")"),
                    bytes[end + 1].isBlank
                else { return (place, isNewBlock) }
                (place, isNewBlock) = (end + 1, true)
            case UInt8(ascii: "[") where isNewBlock && isTaskBox(at: place, in: bytes): place += 4
            case UInt8(ascii: "#"), UInt8(ascii: "|"): return (place, true)
            default: return (place, isNewBlock)
            }
        }
        return (place, isNewBlock)
    }

    /// `[ ] ` or `[x] `, which cmark takes away before it looks for a link definition.
    private static func isTaskBox(at index: Int, in bytes: [UInt8]) -> Bool {
        guard index + 3 < bytes.count, bytes[index + 2] == UInt8(ascii: "]") else { return false }
        return " xX".utf8.contains(bytes[index + 1]) && (bytes[index + 3] == .space || bytes[index + 3] == .tab)
    }

    /// `[label]:`, which cmark takes for a link definition and leaves out.
    static func isDefinition(at index: Int, in bytes: [UInt8]) -> Bool {
        var place = index + 1
        while place + 1 < bytes.count, place - index < 1002 {
            switch bytes[place] {
            case .backslash: place += 1
            // Not at the next bracket: marked, that one is no bracket any more.
            case UInt8(ascii: "]"): return bytes[place + 1] == UInt8(ascii: ":")
            default: break
            }
            place += 1
        }
        return false
    }

    /// Whether `<` could begin a block of raw HTML: anything but an address in angle brackets, or a tag that is shown.
    static func opensBlock(at index: Int, in bytes: [UInt8]) -> Bool {
        if Reference.lineBreak(at: index, in: bytes) != nil || Reference.raised(at: index, in: bytes) != nil {
            return false
        }
        let word = bytes[(index + 1)...].prefix(80).prefix { $0 > .space && $0 != .greater && $0 != UInt8(ascii: "<") }
        return !word.contains(UInt8(ascii: ":")) && !word.contains(UInt8(ascii: "@"))
    }

    /// Whether the byte at `index` is all that its line says.
    static func isAlone(at index: Int, in bytes: [UInt8]) -> Bool {
        bytes[(index + 1)...].first { $0 != .space && $0 != .tab }?.isNewline ?? true
    }

    /// Whether nothing but blanks and the marks of quotes and lists stands before `index` in its line.
    static func isFirst(_ index: Int, in bytes: [UInt8]) -> Bool {
        let before = bytes[..<index].suffix(200)
        let start = before.lastIndex(where: \.isNewline).map { $0 + 1 } ?? (before.startIndex == 0 ? 0 : index)
        return (start < index || index == 0 || bytes[index - 1].isNewline) && body(of: start, in: bytes).index == index
    }

    /// How many quotes the line of `index` is in.
    private static func quotes(before index: Int, in bytes: [UInt8]) -> Int {
        let line = bytes[..<index].suffix(200)
        let start = line.lastIndex(where: \.isNewline).map { $0 + 1 } ?? line.startIndex
        return bytes[start..<index].prefix { $0 == .space || $0 == .tab || $0 == .greater }.count { $0 == .greater }
    }

    /// `text` without the `>` of the quotes that the line of `index` is in.
    static func withoutQuotes(_ text: ArraySlice<UInt8>, as index: Int, in bytes: [UInt8]) -> [UInt8] {
        guard text.contains(.greater), text.contains(where: \.isNewline) else { return Array(text) }
        let depth = quotes(before: index, in: bytes)
        guard depth > 0 else { return Array(text) }
        var lines = text.split(separator: 0x0A, omittingEmptySubsequences: false)
        for number in lines.indices.dropFirst() {
            for _ in 0..<depth {
                let body = lines[number].drop { $0 == .space }
                guard body.first == .greater else { break }
                lines[number] = body.dropFirst()
            }
        }
        return Array(lines.joined(separator: [0x0A]))
    }
}

extension UInt8 {
    static let dollar = UInt8(ascii: "$")
    static let backslash = UInt8(ascii: "\\")
    static let backtick = UInt8(ascii: "`")
    static let tilde = UInt8(ascii: "~")
    static let star = UInt8(ascii: "*")
    static let greater = UInt8(ascii: ">")
    static let space = UInt8(ascii: " ")
    static let tab = UInt8(ascii: "\t")

    var isNewline: Bool { self == 0x0A || self == 0x0D }
    var isBlank: Bool { self == .space || self == .tab || isNewline }
    var isDigit: Bool { UInt8(ascii: "0")...UInt8(ascii: "9") ~= self }
    var isLowercase: Bool { UInt8(ascii: "a")...UInt8(ascii: "z") ~= self }
    var isLetter: Bool { UInt8(ascii: "a")...UInt8(ascii: "z") ~= self | 0x20 }
    var isAlphanumeric: Bool { isLetter || isDigit }
    var isPunctuation: Bool { 0x21...0x7E ~= self && !isAlphanumeric }
}
