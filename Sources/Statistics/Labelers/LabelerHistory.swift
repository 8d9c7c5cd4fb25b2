/// How one labeler has judged over time, beside what the others said of the same tasks.
public struct LabelerHistory: Sendable, Equatable {
    /// How they judged in a stretch of time.
    public struct Manner: Sendable, Equatable {
        /// In units of the crowd's, as `ConsensusModel.Labeler.reliability`.
        public var reliability: Estimate
        /// In nats, as `ConsensusModel.Labeler.firstPlace`; nil where it is not known what was shown first.
        public var firstPlace: Estimate?
        /// Judgements that it rests on, each of another task.
        public var judgements: Int
    }

    /// A stretch of time, such as a week.
    public struct Period: Sendable, Equatable {
        /// Its first day, or whatever `ChangeOptions.period` calls it by.
        public var start: Int
        /// How they judged in it.
        public var manner: Manner
    }

    /// That they judge differently than before.
    public struct Change: Sendable, Equatable {
        /// The day of the first judgement after it.
        public var day: Int
        /// Between these two days, both included, it lies with a probability of about 95 %.
        public var days: ClosedRange<Int>
        /// How often the clearest change of all labelers would be as clear by chance if nobody had changed, at most (`holm`).
        public var probability: Double
        /// Of the judgements before it.
        public var before: Manner
        /// Of those from it on.
        public var after: Manner
        /// What was added to the reliability.
        public var reliability: Estimate
        /// What was added to the pull of the first place.
        public var firstPlace: Estimate?
    }

    /// By period, in order; those with fewer judgements than are told of are left out.
    public var periods: [Period]
    /// Nil: there is none that chance does not explain.
    public var change: Change?
    /// Judgements that could be held against those of others.
    public var judgements: Int
    /// Whether there are enough to look for a change.
    public var isTested: Bool
}

/// How changes are looked for.
public struct ChangeOptions: Sendable {
    /// In all, if nobody has changed, somebody is named with this probability at most.
    public var level: Double
    /// Judgements that there must be before a change, and after it.
    public var fewest: Int
    /// Judgements of a period that is told of.
    public var fewestOfPeriod: Int
    /// The start of the period that a day lies in.
    public var period: @Sendable (Int) -> Int

    /// Options of their parts; periods are single days where nothing is said.
    public init(
        level: Double = 0.05, fewest: Int = 10, fewestOfPeriod: Int = 5,
        period: @escaping @Sendable (Int) -> Int = { $0 }
    ) {
        self.level = level
        self.fewest = fewest
        self.fewestOfPeriod = fewestOfPeriod
        self.period = period
    }
}
