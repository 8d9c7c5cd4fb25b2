import Foundation
import Testing

@testable import Preferences

@Suite("Time of day")
struct TimeOfDayTests {
    @Test("is HH:MM and nothing else", arguments: ["2:30", "24:00", "12:60", "", "02:30:00", "ab:cd", " 02:30"])
    func refuses(text: String) {
        #expect(TimeOfDay(text) == nil)
    }

    @Test("comes next today or tomorrow, by the calendar's clock")
    func next() throws {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = try #require(TimeZone(identifier: "Europe/Berlin"))
        let time = try #require(TimeOfDay("02:30"))
        func date(_ text: String) throws -> Date { try Date(text, strategy: .iso8601) }
        #expect(time.next(after: try date("2026-11-23T00:00:00Z"), in: calendar) == (try date("2026-11-23T01:30:00Z")))
        #expect(time.next(after: try date("2026-11-23T01:30:00Z"), in: calendar) == (try date("2026-11-24T01:30:00Z")))
        // On 28 March 2027 the clock goes from 02:00 to 03:00: the next moment that exists.
        #expect(time.next(after: try date("2027-03-28T00:00:00Z"), in: calendar) == (try date("2027-03-28T01:00:00Z")))
    }
}
