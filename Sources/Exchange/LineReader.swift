import Preferences

/// Cuts a stream of byte chunks into lines, each with its number; state is one unfinished line.
///
/// A byte order mark at the beginning of a line, as editors on Windows write it and `cat` leaves it between two files, is
/// left out: in the lines that are read here, nothing can begin with it.
package struct LineReader: Sendable {
    /// One line of the stream.
    package struct Line: Sendable {
        /// Counted from 1, as editors do.
        package var number: Int
        /// Without the line's end; empty where the line is too long.
        package var bytes: [UInt8]
        package var isTooLong = false

        /// Whether there is nothing but blanks in it.
        package var isBlank: Bool {
            !isTooLong && bytes.allSatisfy { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
        }

        /// - Throws: `ValidationError` `lineTooLong`.
        package func content() throws(ValidationError) -> [UInt8] {
            guard !isTooLong else {
                throw ValidationError(
                    pointer: "", code: "lineTooLong",
                    message: "This line is longer than 16 MiB. Is this file NDJSON, one JSON object a line?")
            }
            return bytes
        }
    }

    /// Of a longer line only the number is kept, so that a stream without line ends cannot fill the memory.
    static let maximumLineBytes = 16 << 20

    private static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

    /// What ends a line.
    private let end: UInt8
    private var unfinished: [UInt8] = []
    private var isTooLong = false
    private var number = 0

    /// At the beginning of a stream.
    package init() {
        self.init(end: UInt8(ascii: "\n"))
    }

    /// - Parameter end: a line feed, or a carriage return where a file has no other line ends.
    init(end: UInt8) {
        self.end = end
    }

    /// - Returns: the lines that `chunk` completes.
    package mutating func append(_ chunk: [UInt8]) -> [Line] {
        var lines: [Line] = []
        var rest = chunk[...]
        while let newline = rest.firstIndex(of: end) {
            keep(rest[..<newline])
            lines.append(finishLine())
            rest = rest[rest.index(after: newline)...]
        }
        keep(rest)
        return lines
    }

    /// - Returns: the last line, when the stream did not end with a line end.
    package mutating func finish() -> Line? {
        unfinished.isEmpty && !isTooLong ? nil : finishLine()
    }

    private mutating func keep(_ part: ArraySlice<UInt8>) {
        if unfinished.count + part.count > Self.maximumLineBytes { isTooLong = true }
        if isTooLong { unfinished = [] } else { unfinished.append(contentsOf: part) }
    }

    private mutating func finishLine() -> Line {
        number += 1
        if unfinished.last == UInt8(ascii: "\r") { unfinished.removeLast() }
        if unfinished.starts(with: Self.byteOrderMark) { unfinished.removeFirst(3) }
        defer {
            unfinished = []
            isTooLong = false
        }
        return Line(number: number, bytes: unfinished, isTooLong: isTooLong)
    }
}
