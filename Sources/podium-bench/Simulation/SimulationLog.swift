/// What the simulated labelers said, as they themselves know it, and what is true: counted here apart from the server's code.
struct SimulationLog {
    struct Said {
        var labeler: Int
        var day: Int
        /// Of the task's completions in the world's order.
        var ranks: [Int]
    }

    /// By prompt.
    private(set) var said: [String: [Said]] = [:]

    mutating func note(_ prompt: String, _ judgement: Said) { said[prompt, default: []].append(judgement) }

    var judgements: Int { said.values.reduce(0) { $0 + $1.count } }

    /// What hangs on a labeler's judgements, by majority.
    func cost(of labeler: Int, from day: Int) -> (judgements: Int, alone: Int, decided: Int, pairs: Int, changed: Int) {
        var cost = (judgements: 0, alone: 0, decided: 0, pairs: 0, changed: 0)
        for all in said.values {
            guard let own = all.first(where: { $0.labeler == labeler && $0.day >= day }) else { continue }
            cost.judgements += 1
            let others = all.filter { $0.labeler != labeler }
            if others.isEmpty { cost.alone += 1 }
            guard !others.isEmpty else { continue }
            var turned = 0
            for (one, other) in Self.pairs(own.ranks.count) {
                cost.pairs += 1
                let with = Self.verdict(all.map { ($0.ranks, 1.0) }, one, other)
                let without = Self.verdict(others.map { ($0.ranks, 1.0) }, one, other)
                if with != without { turned += 1 }
            }
            cost.changed += turned
            if turned > 0 { cost.decided += 1 }
        }
        return cost
    }

    /// The share of pairs of which the majority says what is not true; half a pair where it is even.
    ///
    /// - Parameter weight: of a labeler's judgement on a day.
    func wrong(_ world: SimulatedWorld, weight: (_ labeler: Int, _ day: Int) -> Double) -> Double {
        var (wrong, pairs) = (0.0, 0)
        for (prompt, all) in said {
            guard let task = world.tasks[prompt] else { continue }
            let weighed = all.map { ($0.ranks, weight($0.labeler, $0.day)) }
            for (one, other) in Self.pairs(task.completions.count) {
                pairs += 1
                let truth = task.completions[one].worth > task.completions[other].worth ? 1 : -1
                let verdict = Self.verdict(weighed, one, other)
                wrong += verdict == 0 ? 0.5 : verdict == truth ? 0 : 1
            }
        }
        return wrong / Double(max(1, pairs))
    }

    private static func pairs(_ count: Int) -> [(Int, Int)] {
        (0..<count).flatMap { one in ((one + 1)..<max(one + 1, count)).map { (one, $0) } }
    }

    /// 1, 0 or −1.
    private static func verdict(_ said: [([Int], Double)], _ one: Int, _ other: Int) -> Int {
        let votes = said.reduce(0.0) { sum, voice in
            let (ranks, weight) = voice
            return sum + (ranks[one] < ranks[other] ? weight : ranks[one] > ranks[other] ? -weight : 0)
        }
        return votes > 1e-9 ? 1 : votes < -1e-9 ? -1 : 0
    }
}
