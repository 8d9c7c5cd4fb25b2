import Foundation
import Preferences
import Storage

/// What there is to say of one labeler.
struct LabelerRow: Codable {
    /// What stands out in a labeler's figures, by more than chance explains.
    enum Remark: String, Codable, CaseIterable {
        /// They agree with others less often than the project's labelers do.
        case differs
        /// They are much faster than the project's labelers with texts of the same length (`AgreementRules.fastFactor`).
        case fast
        /// They hand in sooner than completions can be read, again and again (`AgreementRules.hastyShare`).
        case hasty
    }

    var labeler: LabelerBody
    /// Tasks that they judged, surplus too.
    var judgements: Int
    var surplus: Int
    var lastAt: Date?
    /// What a judgement weighs that they make now.
    var weight: Double
    var questions: Int
    /// Of judgements, changes and skips; absent: of pseudo-labelers.
    var activeMs: Int?
    /// How many of these came without their time.
    var untimed: Int
    /// In minor units; absent: the project's.
    var rate: Int?
    var remarks: [Remark]
    /// How often they agree with others, ties by one of the two left out.
    var agreement: AgreementFigureBody?
    var alpha: AgreementFigureBody?
    var reliability: AgreementFigureBody?
    var firstPlace: AgreementFigureBody?
    var length: AgreementFigureBody?
    var marks: AgreementFigureBody?
    var ties: AgreementFigureBody?
    /// Less what the others do on the same tasks, as everything that is called so.
    var tiesBeside: AgreementFigureBody?
    var allBad: AgreementFigureBody?
    var allBadBeside: AgreementFigureBody?
    /// From 0, the form's weakest, to 1, its strongest.
    var strength: AgreementFigureBody?
    var strengthBeside: AgreementFigureBody?
    var extreme: AgreementFigureBody?
    var extremeBeside: AgreementFigureBody?
    /// Characters a minute.
    var pace: AgreementFigureBody?
    /// How many times as fast as the project's labelers with texts of the same length.
    var speed: AgreementFigureBody?
    var hasty: AgreementFigureBody?

    /// - Parameter totals: nil: they did nothing yet.
    init(
        _ labeler: WeighedLabeler, _ totals: LabelerTotals?,
        _ figures: [AgreementMeasure: AgreementFigure], remarks: [Remark]
    ) {
        func body(_ name: LabelerFigureName) -> AgreementFigureBody? {
            figures[name.measure].map(AgreementFigureBody.init)
        }
        self.labeler = LabelerBody(id: labeler.id, username: labeler.username, isImport: labeler.isImport)
        judgements = labeler.judgements
        surplus = totals?.surplus ?? 0
        lastAt = totals?.lastAt
        weight = labeler.weight.value
        questions = totals?.questions ?? 0
        activeMs = labeler.isImport ? nil : totals?.work.activeMs ?? 0
        untimed = totals?.work.untimed ?? 0
        rate = totals?.rate
        self.remarks = remarks
        agreement = body(.agreement)
        alpha = body(.alpha)
        reliability = body(.reliability)
        firstPlace = body(.firstPlace)
        length = body(.length)
        marks = body(.marks)
        ties = body(.ties)
        tiesBeside = body(.tiesBeside)
        allBad = body(.allBad)
        allBadBeside = body(.allBadBeside)
        strength = body(.strength)
        strengthBeside = body(.strengthBeside)
        extreme = body(.extreme)
        extremeBeside = body(.extremeBeside)
        pace = body(.pace)
        speed = body(.speed)
        hasty = body(.hasty)
    }

    /// By its name.
    subscript(name: LabelerFigureName) -> AgreementFigureBody? {
        switch name {
        case .agreement: agreement
        case .alpha: alpha
        case .reliability: reliability
        case .firstPlace: firstPlace
        case .length: length
        case .marks: marks
        case .ties: ties
        case .tiesBeside: tiesBeside
        case .allBad: allBad
        case .allBadBeside: allBadBeside
        case .strength: strength
        case .strengthBeside: strengthBeside
        case .extreme: extreme
        case .extremeBeside: extremeBeside
        case .pace: pace
        case .speed: speed
        case .hasty: hasty
        }
    }
}

/// A page of a project's labelers.
struct LabelerFiguresBody: Codable {
    /// Absent: nothing was measured yet.
    var measured: AgreementBody.Measured?
    /// How many labelers there are that were asked for, on all pages together.
    var all: Int
    /// With fewer tasks a figure is uncertain.
    var sparseTasks = AgreementRules.sparseTasks
    var items: [LabelerRow]
    var nextCursor: String?
}

/// One labeler beside all of the project's.
struct LabelerReportBody: Codable {
    /// What the project's labelers are like in one measure, each counting once.
    struct Crowd: Codable {
        var figure: LabelerFigureName
        /// The middle one.
        var median: Double
        var lowest: Double
        var highest: Double
        /// How many labelers have the figure.
        var labelers: Int
    }

    var measured: AgreementBody.Measured?
    var sparseTasks = AgreementRules.sparseTasks
    var labeler: LabelerRow
    var crowd: [Crowd]
}

/// What a labeler said of a task, beside what others said of it.
struct JudgedWorkBody: Codable {
    struct Other: Codable {
        var labeler: LabelerBody
        var ranks: [Int]
        var allBad: Bool
    }

    var id: ID<RankingRecord>
    var taskId: ID<LabelingTask>
    var createdAt: Date
    var revision: Int
    var counted: Bool
    /// Of this revision.
    var durationMs: Int?
    var note: String?
    var promptExcerpt: String
    /// How each completion begins; all ranks are in this order.
    var completions: [String]
    /// Empty: nothing was ranked.
    var ranks: [Int]
    var allBad: Bool
    var others: [Other]

    init(_ task: JudgedWorkItem) {
        id = task.rankingID
        taskId = task.taskID
        createdAt = task.createdAt
        revision = task.revision
        counted = task.counted
        durationMs = task.durationMs
        note = task.note
        promptExcerpt = task.promptExcerpt
        completions = task.excerpts
        ranks = task.ranks
        allBad = task.allBad
        others = task.others.map {
            Other(
                labeler: LabelerBody(id: $0.user, username: $0.username, isImport: $0.isImport), ranks: $0.ranks,
                allBad: $0.allBad)
        }
    }
}
