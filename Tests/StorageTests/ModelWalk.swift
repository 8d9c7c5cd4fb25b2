import Foundation
import Preferences

@testable import Storage

/// One random walk through the database and the model side by side.
struct ModelWalk {
    let fixture: Fixture
    var model = AssignmentModel()
    /// What was done, for the report of a difference.
    var log: [String] = []
    private let project: Project
    private var users: [ID<User>] = []
    private var completions: [ID<LabelingTask>: [ID<Completion>]] = [:]
    /// Whether each import is withdrawn.
    private var imports: [ID<ImportRecord>: Bool] = [:]
    /// What was set aside, by labeler.
    private var asides: [ID<User>: ID<LabelerRequeueRecord>] = [:]
    private var generator: SeededGenerator
    private var batch = 0

    /// A difference between the database and the model.
    struct Difference: Error, CustomStringConvertible {
        let description: String
    }

    init(seed: UInt64) async throws {
        generator = SeededGenerator(seed: seed)
        fixture = try Fixture()
        project = try await fixture.project {
            $0.extraLabelers = Self.extraLabelers
            $0.repeatAfterDays = 1
        }
        users = try await fixture.labelers(7, in: project)
        for user in users { model.labelers[user] = .init() }
        try await addTasks(12)
    }

    /// One random event.
    mutating func step() async throws {
        let user = users[generator.next(below: users.count)]
        switch generator.next(below: 100) {
        case 0..<30: try await claim(user)
        case 30..<56: try await submit(user)
        case 56..<62: try await skip(user)
        case 62..<65: try await takeBackSkip(user)
        case 65..<71: try await heartbeat(user)
        case 71..<76: try await draft(user)
        case 76..<84: model.now += [1.0, 60, 900, 1800, 4000, 90_000][generator.next(below: 6)]
        case 84..<87:
            log.append("sweep")
            try await fixture.assignments.expireLeases(now: model.now)
            model.expireDue()
        case 87..<90: try await changeProject()
        case 90..<92: try await changeStanding(of: user)
        case 92..<94: try await changeTask()
        case 94..<95: try await importRankings()
        case 99: try await changeGold()
        case 95..<97: try await moveImport()
        case 97..<98: try await requeue(user)
        case 98..<99: try await addLabelers()
        default: if model.eligible(for: user).count < 4 { try await addTasks(3) }
        }
    }

    /// Every task's counters and standing.
    func compareTasks() async throws {
        for id in model.tasks.keys {
            let task = try await fixture.tasks.find(id)
            try expect(task.counted == model.counted(id), "counted of task \(id): \(task.counted)")
            try expect(task.leased == model.leased(id), "leased of task \(id): \(task.leased)")
            try expect(task.skips == model.skips(id), "skips of task \(id): \(task.skips)")
        }
    }

    private func expect(_ isTrue: Bool, _ what: @autoclosure () -> String) throws {
        if !isTrue { throw Difference(description: what()) }
    }

    private mutating func addTasks(_ count: Int) async throws {
        batch += 1
        let items = try (0..<count).map { number in
            try TaskDraft(
                prompt: Prompt("\(batch)/\(number)"), completions: ["a", "b", "c"].map { Completion(text: $0) },
                priority: generator.next(below: 3) - 1, overlap: generator.next(below: 5) == 0 ? 2 : nil
            ).validated()
        }
        log.append("add \(count)")
        let outcomes = try await fixture.tasks.add(project: project.id, items, now: model.now)
        for (item, outcome) in zip(items, outcomes) {
            guard case .created(let id, _) = outcome else { throw Difference(description: "\(outcome)") }
            model.tasks[id] = .init(priority: item.priority ?? 0, overlap: item.overlap)
            completions[id] = try await fixture.tasks.find(id).completions.map(\.id)
        }
    }

    // MARK: - Labelers

    private mutating func claim(_ user: ID<User>) async throws {
        log.append("claim \(user) at \(model.now.timeIntervalSince(Fixture.start))")
        let outcome = try await outcome {
            try await fixture.assignments.claim(project: project.id, user: user, now: model.now)
        }
        guard model.mayWork(user) else { return try expect(outcome.failure == .forbidden, "claimed, though forbidden") }
        guard let claim = outcome.value else {
            throw Difference(description: "claim failed: \(outcome.failure as Any)")
        }
        if let held = model.held(by: user) {
            model.renew(user, held)
            try expect(claim?.task.id == held && claim?.isNew == false, "not the task \(held) that is held")
            try expect(claim?.assignment.leaseExpiresAt == model.holds[user]?[held]?.leaseEnd, "another lease")
            return
        }
        guard model.isActive else { return try expect(claim == nil, "a paused project hands out work") }
        model.expireDue()
        let eligible = model.eligible(for: user)
        let own = model.holds[user, default: [:]].filter { model.probes[$0.key] != nil && $0.value.status == .expired }
        guard let claim else {
            return try expect(eligible.isEmpty && own.isEmpty, "nothing, though \(eligible) could be had")
        }
        try expect(claim.isNew, "not new")
        if model.tasks[claim.task.id] == nil, own[claim.task.id] == nil {
            try await checkProbe(claim, eligible, user)
        } else if own[claim.task.id] == nil {
            try expect(eligible.contains(claim.task.id), "task \(claim.task.id), which could not be had")
            try checkLots(user, gave: nil)
        }
        if model.isMixed { model.turns[user, default: 0] += 1 }
        try checkOrder(claim.task.id, eligible + own.keys, user)
        let shown = claim.assignment.shown
        try expect(shown.sorted() == completions[claim.task.id]?.sorted(), "other completions")
        if model.holds[user]?[claim.task.id] == nil, model.isMixed {
            try expect(claim.task.completions.map(\.id.rawValue) == [1, 2, 3], "ids that tell copies")
        }
        if let before = model.holds[user]?[claim.task.id] {
            try expect(before.id == claim.assignment.id, "another assignment of the same task")
        } else {
            model.holds[user, default: [:]][claim.task.id] = .init(
                id: claim.assignment.id, status: .active, leaseEnd: .distantPast)
        }
        model.holds[user]?[claim.task.id]?.leaseEnd = .distantPast
        model.renew(user, claim.task.id)
    }

    /// Something that is none of the project's tasks: gold that the labeler had not, or a task that they judged long ago in
    /// another order, and only where there was ordinary work, too.
    private mutating func checkProbe(_ claim: Claim, _ eligible: [ID<LabelingTask>], _ user: ID<User>) async throws {
        let id = claim.task.id
        try expect(!eligible.isEmpty, "probe \(id) in place of no work")
        if completions[id] == nil { completions[id] = try await fixture.tasks.find(id).completions.map(\.id) }
        if model.probes[id]?.kind == .gold {
            try checkLots(user, gave: .gold)
            return try expect(model.availableGold(for: user).contains(id), "gold \(id), which could not be had")
        }
        try checkLots(user, gave: .repeat)
        let original = try await fixture.original(of: id)
        try expect(model.mayRepeat(original, user), "task \(original) again, which could not be had")
        try expect(model.probes[id].map { $0.original == original } ?? true, "two originals")
        model.probes[id] = .init(kind: .repeat, original: original)
        let before = try await fixture.assignments.find(model.holds[user]?[original]?.id ?? ID(0)).shown
        let places = { (ids: [ID<Completion>], shown: [ID<Completion>]) in shown.map { ids.firstIndex(of: $0) } }
        try expect(
            places(completions[original] ?? [], before) != places(completions[id] ?? [], claim.assignment.shown),
            "a repeat in the same order")
    }

    /// The lots decide, but where there is no probe to be had.
    private func checkLots(_ user: ID<User>, gave kind: ProbeKind?) throws {
        let draw = ProbeDraw(
            projectSeed: project.splitSeed, labeler: user.rawValue, turn: model.turns[user, default: 0],
            goldShare: model.goldShare, repeatShare: model.repeatShare)
        if let kind { return try expect(draw.kind == kind, "\(kind), though the lots say \(draw.kind as Any)") }
        let expired = model.holds[user, default: [:]].contains { $0.value.status == .expired && model.isFree($0.key) }
        if draw.kind == .gold, !expired {
            try expect(model.availableGold(for: user).isEmpty, "ordinary work, though the lots say gold")
        }
    }

    /// Own unfinished work first, then priority, then started tasks if the project says so.
    private func checkOrder(_ task: ID<LabelingTask>, _ eligible: [ID<LabelingTask>], _ user: ID<User>) throws {
        let expired = model.holds[user, default: [:]].filter { $0.value.status == .expired }
        let own = expired.filter { eligible.contains($0.key) }
        if expired.count <= 8, !own.isEmpty {
            let last = own.values.compactMap(\.finishedAt).max()
            return try expect(own[task]?.finishedAt == last, "task \(task) before the labeler's own last work")
        }
        if own[task] != nil || model.tasks[task] == nil { return }
        let eligible = eligible.filter { model.tasks[$0] != nil }
        let top = eligible.compactMap { model.tasks[$0]?.priority }.max()
        try expect(model.tasks[task]?.priority == top, "task \(task) has not the highest priority")
        let peers = eligible.filter { model.tasks[$0]?.priority == top }
        if model.completeStartedFirst, peers.contains(where: { model.counted($0) > 0 }) {
            try expect(model.counted(task) > 0, "task \(task) before started ones")
        }
    }

    private mutating func submit(_ user: ID<User>) async throws {
        guard let (task, hold) = pick(user), let ids = completions[task] else { return }
        let answer = generator.next(below: 3)
        log.append("submit \(user) task \(task) answer \(answer) at \(model.now.timeIntervalSince(Fixture.start))")
        let names = try await fixture.assignments.find(hold.id).names
        let tiers = [[[ids[0]], [ids[1], ids[2]]], [[ids[2]], [ids[0]], [ids[1]]], [ids]][answer].map {
            $0.map(names.name(of:))
        }
        let outcome = try await outcome {
            try await fixture.rankings.submit(
                hold.id, user: user, SubmissionDraft(tiers: tiers), now: model.now)
        }
        let receipt = outcome.value.map {
            AssignmentModel.Outcome.receipt(revision: $0.revision, counted: $0.counted, isNew: $0.isNew)
        }
        try compare(receipt ?? outcome.failure, model.submit(user, task, answer: answer))
    }

    private mutating func skip(_ user: ID<User>) async throws {
        guard let (task, hold) = pick(user) else { return }
        log.append("skip \(user) task \(task)")
        let outcome = try await outcome {
            try await fixture.assignments.skip(hold.id, user: user, Skip(reason: .unclear), now: model.now)
        }
        try compare(outcome.failure ?? .done, model.skip(user, task))
    }

    /// Of something skipped, where there is anything.
    private mutating func takeBackSkip(_ user: ID<User>) async throws {
        let skipped = model.holds[user, default: [:]].filter { $0.value.status == .skipped }.keys.sorted()
        let other = pick(user)?.0
        guard let task = skipped.isEmpty ? other : skipped[generator.next(below: skipped.count)],
            let hold = model.holds[user]?[task]
        else { return }
        log.append("take back the skip of \(user) task \(task) at \(model.now.timeIntervalSince(Fixture.start))")
        let shown = try await fixture.assignments.find(hold.id).shown
        let outcome = try await outcome {
            try await fixture.assignments.takeBackSkip(hold.id, user: user, now: model.now)
        }
        try compare(outcome.failure ?? .done, model.takeBackSkip(user, task))
        let after = try await fixture.assignments.find(hold.id)
        try expect(after.shown == shown && after.status == model.holds[user]?[task]?.status, "another assignment")
    }

    private mutating func heartbeat(_ user: ID<User>) async throws {
        guard let (task, hold) = pick(user) else { return }
        log.append("heartbeat \(user) task \(task)")
        let outcome = try await outcome {
            try await fixture.assignments.heartbeat(hold.id, user: user, now: model.now)
        }
        try compare(outcome.value.map { .lease($0) } ?? outcome.failure, model.heartbeat(user, task))
    }

    private mutating func draft(_ user: ID<User>) async throws {
        guard let (task, hold) = pick(user) else { return }
        log.append("draft \(user) task \(task)")
        let kept = hold.draft.map { KeptDraft(body: $0, revision: hold.draftRevision) }
        try await expect(fixture.assignments.draft(hold.id, user: user) == kept, "another draft of \(task)")
        let draft = Data("\(generator.next(below: 1000))".utf8)
        let base = [nil, hold.draftRevision, hold.draftRevision - 1][generator.next(below: 3)]
        do {
            let revision = try await fixture.assignments.saveDraft(
                hold.id, user: user, draft, onto: base.map { [$0] }, now: model.now)
            try expect(model.labelers[user]?.isDisabled != true, "a disabled person saved a draft")
            try expect(hold.status != .skipped && base ?? revision - 1 == hold.draftRevision, "a draft was saved")
            try expect(revision == hold.draftRevision + 1, "draft revision \(revision)")
            model.holds[user]?[task]?.draft = draft
            model.holds[user]?[task]?.draftRevision = revision
        } catch let error as StorageError where error.code == .changed {
            try expect(base == hold.draftRevision - 1, "a draft was refused as older")
        } catch let error as StorageError where error.code == .forbidden {
            try expect(model.labelers[user]?.isDisabled == true, "a draft was forbidden")
        } catch let error as StorageError where error.code == .conflict {
            try expect(hold.status == .skipped, "a draft was refused")
        }
    }

    /// What the labeler holds, or now and then anything they ever held.
    private mutating func pick(_ user: ID<User>) -> (ID<LabelingTask>, AssignmentModel.Hold)? {
        let holds = model.holds[user, default: [:]].sorted { $0.key < $1.key }
        let active = holds.first { $0.value.status == .active }
        if let active, generator.next(below: 4) > 0 { return (active.key, active.value) }
        guard !holds.isEmpty else { return nil }
        let any = holds[generator.next(below: holds.count)]
        return (any.key, any.value)
    }

    // MARK: - Admins

    /// Sets a labeler's work aside who weighs nothing for that moment, or brings it back.
    private mutating func requeue(_ user: ID<User>) async throws {
        let requeues = LabelerRequeues(fixture.database)
        if let id = asides[user] {
            log.append("bring back the work of \(user)")
            _ = try await requeues.undo(id, of: user, in: project.id, now: model.now)
            asides[user] = nil
            model.setAside(user, false)
            return try await compareTasks()
        }
        let work = model.holds[user, default: [:]].filter { model.probes[$0.key] == nil }.values
        guard work.contains(where: { $0.status == .submitted }) else { return }
        log.append("set aside the work of \(user)")
        let weights = LabelerWeights(fixture.database)
        let nothing = try await weights.give(
            LabelerWeightDraft(weight: 0, reason: "Why.").validated(), to: user, in: project.id, now: model.now)
        let open = model.tasks.keys.count { model.isFree($0) }
        let preview = try await requeues.preview(project: project.id, of: user, .always)
        let done = try await requeues.requeue(
            LabelerRequeueDraft(reason: "Why.").validated(), of: user, in: project.id, now: model.now)
        try await weights.takeBack(nothing.id, of: user, in: project.id, now: model.now)
        asides[user] = done.id
        let counted = work.count { $0.counted }
        model.setAside(user, true)
        try expect(done.requeued == counted && preview.counted == counted, "\(done) of \(counted)")
        let opened = model.tasks.keys.count { model.isFree($0) } - open
        // A task that was open before, and has lost a ranking now, was no less open.
        try expect(done.reopened == preview.tasks && opened <= done.reopened, "\(done), \(preview), \(opened) opened")
        try await compareTasks()
    }

    private mutating func changeProject() async throws {
        let name: String
        let value: ProjectSetting.Value
        let before = model
        switch generator.next(below: 6) {
        case 4:
            model.goldShare = [0, 20, 40][generator.next(below: 3)]
            (name, value) = ("goldShare", .number(model.goldShare))
        case 5:
            model.repeatShare = [0, 20, 50][generator.next(below: 3)]
            (name, value) = ("repeatShare", .number(model.repeatShare))
        case 0:
            model.isActive.toggle()
            (name, value) = ("status", .text(model.isActive ? "active" : "paused"))
        case 1:
            model.completeStartedFirst.toggle()
            (name, value) = ("completeStartedFirst", .flag(model.completeStartedFirst))
        default:
            model.overlap = generator.next(below: 4) + 1
            (name, value) = ("overlap", .number(model.overlap))
        }
        log.append("project \(name) \(value)")
        _ = try await fixture.projects.update("p", ProjectChanges([name: value]), now: model.now)
        let mustRequeue =
            model.overlap != before.overlap || model.completeStartedFirst != before.completeStartedFirst
        if mustRequeue { for task in model.tasks.keys { model.countSurplus(task) } }
    }

    /// A new gold task, of a task or from outside; another answer; or one is removed.
    private mutating func changeGold() async throws {
        let answer = GoldAnswer(order: [[1, 2], [2, 3]])
        let golds = model.probes.filter { $0.value.kind == .gold }.keys.sorted()
        switch generator.next(below: 4) {
        case 0:
            batch += 1
            let task = try draft(Prompt("gold \(batch)"), labelers: [])
            let gold = try await fixture.golds.add(.content(task, answer: answer), to: project.id, now: model.now)
            log.append("gold \(gold.task.id)")
            model.probes[gold.task.id] = .init(kind: .gold)
            completions[gold.task.id] = gold.task.completions.map(\.id)
        case 1 where !golds.isEmpty:
            let id = golds[generator.next(below: golds.count)]
            log.append("remove gold \(id)")
            try await fixture.golds.remove(id, in: project.id, now: model.now)
            model.probes[id]?.isRemoved = true
        case 2 where !golds.isEmpty:
            let id = golds[generator.next(below: golds.count)]
            log.append("change gold \(id)")
            let tiers = [[[1], [2], [3]], [[3], [1, 2]]][generator.next(below: 2)]
            _ = try await fixture.golds.change(id, in: project.id, to: GoldAnswer(tiers: tiers), now: model.now)
        default:
            let ids = model.tasks.keys.sorted()
            let original = ids[generator.next(below: ids.count)]
            let old = model.probes.first { $0.value.kind == .gold && $0.value.original == original }
            log.append("gold of \(original)")
            let outcome = try await outcome {
                try await fixture.golds.add(
                    .task(original, answer: answer, source: .made), to: project.id, now: model.now)
            }
            guard let gold = outcome.value else {
                return try expect(old?.value.isRemoved == false, "no gold of \(original)")
            }
            try expect(old.map { $0.key == gold.task.id && $0.value.isRemoved } ?? true, "a second gold of \(original)")
            model.probes[gold.task.id] = .init(kind: .gold, original: original)
            completions[gold.task.id] = gold.task.completions.map(\.id)
        }
    }

    /// A file with what two labelers said of a few tasks that are there, and of one that is new.
    private mutating func importRankings() async throws {
        batch += 1
        let record = try await fixture.imports.begin(
            project: project.id, source: "f", format: "podium", now: model.now)
        let known = model.tasks.keys.sorted().shuffled(using: &generator).prefix(4)
        log.append("import \(record) of \(known)")
        var items: [NewTask] = []
        for id in known {
            let task = try await fixture.tasks.find(id)
            items.append(try draft(task.prompt, labelers: ["a", "b"]))
        }
        items.append(try draft(Prompt("import \(batch)"), labelers: ["a", "c"]))
        let outcomes = try await fixture.tasks.add(
            project: project.id, items, labeledBy: try ImportLabeler("f"), import: record, now: model.now)
        imports[record] = false
        for outcome in outcomes {
            let task: ID<LabelingTask>
            switch outcome {
            case .created(let id, _):
                task = id
                model.tasks[id] = .init(priority: 0, importID: record)
                completions[id] = try await fixture.tasks.find(id).completions.map(\.id)
            case .duplicate(let id, _, _, _): task = id
            case .waiting, .rejected: throw Difference(description: "\(outcome)")
            }
            let rows = try await fixture.database.read { connection in
                try connection.rows(
                    """
                    SELECT assignmentId, userId FROM ranking
                    WHERE importId = ? AND taskId = ? AND isCurrent = 1 ORDER BY id
                    """, [record.rawValue, task.rawValue]
                ).map { ($0.id("assignmentId") as ID<Assignment>, $0.id("userId") as ID<User>) }
            }
            for (assignment, user) in rows { model.say(user, task, assignment, record) }
        }
    }

    private func draft(_ prompt: Prompt, labelers: [String]) throws -> NewTask {
        try TaskDraft(
            prompt: prompt, completions: ["a", "b", "c"].map { Completion(text: $0) },
            rankings: labelers.map { .init(labeler: $0, ranks: [1, 2, 3]) }
        ).validated()
    }

    /// How many labelers beyond its overlap a task may get.
    private static let extraLabelers = 2

    /// Some tasks turn out to be disputed.
    private mutating func addLabelers() async throws {
        model.now += 1
        let disputed = model.tasks.keys.sorted().filter { _ in generator.next(below: 2) == 0 }
        log.append("disputed: \(disputed)")
        let disputes = Disputes(fixture.database)
        try await disputes.record(
            disputed.map {
                MeasuredDispute(task: $0, labelers: .init(pValue: 0.001, falseShare: 0.05, judgements: 100))
            }, of: project.id, now: model.now)
        try await disputes.addLabelers(to: project.id, now: model.now)
        model.addLabelers(to: disputed, limit: Self.extraLabelers)
        try await compareTasks()
    }

    private mutating func moveImport() async throws {
        let ids = imports.keys.sorted()
        guard !ids.isEmpty else { return }
        let id = ids[generator.next(below: ids.count)]
        let isWithdrawn = imports[id] == true
        log.append("\(isWithdrawn ? "restore" : "withdraw") import \(id)")
        imports[id] = !isWithdrawn
        if isWithdrawn {
            _ = try await fixture.imports.restore(id, in: project.id, now: model.now)
            model.restore(id)
        } else {
            _ = try await fixture.imports.withdraw(id, in: project.id, now: model.now)
            model.withdraw(id)
        }
        try await compareTasks()
    }

    private mutating func changeStanding(of user: ID<User>) async throws {
        guard let labeler = model.labelers[user] else { return }
        log.append("standing of \(user)")
        if generator.next(below: 2) == 0 {
            try await fixture.users.update(user, UserChanges(isDisabled: !labeler.isDisabled), now: model.now)
            model.labelers[user]?.isDisabled.toggle()
            if !labeler.isDisabled { model.expire(user) }
        } else if labeler.isMember {
            try await fixture.members.remove(project: project.id, user: user, now: model.now)
            model.labelers[user]?.isMember = false
            model.expire(user)
        } else {
            try await fixture.members.put(project: project.id, user: user, role: .labeler, now: model.now)
            model.labelers[user]?.isMember = true
        }
    }

    private mutating func changeTask() async throws {
        let ids = model.tasks.keys.sorted()
        let id = ids[generator.next(below: ids.count)]
        guard let task = model.tasks[id] else { return }
        log.append("change task \(id)")
        if task.isWithdrawn {
            try await fixture.tasks.reopen(id, now: model.now)
            model.reopen(id)
        } else if generator.next(below: 2) == 0 {
            try await fixture.tasks.withdraw(id, now: model.now)
            model.withdraw(id)
        } else {
            let priority = generator.next(below: 3) - 1
            let overlap = [nil, 1, 2, 3][generator.next(below: 4)]
            try await fixture.tasks.update(
                id, TaskChanges(priority: priority, overlap: .some(overlap)), now: model.now)
            guard priority != task.priority || overlap != task.overlap else { return }
            model.tasks[id]?.priority = priority
            model.tasks[id]?.overlap = overlap
            model.countSurplus(id)
        }
    }

    // MARK: - Outcomes

    private func outcome<Value: Sendable>(
        _ body: () async throws -> Value
    ) async throws -> (value: Value?, failure: AssignmentModel.Outcome?) {
        do {
            return (try await body(), nil)
        } catch let error as StorageError where error.code == .forbidden {
            return (nil, .forbidden)
        } catch let error as StorageError where error.code == .conflict {
            return (nil, .conflict)
        }
    }

    private func compare(_ actual: AssignmentModel.Outcome?, _ expected: AssignmentModel.Outcome) throws {
        try expect(actual == expected, "\(actual as Any) instead of \(expected)")
    }
}
