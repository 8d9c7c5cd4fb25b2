import Foundation
import Jobs
import Preferences
import RewardModel
import Storage

/// Somebody who manages, on the wire.
struct ManagerBody: Codable {
    var id: ID<User>
    var username: String

    init(_ person: LabelerWeightRecord.Person) {
        id = person.id
        username = person.username
    }
}

/// That a labeler's judgements measure and never train.
struct HoldoutBody: Codable {
    var id: ID<LabelerHoldoutRecord>
    /// Judgements made then or later; absent: all of the labeler's.
    var heldFrom: Date?
    /// Empty once the labeler is deleted.
    var reason: String
    /// Absent: the command line.
    var createdBy: ManagerBody?
    var createdAt: Date
    /// Absent beside a time: the command line.
    var takenBackBy: ManagerBody?
    var takenBackAt: Date?

    init(_ record: LabelerHoldoutRecord) {
        id = record.id
        heldFrom = record.heldFrom
        reason = record.reason
        createdBy = record.createdBy.map(ManagerBody.init)
        createdAt = record.createdAt
        takenBackBy = record.takenBackBy.map(ManagerBody.init)
        takenBackAt = record.takenBackAt
    }
}

/// Work of a labeler for which others are asked again.
struct RequeueBody: Codable {
    var id: ID<LabelerRequeueRecord>
    /// Judgements made then or later; absent: from the first on.
    var madeFrom: Date?
    /// Judgements made before then; absent: to the last that there was.
    var madeBefore: Date?
    /// Empty once the labeler is deleted.
    var reason: String
    /// Absent: the command line.
    var createdBy: ManagerBody?
    var createdAt: Date
    /// Rankings that counted until then.
    var requeued: Int
    /// Rankings that were kept and not counted before, too, and wait for no slot any more.
    var kept: Int
    /// Tasks that others could be asked about afterwards.
    var reopened: Int
    /// How many rankings counted again once it was undone.
    var restored: Int
    /// Rankings whose slots were filled before it was undone: they stay kept, and do not count.
    var leftOver: Int
    /// Absent beside a time: the command line.
    var undoneBy: ManagerBody?
    var undoneAt: Date?

    init(_ record: LabelerRequeueRecord) {
        id = record.id
        madeFrom = record.madeFrom
        madeBefore = record.madeBefore
        reason = record.reason
        createdBy = record.createdBy.map(ManagerBody.init)
        createdAt = record.createdAt
        requeued = record.requeued
        kept = record.kept
        reopened = record.reopened
        restored = record.restored
        leftOver = record.leftOver
        undoneBy = record.undoneBy.map(ManagerBody.init)
        undoneAt = record.undoneAt
    }
}

/// What a weight would change, or that this is being measured.
struct WeightPreviewBody: Codable {
    /// One of the labelers.
    struct Labeler: Codable {
        var labeler: LabelerBody
        /// All of theirs that are looked at, surplus too.
        var judgements: Int
        /// Those that the weight would be about.
        var covered: Int
    }

    /// What was found.
    struct Result: Codable {
        var labelers: [Labeler]
        /// Judgements of these labelers, surplus too.
        var judgements: Int
        /// Those that the weight would be about.
        var covered: Int
        /// Of those, the ones whose weight would be another one.
        var changed: Int
        /// By week of ISO 8601, the first first.
        var weeks: [WeightPreviewResult.Week]
        /// Tasks that these are of.
        var tasks: Int
        /// Of those, tasks of which no counted judgement would weigh anything, and one does now.
        var tasksWithoutWeight: Int
        var agreement: WeightPreviewResult.Agreement
        /// The reward model with the weights of now and with the proposed one.
        var model: WeightingComparison?
        /// Why there is none.
        var noModel: WeightPreviewResult.NoModel?
        /// What asking others again would come to, where the weight is 0.
        var requeue: RequeuePreview?

        init(_ result: WeightPreviewResult, names: [ID<User>: String]) {
            labelers = result.labelers.map { labeler in
                let name = names[labeler.id] ?? "\(labeler.id)"
                return Labeler(
                    labeler: LabelerBody(
                        id: labeler.id, username: name, isImport: name.hasPrefix(ImportLabeler.prefix)),
                    judgements: labeler.judgements, covered: labeler.covered)
            }
            judgements = result.judgements
            covered = result.covered
            changed = result.changed
            weeks = result.weeks
            tasks = result.tasks
            tasksWithoutWeight = result.tasksWithoutWeight
            agreement = result.agreement
            model = result.model
            noModel = result.noModel
            requeue = result.requeue
        }
    }

    var id: ID<WeightPreviewRecord>
    /// Whose judgements, what they would weigh, and from when on.
    var proposal: WeightProposal
    var createdAt: Date
    /// The job that measures it; absent where that is long past.
    var job: JobBody?
    /// Absent: it is not measured yet, or could not be.
    var result: Result?
    /// Whether nothing has changed since it was measured that it is made of; absent without a result.
    var isCurrent: Bool?
    var finishedAt: Date?
}
