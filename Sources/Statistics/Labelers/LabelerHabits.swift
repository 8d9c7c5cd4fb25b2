import Foundation

/// What each labeler uses of a form, and how fast they are: shares of their own with intervals from resampling whole tasks, and
/// beside the others who judged the same tasks (`PairedDeviations`, `PaceModel`).
///
/// Nothing here goes by the side on which a completion was shown, by how completions or labelers are numbered, or by the order
/// in which people judged.
public struct LabelerHabits: Sendable {
    /// One task.
    public struct Task: Sendable, Equatable {
        /// Characters of prompt and completions.
        public var length: Int
        /// Of different labelers.
        public var judgements: [Judgement]

        /// A task of its parts.
        public init(length: Int, judgements: [Judgement]) {
            self.length = length
            self.judgements = judgements
        }
    }

    /// What one labeler did with it; what was not asked is nil or empty.
    public struct Judgement: Sendable, Equatable {
        /// From 0.
        public var labeler: Int
        /// Of the tie groups, where ties were allowed.
        public var groups: [Int]
        /// Whether all completions are bad.
        public var allBad: Bool?
        /// Strengths that were given, from 0 for the weakest that could be to 1 for the strongest.
        public var strengths: [Double]
        /// Active time, in milliseconds.
        public var milliseconds: Int?
        /// In less nobody can have read the completions, in milliseconds.
        public var shortest: Int?

        /// A judgement of its parts.
        public init(
            labeler: Int, groups: [Int] = [], allBad: Bool? = nil, strengths: [Double] = [], milliseconds: Int? = nil,
            shortest: Int? = nil
        ) {
            self.labeler = labeler
            self.groups = groups
            self.allBad = allBad
            self.strengths = strengths
            self.milliseconds = milliseconds
            self.shortest = shortest
        }
    }

    /// What is counted of each judgement.
    public enum Habit: Int, Sendable, CaseIterable {
        /// Pairs of completions that were tied.
        case ties
        /// "All of them are bad".
        case allBad
        /// How strong preferences were.
        case strength
        /// Preferences of the strongest level.
        case extreme
        /// Judgements that came sooner than completions can be read.
        case hasty
    }

    /// A share with what it rests on.
    public struct Share: Sendable, Equatable {
        /// The labeler's own; nil: too little.
        public var own: Estimate?
        /// The same less that of the others on the same tasks, shrunk; nil: too little, or nobody else.
        public var beside: Estimate?
        /// Pairs of completions, judgements or strengths.
        public var units: Int
        /// Tasks that have one.
        public var tasks: Int
    }

    /// What is told of a labeler.
    public struct Labeler: Sendable, Equatable {
        /// By `Habit`; nil: never asked.
        public var shares: [Share?]
        /// Nil: no times, or too few.
        public var pace: PaceModel.Labeler?
        /// Judgements whose time is known.
        public var timed: Int

        /// Of one habit.
        public subscript(habit: Habit) -> Share? { shares[habit.rawValue] }
    }

    private let fewest: Int
    private var tasks = 0
    /// By labeler and habit.
    private var sums: [Int: [ClusterSums]] = [:]
    private var units: [Int: [Int]] = [:]
    private var deviations = Habit.allCases.map { _ in PairedDeviations() }
    private var observations: [PaceModel.Observation] = []

    /// Nothing yet.
    ///
    /// - Parameter fewest: tasks; of less no figure is told.
    public init(fewest: Int) {
        self.fewest = fewest
    }

    /// Another task.
    public mutating func add(_ task: Task) {
        tasks += 1
        for habit in Habit.allCases {
            var values: [(labeler: Int, value: Double)] = []
            for judgement in task.judgements {
                guard let (part, whole) = judgement.share(habit) else { continue }
                let labeler = judgement.labeler
                sums[labeler, default: Habit.allCases.map { _ in ClusterSums(dimension: 2) }][habit.rawValue]
                    .add([part, whole])
                units[labeler, default: Habit.allCases.map { _ in 0 }][habit.rawValue] += Int(whole)
                values.append((labeler, part / whole))
            }
            deviations[habit.rawValue].add(values)
        }
        for judgement in task.judgements {
            guard let milliseconds = judgement.milliseconds, milliseconds > 0, task.length > 0 else { continue }
            observations.append(
                .init(
                    labeler: judgement.labeler, task: tasks, logLength: log(Double(task.length)),
                    logTime: log(Double(milliseconds))))
        }
    }

    /// By number, of everybody of whom anything was added.
    public func labelers(options: BootstrapOptions = .init(replicates: 1000)) -> [Int: Labeler] {
        let paces = PaceModel(observations, fewest: fewest)?.labelers ?? [:]
        let beside = deviations.map { $0.estimates(fewest: fewest) }
        let timed = Dictionary(grouping: observations, by: \.labeler).mapValues(\.count)
        let all = Set(sums.keys).union(timed.keys)
        return Dictionary(
            uniqueKeysWithValues: all.map { labeler in
                let shares = Habit.allCases.map { habit -> Share? in
                    guard let sums = sums[labeler]?[habit.rawValue], sums.clusters > 0 else { return nil }
                    return Share(
                        own: sums.clusters < fewest ? nil : Self.share(sums, options),
                        beside: beside[habit.rawValue][labeler], units: units[labeler]?[habit.rawValue] ?? 0,
                        tasks: sums.clusters)
                }
                return (labeler, Labeler(shares: shares, pace: paces[labeler], timed: timed[labeler] ?? 0))
            })
    }

    private static func share(_ sums: ClusterSums, _ options: BootstrapOptions) -> Estimate? {
        // The same draws for everybody: whatever somebody's number is, their figure is the same.
        var generator = SplitMix(state: 0x50_4F_44)
        return sums.estimates([.ratio { ($0[0], $0[1]) }], options: options, using: &generator)[0]
    }

    private struct SplitMix: RandomNumberGenerator {
        var state: UInt64
        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            return state
        }
    }
}

extension LabelerHabits.Judgement {
    /// Part and whole; nil where there is no whole.
    fileprivate func share(_ habit: LabelerHabits.Habit) -> (Double, Double)? {
        switch habit {
        case .ties:
            let all = groups.reduce(0, +)
            guard all > 1 else { return nil }
            return (Double(groups.reduce(0) { $0 + $1 * ($1 - 1) / 2 }), Double(all * (all - 1) / 2))
        case .allBad: return allBad.map { ($0 ? 1 : 0, 1) }
        case .strength: return strengths.isEmpty ? nil : (strengths.reduce(0, +), Double(strengths.count))
        case .extreme: return strengths.isEmpty ? nil : (Double(strengths.count { $0 == 1 }), Double(strengths.count))
        case .hasty:
            guard let milliseconds, let shortest else { return nil }
            return (milliseconds < shortest ? 1 : 0, 1)
        }
    }
}
