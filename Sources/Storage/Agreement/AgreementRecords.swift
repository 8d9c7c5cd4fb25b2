public import Foundation
public import Preferences

/// What a project's judgements look like: while this is the same, nothing has changed that agreement is made of.
public struct AgreementStamp: Hashable, Sendable {
    /// Compared as a whole.
    public let text: String
    /// How many judgements there are, surplus too.
    public let judgements: Int
}

/// A measurement of how far a project's labelers agree.
public struct AgreementRun: Hashable, Sendable {
    /// Names it in every later call.
    public let id: ID<AgreementRun>
    /// Whose labelers.
    public let projectID: ID<Project>
    /// Of the judgements when it began.
    public let stamp: String
    /// How many judgements the project had then, as the stamp counts them.
    public let known: Int
    /// When it began.
    public let startedAt: Date
    /// When it was done; nil: it goes on, or was broken off.
    public let finishedAt: Date?
    /// What it rests on.
    public let basis: AgreementBasis
}

/// What figures of agreement rest on.
public struct AgreementBasis: Hashable, Codable, Sendable {
    /// Judgements that were looked at, surplus too.
    public var judgements: Int
    /// Their tasks.
    public var tasks: Int
    /// Those of them that two people judged, or more.
    public var repeatedTasks: Int
    /// People, and pseudo-labelers of imports, who judged these.
    public var labelers: Int
    /// The fields that figures are about, each at its place.
    public var fields: [MeasuredField]

    /// A basis of its parts.
    public init(
        judgements: Int = 0, tasks: Int = 0, repeatedTasks: Int = 0, labelers: Int = 0, fields: [MeasuredField] = []
    ) {
        self.judgements = judgements
        self.tasks = tasks
        self.repeatedTasks = repeatedTasks
        self.labelers = labelers
        self.fields = fields
    }
}

/// One figure of one group.
public struct AgreementFigure: Hashable, Codable, Sendable {
    /// A measured value and how far it can be trusted.
    public struct Value: Hashable, Codable, Sendable {
        /// On all judgements.
        public var estimate: Double
        /// The "±".
        public var standardError: Double
        /// The low end of the 95 % interval.
        public var lower: Double
        /// The high end of the 95 % interval.
        public var upper: Double

        /// A value of its parts.
        public init(estimate: Double, standardError: Double, lower: Double, upper: Double) {
            self.estimate = estimate
            self.standardError = standardError
            self.lower = lower
            self.upper = upper
        }
    }

    /// Of what.
    public var group: AgreementGroup
    /// What was measured.
    public var measure: AgreementMeasure
    /// Nil: there is too little to say.
    public var value: Value?
    /// What it was counted over: of agreement, pairs of judgements of the same thing; of how a labeler judges, their
    /// judgements.
    public var units: Int
    /// The tasks that these are of.
    public var tasks: Int

    /// A figure of its parts.
    public init(_ group: AgreementGroup, _ measure: AgreementMeasure, _ value: Value?, units: Int, tasks: Int) {
        self.group = group
        self.measure = measure
        self.value = value
        self.units = units
        self.tasks = tasks
    }
}
