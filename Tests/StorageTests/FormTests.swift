import Foundation
import Preferences
import Testing

@testable import Storage

@Suite("Forms in storage")
struct FormTests {
    @Test("the form that an upgrade gives to the projects there are is the usual one of a new project")
    func upgrade() async throws {
        let sql = try String(contentsOfFile: Fixture.migrations + "/0010_add_forms.sql", encoding: .utf8)
        let json = try JSONColumn.encode(Form.usual)
        #expect(sql.contains("SELECT id, 1, '\(json)', createdAt"), "\(json)")
    }

    @Test("a change makes a version; work in hand is checked against the version that it was claimed with")
    func versions() async throws {
        let fixture = try Fixture()
        let project = try await fixture.project { $0.overlap = 2 }
        let ann = try await fixture.labeler("ann", in: project)
        let ben = try await fixture.labeler("ben", in: project)
        try await fixture.addTasks(2, to: project)
        let forms = Forms(fixture.database)
        let held = try await fixture.claim(project, ann)
        #expect(held.assignment.formVersion == 1)

        let strict = FormPreset.instructGPT.form
        let changed = try await forms.set(project.id, strict, now: Fixture.start)
        #expect(changed.isNew && changed.form.version == 2)
        let again = try await forms.set(project.id, strict, from: [Version("\(2)")], now: Fixture.start)
        #expect(!again.isNew && again.form.version == 2)
        await expectFailure(.changed, "changed this form") {
            _ = try await forms.set(project.id, .usual, from: [Version("\(1)")], now: Fixture.start)
        }

        // Nothing was required when it was claimed, nor is it when it runs out and is taken up again.
        try await fixture.submit(held, ann)
        let fresh = try await fixture.claim(project, ben)
        #expect(fresh.assignment.formVersion == 2)
        await #expect(throws: ValidationError.self) { try await fixture.submit(fresh, ben) }
        let answers = Answers(
            completions: Dictionary(
                uniqueKeysWithValues: fresh.task.completions.map { ("\($0.id)", ["overall": .number(4)]) }))
        try await fixture.submit(fresh, ben) { $0.answers = answers }
        #expect(try await forms.list(project.id).items.map(\.version) == [1, 2])
        #expect(try await fixture.rankings.current(fresh.assignment.id)?.formVersion == 2)
        #expect(try await fixture.violations() == [])
    }

    @Test("a lease that ran out and is taken up again keeps its form: an open page may still show it")
    func expired() async throws {
        let fixture = try Fixture()
        let project = try await fixture.project()
        let ann = try await fixture.labeler("ann", in: project)
        try await fixture.addTasks(1, to: project)
        _ = try await fixture.claim(project, ann)
        _ = try await Forms(fixture.database).set(project.id, FormPreset.instructGPT.form, now: Fixture.start)
        let again = try await fixture.claim(project, ann, at: 4000)
        #expect(again.assignment.formVersion == 1)
    }

    @Test("a form that the project's tasks do not fit is refused, and so is a task that does not fit the form")
    func misfits() async throws {
        let fixture = try Fixture()
        let project = try await fixture.project()
        let forms = Forms(fixture.database)
        try await fixture.addTasks(1, to: project)
        for preset in [FormPreset.arena, .hhPairs] {
            let error = await #expect(throws: ValidationError.self) {
                try await forms.set(project.id, preset.form, now: Fixture.start)
            }
            #expect(error?.message.contains("has 3 completions; a pair needs 2") == true)
        }
        #expect(try await forms.current(project.id).version == 1)

        let pairs = try await fixture.projects.create(
            NewProject(slug: "pairs", settings: ProjectSettings(name: "Pairs"), form: FormPreset.arena.form),
            now: Fixture.start)
        let draft = TaskDraft(prompt: Prompt("p"), completions: ["a", "b", "c"].map { Completion(text: $0) })
        let outcome = try await fixture.tasks.add(project: pairs.id, [draft.validated()], now: Fixture.start)
        guard case .rejected("completionCount", let message) = outcome.first else {
            throw Unexpected(what: "\(outcome)")
        }
        #expect(message == "This line has 3 completions; a pair needs 2.")
        #expect(try await fixture.violations() == [])
    }

    @Test("tasks whose completions are all equal, or too few, stand against a form that ranks, by name and number")
    func unrankable() async throws {
        let fixture = try Fixture()
        let rating = Form(judgement: .init(kind: .rating), fields: [.likert("overall", "Overall", 1...7)])
        let project = try await fixture.projects.create(
            NewProject(slug: "p", settings: ProjectSettings(name: "P"), form: rating), now: Fixture.start)
        let forms = Forms(fixture.database)
        func add(_ texts: [String], _ prompts: String..., record: ID<ImportRecord>? = nil) async throws
            -> [ID<LabelingTask>]
        {
            let items = try prompts.map {
                try TaskDraft(prompt: Prompt($0), completions: texts.map { Completion(text: $0) })
                    .validated(for: AskedForms(rating))
            }
            return try await fixture.tasks.add(project: project.id, items, import: record, now: Fixture.start).map {
                guard case .created(let id, _) = $0 else { throw Unexpected(what: "\($0)") }
                return id
            }
        }
        let record = try await fixture.imports.begin(
            project: project.id, source: "f", format: "podium", now: Fixture.start)
        let fine = try await add(["x", "y", "x"], "fine")
        let equal = try await add(["x", "x"], "equal", "equal too") + add(["y", "y", "y"], "third", record: record)
        let single = try await add(["x"], "single")

        let error = await #expect(throws: ValidationError.self) {
            try await forms.set(project.id, .usual, now: Fixture.start)
        }
        #expect(error?.issues.map(\.code) == ["completionCount", "identicalCompletions"])
        #expect(
            error?.issues.map(\.message) == [
                "Task \(single[0]) has 1 completion; a task needs 2 to 9. Withdraw it first, or make another project.",
                "All completions of task \(equal[0]), the first of 3 such tasks, are the same text; there is nothing to "
                    + "prefer. Withdraw them first, or make another project.",
            ])
        #expect(try await forms.current(project.id).version == 1)

        // Nobody is asked a withdrawn task.
        for task in equal.prefix(2) + single { try await fixture.tasks.withdraw(task, now: Fixture.start) }
        _ = try await fixture.imports.withdraw(record, in: project.id, now: Fixture.start)
        _ = try await forms.set(project.id, .usual, now: Fixture.start)
        #expect(try await fixture.violations() == [])
        for task in [equal[0], single[0]] {
            await expectFailure(.conflict, "changed since", "ask \(task) ") {
                try await fixture.tasks.reopen(task, now: Fixture.start)
            }
        }
        _ = try await fixture.imports.restore(record, in: project.id, now: Fixture.start)
        let open = try await fixture.tasks.list(project: project.id).items.filter { $0.status == .open }.map(\.id)
        #expect(open == fine)
        #expect(try await fixture.violations() == [])

        // A line that was read before the form changed.
        let late = try TaskDraft(prompt: Prompt("late"), completions: ["z", "z"].map { Completion(text: $0) })
            .validated(for: AskedForms(rating))
        let outcome = try await fixture.tasks.add(project: project.id, [late], now: Fixture.start)
        guard case .rejected("identicalCompletions", _) = outcome.first else { throw Unexpected(what: "\(outcome)") }

        _ = try await forms.set(project.id, rating, now: Fixture.start)
        try await fixture.tasks.reopen(equal[0], now: Fixture.start)
        #expect(try await fixture.tasks.find(equal[0]).status == .open)
        #expect(try await fixture.violations() == [])
    }

    @Test("labelers write the answer to a task without completions, and it is exported, frozen and verified")
    func demonstration() async throws {
        let fixture = try Fixture()
        let form = FormPreset.demonstration.form
        let project = try await fixture.projects.create(
            NewProject(slug: "sft", settings: ProjectSettings(name: "SFT"), form: form), now: Fixture.start)
        let ann = try await fixture.labeler("ann", in: project)
        let draft = TaskDraft(prompt: Prompt("Say hello."), completions: [])
        _ = try await fixture.tasks.add(
            project: project.id, [draft.validated(for: AskedForms(form))], now: Fixture.start)
        let claim = try await fixture.claim(project, ann)
        #expect(claim.task.completions.isEmpty)
        await #expect(throws: ValidationError.self) { try await fixture.submit(claim, ann) }
        let receipt = try await fixture.submit(claim, ann) { $0.demonstration = "Hello!" }
        #expect(receipt.counted)
        let again = try await fixture.submit(claim, ann) { $0.demonstration = "Hello!" }
        #expect(!again.isNew)
        let edited = try await fixture.submit(claim, ann) { $0.demonstration = "Hi!" }
        #expect(edited.revision == 2)
        let snapshot = try await fixture.snapshots.freeze(project: project.id, now: Fixture.start)
        var frozen: [SnapshotRow] = []
        for try await row in fixture.snapshots.stream(snapshot.id) { frozen.append(row) }
        #expect(frozen.first?.rankings.first?.demonstration == "Hi!")
        #expect(try await fixture.violations() == [])
    }

    @Test("a snapshot's hash covers all that was said")
    func snapshots() async throws {
        var hashes = Set<String>()
        for change: @Sendable (inout SubmissionDraft, String) -> Void in [
            { _, _ in }, { draft, _ in draft.allBad = true }, { draft, _ in draft.strengths = [1] },
            { draft, _ in draft.strengths = [2] },
            { draft, id in draft.answers = Answers(completions: [id: ["good": .flag(true)]]) },
            { draft, id in draft.answers = Answers(completions: [id: ["good": .flag(false)]]) },
            { draft, _ in draft.answers = Answers(task: ["sure": .number(3)]) },
        ] {
            let fixture = try Fixture()
            let form = Form(
                judgement: AskedJudgement(
                    kind: .pair, strengths: [.init(1, "slightly"), .init(2, "much")], allBad: true),
                fields: [.flag("good", "Good"), .likert("sure", "Sure", 1...3, about: .task)])
            let project = try await fixture.projects.create(
                NewProject(slug: "p", settings: ProjectSettings(name: "P"), form: form, splitSeed: 7),
                now: Fixture.start)
            let ann = try await fixture.labeler("ann", in: project)
            let texts = ["answer 0", "answer 1"].map { Completion(text: $0) }
            let task = try TaskDraft(prompt: Prompt("p"), completions: texts).validated(for: AskedForms(form))
            _ = try await fixture.tasks.add(project: project.id, [task], now: Fixture.start)
            let claim = try await fixture.claim(project, ann)
            // Ids are dealt at random; what is judged must be the same.
            let ids = claim.task.completions.sorted { $0.text < $1.text }.map(\.id)
            try await fixture.submit(claim, ann) { draft in
                draft.tiers = ids.map { [$0] }
                change(&draft, "\(ids[0])")
            }
            hashes.insert(try await fixture.snapshots.freeze(project: project.id, now: Fixture.start).sha256)
            #expect(try await fixture.violations() == [])
        }
        #expect(hashes.count == 7)
    }
}
