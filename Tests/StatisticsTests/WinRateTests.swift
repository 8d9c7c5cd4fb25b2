import Foundation
import Testing

@testable import Statistics

/// A judgement of policies, one completion each, the best first.
func judgement(_ prompt: Int, _ labeler: Int, _ groups: [[Int]], trust: Double = 1) -> PolicyJudgement {
    PolicyJudgement(
        prompt: prompt, labeler: labeler, groups: groups.map { $0.map { PolicyEntry(policy: $0) } }, trust: trust)
}

/// Rankings of completions by four policies with ties, several of one policy, and two measures of style.
func roughJudgements(_ prompts: Int, policies: Int = 4, seed: UInt64 = 1) -> [PolicyJudgement] {
    var generator = TestGenerator(state: seed)
    return (0..<prompts).flatMap { prompt in
        (0..<Int.random(in: 1...4, using: &generator)).map { _ in
            let entries = (0..<Int.random(in: 2...7, using: &generator)).map { _ in
                PolicyEntry(
                    policy: Int.random(in: 0..<policies, using: &generator),
                    style: (0..<2).map { _ in Double(Int.random(in: 0...20, using: &generator)) })
            }
            var groups: [[PolicyEntry]] = []
            for entry in entries {
                if groups.isEmpty || Bool.random(using: &generator) {
                    groups.append([entry])
                } else {
                    groups[groups.count - 1].append(entry)
                }
            }
            return PolicyJudgement(
                prompt: prompt, labeler: Int.random(in: 0..<9, using: &generator), groups: groups,
                trust: [1, 0.5][Int.random(in: 0...1, using: &generator)])
        }
    }
}

@Suite("Win rates")
struct WinRateTests {
    @Test("A prompt weighs 1, however many judged it; several completions of a policy count as their mean")
    func weights() throws {
        let judgements = PolicyJudgements(
            [
                // Three of one prompt: 1, 1, ½ (a tie), the last trusted twice as much.
                judgement(1, 1, [[0], [1]]), judgement(1, 2, [[0], [2], [1]]), judgement(1, 3, [[1, 0]], trust: 2),
                // One of another: of two by the first and two by the second, 0 > 1 three times in four.
                judgement(2, 1, [[0], [1], [0], [1], [2]]),
                // Of a third, without either or without trust, nothing.
                judgement(3, 1, [[0], [2]]), judgement(4, 1, [[1], [0]], trust: 0),
            ], policies: 3)
        let rate = try #require(judgements.winRate(0, against: 1))
        #expect(abs(rate.rate.estimate.value - (0.75 + 0.75) / 2) < 1e-12)
        #expect(rate.rate.estimate.clusters == 2)
        #expect(rate.rate.observations == 4)
        #expect(rate.rate.labelers == 3)
        #expect(rate.ties == 1)
        #expect(judgements.count == 5)
    }

    @Test("Both sides of a comparison add up to 1, and have the same error and mirrored intervals")
    func mirrored() throws {
        let judgements = PolicyJudgements(roughJudgements(40), policies: 4, styles: 2)
        let one = try #require(judgements.winRate(0, against: 1)).rate.estimate
        let other = try #require(judgements.winRate(1, against: 0)).rate.estimate
        #expect(abs(one.value + other.value - 1) < 1e-12)
        #expect(abs(one.standardError - other.standardError) < 1e-12)
        #expect(abs(one.interval.lower + other.interval.upper - 1) < 1e-12)
    }

    @Test("What nobody had to judge counts as a prompt, and makes no labeler more")
    func unjudged() throws {
        let judged = (0..<40).map { prompt in
            PolicyJudgement(
                prompt: prompt, labeler: prompt % 4,
                groups: [
                    [PolicyEntry(policy: prompt % 5 == 0 ? 1 : 0)], [PolicyEntry(policy: prompt % 5 == 0 ? 0 : 1)],
                ])
        }
        let equal = (40..<80).map {
            PolicyJudgement(prompt: $0, labeler: nil, groups: [[PolicyEntry(policy: 0), PolicyEntry(policy: 1)]])
        }
        let rate = try #require(PolicyJudgements(judged + equal, policies: 2).winRate(0, against: 1))
        #expect(isClose(rate.rate.estimate.value, (0.8 + 0.5) / 2, 1e-12))
        #expect(rate.rate.labelers == 4 && rate.rate.estimate.clusters == 80 && rate.ties == 40)
        // As if each had been judged by somebody else, of whom nobody judged anything twice.
        let strangers = equal.enumerated().map { place, one in
            PolicyJudgement(prompt: one.prompt, labeler: 100 + place, groups: one.groups)
        }
        let likewise = try #require(PolicyJudgements(judged + strangers, policies: 2).winRate(0, against: 1))
        let (one, other) = (rate.rate.estimate, likewise.rate.estimate)
        #expect(one.value == other.value)
        #expect(one.standardError > 0 && abs(one.standardError / other.standardError - 1) < 0.15)
        let strengths = PolicyJudgements(judged + equal, policies: 2).strengths()
        #expect((strengths.groups.first?.strength(of: 0)?.value ?? 0) > 0)
        #expect(strengths.groups.first?.strength(of: 0)?.standardError.isFinite == true)
    }

    @Test("The order of judgements and the numbers of prompts, labelers and policies change nothing")
    func invariances() throws {
        var all = roughJudgements(60)
        let plain = PolicyJudgements(all, policies: 4, styles: 2)
        var generator = TestGenerator(state: 3)
        all.shuffle(using: &generator)
        let names = [5, 3, 0, 2]
        let renamed = PolicyJudgements(
            all.map { old in
                PolicyJudgement(
                    prompt: -1_000_003 * old.prompt, labeler: old.labeler.map { $0 << 40 },
                    groups: old.groups.map { group in
                        group.reversed().map { PolicyEntry(policy: names[$0.policy], style: $0.style) }
                    }, trust: 3 * old.trust)
            }, policies: 6, styles: 2)
        for first in 0..<4 {
            for second in 0..<4 where first != second {
                let one = try #require(plain.winRate(first, against: second)).rate
                let other = try #require(renamed.winRate(names[first], against: names[second])).rate
                #expect(isClose(one.estimate.value, other.estimate.value, 1e-12))
                #expect(isClose(one.estimate.interval.lower, other.estimate.interval.lower, 1e-10))
                #expect(isClose(one.freedom, other.freedom, 1e-9))
            }
        }
        for isStyled in [false, true] {
            let (one, other) = (
                plain.strengths(controllingStyle: isStyled), renamed.strengths(controllingStyle: isStyled)
            )
            for policy in 0..<4 {
                let (here, there) = (one.strength(of: policy), other.strength(of: names[policy]))
                #expect(isClose(here?.value, try #require(there?.value), 1e-9))
                #expect(isClose(here?.standardError, try #require(there?.standardError), 1e-7))
            }
        }
    }

    @Test("A win rate of 0, of 1 and of nothing but ties has an interval, and not a point", arguments: [0.0, 1, 0.5])
    func extremes(value: Double) throws {
        let groups = value == 0 ? [[1], [0]] : value == 1 ? [[0], [1]] : [[0, 1]]
        for prompts in [2, 10, 1000] {
            let judgements = PolicyJudgements(
                (0..<prompts).map { judgement($0, $0 % 3, groups) }, policies: 2)
            let rate = try #require(judgements.winRate(0, against: 1)).rate.estimate
            #expect(rate.value == value)
            #expect(rate.interval.contains(value))
            #expect(rate.interval.lower >= 0 && rate.interval.upper <= 1)
            let width = rate.interval.upper - rate.interval.lower
            #expect(width > 1 / Double(prompts))
            #expect(width < 1 && (prompts < 1000 || width < 0.01))
        }
    }

    @Test("One prompt says nothing of others, and nothing says nothing")
    func tooFew() {
        let one = PolicyJudgements((0..<9).map { judgement(1, $0, [[0], [1]]) }, policies: 3)
        #expect(one.winRate(0, against: 1) == nil)
        #expect(one.winRate(0, against: 2) == nil)
        #expect(one.winRates().isEmpty)
        #expect(PolicyJudgements([], policies: 0).overallWinRates().isEmpty)
        #expect(PolicyJudgements([judgement(0, 0, [[]]), judgement(0, 0, [])], policies: 1).winRates().isEmpty)
    }

    @Test("Labelers who differ widen the interval; prompts that all say the same of a labeler do not narrow it")
    func labelers() throws {
        // Ten labelers, of whom six always prefer the first, and each with 50 prompts of their own.
        let all = (0..<500).map { judgement($0, $0 % 10, $0 % 10 < 6 ? [[0], [1]] : [[1], [0]]) }
        let rate = try #require(PolicyJudgements(all, policies: 2).winRate(0, against: 1)).rate
        let tenVotes = (0.6 * 0.4 / 9).squareRoot()
        #expect(isClose(rate.estimate.standardError, tenVotes, 0.01))
        #expect(abs(rate.freedom - 9) < 1)
    }

    @Test("A policy against all others together, and every pair once")
    func overall() throws {
        let judgements = PolicyJudgements(
            (0..<20).map { judgement($0, $0, [[0], [1], [2]]) }, policies: 4)
        #expect(judgements.winRates().map { [$0.first, $0.second] } == [[0, 1], [0, 2], [1, 2]])
        #expect(judgements.overallWinRates().map(\.rate.estimate.value) == [1, 0.5, 0])
        #expect(judgements.overallWinRates().map(\.second) == [nil, nil, nil])
    }

    @Test("A slice says what the judgements in it say alone")
    func slices() throws {
        let all = roughJudgements(80)
        let whole = PolicyJudgements(all, policies: 4, styles: 2)
        let slice = whole.slice { all[$0].prompt % 3 == 0 }
        let alone = PolicyJudgements(all.filter { $0.prompt % 3 == 0 }, policies: 4, styles: 2)
        #expect(slice.winRates() == alone.winRates())
        #expect(slice.strengths().strength(of: 2) == alone.strengths().strength(of: 2))
        #expect(slice.slice { all[$0].prompt < 30 }.count == all.count { $0.prompt < 30 && $0.prompt % 3 == 0 })
        #expect(whole.slice { _ in false }.winRates().isEmpty)
    }

    @Test("Ratings: each prompt weighs 1 for each policy, and what prompts have in common cancels out")
    func ratings() throws {
        var all: [PolicyRating] = []
        for prompt in 0..<50 {
            for policy in 0..<2 {
                let value = Double(10 * (prompt % 5 + policy) + (prompt * policy) % 3) / 10
                all.append(PolicyRating(policy: policy, prompt: prompt, labeler: prompt % 7, value: value))
            }
        }
        let ratings = PolicyRatings(all, policies: 3)
        let one = try #require(ratings.mean(of: 0, .real))
        let difference = try #require(ratings.difference(1, 0, .real))
        #expect(one.estimate.value == 2)
        #expect(isClose(difference.estimate.value, 1.098, 1e-9))
        #expect(difference.estimate.standardError < one.estimate.standardError / 10)
        #expect(ratings.mean(of: 2, .real) == nil)
        #expect(ratings.difference(0, 2, .real) == nil)
    }

    @Test("Two flags that nobody raised differ by nothing, with an interval that is not a point")
    func noFlags() throws {
        let all = (0..<40).flatMap { prompt in
            (0..<2).map { PolicyRating(policy: $0, prompt: prompt, labeler: prompt % 4, value: 0) }
        }
        let difference = try #require(PolicyRatings(all, policies: 2).difference(0, 1, .proportion))
        #expect(difference.estimate.value == 0)
        #expect(difference.estimate.interval.lower < -0.02 && difference.estimate.interval.upper > 0.02)
        #expect(difference.estimate.interval.upper < 0.25)
    }
}
