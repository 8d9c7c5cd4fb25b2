import Testing

@testable import Statistics

@Suite("Agreement between labelers")
struct AgreementTests {
    // Labelers rank A, B, C. Pairs AB, AC, BC: the first says <, <, <; the second =, <, <; the third >, =, <.
    private let task = [[1, 2, 3], [1, 1, 3], [2, 1, 2]]

    @Test(
        "Ties count as their handling says",
        arguments: [
            // First and second: AC and BC agree. First and third: AB disagrees, BC agrees. Second and third: BC agrees.
            (TieHandling.excluded, 4.0, 5.0),
            // And of the nine, four are tied by one of the two.
            (.half, 6, 9),
            (.category, 4, 9),
        ])
    func byHand(ties: TieHandling, agreeing: Double, units: Double) {
        let counts = agreementCounts(task, ties: ties)
        #expect(counts.units == units)
        #expect(counts.agreeing == agreeing)
    }

    @Test("A pair that both tie is agreement only where ties are answers", arguments: TieHandling.allCases)
    func bothTie(ties: TieHandling) {
        let counts = agreementCounts([[1, 1], [1, 1]], ties: ties)
        #expect(counts.units == (ties == .category ? 1 : 0))
        #expect(counts.agreeing == counts.units)
    }

    @Test("Only the order of ranks matters, not their values or the order of labelers")
    func invariances() {
        let plain = agreementCounts(task, ties: .half)
        #expect(agreementCounts(task.map { $0.map { 10 * $0 + 3 } }, ties: .half) == plain)
        #expect(agreementCounts(task.reversed(), ties: .half) == plain)
    }

    @Test("No task with two labelers, no estimate")
    func alone() {
        var generator = TestGenerator(state: 1)
        #expect(pairwiseAgreement([[[1, 2]], [[2, 1]], []], using: &generator) == nil)
    }

    @Test("Labelers who agree agree, and reversed labelers never do", arguments: [(false, 1.0), (true, 0.0)])
    func extremes(reversed: Bool, share: Double) {
        var generator = TestGenerator(state: 2)
        let ranks = [[1, 2, 3, 4], [4, 2, 3, 1]]
        let tasks = ranks.map { [$0, reversed ? $0.map { 5 - $0 } : $0] }
        #expect(pairwiseAgreement(tasks, using: &generator)?.value == share)
    }

    @Test("Counting votes gives what comparing each two labelers gives")
    func votesEqualPairs() throws {
        var generator = TestGenerator(state: 3)
        let tasks = (0..<30).map { _ in
            (0..<Int.random(in: 1...5, using: &generator)).map { _ in
                (0..<4).map { _ in Int.random(in: 1...3, using: &generator) }
            }
        }
        let votes = tasks.map { labelers in
            (0..<4).flatMap { i in
                (0..<i).map { j in
                    (Votes(labelers.count { $0[i] < $0[j] }), Votes(labelers.count { $0[i] > $0[j] }))
                }
            }
        }
        var one = TestGenerator(state: 4)
        var other = TestGenerator(state: 4)
        let expected = try #require(pairwiseAgreement(tasks, ties: .excluded, using: &one))
        let found = try #require(pairwiseAgreement(votes: votes, using: &other))
        #expect(abs(found.value - expected.value) < 1e-12)
        #expect(found == expected)
    }

    @Test("Two people agree by the product of what their votes weigh")
    func weighedVotes() {
        var votes = Votes()
        for weight in [1, 0.5, 0.25] { votes.add(weight: weight) }
        #expect(votes.count == 3 && votes.weight == 1.75)
        #expect(abs(votes.pairs - (1 * 0.5 + 1 * 0.25 + 0.5 * 0.25)) < 1e-12)
        #expect(Votes().pairs == 0 && Votes(1).pairs == 0)
        var alone = Votes()
        alone.add(weight: 0.1)
        #expect(alone.pairs == 0 && (alone + alone).pairs > 0)
    }
}

extension Votes {
    /// So many who weigh in full.
    fileprivate init(_ count: Int) {
        self.init()
        for _ in 0..<count { add(weight: 1) }
    }

    @Test("α is the same on whatever scale weights are", arguments: [0.01, 0.5, 40])
    func alphaIsFreeOfScale(scale: Double) throws {
        func alphas(_ scale: Double) throws -> [Double] {
            var (rankings, answers) = (RankingAgreement(), CategoryAgreement(categories: 3, isOrdered: true))
            for number in 0..<6 {
                let turned = number.isMultiple(of: 3) ? [3, 2, 1] : [1, 2, 2]
                rankings.add([.init(PairCounts([1, 2, 3], turned), weight: scale)], labelers: 2)
                answers.add(
                    [[number % 3, (number + number / 2) % 3, 1]],
                    weights: Array(repeating: scale.squareRoot(), count: 3))
            }
            var generator = TestGenerator(state: 1)
            let ranked = rankings.figures(options: .init(replicates: 20), using: &generator)
            let answered = answers.figures(options: .init(replicates: 20), using: &generator)
            return try [ranked.alpha, answered.alpha, answered.intervalAlpha].map { try #require($0).value }
        }
        for (one, other) in zip(try alphas(1), try alphas(scale)) { #expect(abs(one - other) < 1e-9) }
    }
}
