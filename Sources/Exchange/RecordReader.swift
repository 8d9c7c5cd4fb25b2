import Preferences

/// Cuts a stream of bytes into the records of a format, in constant memory.
package protocol RecordReader: Sendable {
    /// - Returns: the records that `chunk` completes; a record may be cut anywhere.
    /// - Throws: `ValidationError` where the stream begins as something that the format does not read at all.
    mutating func append(_ chunk: [UInt8]) throws -> [LineReader.Line]

    /// - Returns: what is left when the stream ends.
    /// - Throws: `ValidationError` where the stream was cut off.
    mutating func finish() throws -> [LineReader.Line]
}

/// JSON objects: one a line (NDJSON), or the items of one array. The first character tells which.
///
/// What is no text that can be read, such as a packed file, is refused once and by name.
package struct JSONRecords: RecordReader {
    private enum State: Sendable {
        /// Only blanks have come so far, which are kept: they may be lines.
        case undecided([UInt8])
        case lines(LineReader)
        case array(ArrayReader)
    }

    /// As many bytes as the longest mark of another kind of file.
    private static let markBytes = 4
    /// After so many, what comes is taken for lines.
    private static let maximumBlanks = 64 << 10
    private static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]
    private static let blanks: Set<UInt8> = [0x20, 0x09, 0x0A, 0x0D]

    private var state = State.undecided([])

    /// At the beginning of a stream.
    package init() {}

    package mutating func append(_ chunk: [UInt8]) throws -> [LineReader.Line] {
        switch state {
        // The state lets go of the reader meanwhile, so that its unfinished record is not copied with each chunk.
        case .lines(var reader):
            state = .undecided([])
            defer { state = .lines(reader) }
            return reader.append(chunk)
        case .array(var reader):
            state = .undecided([])
            defer { state = .array(reader) }
            return reader.append(chunk)
        case .undecided(let begun):
            let bytes = begun + chunk
            let first = Self.firstCharacter(of: bytes)
            guard bytes.count >= Self.markBytes, first != nil || bytes.count > Self.maximumBlanks else {
                state = .undecided(bytes)
                return []
            }
            return try begin(bytes, first)
        }
    }

    package mutating func finish() throws -> [LineReader.Line] {
        var records: [LineReader.Line] = []
        if case .undecided(let bytes) = state { records = try begin(bytes, Self.firstCharacter(of: bytes)) }
        switch state {
        case .lines(var reader): records += reader.finish().map { [$0] } ?? []
        case .array(var reader): records += try reader.finish()
        case .undecided: break
        }
        return records
    }

    private mutating func begin(_ bytes: [UInt8], _ first: UInt8?) throws -> [LineReader.Line] {
        try Self.checkEncoding(of: bytes)
        state = first == UInt8(ascii: "[") ? .array(ArrayReader()) : .lines(LineReader(end: Self.lineEnd(in: bytes)))
        return try append(bytes)
    }

    private static func firstCharacter(of bytes: [UInt8]) -> UInt8? {
        let content = bytes.starts(with: byteOrderMark) ? bytes.dropFirst(byteOrderMark.count) : bytes[...]
        return content.first { !blanks.contains($0) }
    }

    /// A line feed; a carriage return where one stands alone before there is any: files of old Macs, and of some spreadsheets.
    private static func lineEnd(in bytes: [UInt8]) -> UInt8 {
        let (feed, carriage) = (UInt8(ascii: "\n"), UInt8(ascii: "\r"))
        // What follows a carriage return at the end is not known yet.
        guard let first = bytes.dropLast().firstIndex(where: { $0 == feed || $0 == carriage }) else { return feed }
        return bytes[first] == carriage && bytes[first + 1] != feed ? carriage : feed
    }

    private static func checkEncoding(of bytes: [UInt8]) throws(ValidationError) {
        let kind: String
        switch bytes.prefix(markBytes) {
        case let mark where mark.starts(with: [0x1F, 0x8B]): kind = "packed with gzip. Unpack it first (gunzip)."
        case let mark where mark.starts(with: [0x50, 0x4B, 0x03, 0x04]):
            kind = "a zip archive. Unpack it first (unzip)."
        case let mark where mark.starts(with: [0x28, 0xB5, 0x2F, 0xFD]):
            kind = "packed with Zstandard. Unpack it first (unzstd)."
        case let mark where mark.starts(with: [0xFF, 0xFE]) || mark.starts(with: [0xFE, 0xFF]) || mark.contains(0):
            kind = "UTF-16, or no text. Save it as UTF-8."
        default: return
        }
        throw ValidationError(pointer: "", code: "unreadableFile", message: "This file is \(kind)")
    }
}

/// Cuts one JSON array into its items, each with its place; state is one unfinished item.
///
/// Only brackets, quotes and commas are looked at: what an item says is for its format to read.
struct ArrayReader: Sendable {
    private enum Phase: Sendable {
        case beforeArray
        case inArray
        case done
    }

    private static let blanks: Set<UInt8> = [0x20, 0x09, 0x0A, 0x0D]

    private var phase = Phase.beforeArray
    private var item: [UInt8] = []
    private var isTooLong = false
    private var depth = 0
    private var isInString = false
    private var isEscaped = false
    private var number = 0
    /// Whether the byte before was a comma between items.
    private var followsComma = false

    /// - Returns: the items that `chunk` completes.
    mutating func append(_ chunk: [UInt8]) -> [LineReader.Line] {
        var items: [LineReader.Line] = []
        for byte in chunk {
            switch phase {
            case .beforeArray:
                // Blanks, or a byte order mark.
                if byte == UInt8(ascii: "[") { phase = .inArray }
            case .inArray:
                if let line = take(byte) { items.append(line) }
            case .done:
                if !item.isEmpty || isTooLong || !Self.blanks.contains(byte) { keep(byte) }
            }
        }
        return items
    }

    /// - Returns: what follows the array, as one more record.
    /// - Throws: `ValidationError` where the array has not ended.
    mutating func finish() throws(ValidationError) -> [LineReader.Line] {
        guard phase == .done else {
            throw ValidationError(
                pointer: "", code: "malformedJSON", message: "This JSON array is cut off: its end, a ], is missing.",
                values: ["cutOff"])
        }
        return item.isEmpty && !isTooLong ? [] : [finishItem()]
    }

    private mutating func take(_ byte: UInt8) -> LineReader.Line? {
        if isInString {
            keep(byte)
            if isEscaped {
                isEscaped = false
            } else if byte == UInt8(ascii: "\\") {
                isEscaped = true
            } else if byte == UInt8(ascii: "\"") {
                isInString = false
            }
            return nil
        }
        switch byte {
        case UInt8(ascii: ",") where depth == 0:
            defer { followsComma = true }
            return finishItem()
        case UInt8(ascii: "]") where depth == 0:
            phase = .done
            // An array of nothing has no item; a comma promises one.
            let isEmpty = item.isEmpty && !isTooLong && !followsComma
            return isEmpty ? nil : finishItem()
        // Blanks before an item belong to nothing; within one they part its words.
        case _ where Self.blanks.contains(byte) && item.isEmpty && !isTooLong:
            return nil
        case UInt8(ascii: "\""): isInString = true
        case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
        case UInt8(ascii: "}"), UInt8(ascii: "]"): depth = max(0, depth - 1)
        default: break
        }
        keep(byte)
        return nil
    }

    private mutating func keep(_ byte: UInt8) {
        followsComma = false
        if item.count >= LineReader.maximumLineBytes {
            isTooLong = true
            item = []
        }
        if !isTooLong { item.append(byte) }
    }

    private mutating func finishItem() -> LineReader.Line {
        number += 1
        defer {
            item = []
            isTooLong = false
        }
        // Nothing between two commas is no item; as null it is refused with its place.
        return LineReader.Line(
            number: number, bytes: item.isEmpty && !isTooLong ? Array("null".utf8) : item, isTooLong: isTooLong)
    }
}
