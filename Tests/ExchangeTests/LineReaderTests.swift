import Preferences
import Testing

@testable import Exchange

@Suite("The line reader")
struct LineReaderTests {
    @Test("gives the same lines wherever the stream is cut", arguments: 1...12)
    func cuts(chunk: Int) throws {
        let text = Array("one\r\ntwo\n\nfour\nfive".utf8)
        var reader = LineReader()
        var lines: [LineReader.Line] = []
        for start in stride(from: 0, to: text.count, by: chunk) {
            lines += reader.append(Array(text[start..<min(start + chunk, text.count)]))
        }
        if let last = reader.finish() { lines.append(last) }
        #expect(lines.map { String(decoding: $0.bytes, as: UTF8.self) } == ["one", "two", "", "four", "five"])
        #expect(lines.map(\.number) == [1, 2, 3, 4, 5])
    }

    @Test("skips a line without end, says which, and goes on behind it", arguments: [1 << 20, 17 << 20])
    func overflow(chunk: Int) throws {
        let long = [UInt8](repeating: 65, count: LineReader.maximumLineBytes + 1)
        let text = Array("ok\n".utf8) + long + Array("\nfine\n".utf8) + long
        var reader = LineReader()
        var lines: [LineReader.Line] = []
        for start in stride(from: 0, to: text.count, by: chunk) {
            lines += reader.append(Array(text[start..<min(start + chunk, text.count)]))
        }
        if let last = reader.finish() { lines.append(last) }
        #expect(lines.map(\.number) == [1, 2, 3, 4])
        #expect(lines.map(\.isTooLong) == [false, true, false, true])
        #expect(lines.map(\.bytes.count) == [2, 0, 4, 0])
        let error = #expect(throws: ValidationError.self) { try lines[1].content() }
        #expect(error?.issues.first?.code == "lineTooLong")
    }

    @Test("leaves out byte order marks at the beginning of lines, as files put together have them")
    func byteOrderMark() {
        var reader = LineReader()
        let lines = reader.append(Array("\u{FEFF}a\n\u{FEFF}b\u{FEFF}\n".utf8))
        #expect(lines.map { Array($0.bytes) } == [Array("a".utf8), Array("b\u{FEFF}".utf8)])
    }
}
