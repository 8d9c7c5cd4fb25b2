import Foundation
import Preferences
import Storage

/// How far a project's labelers agree, on the wire.
struct AgreementBody: Codable {
    /// What the figures rest on, and how old they are.
    struct Measured: Codable {
        var startedAt: Date
        var finishedAt: Date?
        /// Judgements that were looked at, surplus too.
        var judgements: Int
        /// Their tasks.
        var tasks: Int
        /// Those of them that two people judged, or more.
        var repeatedTasks: Int
        var labelers: Int
        /// Whether nothing has changed since that figures are made of.
        var isCurrent: Bool
        /// How many judgements were made since.
        var newJudgements: Int

        init(_ run: AgreementRun, now stamp: AgreementStamp) {
            startedAt = run.startedAt
            finishedAt = run.finishedAt
            judgements = run.basis.judgements
            tasks = run.basis.tasks
            repeatedTasks = run.basis.repeatedTasks
            labelers = run.basis.labelers
            isCurrent = run.stamp == stamp.text
            newJudgements = max(0, stamp.judgements - run.known)
        }
    }

    var by: AgreementGrouping
    var ties: AgreementMeasure
    /// Absent: nothing was measured yet.
    var measured: Measured?
    /// The job that measures now, or will.
    var job: JobBody?
    /// With fewer tasks there is no figure.
    var fewestTasks = AgreementRules.fewestTasks
    /// With fewer tasks a figure is uncertain.
    var sparseTasks = AgreementRules.sparseTasks
    var items: [AgreementRow]
    var nextCursor: String?
}

/// A figure; without a value where there is too little to say.
struct AgreementFigureBody: Codable {
    /// Pairs of judgements of the same thing.
    var units: Int
    /// The tasks that these are of.
    var tasks: Int
    var value: AgreementFigure.Value?

    init(_ figure: AgreementFigure) {
        units = figure.units
        tasks = figure.tasks
        value = figure.value
    }
}

/// What there is to say of one group.
struct AgreementRow: Codable {
    /// The version of the form.
    var formVersion: Int64?
    /// The week of ISO 8601: "2026-W48".
    var week: String?
    /// The labeler, or the two.
    var labelers: [LabelerBody]?
    var field: MeasuredField?
    /// How many of the two people are held out, 0 to 2.
    var heldOut: Int64?
    /// Of a labeler with a figure: whether they agree with others less often than the project's labelers do, by more than
    /// chance explains among so many.
    var differs: Bool?
    /// Of a labeler who judges otherwise than before, the day of the first such judgement, by UTC: "2026-01-12".
    var changedSince: String?
    /// How often two people agree, a tie counting as was asked; of a field, how often they answer the same.
    var agreement: AgreementFigureBody
    /// Kendall's τ-b; not of fields.
    var tau: AgreementFigureBody?
    /// Krippendorff's α: of a scale ordinal, else nominal.
    var alpha: AgreementFigureBody?
    /// Of a scale, α by its steps.
    var intervalAlpha: AgreementFigureBody?
    /// Of a labeler, how far they follow the consensus of all: 1 is what labelers do on average, 0 judging at random, and below
    /// 0 the wrong way round.
    var reliability: AgreementFigureBody?
    /// Of a labeler, the pull of the completion shown first, in nats: of two equally good ones it is preferred with probability
    /// 1 / (1 + e^−x). Absent where it is not known what was shown.
    var firstPlace: AgreementFigureBody?
    /// The same of a completion that is twice as long.
    var length: AgreementFigureBody?
    /// The same of twice as many headers, items of lists and bold spans.
    var marks: AgreementFigureBody?
    /// Of a labeler, how often they order two completions as experts' verdicts do.
    var verdicts: AgreementFigureBody?
}

/// Puts names to the numbers of groups.
struct AgreementNames {
    let fields: [MeasuredField]
    let labelers: [ID<User>: String]

    init(labelers: [ID<User>: String]) {
        fields = []
        self.labelers = labelers
    }

    init(_ run: AgreementRun, _ groups: [AgreementGroup], _ users: Users) async throws {
        fields = run.basis.fields
        labelers = try await users.names(of: Array(Set(groups.flatMap(\.labelers))))
    }

    func row(
        _ group: AgreementGroup, _ share: AgreementFigure, _ figures: [AgreementMeasure: AgreementFigure],
        differs: Bool?, changedOn: Int?
    ) -> AgreementRow {
        func body(_ measure: AgreementMeasure) -> AgreementFigureBody? {
            figures[measure].map(AgreementFigureBody.init)
        }
        return AgreementRow(
            formVersion: group.grouping == .formVersion ? group.first : nil, week: group.week,
            labelers: group.labelers.isEmpty ? nil : group.labelers.map(labeler), field: field(group),
            heldOut: group.grouping == .heldOut ? group.first : nil,
            differs: differs, changedSince: changedOn.map(LabelerHistoryBody.day),
            agreement: AgreementFigureBody(share), tau: body(.tau), alpha: body(.alpha),
            intervalAlpha: body(.intervalAlpha), reliability: body(.reliability), firstPlace: body(.firstPlace),
            length: body(.length), marks: body(.marks), verdicts: body(.verdicts))
    }

    func field(_ group: AgreementGroup) -> MeasuredField? {
        guard group.grouping == .field, fields.indices.contains(Int(group.first)) else { return nil }
        return fields[Int(group.first)]
    }

    func name(_ id: ID<User>) -> String { labelers[id] ?? "\(id)" }

    func labeler(_ id: ID<User>) -> LabelerBody {
        LabelerBody(id: id, username: name(id), isImport: name(id).hasPrefix(ImportLabeler.prefix))
    }
}

extension AgreementGroup {
    /// One, or two, or none.
    var labelers: [ID<User>] {
        switch grouping {
        case .labeler: [ID(first)]
        case .pair: [ID(first), ID(second)]
        case .project, .formVersion, .week, .field, .heldOut: []
        }
    }

    var week: String? { grouping == .week ? ISOWeek(monday: Int(first)).description : nil }
}
