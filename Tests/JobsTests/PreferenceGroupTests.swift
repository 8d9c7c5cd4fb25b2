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

    /// What was frozen of rankings on these forms, each by a labeler of its own: of an import, or of a person.
    private func answers(
        imported: Bool, _ said: (form: Form, answers: [[String: AnswerValue]])...
    ) async throws -> [PreferenceGroup] {
        let fixture = try Fixture()
        var settings = ProjectSettings(name: "p")
        settings.overlap = 9
        let project = try await fixture.stores.projects.create(
            NewProject(slug: "p", settings: settings, form: said[0].form), now: fixture.now)
        let draft = TaskDraft(
            prompt: Prompt("Name a colour."), completions: ["Blue.", "Red."].map { Completion(text: $0) })
        if !imported {
            _ = try await fixture.stores.tasks.add(
                project: project.id, [draft.validated(for: AskedForms(said[0].form))], labeledBy: nil, now: fixture.now)
        }
        for (number, (form, values)) in said.enumerated() {
            _ = try await fixture.stores.forms.set(project.id, form, now: fixture.now)
            let ofCompletions = Dictionary(uniqueKeysWithValues: values.enumerated().map { ("\($0)", $1) })
                .filter { !$0.value.isEmpty }
            if imported {
                var draft = draft
                let isRanking = form.judgement.kind == .ranking
                draft.rankings = [
                    .init(
                        labeler: "l\(number)", ranks: isRanking ? [1, 2] : [],
                        rest: SubmissionDraft(
                            tiers: [], answers: ofCompletions.isEmpty ? nil : Answers(completions: ofCompletions)))
                ]
                _ = try await fixture.stores.tasks.add(
                    project: project.id, [draft.validated(for: AskedForms(form))],
                    labeledBy: try ImportLabeler("a\(number).ndjson"), now: fixture.now)
            } else {
                try await label(fixture, project, "l\(number)", form, values)
            }
        }
        let snapshot = try await fixture.stores.snapshots.freeze(project: project.id, now: fixture.now)
        #expect(snapshot.rankings == said.count)
        let groups = try await PreferenceGroups.of(snapshot.id, in: fixture.stores.snapshots)
        // What is labeled later changes nothing of what was frozen, nor does a form on which nothing was said yet.
        _ = try await fixture.stores.forms.set(
            project.id,
            Form(judgement: AskedJudgement(kind: .ranking), fields: [.likert("overall", "Overall", 0...10)]),
            now: fixture.now)
        #expect(try await PreferenceGroups.of(snapshot.id, in: fixture.stores.snapshots) == groups)
        return groups
    }

    private func label(
        _ fixture: Fixture, _ project: Project, _ name: String, _ form: Form, _ values: [[String: AnswerValue]]
    ) async throws {
        let user = try await fixture.stores.users.create(username: name, role: .labeler, now: fixture.now)
        try await fixture.stores.members.put(project: project.id, user: user.id, role: .labeler, now: fixture.now)
        let claim = try #require(
            await fixture.stores.assignments.claim(project: project.id, user: user.id, now: fixture.now))
        let ids = claim.task.completions.sorted { $0.text < $1.text }.map(\.id)
        let answers = Dictionary(uniqueKeysWithValues: zip(ids.map { "\($0)" }, values)).filter { !$0.value.isEmpty }
        _ = try await fixture.stores.rankings.submit(
            claim.assignment.id, user: user.id,
            SubmissionDraft(
                tiers: ids.map { [$0] }, answers: answers.isEmpty ? nil : Answers(completions: answers)),
            now: fixture.now)
    }

    private static let rating = Form(
        judgement: AskedJudgement(kind: .rating), fields: [.likert("overall", "Overall", 1...7)])
    private static let ranking = Form(
        judgement: AskedJudgement(kind: .ranking),
        fields: [
            .likert("overall", "Overall", 1...7), .flag("rude", "Rude"), .flag("wrong", "Wrong", about: .task),
            .text("why", "Why", about: .completion),
        ])
    private static let overall = RatedField("overall", 1...7)
    private static let rude = RatedField(flag: "rude")

    @Test("what only rates prefers nothing, and tells how it rates")
    func withoutRanking() async throws {
        let groups = try await answers(imported: true, (Self.rating, [["overall": .number(6)], [:]]))
        #expect(groups.map(\.judgements) == [[]])
        let answers = try #require(groups.first?.answers.first)
        #expect(
            groups.first?.answers == [
                CompletionAnswers(labeler: answers.labeler, fields: [Self.overall], values: [[6], [nil]])
            ])
        var use = RankingUse(counted: 1, surplus: 0, replaced: 0, withdrawn: 0)
        use.add(groups)
        #expect(use.withoutOrder == 1 && use.repeatedTasks == 0)
    }

    @Test("demonstrations prefer nothing, and are handed on with what was asked, but for those that weigh nothing")
    func demonstrations() async throws {
        let fixture = try Fixture()
        var settings = ProjectSettings(name: "p")
        settings.overlap = 9
        let form = Form(judgement: AskedJudgement(kind: .demonstration), fields: [])
        let project = try await fixture.stores.projects.create(
            NewProject(slug: "p", settings: settings, form: form), now: fixture.now)
        for name in ["anna", "ben"] {
            var draft = TaskDraft(prompt: Prompt("Name a colour."), completions: [])
            draft.rankings = [
                .init(labeler: name, ranks: [], rest: SubmissionDraft(tiers: [], demonstration: "Blue, says \(name)."))
            ]
            _ = try await fixture.stores.tasks.add(
                project: project.id, [draft.validated(for: AskedForms(form))],
                labeledBy: try ImportLabeler("\(name).ndjson"), now: fixture.now)
        }
        func read() async throws -> [Demonstration] {
            let snapshot = try await fixture.stores.snapshots.freeze(project: project.id, now: fixture.now)
            var found: [Demonstration] = []
            let groups = try await PreferenceGroups.of(snapshot.id, in: fixture.stores.snapshots) { found.append($0) }
            #expect(groups.isEmpty)
            return found
        }
        let prompt = Prompt("Name a colour.")
        #expect(
            try await read() == [
                Demonstration(ScoringItem(prompt: prompt, completion: "Blue, says anna.")),
                Demonstration(ScoringItem(prompt: prompt, completion: "Blue, says ben.")),
            ])
        let first = try await fixture.stores.labelerWeights.labelers(project: project.id, now: fixture.now)[0]
        let half = try LabelerWeightDraft(weight: 0.5, reason: "Half their own words.").validated()
        try await fixture.stores.labelerWeights.give(half, to: first.id, in: project.id, now: fixture.now)
        #expect(try await read().map(\.weight.hundredths) == [50, 100])
        let nothing = try LabelerWeightDraft(weight: 0, reason: "Not their own words.").validated()
        try await fixture.stores.labelerWeights.give(nothing, to: first.id, in: project.id, now: fixture.now)
        #expect(try await read().count == 1)
    }

    @Test("a flag that a labeler left open was not raised; a file that says nothing of flags says nothing")
    func openFlags() async throws {
        let people = try await answers(
            imported: false, (Self.ranking, [["overall": .number(6)], ["rude": .flag(true), "why": .text("so")]]),
            (Self.ranking, [[:], [:]]))
        let fields = [Self.overall, Self.rude]
        let labelers = try #require(people.first).answers.map(\.labeler)
        #expect(
            people.first?.answers == [
                CompletionAnswers(labeler: labelers[0], fields: fields, values: [[6, 0], [nil, 1]]),
                CompletionAnswers(labeler: labelers[1], fields: fields, values: [[nil, 0], [nil, 0]]),
            ])
        let files = try await answers(
            imported: true, (Self.ranking, [["overall": .number(6)], [:]]),
            (Self.ranking, [["rude": .flag(true)], [:]]), (Self.ranking, [[:], [:]]))
        #expect(files.first?.judgements.count == 3)
        let names = try #require(files.first).answers.map(\.labeler)
        #expect(
            files.first?.answers == [
                CompletionAnswers(labeler: names[0], fields: fields, values: [[6, nil], [nil, nil]]),
                CompletionAnswers(labeler: names[1], fields: fields, values: [[nil, 1], [nil, 0]]),
            ])
    }

    @Test("each answer is on the scale of the form that its labeler saw")
    func otherScale() async throws {
        var short = Self.ranking
        short.fields[0] = .likert("overall", "Overall", 1...5)
        let groups = try await answers(
            imported: false, (Self.ranking, [["overall": .number(5)], [:]]), (short, [["overall": .number(5)], [:]]))
        #expect(
            try #require(groups.first).answers.map { $0.fields.first } == [Self.overall, RatedField("overall", 1...5)])
    }

    @Test("in a file that is only measured on, rankings without a name are no person's either")
    func fileWithoutNames() throws {
        let groups = PreferenceGroups.of([try Self.task(nil), try Self.task("anna", "ben"), try Self.task("anna")])
        #expect(groups.map { $0.judgements.map(\.person) } == [[nil], [ID(1), ID(2)], [ID(1)]])
    }
}
