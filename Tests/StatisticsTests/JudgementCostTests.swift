import Testing

@testable import Statistics

@Suite("What hangs on a labeler's judgements")
struct JudgementCostTests {
    @Test("what nobody else judged hangs on them alone; others who weigh nothing are nobody")
    func alone() {
        var cost = JudgementCost()
        cost.add([1, 2, 3], others: [])
        cost.add([], others: [])
        cost.add([1, 2], others: [([1, 2], 0)])
        #expect((cost.judgements, cost.alone, cost.decided, cost.pairs) == (3, 3, 0, 0))
        cost.add([1, 2], others: [([], 1)])
        #expect((cost.judgements, cost.alone, cost.decided, cost.pairs) == (4, 3, 0, 0))
    }

    @Test(
        "a pair is another way where the majority is, or where it becomes even or is none any more",
        arguments: [
            // Against one: even with them. With one: no other way. Between two: they decide.
            ([[2, 1]], 1), ([[1, 2]], 0), ([[1, 2], [2, 1]], 1), ([[2, 1], [2, 1]], 0),
            ([[2, 1], [2, 1], [1, 2]], 1),
            ([[1, 1]], 1), ([[1, 1], [1, 2]], 0),
        ])
    func pairs(others: [[Int]], changed: Int) {
        var cost = JudgementCost()
        cost.add([1, 2], others: others.map { ($0, 1) })
        #expect((cost.pairs, cost.changed, cost.decided, cost.alone) == (1, changed, changed, 0))
        // Whichever completion comes first, and whoever is named first.
        var turned = JudgementCost()
        turned.add([2, 1], others: others.reversed().map { ($0.reversed(), 1) })
        #expect(turned == cost)
    }

    @Test("who ties has no say, and others count by their weights")
    func weights() {
        var tied = JudgementCost()
        tied.add([1, 1], others: [([1, 2], 1)])
        #expect((tied.pairs, tied.changed) == (1, 0))
        var weighed = JudgementCost()
        // 0.3 + 0.7 against the labeler's 1: even with them.
        weighed.add([1, 2], others: [([2, 1], 0.3), ([2, 1], 0.7)])
        #expect(weighed.changed == 1)
        var lighter = JudgementCost()
        lighter.add([1, 2], others: [([2, 1], 0.5)])
        #expect(lighter.changed == 1)
        var heavier = JudgementCost()
        heavier.add([1, 2], others: [([2, 1], 0.7), ([2, 1], 0.7)])
        #expect(heavier.changed == 0)
    }
}
