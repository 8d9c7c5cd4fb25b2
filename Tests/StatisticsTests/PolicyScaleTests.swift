import Foundation
import Testing

@testable import Statistics

/// As many judgements as asked for, and the same figures by loops that anyone can check.
///
/// `PODIUM_JUDGEMENTS=1000000 swift test -c release -Xswiftc -enable-testing --filter PolicyScaleTests` prints how long
/// each figure takes.
@Suite("Many judgements of policies")
struct PolicyScaleTests {
    private static let asked = ProcessInfo.processInfo.environment["PODIUM_JUDGEMENTS"].flatMap(Int.init)
    private static let policies = 20

    /// Rankings of two to nine completions among twenty policies with four measures of style, ten labelers of a
    /// thousand, and three judgements a prompt.
    private struct Votes: Sequence, IteratorProtocol {
        var left: Int
        var generator = TestGenerator(state: 12)

        mutating func next() -> PolicyJudgement? {
            guard left > 0 else { return nil }
            left -= 1
            var groups: [[PolicyEntry]] = []
            let count = Int.random(in: 2...9, using: &generator)
            // The lower half of the policies is a little better, and longer answers are.
            let entries = (0..<count).map { _ in
                PolicyEntry(
                    policy: Int.random(in: 0..<PolicyScaleTests.policies, using: &generator),
                    style: (0..<4).map { _ in Double(Int.random(in: 0...50, using: &generator)) })
            }
            let merit = entries.map {
                Double($0.policy) / 20 - $0.style[0] / 50 + Double.random(in: 0..<3, using: &generator)
            }
            for index in entries.indices.sorted(by: { merit[$0] < merit[$1] }) {
                if groups.isEmpty || Int.random(in: 0..<5, using: &generator) > 0 {
                    groups.append([entries[index]])
                } else {
                    groups[groups.count - 1].append(entries[index])
                }
            }
            return PolicyJudgement(
                prompt: left / 3, labeler: Int.random(in: 0..<1000, using: &generator), groups: groups)
        }
    }

    @Test("Figures of many judgements are those of plain loops")
    func figures() throws {
        let clock = ContinuousClock()
        func timed<Result>(_ what: String, _ work: () throws -> Result) rethrows -> Result {
            let start = clock.now
            let result = try work()
            if Self.asked != nil { print("| \(what) | \(clock.now - start) |") }
            return result
        }
        let count = Self.asked ?? 1500
        let judgements = timed("reading \(count) judgements") {
            PolicyJudgements(Votes(left: count), policies: Self.policies, styles: 4)
        }
        let rates = timed("190 win rates") { judgements.winRates() }
        let overall = timed("20 win rates against all others") { judgements.overallWinRates() }
        let strengths = timed("strengths") { judgements.strengths() }
        let styled = timed("strengths without style") { judgements.strengths(controllingStyle: true) }
        let group = try #require(strengths.groups.first)
        let ranks = timed("190 intervals of differences, ranks") { group.ranks() }
        var generator = TestGenerator(state: 1)
        let bootstrap = timed("1,000 bootstraps of strengths") {
            judgements.bootstrapStrengths(
                of: group, options: .init(replicates: Self.asked == nil ? 5 : 1000), using: &generator)
        }
        _ = timed("a slice of a tenth, 190 win rates and strengths") {
            let slice = judgements.slice { $0 % 30 < 3 }
            return (slice.winRates(), slice.strengths())
        }
        #expect(rates.count == 190 && overall.count == 20)
        #expect(ranks.count == 20 && bootstrap.replicates > 0)
        #expect(strengths.limits.isEmpty && styled.limits.isEmpty)
        if let asked = Self.asked, asked > 2000 { return }

        // Each prompt's judgements, and of each the mean over pairs of completions.
        let all = Array(Votes(left: count))
        for rate in rates.prefix(40) {
            let second = try #require(rate.second)
            var prompts: [Int: [Double]] = [:]
            for judgement in all {
                let places = judgement.groups.enumerated().flatMap { tier, group in group.map { (tier, $0.policy) } }
                var scores: [Double] = []
                for (tier, policy) in places where policy == rate.first {
                    for (other, opponent) in places where opponent == second {
                        scores.append(tier < other ? 1 : tier == other ? 0.5 : 0)
                    }
                }
                guard !scores.isEmpty else { continue }
                prompts[judgement.prompt, default: []].append(scores.reduce(0, +) / Double(scores.count))
            }
            let means = prompts.values.map { $0.reduce(0, +) / Double($0.count) }
            #expect(isClose(rate.rate.estimate.value, means.reduce(0, +) / Double(means.count), 1e-10))
            #expect(rate.rate.observations == prompts.values.reduce(0) { $0 + $1.count })
        }
    }
}
