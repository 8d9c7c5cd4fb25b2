import Preferences
import RewardModel
import Storage
import Testing

@testable import Jobs

@Suite("Preference groups")
struct PreferenceGroupTests {
    private static func task(_ labelers: String?...) throws -> NewTask {
        try TaskDraft(
            prompt: Prompt("Name a colour."), completions: ["Blue.", "Red.", "Green."].map { Completion(text: $0) },
            rankings: labelers.map { .init(labeler: $0, ranks: [1, 2, 3]) }
        ).validated()
    }

    /// What the trainer reads of the imports, each under its name.
    private func judgements(_ imports: (name: String, task: NewTask)...) async throws -> [Judgement] {
        let fixture = try Fixture()
        var settings = ProjectSettings(name: "p")
        settings.overlap = 9
        let project = try await fixture.stores.projects.create(
            NewProject(slug: "p", settings: settings), now: fixture.now)
        for (name, task) in imports {
            _ = try await fixture.stores.tasks.add(
                project: project.id, [task], labeledBy: try ImportLabeler(name), now: fixture.now)
        }
        let snapshot = try await fixture.stores.snapshots.freeze(project: project.id, now: fixture.now)
        return try await PreferenceGroups.of(snapshot.id, in: fixture.stores.snapshots).flatMap(\.judgements)
    }

    @Test("a file under two names is two labelers, and no people: it would only agree with itself")
    func twoCopies() async throws {
        let judgements = try await judgements(("a.ndjson", Self.task(nil)), ("b.ndjson", Self.task(nil)))
        #expect(Set(judgements.map(\.labeler)).count == 2)
        #expect(judgements.map(\.person) == [nil, nil])
    }

    @Test("labelers whom a file names are people")
    func namedLabelers() async throws {
        let judgements = try await judgements(("a.ndjson", Self.task("anna", "Anna")))
        #expect(Set(judgements.compactMap(\.person)).count == 2)
    }

    @Test("a name in two files is one person, also when one of them was imported twice")
    func sameName() async throws {
        let judgements = try await judgements(
            ("a.ndjson", Self.task("anna", "ben")), ("b.ndjson", Self.task("anna", "cleo")))
        #expect(judgements.count == 4)
        #expect(Set(judgements.map(\.labeler)).count == 4)
        #expect(Set(judgements.compactMap(\.person)).count == 3)
        #expect(judgements[0].person == judgements[2].person)
    }

    @Test("what weighs nothing keeps its weight on the way, and changes nothing about who is who")
    func weights() async throws {
        let fixture = try Fixture()
        var settings = ProjectSettings(name: "p")
        settings.overlap = 9
        let project = try await fixture.stores.projects.create(
            NewProject(slug: "p", settings: settings), now: fixture.now)
        for name in ["a.ndjson", "b.ndjson", "c.ndjson"] {
            _ = try await fixture.stores.tasks.add(
                project: project.id, [try Self.task("anna")], labeledBy: try ImportLabeler(name), now: fixture.now)
        }
        func read() async throws -> [Judgement] {
            let snapshot = try await fixture.stores.snapshots.freeze(project: project.id, now: fixture.now)
            return try await PreferenceGroups.of(snapshot.id, in: fixture.stores.snapshots).flatMap(\.judgements)
        }
        let before = try await read()
        #expect(before.map(\.weight) == [.full, .full, .full])
        #expect(Set(before.map(\.person)) == [before[0].labeler])
        let first = try await fixture.stores.labelerWeights.labelers(project: project.id, now: fixture.now)[0]
        let nothing = try LabelerWeightDraft(weight: 0, reason: "A copy.").validated()
        try await fixture.stores.labelerWeights.give(nothing, to: first.id, in: project.id, now: fixture.now)
        let after = try await read()
        #expect(after.map(\.weight) == [.none, .full, .full])
        #expect(after.dropFirst().map(\.person) == [after[1].labeler, after[1].labeler])
    }

    @Test("what prefers nothing is no group: ratings and demonstrations")
    func withoutRanking() async throws {
        let fixture = try Fixture()
        let settings = ProjectSettings(name: "p")
        let form = Form(judgement: AskedJudgement(kind: .rating), fields: [.likert("overall", "Overall", 1...7)])
        let project = try await fixture.stores.projects.create(
            NewProject(slug: "p", settings: settings, form: form), now: fixture.now)
        var draft = TaskDraft(
            prompt: Prompt("Name a colour."), completions: ["Blue.", "Red."].map { Completion(text: $0) })
        let answers = Answers(completions: ["0": ["overall": .number(6)]])
        draft.rankings = [.init(labeler: "anna", ranks: [], rest: SubmissionDraft(tiers: [], answers: answers))]
        let task = try draft.validated(for: AskedForms(form))
        #expect(PreferenceGroups.of([task]).isEmpty)
        _ = try await fixture.stores.tasks.add(
            project: project.id, [task], labeledBy: try ImportLabeler("a.ndjson"), now: fixture.now)
        let snapshot = try await fixture.stores.snapshots.freeze(project: project.id, now: fixture.now)
        #expect(snapshot.rankings == 1)
        #expect(try await PreferenceGroups.of(snapshot.id, in: fixture.stores.snapshots).isEmpty)
    }

    @Test("in a file that is only measured on, rankings without a name are no person's either")
    func fileWithoutNames() throws {
        let groups = PreferenceGroups.of([try Self.task(nil), try Self.task("anna", "ben"), try Self.task("anna")])
        #expect(groups.map { $0.judgements.map(\.person) } == [[nil], [ID(1), ID(2)], [ID(1)]])
    }
}
