/// Finds what closes a formula or a code span. Places are asked for in rising order, so that an answer stays right until
/// it is passed: each byte is looked at once per mark, however many openers have no closer.
struct TextScan {
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
    func newline(at place: Int) -> Int {
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

    func scalar(before place: Int) -> Unicode.Scalar {
        scalar(at: bytes[..<place].lastIndex { $0 & 0xC0 != 0x80 } ?? 0)
    }

    func scalar(at place: Int) -> Unicode.Scalar {
        if bytes[place] < 0x80 { return Unicode.Scalar(bytes[place]) }
        return String(decoding: bytes[place..<min(place + 4, bytes.count)], as: UTF8.self).unicodeScalars.first ?? " "
    }
}
