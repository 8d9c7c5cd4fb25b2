import Statistics

/// What a report says beyond the figures that decide: by what, of whom, and how it would go on.
///
/// Everything in here is of prompts that the measuring models had not seen, as in `EvaluationReport`, but for
/// `features`, which are of the model that answers. Intervals come from resampling groups of nearly equal prompts.
/// Where what chance drew stands for all prompts (`RandomShareReport`), it does so here, too, but for `labelerGroups`,
/// `features` and `disagreements`, which are of all.
public struct ReportDetails: Codable, Sendable, Equatable {
    /// Whether probabilities hold.
    public var calibration: CalibrationCurve
    /// The model beside people on the pairs that several people judged; nil where there are too few.
    public var ceiling: HumanCeiling?
    /// The accuracy by one thing after the other; those of which nothing is known are left out.
    public var breakdowns: [Breakdown]
    /// What fewer prompts would have given; nil with too few to leave some out.
    public var learningCurve: LearningCurve?
    /// How well labelers are predicted whose judgements were not learned from; nil with too few of them.
    public var labelerGroups: LabelerGroups?
    /// How far the rewards follow the completions' lengths; nil where all completions of each prompt have the same.
    public var length: LengthCorrelation?
    /// What moves the rewards most, those that raise them first, each way the strongest first.
    public var features: [TellingFeature]
    /// Where the model and people disagree most, the strangest first.
    public var disagreements: [Disagreement]
    /// How the model that was promoted before does on what came since; nil where there was none, or nothing came.
    public var drift: Drift?
    /// What became of all rankings that were handed in; nil where nobody counted them.
    public var rankings: RankingUse?
    /// What cannot be told yet, and what it takes.
    public var limits: [ReportLimit]
}

/// How the model that was promoted when the run began does on prompts that are new since it was trained, before anything
/// was learned from them.
public struct Drift: Codable, Sendable, Equatable {
    /// What it does on them.
    public var now: EvaluationReport
    /// Its own report, from when it was trained; nil where that cannot be read.
    public var promised: Promise?

    /// What a model's own report said of it.
    public struct Promise: Codable, Sendable, Equatable {
        /// Share of comparisons ordered rightly.
        public var accuracy: Double
        /// From resampling groups of prompts.
        public var accuracyInterval: Interval
        /// In nats.
        public var logLoss: Double

        /// What `report` says.
        public init(_ report: EvaluationReport) {
            accuracy = report.accuracy
            accuracyInterval = report.accuracyInterval
            logLoss = report.logLoss
        }
    }
}

/// What became of all rankings of a project.
public struct RankingUse: Codable, Sendable, Equatable {
    /// In the snapshot: these are what the model may learn from.
    public var counted: Int
    /// Kept and not counted: their tasks had enough already.
    public var surplus: Int
    /// Replaced by a later word of the same labeler.
    public var replaced: Int
    /// Of imports or tasks that were taken back.
    public var withdrawn: Int
    /// Of those counted: the form did not ask for an order, or a demonstration was written.
    public var withoutOrder = 0
    /// Of those counted: they order only completions that are nearly the same text.
    public var identical = 0
    /// Of those counted: all completions tied.
    public var tied = 0
    /// Tasks whose prompt another task has, too; together they weigh as one prompt.
    public var repeatedTasks = 0
    /// Of those counted: they order something, and a manager lets their labeler weigh nothing. Nil in reports of a Podium
    /// that knew no weights, as the next.
    public var leftOutByWeight: Int?
    /// Of those counted: they order something, and a manager lets their labeler weigh less, but something.
    public var downWeighted: Int?
    /// Beside those counted: of labelers who are held out, whose judgements measure and never train. Nil in reports of a
    /// Podium that held nobody out.
    public var heldOut: Int?

    /// What a database knows of them.
    public init(counted: Int, surplus: Int, replaced: Int, withdrawn: Int) {
        self.counted = counted
        self.surplus = surplus
        self.replaced = replaced
        self.withdrawn = withdrawn
    }
}
