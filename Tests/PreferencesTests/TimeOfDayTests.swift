import Testing

@testable import Preferences

@Suite("Time of day")
struct TimeOfDayTests {
    @Test("is HH:MM and nothing else", arguments: ["2:30", "24:00", "12:60", "", "02:30:00", "ab:cd", " 02:30"])
    func refuses(text: String) {
        #expect(TimeOfDay(text) == nil)
    }

    @Test("writes what it reads", arguments: ["00:00", "02:30", "19:05", "23:59"])
    func description(text: String) {
        #expect(TimeOfDay(text)?.description == text)
    }
}
