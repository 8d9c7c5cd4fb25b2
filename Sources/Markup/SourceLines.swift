internal import CMarkdown

/// What the parsed tree does not say of the lines that it was made of: how far they were indented, which number an item
/// had, how many cells a row.
struct SourceLines {
    /// Lines of a paragraph, and how much of their indentation belongs to the blocks around it.
    struct Paragraph {
        static let none = Paragraph(first: 0, last: 0, margin: 0, quotes: 0)

        let first: Int
        let last: Int
        fileprivate let margin: Int
        fileprivate let quotes: Int

        /// The blanks that `line` begins with.
        func indentation(ofLine line: Int, in lines: SourceLines) -> ArraySlice<UInt8> {
            guard first > 0, first...last ~= line, let range = lines.range(line) else { return [] }
            let bytes = lines.bytes
            var (place, open, column) = (range.lowerBound, quotes, 0)
            var start = place
            while place < range.upperBound {
                if bytes[place] == .greater, open > 0 {
                    open -= 1
                } else if bytes[place] != .space && bytes[place] != .tab {
                    break
                }
                column += 1
                place += 1
                if column <= margin { start = place }
            }
            return start < place ? bytes[start..<place].filter { $0 != .greater }[...] : []
        }
    }

    private let bytes: [UInt8]
    private let starts: [Int]

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        var starts = bytes.isEmpty ? [] : [0]
        for (index, byte) in bytes.enumerated() {
            let isBreak = byte == 0x0A || byte == 0x0D && (index + 1 == bytes.count || bytes[index + 1] != 0x0A)
            if isBreak { starts.append(index + 1) }
        }
        self.starts = starts
    }

    /// - Parameter isInside: whether other blocks are around it, whose own indentation is not the text's.
    func paragraph(_ node: OpaquePointer, isInside: Bool) -> Paragraph {
        let first = Int(cmark_node_get_start_line(node))
        guard first > 0 else { return .none }
        let margin = isInside ? Int(cmark_node_get_start_column(node)) - 1 : 0
        let quotes = range(first).map { bytes[$0].prefix(margin).count { $0 == .greater } } ?? 0
        return Paragraph(first: first, last: Int(cmark_node_get_end_line(node)), margin: margin, quotes: quotes)
    }

    /// The number that an item of an ordered list was given.
    func number(ofItem node: OpaquePointer) -> Int? {
        guard let range = range(Int(cmark_node_get_start_line(node))) else { return nil }
        let column = range.lowerBound + Int(cmark_node_get_start_column(node)) - 1
        guard range.contains(column) else { return nil }
        return Int(String(decoding: bytes[column..<range.upperBound].prefix(9).prefix(while: \.isDigit), as: UTF8.self))
    }

    /// What stands between the pipes of a row.
    func cells(ofRow node: OpaquePointer) -> [[UInt8]] {
        guard let range = range(Int(cmark_node_get_start_line(node))) else { return [] }
        let column = range.lowerBound + max(0, Int(cmark_node_get_start_column(node)) - 1)
        guard column < range.upperBound else { return [] }
        var row = bytes[column..<range.upperBound]
        while row.last?.isBlank == true { row.removeLast() }
        row = row.drop(while: \.isBlank)
        if row.first == UInt8(ascii: "|") { row.removeFirst() }
        var cells: [[UInt8]] = [[]]
        var index = row.startIndex
        while index < row.endIndex {
            if row[index] == .backslash, index + 1 < row.endIndex, row[index + 1] == UInt8(ascii: "|") {
                cells[cells.count - 1].append(UInt8(ascii: "|"))
                index += 2
            } else {
                if row[index] != UInt8(ascii: "|") {
                    cells[cells.count - 1].append(row[index])
                } else if index + 1 < row.endIndex {
                    cells.append([])
                }
                index += 1
            }
        }
        return cells
    }

    /// The bytes of a line, which are numbered from 1.
    private func range(_ line: Int) -> Range<Int>? {
        guard line > 0, line <= starts.count else { return nil }
        var end = line < starts.count ? starts[line] : bytes.count
        while end > starts[line - 1], bytes[end - 1].isNewline { end -= 1 }
        return starts[line - 1]..<end
    }
}
