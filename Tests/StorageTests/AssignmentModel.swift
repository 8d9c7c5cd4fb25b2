import Foundation
import Preferences

@testable import Storage

/// The assignment contract once more, as simply as it can be said: dictionaries, no index, no cursor, no policy type.
///
/// `AssignmentModelTests` does the same to it and to the database and expects the same of both.
struct AssignmentModel {
    struct Task {
        var priority: Int
        var overlap: Int?
        var isWithdrawn = false
        var importID: ID<ImportRecord>?
        /// Not for its own sake.
        var isWithdrawnWithImport = false
        /// Labelers that it got beyond its overlap, since its judgements disagree.
        var extra = 0
    }

    struct Hold {
        var id: ID<Assignment>
        var status: AssignmentStatus
        var leaseEnd: Date
        var finishedAt: Date?
        var counted = false
        /// Of a pseudo-labeler: the imports that said something, and whether each is withdrawn.
        var imports: [ID<ImportRecord>: Bool] = [:]
        /// Others are asked again: it waits for no slot.
        var isAside = false
        var isWithdrawn: Bool { !imports.isEmpty && imports.values.allSatisfy(\.self) }
        /// What was said, revision by revision.
        var answers: [Int] = []
        var draft: Data?
        var draftRevision = 0
    }

    struct Labeler {
        var isDisabled = false
        var isMember = true
    }

    /// A gold task, or a repeat.
    struct Probe {
        var kind: ProbeKind
        /// Of a gold from outside: nil.
        var original: ID<LabelingTask>?
        var isRemoved = false
    }

    /// What an operation must come to.
    enum Outcome: Equatable {
        case done
        case forbidden
        case conflict
        case receipt(revision: Int, counted: Bool, isNew: Bool)
        case lease(Date)
    }

    var now = Fixture.start
    var overlap = 1
    var leaseSeconds = 1800.0
    var editWindow = 3600.0
    var isActive = true
    var completeStartedFirst = true
    var goldShare = 0
    var repeatShare = 0
    /// Which are among no task's slots, and count for none.
    var probes: [ID<LabelingTask>: Probe] = [:]
    /// How many pieces of work each labeler got while probes were mixed in.
    var turns: [ID<User>: Int] = [:]
    var tasks: [ID<LabelingTask>: Task] = [:]
    var labelers: [ID<User>: Labeler] = [:]
    /// By labeler, then by task.
    var holds: [ID<User>: [ID<LabelingTask>: Hold]] = [:]

    func counted(_ task: ID<LabelingTask>) -> Int { holds.values.count { $0[task]?.counted == true } }
    func leased(_ task: ID<LabelingTask>) -> Int { holds.values.count { $0[task]?.status == .active } }
    func skips(_ task: ID<LabelingTask>) -> Int { holds.values.count { $0[task]?.status == .skipped } }

    func isFree(_ id: ID<LabelingTask>) -> Bool {
        if probes[id] != nil { return true }
        guard let task = tasks[id], !task.isWithdrawn else { return false }
        return counted(id) + leased(id) < (task.overlap ?? overlap) + task.extra
    }

    func held(by user: ID<User>) -> ID<LabelingTask>? {
        holds[user]?.first { $0.value.status == .active }?.key
    }

    func mayWork(_ user: ID<User>) -> Bool {
        labelers[user].map { !$0.isDisabled && $0.isMember } ?? false
    }

    func eligible(for user: ID<User>) -> [ID<LabelingTask>] {
        tasks.keys.filter { task in
            let status = holds[user]?[task]?.status
            return isFree(task) && (status == nil || status == .expired) && !hasSeenGold(of: task, user)
        }
    }

    var isMixed: Bool { goldShare + repeatShare > 0 }

    func hasSeenGold(of task: ID<LabelingTask>, _ user: ID<User>) -> Bool {
        holds[user, default: [:]].keys.contains { probes[$0].map { $0.kind == .gold && $0.original == task } ?? false }
    }

    /// Gold that the labeler has not had, of no task that they had or could have.
    func availableGold(for user: ID<User>) -> [ID<LabelingTask>] {
        probes.filter { id, probe in
            guard probe.kind == .gold, !probe.isRemoved, holds[user]?[id] == nil else { return false }
            // Of a task that was withdrawn no copy goes on.
            return probe.original.map { holds[user]?[$0] == nil && !isFree($0) && tasks[$0]?.isWithdrawn == false }
                ?? true
        }.map(\.key)
    }

    /// Whether the labeler may be asked for the task once more.
    func mayRepeat(_ task: ID<LabelingTask>, _ user: ID<User>) -> Bool {
        guard tasks[task]?.isWithdrawn == false, let hold = holds[user]?[task], hold.status == .submitted, hold.counted,
            let finishedAt = hold.finishedAt, finishedAt + max(86_400, editWindow) <= now
        else { return false }
        return !holds[user, default: [:]].keys.contains {
            probes[$0].map { $0.kind == .repeat && $0.original == task } ?? false
        }
    }

    mutating func expireDue() {
        for (user, tasks) in holds {
            for (task, hold) in tasks where hold.status == .active && hold.leaseEnd <= now {
                holds[user]?[task]?.status = .expired
                holds[user]?[task]?.finishedAt = now
                countSurplus(task)
            }
        }
    }

    mutating func expire(_ user: ID<User>) {
        for (task, hold) in holds[user, default: [:]] where hold.status == .active {
            holds[user]?[task]?.status = .expired
            holds[user]?[task]?.finishedAt = now
            countSurplus(task)
        }
    }

    mutating func withdraw(_ task: ID<LabelingTask>, withImport: Bool = false) {
        tasks[task]?.isWithdrawn = true
        tasks[task]?.isWithdrawnWithImport = withImport
        for user in holds.keys where holds[user]?[task]?.status == .active {
            holds[user]?[task]?.status = .released
            holds[user]?[task]?.finishedAt = now
        }
    }

    mutating func reopen(_ task: ID<LabelingTask>) {
        tasks[task]?.isWithdrawn = false
        tasks[task]?.isWithdrawnWithImport = false
        for user in holds.keys where holds[user]?[task]?.status == .released { holds[user]?[task]?.status = .expired }
        countSurplus(task)
    }

    /// A pseudo-labeler's ranking of a task that is there.
    mutating func say(
        _ user: ID<User>, _ task: ID<LabelingTask>, _ assignment: ID<Assignment>, _ record: ID<ImportRecord>
    ) {
        if let said = holds[user]?[task], !said.isWithdrawn { return }
        let isFree = isFree(task)
        let finishedAt = holds[user]?[task]?.finishedAt ?? now
        let imports = holds[user]?[task]?.imports ?? [:]
        holds[user, default: [:]][task] = Hold(
            id: assignment, status: .submitted, leaseEnd: finishedAt, finishedAt: finishedAt, counted: isFree,
            imports: imports.merging([record: false]) { _, new in new })
    }

    mutating func withdraw(_ record: ID<ImportRecord>) {
        for (id, task) in tasks where task.importID == record && !task.isWithdrawn { withdraw(id, withImport: true) }
        moveRankings(of: record, areWithdrawn: true)
    }

    mutating func restore(_ record: ID<ImportRecord>) {
        moveRankings(of: record, areWithdrawn: false)
        for (id, task) in tasks where task.importID == record && task.isWithdrawnWithImport { reopen(id) }
    }

    private mutating func moveRankings(of record: ID<ImportRecord>, areWithdrawn: Bool) {
        for (user, held) in holds {
            for (task, hold) in held where hold.imports[record] == !areWithdrawn {
                holds[user]?[task]?.imports[record] = areWithdrawn
                // Another import's takes its place, or has it already.
                if holds[user]?[task]?.isWithdrawn != hold.isWithdrawn { holds[user]?[task]?.counted = false }
            }
        }
        for task in tasks.keys { countSurplus(task) }
    }

    /// Whatever gives a task more room counts what was kept as surplus, what was handed in first before the rest.
    mutating func countSurplus(_ task: ID<LabelingTask>) {
        let surplus = holds.compactMap { user, held in held[task].map { (user: user, hold: $0) } }
            .filter { $0.hold.status == .submitted && !$0.hold.counted && !$0.hold.isWithdrawn && !$0.hold.isAside }
            .sorted { ($0.hold.finishedAt ?? now, $0.hold.id) < ($1.hold.finishedAt ?? now, $1.hold.id) }
        for (user, _) in surplus where isFree(task) { holds[user]?[task]?.counted = true }
    }

    /// Sets aside all that a labeler has handed in, or brings it back.
    mutating func setAside(_ user: ID<User>, _ isAside: Bool) {
        // Gold tasks and repeats are never counted, so nobody else is asked for them.
        let work = holds[user, default: [:]].filter { probes[$0.key] == nil }
        for (task, hold) in work where hold.status == .submitted && hold.isAside != isAside {
            holds[user]?[task]?.isAside = isAside
            if isAside { holds[user]?[task]?.counted = false }
            countSurplus(task)
        }
    }

    /// Those of the disputed tasks that have all their judgements get one labeler more each.
    mutating func addLabelers(to disputed: [ID<LabelingTask>], limit: Int) {
        for id in disputed {
            guard let task = tasks[id], !task.isWithdrawn, leased(id) == 0, task.extra < limit,
                counted(id) == (task.overlap ?? overlap) + task.extra
            else { continue }
            tasks[id]?.extra += 1
            countSurplus(id)
        }
    }

    mutating func submit(_ user: ID<User>, _ task: ID<LabelingTask>, answer: Int) -> Outcome {
        guard mayWork(user) else { return .forbidden }
        guard var hold = holds[user]?[task] else { return .conflict }
        let isFree = isFree(task)
        switch hold.status {
        case .skipped:
            return .conflict
        case .submitted:
            if hold.answers.last == answer {
                return .receipt(revision: hold.answers.count, counted: hold.counted, isNew: false)
            }
            guard now <= (hold.finishedAt ?? now) + editWindow else { return .conflict }
        case .active, .expired, .released:
            hold.counted = hold.status == .active || (hold.status == .expired && isFree)
            hold.status = .submitted
            hold.finishedAt = now
        }
        hold.answers.append(answer)
        hold.draft = nil
        hold.draftRevision += 1
        holds[user]?[task] = hold
        return .receipt(revision: hold.answers.count, counted: hold.counted, isNew: true)
    }

    mutating func skip(_ user: ID<User>, _ task: ID<LabelingTask>) -> Outcome {
        guard mayWork(user) else { return .forbidden }
        guard let hold = holds[user]?[task], hold.status != .submitted else { return .conflict }
        if hold.status != .skipped {
            holds[user]?[task]?.status = .skipped
            holds[user]?[task]?.finishedAt = now
            holds[user]?[task]?.draft = nil
            holds[user]?[task]?.draftRevision += 1
            countSurplus(task)
        }
        return .done
    }

    mutating func takeBackSkip(_ user: ID<User>, _ task: ID<LabelingTask>) -> Outcome {
        guard mayWork(user) else { return .forbidden }
        switch holds[user]?[task]?.status {
        case .active: break
        case .skipped where isActive && isFree(task):
            if let held = held(by: user) {
                guard holds[user]?[held]?.draft == nil else { return .conflict }
                expire(user)
            }
            holds[user]?[task]?.leaseEnd = .distantPast
        default: return .conflict
        }
        renew(user, task)
        return .done
    }

    mutating func heartbeat(_ user: ID<User>, _ task: ID<LabelingTask>) -> Outcome {
        guard mayWork(user) else { return .forbidden }
        guard let hold = holds[user]?[task] else { return .conflict }
        switch hold.status {
        case .active:
            break
        case .expired where isActive && isFree(task) && held(by: user) == nil:
            holds[user]?[task]?.leaseEnd = .distantPast
        default:
            return .conflict
        }
        renew(user, task)
        return holds[user]?[task].map { .lease($0.leaseEnd) } ?? .conflict
    }

    /// The labeler holds the task from now on.
    mutating func renew(_ user: ID<User>, _ task: ID<LabelingTask>) {
        holds[user]?[task]?.status = .active
        holds[user]?[task]?.finishedAt = nil
        let current = holds[user]?[task]?.leaseEnd ?? now
        holds[user]?[task]?.leaseEnd = max(now + leaseSeconds, current)
    }
}
