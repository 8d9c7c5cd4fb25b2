public import Preferences

/// How a labeler of a project has judged over time, as it was measured last.
public struct LabelerHistoryRecord: Hashable, Codable, Sendable {
    /// How they judged in a stretch of time.
    public struct Manner: Hashable, Codable, Sendable {
        /// In units of what labelers do on average.
        public var reliability: AgreementFigure.Value
        /// In nats; nil where it is not known what was shown first.
        public var firstPlace: AgreementFigure.Value?
        /// That it rests on.
        public var judgements: Int

        /// A manner of its parts.
        public init(reliability: AgreementFigure.Value, firstPlace: AgreementFigure.Value?, judgements: Int) {
            self.reliability = reliability
            self.firstPlace = firstPlace
            self.judgements = judgements
        }
    }

    /// A week of ISO 8601, by UTC.
    public struct Week: Hashable, Codable, Sendable {
        /// In days since 1970.
        public var monday: Int
        /// How they judged in it.
        public var manner: Manner

        /// A week of its parts.
        public init(monday: Int, manner: Manner) {
            self.monday = monday
            self.manner = manner
        }
    }

    /// That they judge otherwise than before. Days are days since 1970, by UTC.
    public struct Change: Hashable, Codable, Sendable {
        /// Of the first judgement that is otherwise.
        public var day: Int
        /// The change lies between this day and `latest`, both included, with a probability of 95 %.
        public var earliest: Int
        /// See `earliest`.
        public var latest: Int
        /// How often chance alone would make the clearest of all labelers' changes as clear.
        public var probability: Double
        /// Before that day.
        public var before: Manner
        /// From that day on.
        public var after: Manner
        /// What the change added to the reliability.
        public var reliability: AgreementFigure.Value
        /// What it added to the pull of the first place.
        public var firstPlace: AgreementFigure.Value?
        /// What hangs on the judgements from that day on.
        public var cost: LabelerCost

        /// A change of its parts.
        public init(
            day: Int, earliest: Int, latest: Int, probability: Double, before: Manner, after: Manner,
            reliability: AgreementFigure.Value, firstPlace: AgreementFigure.Value?, cost: LabelerCost
        ) {
            self.day = day
            self.earliest = earliest
            self.latest = latest
            self.probability = probability
            self.before = before
            self.after = after
            self.reliability = reliability
            self.firstPlace = firstPlace
            self.cost = cost
        }
    }

    /// Whose.
    public var user: ID<User>
    /// Judgements that could be held against those of others.
    public var judgements: Int
    /// Whether there were enough of them, over more than a day, to look for a change.
    public var isTested: Bool
    /// In order; those with too few judgements are left out.
    public var weeks: [Week]
    /// Nil: none that chance does not explain.
    public var change: Change?

    /// A history of its parts.
    public init(user: ID<User>, judgements: Int, isTested: Bool, weeks: [Week], change: Change?) {
        self.user = user
        self.judgements = judgements
        self.isTested = isTested
        self.weeks = weeks
        self.change = change
    }
}

/// What hangs on a labeler's judgements: what would be missing, or another way, without them.
public struct LabelerCost: Hashable, Codable, Sendable {
    /// How many there are.
    public var judgements: Int
    /// Tasks that nobody else has judged.
    public var alone: Int
    /// Tasks that others have judged, and of which some pair would be another way without them.
    public var decided: Int
    /// Pairs of completions that somebody else has ordered, too.
    public var pairs: Int
    /// Of these, those that would be another way, or even, without them.
    public var changed: Int

    /// A cost of its parts.
    public init(judgements: Int, alone: Int, decided: Int, pairs: Int, changed: Int) {
        self.judgements = judgements
        self.alone = alone
        self.decided = decided
        self.pairs = pairs
        self.changed = changed
    }
}
