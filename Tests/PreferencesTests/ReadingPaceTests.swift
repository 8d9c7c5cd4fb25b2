import Preferences
import Testing

@Suite("Reading pace")
struct ReadingPaceTests {
    @Test("a text takes its characters' time, in any script")
    func shortest() {
        #expect(ReadingPace.shortestMs([]) == 0)
        let texts = [String(repeating: "a", count: 95), String(repeating: "上", count: 95)]
        #expect(ReadingPace.shortestMs(texts) == 2_000)
    }
}
