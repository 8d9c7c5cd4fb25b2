import Preferences
import Testing

@testable import App

@Suite("Recent values")
struct RecentValuesTests {
    @Test("keep within their bytes, and never say another value than was kept", arguments: 0..<20)
    func bound(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        var values = RecentValues<Int, Int>(capacity: 1_000)
        var all: [Int: (value: Int, bytes: Int)] = [:]
        for step in 0..<2_000 {
            let key = Int.random(in: 0..<40, using: &generator)
            if Bool.random(using: &generator) {
                let bytes = Int.random(in: 0...600, using: &generator)
                values.keep(step, bytes: bytes, for: key)
                all[key] = (step, bytes)
                #expect((values.use(key) == step) == (bytes <= 500))
            } else if let found = values.use(key) {
                #expect(found == all[key]?.value)
            }
            #expect(values.bytes <= 1_000)
            let kept = (0..<40).filter { values.contains($0) }
            #expect(values.bytes == kept.reduce(0) { $0 + (all[$1]?.bytes ?? 0) })
        }
    }

    @Test("what is asked for again and again stays, whatever else comes")
    func recency() {
        var values = RecentValues<Int, String>(capacity: 1_000)
        values.keep("asked for", bytes: 100, for: -1)
        for key in 0..<100 {
            values.keep("once", bytes: 100, for: key)
            #expect(values.use(-1) == "asked for")
        }
        #expect(values.use(0) == nil)
        #expect(values.use(99) == "once")
    }
}
