/// Cuts a stream of byte chunks into lines, each with its number; state is one unfinished line.
struct LineReader {
    struct Line {
        /// Counted from 1, as editors do.
        var number: Int
        /// Without the line's end.
        var bytes: [UInt8]
    }

    /// A line longer than this is given up with `Overflow`, so that a stream without line ends cannot fill the memory.
    static let maximumLineBytes = 16 << 20

    struct Overflow: Error {
        var line: Int
    }

    private var unfinished: [UInt8] = []
    private var number = 0

    /// - Returns: the lines that `chunk` completes.
    mutating func append(_ chunk: some RandomAccessCollection<UInt8>) throws(Overflow) -> [Line] {
        var lines: [Line] = []
        var rest = chunk[...]
        while let newline = rest.firstIndex(of: UInt8(ascii: "\n")) {
            unfinished.append(contentsOf: rest[..<newline])
            lines.append(finishLine())
            rest = rest[rest.index(after: newline)...]
        }
        unfinished.append(contentsOf: rest)
        if unfinished.count > Self.maximumLineBytes { throw Overflow(line: number + 1) }
        return lines
    }

    /// - Returns: the last line, when the stream did not end with a line end.
    mutating func finish() -> Line? {
        unfinished.isEmpty ? nil : finishLine()
    }

    private mutating func finishLine() -> Line {
        number += 1
        if unfinished.last == UInt8(ascii: "\r") { unfinished.removeLast() }
        defer { unfinished = [] }
        return Line(number: number, bytes: unfinished)
    }
}
