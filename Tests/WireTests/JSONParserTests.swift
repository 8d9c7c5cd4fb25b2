import Foundation
import Preferences
import Testing

@testable import Wire

@Suite("The JSON parser")
struct JSONParserTests {
    private func parse(_ text: String) throws -> JSONValue { try JSONParser.parse(Array(text.utf8)) }

    @Test(
        "reads every kind of value",
        arguments: [
            ("null", .null), (" true ", .bool(true)), ("-0", .number("-0")), ("1e5", .number("1e5")),
            ("12345678901234567890", .number("12345678901234567890")), (#""""#, .string("")),
            (#""a\n\u00e9\ud83d\ude00\/""#, .string("a\né😀/")), ("[]", .array([])), ("{}", .object([])),
            (#"{"a": [1, {"b": null}]}"#, .object([.init("a", .array([.number("1"), .object([.init("b", .null)])]))])),
        ] as [(String, JSONValue)])
    func values(text: String, value: JSONValue) throws {
        #expect(try parse(text) == value)
    }

    @Test(
        "refuses what RFC 8259 forbids, and says where",
        arguments: [
            ("", 0), ("{", 1), ("[1,]", 3), ("[1 2]", 3), (#"{"a" 1}"#, 5), (#"{"a":1,}"#, 7), ("01", 1), ("1.", 2),
            ("+1", 0), (".5", 0), ("tru", 0), (#""\x""#, 2), (#""\ud83d""#, 1), (#""\ude00x""#, 1), ("\"\t\"", 1),
            ("NaN", 3), ("-Infinity", 9), ("1 1", 2), (#"{"a":1,"a":2}"#, 7), ("\u{FEFF}1", 0), ("'a'", 0),
        ])
    func refusals(text: String, offset: Int) {
        let error = #expect(throws: JSONError.self) { try parse(text) }
        #expect(error?.offset == offset, "\(error?.sentence ?? "")")
    }

    @Test("a fault has its sentence, and its parts for other languages")
    func parts() throws {
        let error = try #require(#expect(throws: JSONError.self) { try parse(#"{"a":1,"a":2}"#) })
        #expect(error.sentence == #"This is not valid JSON at byte 8: The field "a" stands there twice."#)
        #expect(error.values == ["twice", "8", "a"])
        let half = try #require(#expect(throws: JSONError.self) { try parse(#""\ud83d""#) })
        #expect(half.message == #"\ud83d is half of a surrogate pair."#)
    }

    @Test("refuses bytes that are not UTF-8")
    func notUTF8() {
        for bytes in [[0x22, 0xFF, 0x22], [0x22, 0xC0, 0x80, 0x22], [0x22, 0xED, 0xA0, 0x80, 0x22]] as [[UInt8]] {
            #expect(throws: JSONError.self) { try JSONParser.parse(bytes) }
        }
    }

    @Test("bounds the depth, whatever it is nested of")
    func depth() throws {
        for (open, close) in [("[", "]"), (#"{"a":"#, "}")] {
            func nested(_ depth: Int) -> String {
                String(repeating: open, count: depth) + "1" + String(repeating: close, count: depth)
            }
            #expect(throws: Never.self) { try parse(nested(JSONParser.maximumDepth)) }
            #expect(throws: JSONError.self) { try parse(nested(JSONParser.maximumDepth + 1)) }
            #expect(throws: JSONError.self) { try parse(String(repeating: open, count: 1_000_000)) }
        }
    }

    /// Foundation's parser reads a little more than RFC 8259 allows, so it must take whatever this one takes.
    @Test("agrees with Foundation on random and damaged texts", arguments: 0..<8 as Range<UInt64>)
    func oracle(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<400 {
            let value = Self.random(&generator, depth: 4)
            var bytes = try JSON.encode(value)
            // The encoder writes fields in any order.
            #expect(try sorted(JSONParser.parse(bytes)) == sorted(value))
            for _ in 0..<generator.next(below: 3) + 1 {
                bytes[generator.next(below: bytes.count)] = UInt8(generator.next(below: 128))
            }
            // Foundation refuses numbers that no Double can hold; here their type decides.
            guard let parsed = try? JSONParser.parse(bytes), isFinite(parsed) else { continue }
            let isJSON = (try? JSONSerialization.jsonObject(with: Data(bytes), options: .fragmentsAllowed)) != nil
            #expect(isJSON, "\(String(decoding: bytes, as: UTF8.self))")
        }
    }

    private func isFinite(_ value: JSONValue) -> Bool {
        switch value {
        case .number(let digits): Double(digits)?.isFinite == true
        case .array(let items): items.allSatisfy(isFinite)
        case .object(let fields): fields.allSatisfy { isFinite($0.value) }
        default: true
        }
    }

    private func sorted(_ value: JSONValue) -> JSONValue {
        switch value {
        case .array(let items): .array(items.map(sorted))
        case .object(let fields):
            .object(fields.map { .init($0.name, sorted($0.value)) }.sorted { $0.name < $1.name })
        default: value
        }
    }

    private static func random(_ generator: inout SeededGenerator, depth: Int) -> JSONValue {
        switch generator.next(below: depth > 0 ? 6 : 4) {
        case 0: .null
        case 1: .bool(generator.next(below: 2) == 0)
        case 2: .number("\(generator.next(below: 2_000_000) - 1_000_000)")
        case 3: .string(text(&generator))
        case 4: .array((0..<generator.next(below: 5)).map { _ in random(&generator, depth: depth - 1) })
        default:
            .object(
                (0..<generator.next(below: 5)).map {
                    .init("\($0)\(text(&generator))", random(&generator, depth: depth - 1))
                }
            )
        }
    }

    private static func text(_ generator: inout SeededGenerator) -> String {
        let letters = Array("ab\"\\/\n\t\u{1}é漢😀 ")
        return String((0..<generator.next(below: 8)).map { _ in letters[generator.next(below: letters.count)] })
    }
}

@Suite("Decoding and schemas")
struct DecodingTests {
    private struct Person: Codable, Equatable {
        enum Mood: String, Codable, CaseIterable { case fine, tired }

        var name: String
        var age: Int?
        var mood: Mood
        var scores: [String: [Double]]
        var friends: [Friend]
        var bornAt: Date

        struct Friend: Codable, Equatable { var id: ID<Person> }
    }

    private static let json = """
        {"name": "Ann", "mood": "fine", "scores": {"a": [1, 2.5]}, "friends": [{"id": 7}], "bornAt": "2026-01-02T03:04:05Z"}
        """

    @Test("reads what Foundation's decoder reads")
    func decodes() throws {
        let person = try JSON.decode(Person.self, from: Array(Self.json.utf8), unknownFields: .refused)
        #expect(person.scores == ["a": [1, 2.5]])
        #expect(person.friends == [.init(id: ID(7))])
        #expect(try JSON.decode(Person.self, from: JSON.encode(person)) == person)
    }

    @Test("names unknown fields wherever they are, and only where they are refused")
    func unknown() throws {
        let text = Self.json.replacing(#"{"id": 7}"#, with: #"{"id": 7, "ID": 8}"#).replacing(
            #""name""#, with: #""x~/y": 1, "name""#)
        _ = try JSON.decode(Person.self, from: Array(text.utf8))
        let error = #expect(throws: ValidationError.self) {
            try JSON.decode(Person.self, from: Array(text.utf8), unknownFields: .refused)
        }
        #expect(error?.issues.map(\.pointer) == ["/x~0~1y", "/friends/0/ID"])
    }

    @Test(
        "points to the field at fault",
        arguments: [
            (#""fine""#, #""cheerful""#, "/mood", "use one of fine, tired"),
            ("2.5", #""2""#, "/scores/a/1", "Expected a number"),
            ("7", "7.5", "/friends/0/id", "Expected a whole number"), (#""name": "Ann", "#, "", "/name", "is missing"),
            ("2026-01-02T03", "2026-13-02T03", "/bornAt", "Expected a time"),
        ])
    func faults(old: String, new: String, pointer: String, words: String) throws {
        let error = #expect(throws: DecodingError.self) {
            try JSON.decode(Person.self, from: Array(Self.json.replacing(old, with: new).utf8))
        }
        let explanation = try JSON.explanation(of: #require(error))
        #expect(explanation.pointer == pointer)
        #expect(explanation.message.contains(words), "\(explanation.message)")
    }

    @Test("an object of many fields is read in a time that grows with it")
    func manyFields() throws {
        let fields = (0..<50_000).map { #""f\#($0)": \#($0)"# }.joined(separator: ",")
        let values = try JSON.decode([String: Int].self, from: Array("{\(fields)}".utf8))
        #expect(values.count == 50_000)
    }

    @Test("the schema of a type is what it asks for")
    func schema() throws {
        let schema = try Schema.of(Person.self)
        #expect(
            schema
                == .object([
                    .init("name", .string()), .init("age", .nullable(.integer()), isRequired: false),
                    .init("mood", .words(["fine", "tired"])), .init("scores", .dictionary(.array(.number))),
                    .init("friends", .array(.object([.init("id", .integer())]))),
                    .init("bornAt", .string(format: "date-time")),
                ]))
        #expect(schema.faults(of: schema.example).isEmpty)
        #expect(schema.faults(of: .object([])).count == 5)
    }
}
