import Preferences
import Testing

@testable import Exchange

@Suite("JSON records")
struct RecordReaderTests {
    /// The records of `bytes`, given in chunks of `size`.
    private func read(_ bytes: [UInt8], size: Int = .max) throws -> [LineReader.Line] {
        var reader = JSONRecords()
        var records: [LineReader.Line] = []
        var rest = bytes[...]
        while !rest.isEmpty {
            records += try reader.append(Array(rest.prefix(size)))
            rest = rest.dropFirst(size)
        }
        return try records + reader.finish()
    }

    private func texts(_ records: [LineReader.Line]) -> [String] {
        records.filter { !$0.isBlank }.map { String(decoding: $0.bytes, as: UTF8.self) }
    }

    @Test("lines may end with a carriage return alone, as long as the first one does", arguments: [7, 1000])
    func carriageReturns(size: Int) throws {
        let lines = (0..<4).map { #"{"number": \#($0)}"# }
        #expect(texts(try read(Array(lines.joined(separator: "\r").utf8), size: 1000)) == lines)
        #expect(texts(try read(Array(lines.joined(separator: "\r\n").utf8), size: size)) == lines)
        // Cut between the two.
        #expect(texts(try read(Array(lines.joined(separator: "\r\n").utf8), size: lines[0].utf8.count + 1)) == lines)
    }

    @Test(
        "an array falls into its items wherever it is cut, pretty-printed or not",
        arguments: [1, 2, 3, 7, 1_000])
    func array(size: Int) throws {
        let array = #"""
            [
              {"a": [1, {"b": "],}\"[{"}], "c": "\\"} ,
              "x, y",
              12 ,
              [ ]
            ]

            """#
        let records = try read(Array(array.utf8), size: size)
        #expect(
            texts(records).map { $0.filter { !$0.isWhitespace } } == [
                #"{"a":[1,{"b":"],}\"[{"}],"c":"\\"}"#, #""x,y""#, "12", "[]",
            ])
        #expect(records.map(\.number) == [1, 2, 3, 4])
    }

    @Test(
        "lines are read as lines wherever they are cut, with a byte order mark or blanks before them",
        arguments: [1, 3, 1_000], ["", "\u{FEFF}", "\n \n"])
    func lines(size: Int, mark: String) throws {
        let records = try read(Array((mark + "{\"a\": 1}\n[2]\n{}").utf8), size: size)
        #expect(texts(records) == [#"{"a": 1}"#, "[2]", "{}"])
    }

    @Test("a stream of a few bytes loses none of its lines")
    func short() throws {
        #expect(try texts(read(Array("1\n2".utf8))) == ["1", "2"])
        #expect(try read([]).isEmpty)
        #expect(try texts(read(Array(" \n ".utf8))).isEmpty)
        #expect(try read(Array("[]".utf8)).isEmpty)
    }

    @Test("what follows an array is one more record")
    func afterArray() throws {
        #expect(try texts(read(Array("[1] \n2 3".utf8))) == ["1", "2 3"])
    }

    @Test("an item that is missing is in its place, to be refused", arguments: ["[1,,2]", "[1,2,]"])
    func missing(array: String) throws {
        #expect(try texts(read(Array(array.utf8))).contains("null"))
        #expect(try read(Array(array.utf8)).count == 3)
    }

    @Test(
        "what is not a text, or not a whole array, is refused once and by name",
        arguments: [
            ([0x1F, 0x8B, 0x08, 0x00, 0x00], "gzip"), ([0x50, 0x4B, 0x03, 0x04, 0x00], "zip archive"),
            ([0x28, 0xB5, 0x2F, 0xFD, 0x00], "Zstandard"), ([0xFF, 0xFE, 0x7B, 0x00, 0x22, 0x00], "UTF-16"),
            ([0x7B, 0x00, 0x22, 0x00, 0x61], "UTF-16"), (Array("[1, 2".utf8), "missing"),
        ] as [([UInt8], String)])
    func refused(bytes: [UInt8], word: String) {
        let error = #expect(throws: ValidationError.self) { try read(bytes) }
        #expect(error?.message.contains(word) == true)
    }
}
