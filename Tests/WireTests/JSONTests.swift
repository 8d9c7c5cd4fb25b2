import Preferences
import Testing

@testable import Wire

@Suite("JSON")
struct JSONTests {
    @Test("a fraction is a fault only where a whole number belongs")
    func fractions() throws {
        struct Fields: Decodable {
            var share: Double
            var count: Int
        }
        #expect(try JSON.decode(Fields.self, from: Array(#"{"share": 0.5, "count": 2.0}"#.utf8)).count == 2)
        let error = #expect(throws: DecodingError.self) {
            try JSON.decode(Fields.self, from: Array(#"{"share": 0.5, "count": 2.5}"#.utf8))
        }
        let explanation = try JSON.explanation(of: #require(error))
        #expect(explanation.pointer == "/count")
        #expect(explanation.message == "Expected a whole number here.")
    }

    @Test("an unknown choice is told without the names of Swift types")
    func choices() throws {
        let error = #expect(throws: DecodingError.self) {
            try JSON.decode([AssignmentStatus].self, from: Array(#"["submitted", "boredom"]"#.utf8))
        }
        #expect(
            try JSON.explanation(of: #require(error)).message
                == "‘boredom’ is not allowed here; use one of active, expired, submitted, skipped, released.")
    }

    @Test("indented JSON grows by a bound: what is nested deep would be a hundred times as long")
    func indentation() {
        #expect(
            JSON.indented(Array(#"{"a":[1,{"b":null}]}"#.utf8))
                == "{\n  \"a\": [\n    1,\n    {\n      \"b\": null\n    }\n  ]\n}")
        let deep =
            String(repeating: "[", count: 60) + String(repeating: "1,", count: 5000) + "1"
            + String(repeating: "]", count: 60)
        #expect(JSON.indented(Array(deep.utf8)) == nil)
        #expect(JSON.indented(Array("[1, 2".utf8)) == nil)
    }
}
