/// How far people agree who ranked the same tasks, from sums over tasks: any number of tasks in bounded memory.
///
/// The unit is a pair of completions seen by a pair of labelers, by completion, never by the side on which it was shown; the
/// cluster is the task. Which of two completions is named first, and who is called what, changes nothing.
public struct RankingAgreement: Sendable {
    /// Two labelers who ranked one task.
    public struct Meeting: Hashable, Sendable {
        /// What they said.
        public var counts: PairCounts
        /// What it weighs.
        public var weight: Double

        /// A meeting of its parts.
        public init(_ counts: PairCounts, weight: Double = 1) {
            self.counts = counts
            self.weight = weight
        }
    }

    /// What was counted, whatever it weighs.
    public private(set) var counts = PairCounts()
    /// Meetings whose τ-b is defined.
    public private(set) var correlated = 0
    /// Tasks that have a unit, by convention.
    private var tasksByTies = [0, 0, 0]
    /// Tasks with a meeting whose τ-b is defined.
    public private(set) var correlatedTasks = 0
    private var sums = ClusterSums(dimension: Sum.count)

    /// Nothing yet.
    public init() {}

    /// Tasks that two people ranked.
    public var tasks: Int { sums.clusters }

    /// Tasks with a pair that counts.
    public func tasks(_ ties: TieHandling) -> Int { tasksByTies[TieHandling.allCases.firstIndex(of: ties) ?? 0] }

    /// Places among the sums: what was counted with its weight; the same over m − 1, for α; τ-b and what it weighs; answers
    /// for α, whatever they weigh.
    private enum Sum {
        static let (concordant, discordant, tiedByOne, tiedByBoth) = (0, 1, 2, 3)
        /// Before the same four for α.
        static let alpha = 4
        static let (tau, meetings) = (8, 9)
        static let given = 10
        static let count = 11
    }

    /// Another task.
    ///
    /// - Parameters:
    ///   - meetings: each two labelers of it that belong here; those that weigh nothing are left out.
    ///   - labelers: how many people these are, m.
    public mutating func add(_ meetings: [Meeting], labelers: Int) {
        var quantities = [Double](repeating: 0, count: Sum.count)
        var (all, defined) = (PairCounts(), 0)
        for meeting in meetings where meeting.weight > 0 && meeting.counts.all > 0 {
            let counts = meeting.counts
            all += counts
            // Each of the two answers to each of the two units that a pair is.
            quantities[Sum.given] += 4 * Double(counts.all) / Double(max(1, labelers - 1))
            for (place, count) in [counts.concordant, counts.discordant, counts.tiedByOne, counts.tiedByBoth]
                .enumerated()
            {
                quantities[place] += meeting.weight * Double(count)
                quantities[Sum.alpha + place] += meeting.weight * Double(count) / Double(max(1, labelers - 1))
            }
            guard let tau = counts.tauB else { continue }
            defined += 1
            quantities[Sum.tau] += meeting.weight * tau
            quantities[Sum.meetings] += meeting.weight
        }
        guard all.all > 0 else { return }
        counts += all
        correlated += defined
        if defined > 0 { correlatedTasks += 1 }
        for (place, ties) in TieHandling.allCases.enumerated() where all.units(ties) > 0 { tasksByTies[place] += 1 }
        sums.add(quantities)
    }

    /// What is measured of rankings.
    public struct Figures: Sendable {
        /// The share of pairs on which two people agree, in the order of `TieHandling.allCases`.
        public var agreement: [Estimate?]
        /// The mean of Kendall's τ-b over each two people of each task.
        public var tau: Estimate?
        /// Krippendorff's α, "better", "worse" and "tied" being the answers.
        public var alpha: Estimate?
    }

    /// All figures, resampled together.
    public func figures(
        options: BootstrapOptions = .init(replicates: 1000), using generator: inout some RandomNumberGenerator
    ) -> Figures {
        let shares = TieHandling.allCases.map { ties in
            ClusterStatistic.ratio { Self.share($0, ties) }
        }
        let tau = ClusterStatistic.ratio(in: -1...1) { ($0[Sum.tau], $0[Sum.meetings]) }
        let alpha = ClusterStatistic(in: -1...1) { Self.alpha($0[Sum.alpha...], answers: $0[Sum.given]) }
        // A share's sample is the tasks that have a pair which counts.
        let used = tasksByTies + [correlatedTasks, tasks]
        let found = sums.estimates(shares + [tau, alpha], of: used, options: options, using: &generator)
        let count = shares.count
        return Figures(agreement: Array(found[..<count]), tau: found[count], alpha: found[count + 1])
    }

    private static func share(_ sums: [Double], _ ties: TieHandling) -> (Double, Double) {
        let strict = sums[Sum.concordant] + sums[Sum.discordant]
        switch ties {
        case .excluded: return (sums[Sum.concordant], strict)
        case .half: return (sums[Sum.concordant] + sums[Sum.tiedByOne] / 2, strict + sums[Sum.tiedByOne])
        case .category:
            return (
                sums[Sum.concordant] + sums[Sum.tiedByBoth], strict + sums[Sum.tiedByOne] + sums[Sum.tiedByBoth]
            )
        }
    }

    /// Each pair of completions is two units, one for each of the two that can be named first: "better" in the one is "worse"
    /// in the other.
    private static func alpha(_ sums: ArraySlice<Double>, answers: Double) -> Double? {
        let first = sums.startIndex
        var cells = Coincidences(categories: 3)
        let (better, worse, tied) = (0, 1, 2)
        for answer in [better, worse] {
            cells.add(answer, answer, weight: sums[first + Sum.concordant])
            cells.add(answer, tied, weight: sums[first + Sum.tiedByOne])
        }
        cells.add(better, worse, weight: 2 * sums[first + Sum.discordant])
        cells.add(tied, tied, weight: 2 * sums[first + Sum.tiedByBoth])
        return krippendorffAlpha(cells.cells[...], categories: 3, metric: .nominal, answers: answers)
    }
}
