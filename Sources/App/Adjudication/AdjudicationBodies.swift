import Foundation
import Preferences
import Storage
import Wire

/// Why a task is disputed, on the wire.
struct DisputeReasonBody: Codable {
    /// Labelers agree less than noise explains.
    struct AmongLabelers: Codable {
        /// The probability of so little agreement, or less, where nothing but noise is at work.
        var pValue: Double
        /// The share of false alarms to be expected among tasks as improbable as this.
        var falseShare: Double
        /// The judgements that it was measured on.
        var judgements: Int
    }

    /// A reward model that had not seen the prompt contradicts most people.
    struct WithModel: Codable {
        /// What it took for the probability of what most people said.
        var probability: Double
        var preferred: ID<Completion>
        var rejected: ID<Completion>
        var votes: Int
        var votesAgainst: Int
        var model: ID<RewardModelRecord>
    }

    var labelers: AmongLabelers?
    var model: WithModel?

    init(_ measured: MeasuredDispute) {
        labelers = measured.labelers.map {
            AmongLabelers(pValue: $0.pValue, falseShare: $0.falseShare, judgements: $0.judgements)
        }
        model = measured.model.map {
            WithModel(
                probability: $0.probability, preferred: $0.preferred, rejected: $0.rejected, votes: $0.votes,
                votesAgainst: $0.votesAgainst, model: $0.model)
        }
    }
}

/// An expert's verdict.
struct VerdictBody: Codable {
    var id: ID<VerdictRecord>
    var adjudicationId: ID<Adjudication>
    var taskId: ID<LabelingTask>
    var expert: LabelerBody
    var kind: VerdictKind
    var revision: Int
    /// Tie groups, best first; none where both views are fair.
    var tiers: [[ID<Completion>]]
    var strengths: [Int?]
    var allBad: Bool
    var answers: Answers?
    var note: String?
    var durationMs: Int?
    var createdAt: Date
    /// Absent: it stands.
    var takenBackAt: Date?

    init(_ record: VerdictRecord) {
        let said = record.said
        id = record.id
        adjudicationId = record.adjudicationID
        taskId = said.taskID
        expert = LabelerBody(id: said.userID, username: said.username, isImport: false)
        kind = record.kind
        revision = said.revision
        tiers = said.tiers
        strengths = said.strengths
        allBad = said.allBad
        answers = said.answers.sent
        note = said.note
        durationMs = said.durationMs
        createdAt = said.createdAt
        takenBackAt = record.takenBackAt
    }
}

/// A disputed task in the list.
struct DisputeBody: Codable {
    struct Holder: Codable {
        var expert: LabelerBody
        var until: Date
    }

    var taskId: ID<LabelingTask>
    /// The prompt's beginning.
    var excerpt: String
    var reason: DisputeReasonBody
    var isOpen: Bool
    /// How many labelers more than its overlap the task got.
    var extraLabelers: Int
    var measuredAt: Date
    /// Absent: nobody has it in hand.
    var holder: Holder?
    var verdict: VerdictBody?

    init(_ dispute: Dispute) {
        taskId = dispute.measured.task
        excerpt = dispute.excerpt
        reason = DisputeReasonBody(dispute.measured)
        isOpen = dispute.isOpen
        extraLabelers = dispute.extraLabelers
        measuredAt = dispute.measuredAt
        holder = dispute.holder.map {
            Holder(expert: LabelerBody(id: $0.user, username: $0.username, isImport: false), until: $0.until)
        }
        verdict = dispute.verdict.map(VerdictBody.init)
    }
}

/// What an expert sees beside the task itself: why it is disputed, and all that was said.
struct DisputedBody: Codable {
    /// One labeler's last word.
    struct Said: Codable {
        /// From 1, in an order that says nothing of who it was.
        var number: Int
        /// Absent until there is a verdict, unless the project lets experts see names.
        var labeler: LabelerBody?
        var tiers: [[ID<Completion>]]
        var strengths: [Int?]
        var allBad: Bool
        var answers: Answers?
        var note: String?
        /// The completions in the order that the labeler saw; empty of imports, of which it is not known.
        var shown: [ID<Completion>]
        /// Absent with the name: when somebody works tells who it is.
        var createdAt: Date?
        var durationMs: Int?
        var formVersion: Int
        /// False: kept and not counted.
        var counted: Bool
    }

    /// Absent: it was once, and is no more.
    var reason: DisputeReasonBody?
    var judgements: [Said]
    /// Absent: none stands.
    var verdict: VerdictBody?
    /// The expert's last verdict was taken back.
    var isTakenBack: Bool

    init(
        _ dispute: MeasuredDispute?, _ judgements: [RankingRecord], current: VerdictRecord?, own: VerdictRecord?,
        seesNames: Bool
    ) {
        reason = dispute.map(DisputeReasonBody.init)
        let isOpen = seesNames || current != nil
        self.judgements = judgements.enumerated().map { place, said in
            Said(
                number: place + 1,
                labeler: isOpen
                    ? LabelerBody(id: said.userID, username: said.username, isImport: said.isImport) : nil,
                tiers: said.tiers, strengths: said.strengths, allBad: said.allBad, answers: said.answers.sent,
                note: said.note, shown: said.isImport ? [] : said.shown, createdAt: isOpen ? said.createdAt : nil,
                durationMs: said.durationMs, formVersion: said.formVersion, counted: said.counted)
        }
        verdict = current.map(VerdictBody.init)
        isTakenBack = current == nil && own?.takenBackAt != nil
    }
}

/// An expert's work: an assignment as pages of labeling read it, and with it what is disputed.
enum AdjudicationBody: SchemaDescribed {
    static var schema: Schema {
        guard case .object(let properties) = AssignmentBody.schema else { return AssignmentBody.schema }
        do {
            return .object(properties + [.init("adjudication", try Schema.of(DisputedBody.self))])
        } catch { preconditionFailure("\(error)") }
    }
}

/// What a labeler said of a task, beside what an expert said later.
struct JudgedByVerdictBody: Codable {
    var taskId: ID<LabelingTask>
    var excerpt: String
    var kind: VerdictKind
    /// The labeler's tie groups, best first.
    var said: [[ID<Completion>]]
    /// The verdict's.
    var right: [[ID<Completion>]]
    /// Of the pairs that the verdict orders, on how many the labeler said the opposite, and how many there are.
    var contradicted: Int
    var pairs: Int
    var settledAt: Date

    init(_ row: JudgedByVerdict) {
        taskId = row.task
        excerpt = row.excerpt
        kind = row.kind
        said = row.said
        right = row.right
        settledAt = row.settledAt
        (contradicted, pairs) = (0, 0)
        guard Set(row.said.joined()) == Set(row.right.joined()) else { return }
        let ids = row.right.flatMap(\.self)
        let (own, verdict) = (
            Ranking<ID<Completion>>.ranks(of: ids, in: row.said), Ranking<ID<Completion>>.ranks(of: ids, in: row.right)
        )
        for high in ids.indices {
            for low in 0..<high where verdict[high] != verdict[low] {
                pairs += 1
                if (own[high] - own[low]).signum() == -(verdict[high] - verdict[low]).signum() { contradicted += 1 }
            }
        }
    }
}
