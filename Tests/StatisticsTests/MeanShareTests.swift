import Testing

@testable import Statistics

@Suite("The mean of shares")
struct MeanShareTests {
    /// How shares of one task come about.
    enum Source: CaseIterable {
        /// All or nothing.
        case oneThing
        /// Six pairs, each kept by itself.
        case sixPairs
        /// Six pairs that go together: a task is easy or hard.
        case hardTasks

        func share(_ mean: Double, _ generator: inout Numbers) -> Double {
            switch self {
            case .oneThing: return generator.unit() < mean ? 1 : 0
            case .sixPairs: return Double((0..<6).count { _ in generator.unit() < mean }) / 6
            case .hardTasks:
                let chance = generator.unit() < 0.5 ? mean - 0.2 : mean + 0.2
                return Double((0..<6).count { _ in generator.unit() < chance }) / 6
            }
        }
    }

    struct Numbers {
        private var state: UInt64
        init(_ seed: UInt64) { state = seed }
        mutating func unit() -> Double {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Double(state >> 11) / Double(UInt64(1) << 53)
        }
    }

    @Test(
        "its interval covers the truth at least nearly as often as it says", arguments: Source.allCases, [5, 20, 100])
    func coverage(source: Source, tasks: Int) {
        var numbers = Numbers(UInt64(tasks))
        for mean in [0.5, 0.6, 0.75] {
            let rounds = 4000
            var hits = 0
            var falseAlarms = 0
            for _ in 0..<rounds {
                let sum = (0..<tasks).reduce(0.0) { sum, _ in sum + source.share(mean, &numbers) }
                guard let found = meanShare(sum: sum, tasks: tasks) else { continue }
                hits += found.interval.contains(mean) ? 1 : 0
                falseAlarms += found.interval.upper < mean ? 1 : 0
            }
            // Wilson's interval of all or nothing goes to about 93 % for single means; three standard deviations are 1 %.
            #expect(Double(hits) / Double(rounds) > 0.925, "\(source), \(tasks) tasks, mean \(mean)")
            // What has consequences is the upper end: one in 40, and no more.
            #expect(Double(falseAlarms) / Double(rounds) < 0.045, "\(source), \(tasks) tasks, mean \(mean)")
        }
    }

    @Test("without tasks there is none")
    func none() {
        #expect(meanShare(sum: 0, tasks: 0) == nil)
        #expect(meanShare(sum: 3, tasks: 4)?.value == 0.75)
    }
}
