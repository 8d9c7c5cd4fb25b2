import Testing

@testable import Statistics

@Suite("The verdict on two policies")
struct ComparisonVerdictTests {
    /// `wins` and `ties` of `count` prompts, spread over the labelers.
    private func votes(_ count: Int, wins: Int, ties: Int = 0, labelers: Int = 6) -> PolicyJudgements {
        // Places are dealt anew, so that no labeler has all of one kind.
        let places = (0..<count).map { $0 * 7919 % count }
        return PolicyJudgements(
            places.enumerated().map { number, place in
                let (a, b) = (PolicyEntry(policy: 0), PolicyEntry(policy: 1))
                return PolicyJudgement(
                    prompt: number, labeler: number % labelers,
                    groups: place < wins ? [[a], [b]] : place < wins + ties ? [[a, b]] : [[b], [a]])
            }, policies: 2)
    }

    private func judged(
        _ judgements: PolicyJudgements, machine: Double? = nil, difference: Double = 0.05
    ) throws -> ComparisonVerdict {
        let rate = try #require(judgements.winRate(0, against: 1))
        let values = machine.map { value in
            ClusteredValues((0..<judgements.count).map { ClusteredValue(prompt: $0, labeler: nil, value: value) })
        }
        let view = values.flatMap { judgements.scores(0, against: 1).overoptimisation(machine: $0) }
        return ComparisonVerdict(
            people: rate.rate, ties: rate.ties, machine: view?.machine, isAlarm: view?.verdict == .alarm,
            difference: difference)
    }

    @Test("A/A: the interval contains one half, and it cannot be told, yet or at all", arguments: [20, 200, 4000])
    func same(count: Int) throws {
        let verdict = try judged(votes(count, wins: count * 2 / 5, ties: count / 5))
        #expect(verdict.people.estimate.interval.contains(0.5) && verdict.people.estimate.value == 0.5)
        #expect(verdict.outcome == (count < 4000 ? .open : .noLargeDifference), "\(verdict)")
        #expect(verdict.sentence("v1", "v2").hasPrefix("Which of v1 and v2 is better cannot be told"))
        #expect(
            verdict.sentence("v1", "v2").hasSuffix("If there is a difference, it is less than 5 points.")
                == (count == 4000))
    }

    @Test("clearly better, and clearly worse, is said of the better one with what it rests on")
    func clear() throws {
        let better = try judged(votes(180, wins: 130), machine: 0.78)
        #expect(better.outcome == .firstIsBetter)
        let sentence = better.sentence("v2", "v1")
        #expect(sentence.hasPrefix("v2 is preferred to v1 in 72 % ["), "\(sentence)")
        #expect(sentence.hasSuffix("of 180 prompts by 6 labelers; the reward model says 78 %."), "\(sentence)")
        let worse = try judged(votes(180, wins: 50), machine: 0.25)
        #expect(worse.outcome == .secondIsBetter)
        let turned = worse.sentence("v2", "v1")
        #expect(turned.hasPrefix("v1 is preferred to v2 in 72 % [") && turned.contains("says 75 %."), "\(turned)")
    }

    @Test("too few: how many more it takes falls with the difference and with what is there, as the plan says")
    func few() throws {
        let few = try judged(votes(50, wins: 28))
        let needed = try #require(few.moreJudgements)
        guard case .enough(_, let judgements) = ComparisonPlan(labelers: 6).size(for: 0.05) else {
            Issue.record("no plan")
            return
        }
        #expect(few.outcome == .open && needed == judgements - 50)
        #expect(
            few.sentence("a", "b").contains(
                "It takes about \(needed) more judgements to show a difference of 5 points."))
        let coarse = try #require(try judged(votes(50, wins: 28), difference: 0.1).moreJudgements)
        #expect(coarse < needed)
        #expect(try #require(try judged(votes(100, wins: 56)).moreJudgements) == needed - 50)
    }

    @Test("nothing but ties, and nothing but wins of few, are told to be too few, of a difference that they could show")
    func extremes() throws {
        let ties = try judged(votes(30, wins: 0, ties: 30))
        #expect(ties.outcome == .open && ties.difference == 0.05)
        #expect(try (20...200).contains(#require(ties.moreJudgements)), "\(ties)")
        let wins = try judged(votes(4, wins: 4, labelers: 1))
        #expect(wins.outcome == .open && wins.difference == 0.25)
        #expect(try (1...40).contains(#require(wins.moreJudgements)), "\(wins)")
        #expect(wins.sentence("a", "b").hasSuffix("more judgements to show a difference of 25 points."))
    }

    @Test("who stands between two others has no tie")
    func middle() throws {
        let judgements = PolicyJudgements(
            (0..<4).map { number in
                PolicyJudgement(prompt: number, labeler: 0, groups: (0..<3).map { [PolicyEntry(policy: $0)] })
            } + [
                PolicyJudgement(
                    prompt: 4, labeler: 0, groups: [[PolicyEntry(policy: 1), PolicyEntry(policy: 0)]])
            ], policies: 3)
        let rate = try #require(judgements.winRate(1))
        #expect(rate.rate.estimate.value == 0.5 && rate.ties == 1)
        #expect(try #require(judgements.winRate(0, against: 1)).ties == 1)
    }

    @Test("labelers who differ by much are too few, however much they judge")
    func tastes() throws {
        let judgements = PolicyJudgements(
            (0..<300).map { number in
                let (a, b) = (PolicyEntry(policy: 0), PolicyEntry(policy: 1))
                return PolicyJudgement(
                    prompt: number, labeler: number % 4, groups: number % 4 < 2 ? [[a], [b]] : [[b], [a]])
            }, policies: 2)
        let verdict = try judged(judgements)
        #expect(verdict.outcome == .open && verdict.moreJudgements == nil)
        #expect(try #require(verdict.labelersNeeded) > 4)
        #expect(verdict.sentence("a", "b").contains("labelers to show a difference of 5 points"))
    }

    @Test("one labeler alone is said to be one")
    func one() throws {
        let verdict = try judged(votes(120, wins: 90, labelers: 1))
        #expect(verdict.outcome == .firstIsBetter && verdict.people.labelers == 1)
        #expect(verdict.sentence("a", "b").contains("by one labeler, so others may see it otherwise"))
    }

    @Test("a reward model that prefers what people do not is an alarm in the sentence")
    func alarm() throws {
        let verdict = try judged(votes(180, wins: 60), machine: 0.9)
        #expect(verdict.isAlarm && verdict.outcome == .secondIsBetter)
        #expect(verdict.sentence("v2", "v1").contains("the reward model says 10 %: it prefers what people do not"))
        #expect(try judged(votes(180, wins: 130), machine: 0.9).isAlarm == false)
    }
}
