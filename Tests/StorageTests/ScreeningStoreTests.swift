import Foundation
import Preferences
import Testing

@testable import Storage

@Suite("Screenings, stored")
struct ScreeningStoreTests {
    private let fixture: Fixture
    private let target: Project
    private let manager: ID<User>
    private let screening: Project
    private let writing: Project
    private var screenings: Screenings { Screenings(fixture.database, by: Origin(user: manager)) }

    /// A screening of two tasks to rank and two to write, made for a project that Max manages.
    init() async throws {
        fixture = try Fixture()
        target = try await fixture.project("everyday") { $0.instructions = "Be fair." }
        manager = try await fixture.users.create(username: "max", role: .manager, now: Fixture.start).id
        try await fixture.members.put(project: target.id, user: manager, role: .manager, now: Fixture.start)
        let made = try await Screenings(fixture.database).make(
            for: target, slug: "screening", name: "Screening", withDemonstrations: true, now: Fixture.start)
        screening = made.project
        writing = try #require(made.writing)
        try await fixture.addTasks(2, to: screening)
        try await fixture.addTasks(2, to: writing, completions: 0)
    }

    private func candidate(_ name: String) async throws -> ID<User> {
        let user = try await fixture.labeler(name)
        try await screenings.add(user, to: screening.id, now: Fixture.start)
        return user
    }

    private func work(_ user: ID<User>) async throws {
        for project in [screening, writing] {
            for _ in 0..<2 {
                let claim = try await fixture.claim(project, user)
                try await fixture.submit(claim, user) { draft in
                    if project.id == writing.id { draft.demonstration = "By \(user)." }
                }
            }
        }
    }

    @Test("it has the project's form and guidelines, its managers, and an overlap for everybody")
    func making() async throws {
        let record = try await screenings.find(screening.id)
        #expect(record.parts.map(\.slug) == ["screening", "screening-writing"])
        #expect(record.targets.map(\.slug) == ["everyday"] && record.cutOffs == ScreeningCutOffs())
        #expect(record.parts.allSatisfy { $0.tasks == 2 && $0.overlap == ScreeningRules.overlap })
        #expect(screening.settings.instructions == "Be fair." && screening.settings.retrainAt == nil)
        let forms = Forms(fixture.database)
        #expect(try await forms.current(screening.id).form == forms.current(target.id).form)
        #expect(try await forms.current(writing.id).form.judgement.kind == .demonstration)
        #expect(try await fixture.members.role(project: writing.id, user: manager) == .manager)
        #expect(try await screenings.screenings(for: target.id).map(\.slug) == ["screening"])
        #expect(try await screenings.screening(withPart: writing.id) == screening.id)
        await expectFailure(.conflict, "already a project") {
            _ = try await screenings.make(
                for: target, slug: "screening", name: "Again", withDemonstrations: false, now: Fixture.start)
        }
        #expect(try await fixture.violations() == [])
    }

    @Test("every candidate does every task, by the rules of any project")
    func everybodyDoesAll() async throws {
        var users: [ID<User>] = []
        for number in 0..<6 { users.append(try await candidate("candidate\(number)")) }
        for user in users { try await work(user) }
        let candidates = try await screenings.candidates(of: screening.id, now: Fixture.start)
        #expect(candidates.map(\.id) == users)
        #expect(candidates.allSatisfy { $0.isComplete && $0.progress.map(\.judged) == [2, 2] })
        #expect(try await fixture.assignments.claim(project: screening.id, user: users[0], now: Fixture.start) == nil)
        #expect(try await screenings.demonstrations(of: screening.id).count == 12)
        #expect(try await fixture.violations() == [])
    }

    @Test("a project is part of one screening, and what it admits to is part of none")
    func parts() async throws {
        let other = try await fixture.project("other") { $0.overlap = ScreeningRules.overlap }
        func put(_ targets: [String], _ parts: [String], managed: Set<ID<Project>>? = nil) async throws {
            let draft = try ScreeningDraft(targets: targets, parts: parts).validated(for: "other")
            _ = try await screenings.put(draft, of: other.id, managed: managed, now: Fixture.start)
        }
        await expectFailure(.conflict, "part of another") { try await put(["everyday"], ["screening-writing"]) }
        await expectFailure(.conflict, "part of a screening itself") { try await put(["screening"], []) }
        await expectFailure(.conflict, "overlap") {
            _ = try await fixture.project("low")
            try await put(["everyday"], ["low"])
        }
        await expectFailure(.notFound, "everyday") { try await put(["everyday"], [], managed: [other.id]) }
        await expectFailure(.notFound, "nowhere") { try await put(["nowhere"], []) }
        try await put(["everyday"], [])
        #expect(try await screenings.screenings(for: target.id).map(\.slug) == ["screening", "other"])
        #expect(try await fixture.violations() == [])
    }

    @Test("a grade is of one revision and of somebody else's work; another one or none takes its place")
    func grading() async throws {
        let ann = try await candidate("ann")
        try await work(ann)
        let works = try await screenings.demonstrations(of: screening.id, for: manager)
        let first = try #require(works.first)
        #expect(works.count == 2 && first.author == ann && first.own == nil)
        #expect(try await screenings.demonstration(first.id, in: screening.id).text == "By \(ann).")
        try await screenings.grade(first.id, as: 5, by: manager, in: screening.id, now: Fixture.start)
        try await screenings.grade(first.id, as: 6, by: manager, in: screening.id, now: Fixture.start)
        try await screenings.grade(first.id, as: 6, by: manager, in: screening.id, now: Fixture.start)
        func grades() async throws -> [[Int]] {
            try await screenings.demonstrations(of: screening.id, for: manager).map(\.grades)
        }
        #expect(try await grades() == [[6], []])
        await #expect(throws: ValidationError.self) {
            try await screenings.grade(first.id, as: 8, by: manager, in: screening.id, now: Fixture.start)
        }
        await expectFailure(.conflict, "yourself") {
            try await screenings.grade(first.id, as: 7, by: ann, in: screening.id, now: Fixture.start)
        }
        try await screenings.takeBackGrade(of: first.id, by: manager, in: screening.id, now: Fixture.start)
        try await screenings.takeBackGrade(of: first.id, by: manager, in: screening.id, now: Fixture.start)
        #expect(try await grades() == [[], []])
        // What is written anew is to be graded anew.
        try await screenings.grade(first.id, as: 3, by: manager, in: screening.id, now: Fixture.start)
        let assignment: ID<Assignment> = try #require(
            await fixture.database.read {
                try $0.row("SELECT assignmentId FROM ranking WHERE id = ?", [first.id.rawValue])?.id("assignmentId")
            })
        _ = try await fixture.rankings.submit(
            assignment, user: ann, SubmissionDraft(tiers: [], demonstration: "Better."), now: Fixture.start)
        #expect(try await grades() == [[], []])
        await expectFailure(.notFound, "changed since") {
            try await screenings.grade(first.id, as: 3, by: manager, in: screening.id, now: Fixture.start)
        }
        #expect(try await fixture.violations() == [])
    }

    @Test(
        "admitting makes a labeler, keeps the figures and who it was, and can be taken back; members stay what they are"
    )
    func deciding() async throws {
        let (ann, ben) = (try await candidate("ann"), try await candidate("ben"))
        try await fixture.members.put(project: target.id, user: ben, role: .labeler, now: Fixture.start)
        let figures = [ScreeningFigure(.flags, nil, standing: nil, units: 3, tasks: 1)]
        func decide(
            _ kind: ScreeningDecisionDraft.Kind, _ users: [ID<User>], _ reason: String? = nil
        ) async throws -> [ScreeningDecision] {
            let draft = try ScreeningDecisionDraft(
                candidates: users.map(\.rawValue), project: "everyday", kind: kind, reason: reason
            ).validated()
            return try await screenings.decide(draft, figures: [ann: figures], in: screening.id, now: Fixture.start)
        }
        let made = try await decide(.admit, [ann, ben])
        #expect(made.map(\.candidate) == [ann, ben] && made[0].figures == figures && made[1].figures.isEmpty)
        #expect(made[0].createdBy?.username == "max")
        #expect(try await fixture.members.role(project: target.id, user: ann) == .labeler)
        #expect(try await decide(.admit, [ann]).map(\.id) == [made[0].id], "the same again changes nothing")
        #expect(throws: ValidationError.self) {
            try ScreeningDecisionDraft(candidates: [1], project: "p", kind: .decline).validated()
        }
        // Another decision takes the place of the first, and what that did.
        let declined = try await decide(.decline, [ann, ben], "Too few.")
        #expect(declined.map(\.reason) == ["Too few.", "Too few."])
        #expect(try await fixture.members.role(project: target.id, user: ann) == nil)
        #expect(try await fixture.members.role(project: target.id, user: ben) == .labeler, "he was one before")
        let back = try await screenings.takeBack(declined[0].id, in: screening.id, now: Fixture.start)
        #expect(back.takenBackBy?.username == "max")
        #expect(try await screenings.takeBack(declined[0].id, in: screening.id, now: Fixture.start) == back)
        let all = try await screenings.candidates(of: screening.id, now: Fixture.start)
        #expect(all.map { $0.decisions.count } == [2, 2])
        #expect(all.map { $0.decisions.count { $0.takenBackAt == nil } } == [0, 1])
        await expectFailure(.notFound, "screened") { _ = try await decide(.admit, [manager]) }
        #expect(try await fixture.violations() == [])
    }

    @Test("what candidates say of themselves is kept with its version, and goes with them")
    func assessment() async throws {
        let ann = try await candidate("ann")
        let topics = [SelfAssessment.Topic("Religion"), SelfAssessment.Topic("Slang")]
        let first = try await screenings.ask(SelfAssessment(topics: topics), in: screening.id, now: Fixture.start)
        #expect(first == (1, true))
        #expect(
            try await screenings.ask(SelfAssessment(topics: topics), in: screening.id, now: Fixture.start) == (1, false)
        )
        let draft = SelfAssessmentDraft(version: 1, answers: [.comfortable, .notSaid], comment: " I read a lot. ")
        let said = try await screenings.answer(draft, by: ann, in: screening.id, now: Fixture.start)
        #expect(said.answers == [.comfortable, .notSaid] && said.comment == "I read a lot.")
        let third = SelfAssessment.Topic("Law")
        _ = try await screenings.ask(SelfAssessment(topics: topics + [third]), in: screening.id, now: Fixture.start)
        await expectFailure(.changed) {
            _ = try await screenings.answer(draft, by: ann, in: screening.id, now: Fixture.start)
        }
        #expect(try await screenings.assessment(of: ann, in: screening.id)?.asked.version == 1, "as it was asked then")
        await expectFailure(.notFound) {
            _ = try await screenings.answer(draft, by: manager, in: screening.id, now: Fixture.start)
        }
        let decline = try ScreeningDecisionDraft(
            candidates: [ann.rawValue], project: "everyday", kind: .decline, reason: "Anna Smith is slow."
        ).validated()
        _ = try await screenings.decide(decline, figures: [:], in: screening.id, now: Fixture.start)
        try await fixture.users.delete(ann, now: Fixture.start)
        #expect(try await screenings.assessment(of: ann, in: screening.id) == nil)
        #expect(try await screenings.candidates(of: screening.id, now: Fixture.start).isEmpty)
        let reasons: [String] = try await fixture.database.read {
            try $0.values("SELECT reason FROM screeningDecision")
        }
        #expect(reasons == [""])
        #expect(try await fixture.violations() == [])
    }

    @Test("how a candidate gets in is told")
    func accounts() async throws {
        let ann = try await candidate("ann")
        func account(_ later: TimeInterval = 0) async throws -> ScreeningCandidate.Account? {
            try await screenings.candidates(of: screening.id, now: Fixture.start + later).first?.account
        }
        #expect(try await account() == .noInvitation)
        try await Invitations(fixture.database, by: .system).create(
            user: ann, tokenHash: Data(repeating: 1, count: 32), expiresAt: Fixture.start + 60, now: Fixture.start)
        #expect(try await account() == .invited)
        #expect(try await account(61) == .noInvitation)
        _ = try await Invitations(fixture.database, by: .system).accept(
            tokenHash: Data(repeating: 1, count: 32), passwordHash: "x", now: Fixture.start)
        #expect(try await account() == .active)
    }
}
