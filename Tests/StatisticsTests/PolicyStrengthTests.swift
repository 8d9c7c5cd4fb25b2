import Foundation
import Testing

@testable import Statistics

@Suite("Strengths of policies")
struct PolicyStrengthTests {
    @Test("Known strengths, ties and the effect of style come back from synthetic votes")
    func recovery() throws {
        let votes = SyntheticVotes(
            prompts: 4000, labelers: 50, strengths: [0, 0.7, -0.4, 1.2], logTie: -0.3, styleEffect: 1.5)
        var generator = TestGenerator(state: 5)
        let judgements = votes.judgements(using: &generator)
        let strengths = judgements.strengths(controllingStyle: true)
        let group = try #require(strengths.groups.first)
        #expect(strengths.limits.isEmpty)
        for (policy, truth) in votes.strengths.enumerated() {
            let found = try #require(strengths.strength(of: policy))
            #expect(abs(found.value - (truth - 0.375)) < 0.15)
            #expect(found.standardError < 0.06)
        }
        #expect(abs(try #require(group.tieParameter()).value + 0.3) < 0.15)
        let effect = try #require(group.styleEffects()[0])
        #expect(abs(effect.value / group.styleScales[0] - 1.5) < 0.25)
        #expect(group.ranks() == group.ranks(jointly: true))
        #expect(group.ranks().map(\.policy) == [3, 1, 0, 2])
        #expect(group.ranks().map(\.best) == [1, 2, 3, 4])
        #expect(group.ranks().map(\.worst) == [1, 2, 3, 4])
    }

    @Test("A policy that wins by its length alone is no stronger where style is controlled for")
    func style() throws {
        var generator = TestGenerator(state: 6)
        // The first writes longer answers, and who writes longer wins more often.
        let all = (0..<3000).map { prompt in
            let lengths = [50.0...200, 20...150].map { Double.random(in: $0, using: &generator) }
            let contrast = (lengths[0] - lengths[1]) / (lengths[0] + lengths[1])
            let wins = Double.random(in: 0..<1, using: &generator) < 1 / (1 + exp(-3 * contrast))
            let entries = (0..<2).map { [PolicyEntry(policy: $0, style: [lengths[$0], 0])] }
            return PolicyJudgement(prompt: prompt, labeler: prompt % 40, groups: wins ? entries : entries.reversed())
        }
        let judgements = PolicyJudgements(all, policies: 2, styles: 2)
        let plain = try #require(judgements.strengths().difference(0, 1))
        let styled = judgements.strengths(controllingStyle: true)
        #expect(plain.interval.lower > 0.4)
        #expect(try #require(styled.difference(0, 1)).interval.contains(0))
        // The other measure never differs, so nothing is said of it.
        let effects = try #require(styled.groups.first).styleEffects()
        #expect(try #require(effects[0]).interval.lower > 0)
        #expect(effects[1] == nil)
    }

    @Test("The bootstrap over prompts agrees with the sandwich where each judgement has its own labeler")
    func bootstrap() throws {
        var votes = SyntheticVotes(prompts: 400, strengths: [0, 0.5, -0.2, 0.9], logTie: -0.5, completions: 4)
        votes.labelers = 400
        var generator = TestGenerator(state: 7)
        let all = PolicyJudgements(
            roughJudgements(400, seed: 8).enumerated().map { place, old in
                PolicyJudgement(prompt: old.prompt, labeler: place, groups: old.groups)
            }, policies: 4, styles: 2)
        for judgements in [all, votes.judgements(using: &generator)] {
            let group = try #require(judgements.strengths().groups.first)
            let bootstrap = judgements.bootstrapStrengths(
                of: group, options: .init(replicates: 1500), using: &generator)
            #expect(bootstrap.replicates == 1500)
            for (first, second) in [(0, 1), (1, 2), (0, 3)] {
                let sandwich = try #require(group.difference(first, second))
                let drawn = try #require(bootstrap.difference(first, second))
                #expect(isClose(drawn.value, sandwich.value, 1e-9))
                #expect(abs(drawn.standardError / sandwich.standardError - 1) < 0.12)
                #expect(abs(drawn.interval.lower - sandwich.interval.lower) < 0.3 * sandwich.standardError)
                #expect(abs(drawn.interval.upper - sandwich.interval.upper) < 0.3 * sandwich.standardError)
            }
            #expect(
                isClose(bootstrap.strength(of: 3)?.value, try #require(group.strength(of: 3)).value, 1e-9))
        }
        #expect(votes.judgements(using: &generator).strengths().groups[0].tieParameter() == nil)
    }

    @Test("The same seed draws the same bootstrap")
    func deterministic() throws {
        let judgements = PolicyJudgements(roughJudgements(60), policies: 4, styles: 2)
        let group = try #require(judgements.strengths().groups.first)
        func draw(_ seed: UInt64) -> Estimate? {
            var generator = TestGenerator(state: seed)
            return judgements.bootstrapStrengths(of: group, options: .init(replicates: 50), using: &generator)
                .strength(of: 1)
        }
        #expect(draw(1) == draw(1))
        #expect(draw(1) != draw(2))
    }

    @Test("The gradient and the second derivatives are those of the loss, by central differences")
    func derivatives() {
        let judgements = PolicyJudgements(roughJudgements(20), policies: 4, styles: 2)
        let layout = StrengthParameters.Layout(policies: 4, styles: [0, 1], hasTies: true)
        let start = StrengthParameters(layout).moved(by: [0.3, -0.5, 0.8, 0.4, -0.7, -0.4], share: 1)
        func sums(_ parameters: StrengthParameters) -> StrengthSums {
            var sums = StrengthSums(layout)
            judgements.forEachJudgement(of: [0, 1, 2, 3]) { row, weight, _ in
                judgements.forEachComparison(in: row, [0, 1, 2, 3], weight: weight) { sums.add($0, parameters) }
            }
            return sums
        }
        let here = sums(start)
        for place in 0..<layout.count {
            var step = [Double](repeating: 0, count: layout.count)
            step[place] = 1e-5
            let (up, down) = (sums(start.moved(by: step, share: 1)), sums(start.moved(by: step, share: -1)))
            #expect(isClose((up.loss - down.loss) / 2e-5, here.gradient[place], 1e-6))
            for other in 0...place {
                let second = (up.gradient[other] - down.gradient[other]) / 2e-5
                #expect(isClose(second, here.hessian[place * layout.count + other], 1e-6))
            }
        }
    }

    // MARK: - What cannot be told

    @Test("A policy that won everything is answered in words; the others have strengths")
    func unbeaten() throws {
        let all = (0..<40).flatMap { prompt in
            [judgement(prompt, 1, [[0], [1], [2]]), judgement(prompt, 2, [[0], [2], [1]])]
        }
        let strengths = PolicyJudgements(all, policies: 3).strengths()
        #expect(strengths.limits == [.neverBeaten(better: [0], worse: [1, 2])])
        #expect(strengths.strength(of: 0) == nil)
        #expect(strengths.difference(0, 1) == nil)
        #expect(isClose(strengths.difference(1, 2)?.value, 0, 1e-9))
        let words = try #require(strengths.limits.first).sentence { ["new", "old", "base"][$0] }
        #expect(
            words
                == "This cannot be told: how much better new did than old and base, never having lost to it or tied."
        )
    }

    @Test("A graph that falls into components says which, and has strengths within each")
    func components() {
        var all: [PolicyJudgement] = []
        for (first, second, every) in [(0, 4, 3), (1, 3, 2), (3, 5, 4)] {
            for _ in 0..<30 {
                let groups = all.count % every == 0 ? [[first], [second]] : [[second], [first]]
                all.append(judgement(all.count, 1, groups))
            }
        }
        let strengths = PolicyJudgements(all, policies: 6).strengths()
        #expect(strengths.limits == [.disconnected([[1, 3, 5], [0, 4]])])
        #expect(strengths.groups.map(\.policies) == [[1, 3, 5], [0, 4]])
        #expect(strengths.difference(0, 1) == nil)
        #expect(isClose(strengths.difference(4, 0)?.value, log(2), 1e-9))
    }

    @Test(
        "Nothing, ties alone, and preferences that only ties contradict are answered in words",
        arguments: [
            ([], [StrengthLimit.nothingCompared]),
            ([[[0, 0]], [[0], [0]]], [.nothingCompared]),
            ([[[0, 1]], [[1, 2]]], [.onlyTies([0, 1, 2])]),
            // With more and more ties expected, the two go apart for ever.
            ([[[0], [1]], [[0, 1]]], [.neverContradicted([0, 1])]),
            // A circle of ties and as many preferences: everyone may still be further up.
            ([[[0], [1]], [[1], [2]], [[0, 3]], [[3, 2]]], [.neverContradicted([0, 1, 2, 3])]),
            ([[[0], [1]], [[1], [2]], [[2], [0]]], []),
            ([[[0], [1]], [[1], [2]], [[0, 2]]], []),
        ] as [([[[Int]]], [StrengthLimit])])
    func limits(groups: [[[Int]]], limits: [StrengthLimit]) {
        let all = groups.indices.flatMap { kind in (0..<10).map { judgement(10 * kind + $0, $0, groups[kind]) } }
        let strengths = PolicyJudgements(all, policies: 4).strengths()
        #expect(strengths.limits == limits)
        #expect(strengths.groups.isEmpty != limits.isEmpty)
        for group in strengths.groups {
            for policy in group.policies {
                #expect(group.strength(of: policy).map { abs($0.value) < 20 && $0.standardError.isFinite } == true)
            }
        }
        for limit in limits { #expect(limit.sentence { "\($0)" }.hasPrefix("This cannot be told: ")) }
    }

    @Test("A single prompt has no interval, and says so")
    func onePrompt() {
        let all = [judgement(1, 1, [[0], [1]]), judgement(1, 2, [[1], [0]])]
        #expect(PolicyJudgements(all, policies: 2).strengths().limits == [.tooFewPrompts([0, 1])])
    }

    @Test("Style that is the policy's, or that decides everything, is answered in words")
    func inseparable() {
        func all(_ style: (Int, Int) -> Double, _ wins: (Int) -> Bool) -> PolicyJudgements {
            PolicyJudgements(
                (0..<60).map { prompt in
                    let entries = (0..<2).map { [PolicyEntry(policy: $0, style: [style(prompt, $0)])] }
                    return PolicyJudgement(
                        prompt: prompt, labeler: prompt % 5, groups: wins(prompt) ? entries : entries.reversed())
                }, policies: 2, styles: 1)
        }
        let same = all({ $1 == 0 ? 3 : 1 }, { $0 % 3 > 0 })
        #expect(same.strengths(controllingStyle: true).limits == [.styleIsPolicy([0, 1])])
        #expect(same.strengths().limits.isEmpty)
        let decides = all({ ($0 % 2 == 0) == ($1 == 0) ? 9 : 1 }, { $0 % 2 == 0 })
        #expect(decides.strengths(controllingStyle: true).limits == [.styleDecides([0, 1])])
        #expect(decides.strengths().limits.isEmpty)
    }

    @Test("Odds of millions to one and weights of a billionth are numbers like others")
    func lopsided() throws {
        let all = (0..<2000).map { judgement($0, $0 % 9, $0 == 0 ? [[1], [0]] : [[0], [1]], trust: 1e-9) }
        let strengths = PolicyJudgements(all, policies: 2).strengths()
        #expect(isClose(strengths.difference(0, 1)?.value, log(1999), 1e-6))
        #expect(try #require(strengths.difference(0, 1)).standardError < 2)
    }
}
