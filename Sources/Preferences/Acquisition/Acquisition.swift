/// What is labeled next: which level of the queue each open task stands on.
///
/// **A random share stays random.** Chance draws some of the tasks once and for ever, before any model has an opinion of
/// them; the others are put in the order of what a judgement of them would tell. What is chosen by a model says little of
/// what was not chosen, so a model is measured on the share that chance drew.
///
/// **Levels.** Tasks stand on one of eight levels, the highest handed out first. The upper half of an order stands above
/// the lowest level, the upper quarter above the next, and so on: the few that are labeled before the next model comes are
/// told apart well, and a claim has few levels to look at. Both orders, that of information and that of chance, are merged
/// into one in their proportion; so however far work has come down, the random share has had its share of the work. Whose
/// task stands first is chance, too: else an order that is made anew after every few judgements would begin with the
/// longer one each time.
public enum Acquisition {
    /// The levels of the queue; 0 is the lowest.
    public static let levelCount = 8
    /// How much of the tasks chance draws, in percent.
    public static let randomShare = 30...100
    /// The same where nobody has chosen.
    public static let usualRandomShare = 30

    /// An open task.
    public struct Candidate: Hashable, Sendable {
        /// Its id.
        public let task: Int64
        /// Whether chance drew it.
        public let isInRandomShare: Bool
        /// What a judgement of it is expected to tell, in any unit; nil: nothing is known, and chance decides.
        public let information: Double?

        /// A task that may be handed out.
        public init(task: Int64, isInRandomShare: Bool, information: Double?) {
            self.task = task
            self.isInRandomShare = isInRandomShare
            self.information = information.flatMap { $0.isFinite ? $0 : nil }
        }

        fileprivate var isChosen: Bool { !isInRandomShare && information != nil }
    }

    /// The lot that a task has drawn, 0 ..< 1: the same for ever.
    public static func lot(of task: Int64, projectSeed: UInt64) -> Double {
        var project = SeededGenerator(seed: projectSeed ^ salt)
        var generator = SeededGenerator(seed: project.next() ^ UInt64(bitPattern: task))
        return Double(generator.next() >> 11) / Double(1 << 53)
    }

    /// Whether chance draws a task. It is noted with the task and holds, whatever the share is later.
    ///
    /// - Parameter percent: of `randomShare`.
    public static func isDrawn(_ task: Int64, projectSeed: UInt64, percent: Int) -> Bool {
        lot(of: task, projectSeed: projectSeed) < Double(percent) / 100
    }

    /// The level of each candidate, in their order.
    public static func levels(of candidates: [Candidate], projectSeed: UInt64) -> [Int] {
        let lots = candidates.map { lot(of: $0.task, projectSeed: projectSeed) }
        let byInformation = candidates.indices.filter { candidates[$0].isChosen }.sorted {
            let (one, other) = (candidates[$0].information ?? 0, candidates[$1].information ?? 0)
            return one == other ? lots[$0] < lots[$1] : one > other
        }
        let byChance = candidates.indices.filter { !candidates[$0].isChosen }.sorted { lots[$0] < lots[$1] }
        let count = candidates.count
        let start = start(candidates, projectSeed: projectSeed)
        var levels = [Int](repeating: 0, count: count)
        for place in 0..<count {
            // How many of the order of chance stand before this place of the whole: in steps of their share, from a start
            // that chance sets, so that each place is theirs with the probability of their share.
            let (taken, next) = (
                (place * byChance.count + start) / count, ((place + 1) * byChance.count + start) / count
            )
            let index = next > taken ? byChance[taken] : byInformation[place - taken]
            levels[index] = level(at: place, of: count)
        }
        return levels
    }

    /// 0 ..< the number of candidates, by chance: another for each set of open tasks.
    private static func start(_ candidates: [Candidate], projectSeed: UInt64) -> Int {
        var generator = SeededGenerator(seed: projectSeed ^ ~salt)
        for candidate in candidates {
            generator = SeededGenerator(seed: generator.next() ^ UInt64(bitPattern: candidate.task))
        }
        return generator.next(below: max(1, candidates.count))
    }

    /// The level of one place of an order: half of the places are on level 0, a quarter on level 1, an eighth on level 2 …
    static func level(at place: Int, of count: Int) -> Int {
        var level = 0
        // In whole numbers: (place + 1/2) / count < 1 / 2^(level + 1).
        while level < levelCount - 1, (2 * place + 1) << (level + 1) < 2 * count { level += 1 }
        return level
    }

    /// Another stream of chance than the one that orders what labelers see (`AssignmentOrder`).
    private static let salt: UInt64 = 0xAC90_5117_1011_51DE
}
