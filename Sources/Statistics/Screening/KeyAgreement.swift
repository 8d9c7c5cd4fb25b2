/// How far one person's answers are those of others whose answers are the measure (the key), summed task by task.
///
/// The unit is one thing that both were asked: a pair of completions, or a yes or no about a completion. In each task it is
/// the mean over those who gave the key, so that a task with many of them weighs no more than another. The cluster is
/// the task: what a person says of one task's completions hangs together.
///
/// Selection of labelers in Ouyang et al. 2022, appendix B.1: agreement with researchers on flags and on rankings.
public struct KeyAgreement: Sendable {
    /// Things compared, over all tasks and all who gave the key.
    public private(set) var units = 0
    /// Of each task that has any: what agrees, and of how much; shape `(tasks, 2)`.
    private var sums: [(agreeing: Double, units: Double)] = []

    /// Nothing yet.
    public init() {}

    /// Tasks in which anything was compared.
    public var tasks: Int { sums.count }

    /// Another ranking.
    ///
    /// A pair that one of the two orders and the other ties is half alike; a pair that both tie asks nothing of anybody
    /// and is left out (`TieHandling.half`).
    /// - Parameters:
    ///   - own: the person's ranks of K completions, 1 is best, equal ranks tie; shape `(K)`.
    ///   - key: ranks of the same completions; shape `(people, K)`.
    public mutating func add(ranks own: [Int], key: [[Int]]) {
        let counts = key.map { PairCounts(own, $0) }
        add(
            agreeing: counts.reduce(0) { $0 + $1.agreeing(.half) },
            units: counts.reduce(0) { $0 + $1.units(.half) }, people: key.count)
    }

    /// Another task's answers, each one of some categories; nil where there is none.
    ///
    /// - Parameters:
    ///   - own: the person's; shape `(things)`.
    ///   - key: of the same things; shape `(people, things)`.
    public mutating func add(answers own: [Int?], key: [[Int?]]) {
        var (agreeing, found) = (0.0, 0)
        for other in key {
            precondition(other.count == own.count, "answers about the same things")
            for case (let one?, let two?) in zip(own, other) {
                found += 1
                if one == two { agreeing += 1 }
            }
        }
        add(agreeing: agreeing, units: found, people: key.count)
    }

    /// Another ranking by those who give the key, each two of whom are compared: as far as they agree themselves, others
    /// can agree with them.
    ///
    /// - Parameter key: shape `(people, K)`.
    public mutating func add(among key: [[Int]]) {
        let counts = key.indices.flatMap { one in key[..<one].map { PairCounts(key[one], $0) } }
        add(
            agreeing: counts.reduce(0) { $0 + $1.agreeing(.half) },
            units: counts.reduce(0) { $0 + $1.units(.half) }, people: counts.count)
    }

    /// The same of answers.
    ///
    /// - Parameter key: shape `(people, things)`.
    public mutating func add(amongAnswers key: [[Int?]]) {
        let pairs = key.indices.flatMap { one in key[..<one].map { zip(key[one], $0) } }
        let both = pairs.joined().compactMap { one, other in one.flatMap { one in other.map { one == $0 } } }
        add(agreeing: Double(both.count { $0 }), units: both.count, people: pairs.count)
    }

    private mutating func add(agreeing: Double, units found: Int, people: Int) {
        guard found > 0 else { return }
        units += found
        sums.append((agreeing / Double(people), Double(found) / Double(people)))
    }

    /// The share that is alike, with an interval that is clustered by task: Wilson's on the number of independent trials
    /// that would have the same variance, with Student's quantile.
    ///
    /// The share is a ratio of sums, p = Σ aₜ / Σ nₜ, so each pair of completions counts alike however many its task has.
    /// Its variance is that of the contributions (aₜ − p nₜ) / Σ nₜ, times G / (G − 1) with Kish's effective number G of
    /// tasks.
    ///
    /// The number of trials is n = (p (1 − p) + 1/N) / (V + 1/(N T)) of N things in T tasks: T where all are alike, for then
    /// nothing tells how much a task would differ that does; p (1 − p) / V where much varies. Of tasks with one thing it is
    /// that of `proportionInterval`; where each has many, that would be twice as wide as it need be.
    /// - Returns: nil with fewer than two tasks: one says nothing of the others.
    public func share(level: Double = 0.95) -> Estimate? {
        guard sums.count >= 2 else { return nil }
        let all = sums.reduce(0) { $0 + $1.units }
        let share = sums.reduce(0) { $0 + $1.agreeing } / all
        let variance = ClusteredVariance(
            sums.enumerated().map { task, sum in
                Contribution(
                    prompt: task, labeler: nil, weight: sum.units / all,
                    residual: (sum.agreeing - share * sum.units) / all)
            })
        let trials = (share * (1 - share) + 1 / all) / (variance.variance + 1 / (all * Double(sums.count)))
        return Estimate(
            value: share, standardError: variance.variance.squareRoot(),
            interval: wilsonInterval(
                successes: share * trials, trials: trials,
                quantile: studentQuantile((1 + level) / 2, freedom: variance.freedom), level: level),
            clusters: sums.count)
    }
}
