/// What several labelers say of one task together: the answer that a gold task is made of, and what it rests on.
public struct GoldConsensus: Hashable, Sendable {
    /// The pairs on which enough of them agree.
    public let answer: GoldAnswer
    /// How many labelers there are.
    public let labelers: Int
    /// How far they agree on the pairs of the answer, from 0 to 1, ties half.
    public let share: Double

    /// - Parameters:
    ///   - ranks: of each labeler, of the completions in stored order; those who ranked nothing are left out.
    ///   - least: how far the labelers must agree on a pair for it to be part of the answer, in percent; more than half.
    /// - Returns: nil where there is no such pair, or they go round in a circle.
    public init?(ranks: [[Int]], least: Int) {
        let said = ranks.filter { !$0.isEmpty }
        guard let count = said.first?.count, said.allSatisfy({ $0.count == count }) else { return nil }
        var pairs: [[Int]] = []
        var shares: [Double] = []
        for one in 0..<count {
            for other in 0..<count where other != one {
                let halves = said.reduce(0) { $0 + ($1[one] < $1[other] ? 2 : $1[one] == $1[other] ? 1 : 0) }
                guard halves * 100 >= 2 * said.count * max(least, 51) else { continue }
                pairs.append([one + 1, other + 1])
                shares.append(Double(halves) / Double(2 * said.count))
            }
        }
        guard !pairs.isEmpty else { return nil }
        let answer = GoldAnswer(order: pairs)
        let form = Form(judgement: AskedJudgement(kind: .ranking))
        guard (try? answer.validated(completions: count, form: form)) != nil else { return nil }
        self.answer = answer
        labelers = said.count
        share = shares.reduce(0, +) / Double(shares.count)
    }
}
