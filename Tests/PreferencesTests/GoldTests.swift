import Testing

@testable import Preferences

@Suite("Gold tasks and repeats")
struct GoldTests {
    private static let form = Form(
        judgement: AskedJudgement(kind: .ranking, ties: true),
        fields: [.flag("harmful", "Harmful"), .flag("urgent", "Urgent", about: .task)])

    private func key(_ answer: GoldAnswer, _ count: Int = 4) throws -> GoldKey {
        try answer.validated(completions: count, form: Self.form)
    }

    private func share(_ answer: GoldAnswer, _ ranks: [Int], raised: Set<Int> = []) throws -> Double? {
        try key(answer, ranks.isEmpty ? 4 : ranks.count).score(ranks: ranks) { place, _ in raised.contains(place) }?
            .share
    }

    @Test("of a full ranking the share of pairs that are kept is the score, ties half")
    func tiers() throws {
        let answer = GoldAnswer(tiers: [[1], [2], [3]])
        #expect(try share(answer, [1, 2, 3]) == 1)
        #expect(try share(answer, [3, 2, 1]) == 0)
        #expect(try share(answer, [1, 1, 1]) == 0.5)
        #expect(try abs((share(answer, [2, 1, 3]) ?? 0) - 2.0 / 3) < 1e-12)
        // Two that are known to be equally good: a tie is right, any order half.
        let tied = GoldAnswer(tiers: [[1, 2], [3]])
        #expect(try share(tied, [1, 1, 2]) == 1)
        #expect(try share(tied, [1, 2, 3]) == 2.5 / 3)
        #expect(try share(tied, [2, 1, 3]) == 2.5 / 3)
    }

    @Test("a partial order takes in what follows from it; pairs say nothing else")
    func order() throws {
        #expect(try key(GoldAnswer(order: [[1, 2], [2, 3], [3, 4]])).count == 6)
        #expect(try key(GoldAnswer(pairs: [[1, 2], [2, 3], [3, 4]])).count == 3)
        #expect(try share(GoldAnswer(pairs: [[1, 4]]), [1, 3, 2, 4]) == 1)
        #expect(try share(GoldAnswer(pairs: [[1, 4]]), [4, 2, 3, 1]) == 0)
    }

    @Test("flags count as much as pairs, and one that was left open was not raised")
    func flags() throws {
        let answer = GoldAnswer(flags: ["1": ["harmful": true], "2": ["harmful": false]])
        #expect(try share(answer, [], raised: [0]) == 1)
        #expect(try share(answer, [], raised: []) == 0.5)
        #expect(try share(answer, [], raised: [1]) == 0)
        let both = GoldAnswer(pairs: [[1, 2]], flags: ["1": ["harmful": true]])
        #expect(try share(both, [1, 2, 3, 4], raised: []) == 0.5)
        // What does not rank says nothing of the order.
        #expect(try share(GoldAnswer(pairs: [[1, 2]]), []) == nil)
    }

    @Test(
        "an answer that means nothing is refused with its place",
        arguments: [
            (GoldAnswer(), "/answer", "emptyAnswer"),
            (GoldAnswer(tiers: [[1, 2, 3, 4]], pairs: [[1, 2]]), "/answer", "severalOrders"),
            (GoldAnswer(tiers: [[1], [2]]), "/tiers", "missingCompletions"),
            (GoldAnswer(order: [[1, 2], [2, 3], [3, 1]]), "/answer/order", "circularOrder"),
            (GoldAnswer(pairs: [[1, 2], [2, 1]]), "/answer/pairs", "circularOrder"),
            (GoldAnswer(pairs: [[1, 5]]), "/answer/pairs/0", "invalidPair"),
            (GoldAnswer(pairs: [[1]]), "/answer/pairs/0", "invalidPair"),
            (GoldAnswer(flags: ["5": ["harmful": true]]), "/answer/flags/5", "unknownPlace"),
            (GoldAnswer(flags: ["1": ["urgent": true]]), "/answer/flags/1/urgent", "unknownFlag"),
        ])
    func refused(answer: GoldAnswer, pointer: String, code: String) {
        let error = #expect(throws: ValidationError.self) { try key(answer) }
        #expect(error?.issues.first?.pointer == pointer)
        #expect(error?.issues.first?.code == code)
    }

    @Test(
        "a score is the same whatever the completions are called and in whichever order they stand", arguments: 0..<200)
    func invariance(seed: Int) throws {
        var generator = SeededGenerator(seed: UInt64(seed))
        let count = 2 + generator.next(below: 8)
        let places = Array(0..<count)
        let truth = places.map { _ in generator.next(below: 4) }
        let said = places.map { _ in 1 + generator.next(below: 4) }
        let raised = Set(places.filter { _ in generator.next(below: 2) == 0 })
        let flagged = places.filter { _ in generator.next(below: 2) == 0 }
        func answer(_ name: (Int) -> Int, as kind: Int) -> GoldAnswer {
            var answer = GoldAnswer()
            let ordered = Set(truth).sorted().map { rank in places.filter { truth[$0] == rank }.map { name($0) + 1 } }
            let pairs = places.flatMap { one in
                places.filter { truth[one] < truth[$0] }.map { [name(one) + 1, name($0) + 1] }
            }
            switch kind {
            case 0: answer.tiers = ordered
            case 1: answer.order = pairs
            default: answer.pairs = pairs
            }
            for place in flagged {
                answer.flags = (answer.flags ?? [:]).merging(["\(name(place) + 1)": ["harmful": true]]) { $1 }
            }
            return answer
        }
        let shuffle = generator.shuffled(places)
        for kind in 0..<3 {
            guard let one = try? key(answer({ $0 }, as: kind), count) else { continue }
            let other = try key(answer({ shuffle[$0] }, as: kind), count)
            var moved = said
            for place in places { moved[shuffle[place]] = said[place] }
            let before = one.score(ranks: said) { place, _ in raised.contains(place) }
            let after = other.score(ranks: moved) { place, _ in raised.contains(shuffle.firstIndex(of: place) ?? -1) }
            #expect(before == after)
            // Reversed, each strict pair that was right is wrong.
            let reversed = one.score(ranks: said.map { 10 - $0 }) { _, _ in false }
            if kind > 0, flagged.isEmpty, let before, let reversed {
                #expect(before.halves + reversed.halves == 2 * before.known)
            }
            // The answer itself has full marks.
            #expect(one.score(ranks: truth.map { $0 + 1 }) { place, _ in flagged.contains(place) }?.share == 1)
        }
    }

    @Test("agreement with oneself is that of all pairs, ties half, whichever judgement came first")
    func consistency() throws {
        #expect(ProbeScore.consistency([1, 2, 3], [1, 2, 3])?.share == 1)
        #expect(ProbeScore.consistency([1, 2, 3], [3, 2, 1])?.share == 0)
        #expect(ProbeScore.consistency([1, 1, 1], [1, 1, 1])?.share == 1)
        #expect(ProbeScore.consistency([1, 1], [1, 2])?.share == 0.5)
        #expect(ProbeScore.consistency([], []) == nil)
        var generator = SeededGenerator(seed: 3)
        for _ in 0..<100 {
            let one = (0..<5).map { _ in generator.next(below: 4) }
            let other = (0..<5).map { _ in generator.next(below: 4) }
            let order = generator.shuffled(Array(0..<5))
            #expect(ProbeScore.consistency(one, other) == ProbeScore.consistency(other, one))
            #expect(
                ProbeScore.consistency(order.map { one[$0] }, order.map { other[$0] })
                    == ProbeScore.consistency(one, other))
        }
    }

    @Test("many labelers make an answer of the pairs that enough of them agree on")
    func consensus() throws {
        let ranks = [[1, 2, 3], [1, 2, 3], [1, 3, 2], [1, 2, 2]]
        let agreed = try #require(GoldConsensus(ranks: ranks, least: 90))
        #expect(Set(agreed.answer.order ?? []) == [[1, 2], [1, 3]])
        #expect(agreed.labelers == 4 && agreed.share == 1)
        // 2 over 3: two, one tie, one against.
        #expect(GoldConsensus(ranks: ranks, least: 60)?.answer.order?.contains([2, 3]) == true)
        #expect(GoldConsensus(ranks: [[1, 2], [2, 1]], least: 51) == nil)
        #expect(GoldConsensus(ranks: [[], []], least: 51) == nil)
    }

    @Test("the lots give each share, do not follow one another, and are the same for ever")
    func draw() {
        let turns = 0..<20_000
        let kinds = turns.map {
            ProbeDraw(projectSeed: 7, labeler: 3, turn: $0, goldShare: 10, repeatShare: 5).kind
        }
        let gold = kinds.count { $0 == .gold }
        let repeats = kinds.count { $0 == .repeat }
        // Five standard deviations of a binomial are 212 and 154.
        #expect(abs(gold - 2000) < 213 && abs(repeats - 1000) < 155)
        let pairs = zip(kinds, kinds.dropFirst()).count { $0 == .gold && $1 == .gold }
        #expect(abs(pairs - 200) < 71, "one gold task says nothing of the next")
        let others = turns.map {
            ProbeDraw(projectSeed: 7, labeler: 4, turn: $0, goldShare: 10, repeatShare: 5).kind
        }
        let both = zip(kinds, others).count { $0 == .gold && $1 == .gold }
        #expect(abs(both - 200) < 71, "one labeler's work says nothing of another's")
        #expect(
            turns.allSatisfy {
                ProbeDraw(projectSeed: 7, labeler: 3, turn: $0, goldShare: 0, repeatShare: 0).kind == nil
            })
        #expect(
            kinds == turns.map { ProbeDraw(projectSeed: 7, labeler: 3, turn: $0, goldShare: 10, repeatShare: 5).kind })
    }

    @Test("something follows only where enough tasks put all of the interval below the limit")
    func rule() {
        #expect(GoldRules.follows(tasks: 20, of: 20, upper: 0.59, threshold: 60))
        #expect(!GoldRules.follows(tasks: 19, of: 20, upper: 0.1, threshold: 60))
        #expect(!GoldRules.follows(tasks: 20, of: 20, upper: 0.6, threshold: 60))
    }
}
