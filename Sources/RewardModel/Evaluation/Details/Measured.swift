import Preferences
import Statistics

/// What the details of a report are made of: prompts, and what models that had not seen them predicted.
struct Measured {
    let prompts: PromptSet
    /// Up to a constant of the prompt's; shape `(P)(K)`.
    let rewards: [[Double]]
    /// Shape `(P)`.
    let outcomes: [PromptOutcome]
    /// Shape `(P)`.
    let folds: [Int]
    /// Whether a prompt is one of those that stand for all (`RandomShareReport`); shape `(P)`.
    let isSampled: [Bool]
    /// The group of nearly equal prompts of each, `0 ..< G`, in the order of the prompts; shape `(P)`.
    let groups: [Int]
    let bootstrap: BootstrapOptions
    let seed: UInt64

    init(
        _ prompts: PromptSet, rewards: [[Double]], outcomes: [PromptOutcome], folds: [Int], isSampled: [Bool],
        bootstrap: BootstrapOptions, seed: UInt64
    ) {
        self.prompts = prompts
        self.rewards = rewards
        self.outcomes = outcomes
        self.folds = folds
        self.isSampled = isSampled
        self.bootstrap = bootstrap
        self.seed = seed
        groups = OutcomeGroups(outcomes).places
    }

    /// The prompts that stand for all.
    var sampled: Measured {
        guard isSampled.contains(false) else { return self }
        let places = isSampled.indices.filter { isSampled[$0] }
        return Measured(
            PromptSet(items: places.map { prompts.items[$0] }), rewards: places.map { rewards[$0] },
            outcomes: places.map { outcomes[$0] }, folds: places.map { folds[$0] },
            isSampled: places.map { _ in true }, bootstrap: bootstrap, seed: seed)
    }

    /// How many people, or labelers who are nobody in particular, have preferred something.
    var labelerCount: Int {
        var labelers = Set<ID<Labeler>>()
        for item in prompts.items {
            let people = item.people
            for pair in item.pairs { labelers.insert(people[pair.labeler] ?? pair.labeler) }
        }
        return labelers.count
    }

    /// G.
    var groupCount: Int { (groups.max() ?? -1) + 1 }

    /// The ratio of two sums over the groups of prompts, with its interval; nil with fewer than two groups below the line.
    ///
    /// - Parameters:
    ///   - numerators: of each group; shape `(G)`.
    ///   - denominators: of each group; shape `(G)`.
    func ratio(_ numerators: [Double], of denominators: [Double]) -> Estimate? {
        var generator = SeededGenerator(seed: seed)
        return bootstrapRatio(
            numerators: numerators, denominators: denominators, options: bootstrap, using: &generator)
    }
}

/// Sums over comparisons by groups of prompts, of which an accuracy and its interval are made. Each comparison counts
/// by what a manager lets it weigh.
struct GroupSums {
    /// A group of prompts that has comparisons.
    struct Entry {
        var group: Int
        var right = 0.0
        /// How many the model expects to be right.
        var expected = 0.0
        /// How many there are, by what they weigh.
        var weight = 0.0
        /// What the one weighs that is trusted most.
        var most = 0.0
        var logLoss = 0.0
    }

    /// By group, if they were added in that order.
    private(set) var entries: [Entry] = []
    private var places: [Int: Int] = [:]
    /// How many comparisons there are, whatever they weigh.
    private(set) var pairs = 0

    var weight: Double { entries.reduce(0) { $0 + $1.weight } }

    /// All comparisons of a prompt.
    mutating func add(_ outcome: PromptOutcome, group: Int) {
        for (margin, weight) in zip(outcome.margins, outcome.weights) {
            add(margin: margin, weight: weight, group: group)
        }
    }

    mutating func add(margin: Double, weight: Double, group: Int) {
        pairs += 1
        let place = places[group] ?? entries.count
        if place == entries.count {
            places[group] = place
            entries.append(Entry(group: group))
        }
        entries[place].weight += weight
        entries[place].most = max(entries[place].most, weight)
        entries[place].right += weight * (margin > 0 ? 1 : margin == 0 ? 0.5 : 0)
        entries[place].expected += weight * BradleyTerryLoss.sigmoid(abs(margin))
        entries[place].logLoss += weight * BradleyTerryLoss.value(margin: margin)
    }

    /// Accuracy and log loss with their intervals; nil where there are too few groups for one to be believed.
    func share(_ bootstrap: BootstrapOptions, seed: UInt64) -> MeasuredShare? {
        let trusted = entries.reduce(0) { $0 + $1.most }
        guard trusted >= Double(PromotionGate.fewestGroups) else { return nil }
        var generator = SeededGenerator(seed: seed)
        let below = entries.map(\.weight)
        let accuracy = bootstrapRatio(
            numerators: entries.map(\.right), denominators: below, options: bootstrap, using: &generator)
        let logLoss = bootstrapRatio(
            numerators: entries.map(\.logLoss), denominators: below, options: bootstrap, using: &generator)
        guard let accuracy, let logLoss else { return nil }
        // Resampling knows no spread where all groups are right, or all wrong: Wilson does.
        let wilson = wilsonInterval(
            successes: accuracy.value * trusted, trials: trusted, level: bootstrap.level)
        return MeasuredShare(
            accuracy: accuracy.value,
            accuracyInterval: accuracy.standardError > 0 ? accuracy.interval : wilson,
            logLoss: logLoss.value, logLossInterval: logLoss.interval)
    }
}

/// How often comparisons were predicted rightly, and how surely.
public struct MeasuredShare: Codable, Sendable, Equatable {
    /// Share of comparisons in which the preferred completion has the higher reward.
    public var accuracy: Double
    /// From resampling groups of prompts.
    public var accuracyInterval: Interval
    /// In nats.
    public var logLoss: Double
    /// From resampling groups of prompts.
    public var logLossInterval: Interval
}
