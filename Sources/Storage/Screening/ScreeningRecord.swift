public import Foundation
public import Preferences

/// A project in which candidates show how they label, before they are admitted to others.
public struct ScreeningRecord: Hashable, Sendable {
    /// A project, in short.
    public struct Place: Hashable, Sendable {
        /// The project.
        public let id: ID<Project>
        /// Its name in addresses.
        public let slug: String
        /// Its name.
        public let name: String
        /// Tasks that are not withdrawn.
        public let tasks: Int
        /// How many people may judge a task of it.
        public let overlap: Int
    }

    /// Its project.
    public let id: ID<Project>
    /// Where candidates work: its project first.
    public let parts: [Place]
    /// What candidates can be admitted to, by id.
    public let targets: [Place]
    /// Where the lines are drawn.
    public let cutOffs: ScreeningCutOffs
    /// Names of the flags that are compared; nil: all.
    public let flags: [String]?
    /// Whether candidates see their own figures.
    public let showsFigures: Bool
    /// When the project became a screening.
    public let createdAt: Date
    /// What candidates are asked about themselves; nil: nothing.
    public let assessment: NumberedAssessment?

    /// Those that are not to be compared left out.
    public func compares(flag name: String) -> Bool { flags?.contains(name) ?? true }
}

/// A version of what candidates are asked about themselves.
public struct NumberedAssessment: Hashable, Sendable {
    /// 1 for the first.
    public let version: Int
    /// What is asked.
    public let assessment: SelfAssessment
}

/// Somebody who is screened.
public struct ScreeningCandidate: Hashable, Sendable {
    /// How far they are with one part.
    public struct Progress: Hashable, Sendable {
        /// The part.
        public let project: ID<Project>
        /// Tasks that they judged.
        public let judged: Int
        /// Tasks that they skipped.
        public let skipped: Int
        /// When they did either last.
        public let lastAt: Date?
    }

    /// How they get in.
    public enum Account: String, Codable, Sendable, CaseIterable {
        /// They have a password.
        case active
        /// They were sent a link that still works.
        case invited
        /// Their link is too old, or they have none.
        case noInvitation
        /// An admin shut the account.
        case disabled
    }

    /// The person.
    public let id: ID<User>
    /// Their name.
    public let username: String
    /// How they get in.
    public let account: Account
    /// Whether they are a labeler of every part.
    public let isComplete: Bool
    /// Of parts in which they did anything.
    public let progress: [Progress]
    /// What they said of themselves last; nil: nothing.
    public let assessment: AnsweredAssessment?
    /// What was decided about them, the last first.
    public let decisions: [ScreeningDecision]
}

/// What a candidate said of themselves.
public struct AnsweredAssessment: Hashable, Sendable {
    /// What was asked.
    public let asked: NumberedAssessment
    /// What they said: one for each topic.
    public let answers: [SelfAssessment.Comfort]
    /// What they added.
    public let comment: String?
    /// When.
    public let createdAt: Date
}

/// A figure of a candidate, as it is shown and as a decision keeps it.
public struct ScreeningFigure: Hashable, Codable, Sendable {
    /// What was measured.
    public var measure: ScreeningMeasure
    /// Nil: there is too little to say.
    public var value: AgreementFigure.Value?
    /// Where it stands; nil without a value.
    public var standing: ScreeningStanding?
    /// Pairs of completions, flags or grades that were compared.
    public var units: Int
    /// The tasks that these are of.
    public var tasks: Int

    /// A figure of its parts.
    public init(
        _ measure: ScreeningMeasure, _ value: AgreementFigure.Value?, standing: ScreeningStanding?, units: Int,
        tasks: Int
    ) {
        self.measure = measure
        self.value = value
        self.standing = standing
        self.units = units
        self.tasks = tasks
    }
}

/// Who was admitted or declined, by whom, and on what figures.
public struct ScreeningDecision: Hashable, Sendable {
    /// Somebody who decides.
    public typealias Person = LabelerWeightRecord.Person

    /// Names it in every later call.
    public let id: ID<ScreeningDecision>
    /// The candidate.
    public let candidate: ID<User>
    /// The project that it is about.
    public let project: ID<Project>
    /// Its name in addresses.
    public let slug: String
    /// What it came to.
    public let kind: ScreeningDecisionDraft.Kind
    /// Why; it may be empty.
    public let reason: String
    /// What was known then.
    public let figures: [ScreeningFigure]
    /// Who decided; nil: the command line.
    public let createdBy: Person?
    /// When.
    public let createdAt: Date
    /// Who took it back; nil beside a time: the command line.
    public let takenBackBy: Person?
    /// When it was taken back; nil: it stands.
    public let takenBackAt: Date?
}

/// A candidate's demonstration, as those see it who grade it: without a name.
public struct ScreenedDemonstration: Hashable, Sendable {
    /// The revision that is graded.
    public let id: ID<RankingRecord>
    /// Its task.
    public let task: ID<LabelingTask>
    /// Who wrote it: never shown to those who grade.
    public let author: ID<User>
    /// Whoever asks gave it this grade; nil: none yet.
    public let own: Int?
    /// All grades that stand, by grader.
    public let grades: [Int]
}
