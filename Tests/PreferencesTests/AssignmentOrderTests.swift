import Testing

@testable import Preferences

@Suite("Assignment order")
struct AssignmentOrderTests {
    @Test("each labeler walks all lanes, always in the same order, and few walk the same one")
    func lanes() {
        let orders = (1...100).map { AssignmentOrder.lanes(projectSeed: 7, labeler: $0) }
        #expect(orders == (1...100).map { AssignmentOrder.lanes(projectSeed: 7, labeler: $0) })
        #expect(orders.allSatisfy { $0.sorted() == Array(0..<AssignmentOrder.laneCount) })
        #expect(Set(orders).count == 100)
        // 100 labelers over 16 first lanes: 6 in each on average.
        let firsts = Dictionary(grouping: orders.compactMap(\.first), by: \.self).mapValues(\.count)
        #expect(firsts.count == AssignmentOrder.laneCount)
        #expect(firsts.values.allSatisfy { $0 <= 15 })
    }

    @Test("every order of three completions is shown about equally often")
    func shownIsFair() {
        var counts: [[Int]: Int] = [:]
        for task in Int64(1)...6000 {
            let seed = AssignmentOrder.seed(projectSeed: 3, labeler: 5, task: task)
            counts[AssignmentOrder.shown([0, 1, 2], seed: seed), default: 0] += 1
        }
        #expect(counts.count == 6)
        // 1,000 each; five standard deviations of a binomial are 144.
        #expect(counts.values.allSatisfy { (856...1144).contains($0) })
    }

    @Test("orders are the same for ever")
    func golden() {
        #expect(AssignmentOrder.lanes(projectSeed: 7, labeler: 1) == Self.goldenLanes)
        #expect(AssignmentOrder.seed(projectSeed: 7, labeler: 1, task: 2) == Self.goldenSeed)
    }

    // Written down when the first release was made: stored orders must stay explicable.
    private static let goldenLanes = [6, 4, 7, 8, 12, 3, 14, 1, 9, 2, 13, 0, 15, 10, 11, 5]
    private static let goldenSeed: UInt64 = 1_650_069_959_653_123_811
}
