import Foundation
import Statistics
import Testing

/// Golden values made by scipy; see Golden/proportion.py.
private struct Golden: Decodable {
    struct Quantile: Decodable {
        var p: Double
        var z: Double
    }
    struct Case: Decodable {
        var successes: Double
        var trials: Double
        var level: Double
        var lower: Double
        var upper: Double
    }
    var quantiles: [Quantile]
    var intervals: [Case]

    static func load() throws -> Golden {
        let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Golden/proportion.json")
        return try JSONDecoder().decode(Golden.self, from: Data(contentsOf: file))
    }
}

@Suite("Proportions")
struct ProportionTests {
    @Test("The normal quantile equals scipy's to rounding error, far into the tails")
    func normalQuantiles() throws {
        for golden in try Golden.load().quantiles {
            #expect(abs(normalQuantile(golden.p) - golden.z) <= 1e-11 * max(1, abs(golden.z)), "p = \(golden.p)")
        }
    }

    @Test("The normal quantile has infinite ends and no value outside 0 … 1")
    func quantileEnds() {
        #expect(normalQuantile(0) == -.infinity)
        #expect(normalQuantile(1) == .infinity)
        #expect(normalQuantile(-0.1).isNaN)
        #expect(normalQuantile(1.1).isNaN)
    }

    @Test("Wilson's interval equals scipy's")
    func wilson() throws {
        for golden in try Golden.load().intervals {
            let interval = wilsonInterval(
                successes: golden.successes, trials: golden.trials, level: golden.level)
            #expect(abs(interval.lower - golden.lower) < 1e-10, "\(golden)")
            #expect(abs(interval.upper - golden.upper) < 1e-10, "\(golden)")
            #expect(interval.contains(golden.successes / golden.trials))
        }
    }

    @Test("Nothing tried leaves everything possible")
    func noTrials() {
        #expect(wilsonInterval(successes: 0, trials: 0) == Interval(lower: 0, upper: 1))
    }
}
