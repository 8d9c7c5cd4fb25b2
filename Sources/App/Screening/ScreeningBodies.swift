import Foundation
import Preferences
import Storage

/// A project's place in a screening, on the wire.
struct ScreeningPlaceBody: Codable {
    var slug: String
    var name: String
    /// Tasks that are not withdrawn.
    var tasks: Int
    /// Whether every candidate can do every task: its overlap is the highest.
    var isOpenToAll: Bool

    init(_ place: ScreeningRecord.Place) {
        slug = place.slug
        name = place.name
        tasks = place.tasks
        isOpenToAll = place.overlap == ScreeningRules.overlap
    }
}

/// What candidates are asked about themselves, on the wire.
struct NumberedAssessmentBody: Codable {
    var version: Int
    var introduction: String?
    var topics: [SelfAssessment.Topic]

    init(_ asked: NumberedAssessment) {
        version = asked.version
        introduction = asked.assessment.introduction
        topics = asked.assessment.topics
    }
}

/// What a screening is, on the wire.
struct ScreeningBody: Codable {
    var slug: String
    /// Where candidates work; its own project is the first.
    var parts: [ScreeningPlaceBody]
    /// What candidates can be admitted to.
    var targets: [ScreeningPlaceBody]
    var cutOffs: ScreeningCutOffs
    /// Absent: all flags are compared.
    var flags: [String]?
    var showsFigures: Bool
    /// Absent: candidates are asked nothing about themselves.
    var assessment: NumberedAssessmentBody?
    var createdAt: Date

    init(_ record: ScreeningRecord) {
        slug = record.parts[0].slug
        parts = record.parts.map(ScreeningPlaceBody.init)
        targets = record.targets.map(ScreeningPlaceBody.init)
        cutOffs = record.cutOffs
        flags = record.flags
        showsFigures = record.showsFigures
        assessment = record.assessment.map(NumberedAssessmentBody.init)
        createdAt = record.createdAt
    }
}

/// What somebody said of themselves, on the wire.
struct AnsweredAssessmentBody: Codable {
    /// What was asked then.
    var asked: NumberedAssessmentBody
    /// One for each topic.
    var answers: [SelfAssessment.Comfort]
    var comment: String?
    var createdAt: Date

    init(_ said: AnsweredAssessment) {
        asked = NumberedAssessmentBody(said.asked)
        answers = said.answers
        comment = said.comment
        createdAt = said.createdAt
    }
}

/// What was decided about a candidate, on the wire.
struct ScreeningDecisionBody: Codable {
    struct Person: Codable {
        var id: ID<User>
        var username: String

        init(_ person: ScreeningDecision.Person) {
            id = person.id
            username = person.username
        }
    }

    var id: ID<ScreeningDecision>
    var candidate: ID<User>
    /// The project that it is about.
    var project: String
    var kind: ScreeningDecisionDraft.Kind
    var reason: String
    /// What was known then.
    var figures: [ScreeningFigure]
    /// Absent: the command line.
    var createdBy: Person?
    var createdAt: Date
    /// Absent beside a time: the command line.
    var takenBackBy: Person?
    var takenBackAt: Date?

    init(_ decision: ScreeningDecision) {
        id = decision.id
        candidate = decision.candidate
        project = decision.slug
        kind = decision.kind
        reason = decision.reason
        figures = decision.figures
        createdBy = decision.createdBy.map(Person.init)
        createdAt = decision.createdAt
        takenBackBy = decision.takenBackBy.map(Person.init)
        takenBackAt = decision.takenBackAt
    }
}

/// A candidate with their figures, on the wire.
struct ScreeningCandidateBody: Codable {
    struct Progress: Codable {
        var project: String
        var tasks: Int
        var judged: Int
        var skipped: Int
        var lastAt: Date?
    }
    struct Researcher: Codable {
        var name: String
        var figures: [ScreeningFigure]
    }

    var id: ID<User>
    var username: String
    var account: ScreeningCandidate.Account
    /// Whether they can work in every part.
    var isComplete: Bool
    var progress: [Progress]
    /// Demonstrations that they wrote.
    var written: Int
    /// Those of them that anybody graded.
    var graded: Int
    /// Of each measure that anything was compared for.
    var figures: [ScreeningFigure]
    /// Krippendorff's α of flags: 0 is what chance gives.
    var flagAlpha: AgreementFigure.Value?
    var researchers: [Researcher]
    var assessment: AnsweredAssessmentBody?
    /// The last first; those that were taken back too.
    var decisions: [ScreeningDecisionBody]

    init(_ measured: ScreeningDesk.Measured, of screening: ScreeningRecord) {
        let candidate = measured.candidate
        id = candidate.id
        username = candidate.username
        account = candidate.account
        isComplete = candidate.isComplete
        progress = screening.parts.map { part in
            let own = candidate.progress.first { $0.project == part.id }
            return Progress(
                project: part.slug, tasks: part.tasks, judged: own?.judged ?? 0, skipped: own?.skipped ?? 0,
                lastAt: own?.lastAt)
        }
        written = measured.written
        graded = measured.graded
        figures = measured.figures
        flagAlpha = measured.flagAlpha
        researchers = measured.byResearcher.map { Researcher(name: $0.name, figures: $0.figures) }
        assessment = candidate.assessment.map(AnsweredAssessmentBody.init)
        decisions = candidate.decisions.map(ScreeningDecisionBody.init)
    }
}

/// Everybody who is screened, on the wire.
struct ScreeningCandidatesBody: Codable {
    /// Whoever is above more cut-offs first, then whoever is below fewer, then by how far above in the mean, then by age.
    var candidates: [ScreeningCandidateBody]
    /// How far researchers agree with one another.
    var among: [ScreeningFigure]
    /// Who gave the key.
    var researchers: [String]
    /// Names of the flags that were compared.
    var flags: [String]

    init(_ report: ScreeningDesk.Report, of screening: ScreeningRecord) {
        candidates = report.candidates.map { ScreeningCandidateBody($0, of: screening) }
        among = report.among
        researchers = report.researchers
        flags = report.flags
    }
}

/// One task with what the candidate and the researchers said of it, on the wire.
struct ScreenedTaskBody: Codable {
    struct Judgement: Codable {
        /// Absent: the candidate's own.
        var researcher: String?
        /// Of the completions in their order; empty: not ranked.
        var ranks: [Int]
        /// Names of the flags that were raised on each completion.
        var flags: [[String]]
        /// Names of those that were raised on the task.
        var taskFlags: [String]
    }

    var task: ID<LabelingTask>
    var project: String
    var prompt: Prompt
    var completions: [String]
    var own: Judgement
    var key: [Judgement]
}
