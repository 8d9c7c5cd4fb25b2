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
}
