import Foundation
import Preferences
import Testing

@testable import Storage

/// A database is broken in one way after another, as no call of Storage could; `verify` must name each.
@Suite("Verification")
struct VerificationTests {
    private static let anotherProject = """
        INSERT INTO project (id, slug, name, kind, instructions, overlap, peakOverlap, leaseSeconds, editWindowSeconds,
            completeStartedFirst, splitSeed, status, createdAt)
        SELECT 9, 'q', name, kind, '', 1, 1, 60, 60, 1, 1, status, 1 FROM project LIMIT 1
        """

    private static let requeue = """
        INSERT INTO labelerRequeue (projectId, userId, lastRanking, reason, createdAt)
        SELECT id, (SELECT min(id) FROM user), 0, 'Why.', 1 FROM project
        """

    /// SQL that breaks the database, and the invariant that must be found broken.
    struct Damage: Sendable, CustomTestStringConvertible {
        let invariant: String
        let sql: [String]
        var testDescription: String { invariant }

        init(_ invariant: String, _ sql: String...) {
            (self.invariant, self.sql) = (invariant, sql)
        }
    }

    @Test(
        "each kind of damage is found and named",
        arguments: [
            Damage("leased", "UPDATE task SET leased = leased + 1 WHERE leased = 0"),
            Damage("counted", "UPDATE task SET counted = counted - 1 WHERE counted > 0"),
            Damage("skips", "UPDATE task SET skips = skips + 1"),
            Damage("overlap", "UPDATE project SET overlap = 1, peakOverlap = 1"),
            Damage("slots", "UPDATE task SET slots = slots + 1"),
            Damage("withdrawn", "UPDATE task SET withdrawnAt = 1 WHERE leased > 0"),
            Damage("holder", "DELETE FROM member"),
            Damage("holder", "UPDATE user SET isDisabled = 1"),
            Damage("shown", "UPDATE assignment SET shown = '[1,2]'"),
            Damage("started", "UPDATE task SET started = 1 - started"),
            Damage("place", "UPDATE task SET queueSeq = 1000000"),
            Damage(
                "cursor",
                """
                INSERT OR REPLACE INTO queueCursor
                SELECT projectId, 1, queueGroup, lane, queueSeq FROM task WHERE hasFreeSlot = 1
                """),
            Damage("level", "UPDATE task SET acquisitionLevel = 1"),
            Damage("levels", "UPDATE task SET acquisitionLevel = 1, inRandomShare = 0"),
            Damage("randomShare", "UPDATE task SET inRandomShare = 0"),
            Damage(
                "draft", "INSERT INTO draft SELECT id, x'00', 1 FROM assignment WHERE status = 'skipped'"),
            Damage("revisions", "UPDATE ranking SET revision = 7 WHERE revision = 1"),
            Damage("revisions", "UPDATE ranking SET isCurrent = 0"),
            Damage("submitted", "UPDATE assignment SET status = 'released' WHERE status = 'submitted'"),
            Damage("belonging", "UPDATE ranking SET userId = 1 WHERE userId <> 1"),
            Damage(
                "project",
                Self.anotherProject,
                "UPDATE prompt SET projectId = 9"),
            Damage("tiers", "UPDATE ranking SET tiers = '[[1],[1],[2]]'"),
            Damage("tiers", "UPDATE ranking SET tiers = replace(tiers, '[[', '[[],[')"),
            Damage("answers", "UPDATE answer SET completionId = 1 WHERE completionId > 4"),
            Damage("answers", "UPDATE answer SET completionId = 999999 WHERE completionId > 4"),
            Damage("forms", "DELETE FROM form"),
            Damage("forms", "UPDATE project SET formVersion = 2"),
            Damage("formVersion", "UPDATE assignment SET formVersion = 2"),
            Damage("form", "UPDATE answer SET value = '8' WHERE field = 'overall'"),
            Damage("form", "UPDATE answer SET value = 'false' WHERE field = 'overall'"),
            Damage("form", "UPDATE answer SET field = 'another' WHERE field = 'overall'"),
            Damage("form", "UPDATE ranking SET tiers = '[]'"),
            Damage("form", "UPDATE ranking SET allBad = 1"),
            Damage("form", "UPDATE ranking SET demonstration = 'mine'"),
            Damage("completions", "UPDATE form SET body = replace(body, 'ranking', 'pair')"),
            Damage("audited", "UPDATE auditEvent SET action = 'look' WHERE action = 'submit'"),
            Damage("auditChain", "UPDATE auditEvent SET detail = '{}' WHERE id = 3"),
            Damage("auditChain", "UPDATE auditEvent SET userId = 1 WHERE id = 3"),
            Damage("auditChain", "DELETE FROM auditEvent WHERE id = 4"),
            Damage("completions", "UPDATE completion SET position = 8 WHERE position = 2"),
            Damage("taskCounts", "UPDATE taskCount SET count = count + 1"),
            Damage(
                "surplus", "UPDATE ranking SET counted = 0", "UPDATE task SET counted = 0"),
            Damage(
                "withdrawnRankings",
                "INSERT INTO import (id, projectId, source, format, withdrawnAt, createdAt) VALUES (1, 1, 'f', 'g', 1, 1)",
                "UPDATE ranking SET importId = 1"),
            Damage(
                "imports",
                """
                INSERT INTO import (projectId, source, format, withdrawnRankings, createdAt) VALUES (1, 'f', 'g', 7, 1)
                """),
            Damage("introductions", "UPDATE introduction SET guidelinesSeen = 2"),
            Damage("introductions", "UPDATE practice SET body = NULL"),
            Damage("practices", "UPDATE practice SET version = 2"),
            Damage("labelerDays", "UPDATE labelerDay SET counted = counted + 1"),
            Damage(
                "sessions", "UPDATE user SET isDisabled = 1",
                "INSERT INTO session (userId, tokenHash, expiresAt, createdAt) VALUES (1, x'01', 1, 1)"),
            Damage("snapshotRows", "UPDATE snapshot SET rankings = rankings + 1"),
            Damage("snapshotHash", "UPDATE completion SET policyId = NULL"),
            Damage(
                "promotion",
                Self.anotherProject,
                "UPDATE promotion SET projectId = 9"),
            Damage("digest", "UPDATE ranking SET note = 'other'"),
            Damage("digest", "UPDATE answer SET value = '4' WHERE field = 'overall'"),
            Damage("promptHash", "UPDATE prompt SET messages = replace(messages, 'prompt', 'Prompt')"),
            Damage("completionsHash", "UPDATE completion SET text = text || '!'"),
            Damage("modelFile", "UPDATE rewardModel SET sha256 = zeroblob(32)"),
            Damage("questionBelonging", "UPDATE question SET userId = 2 WHERE userId <> 2"),
            Damage("questionBelonging", Self.anotherProject, "UPDATE question SET projectId = 9"),
            Damage("questionMessages", "DELETE FROM questionMessage WHERE number = 1"),
            Damage("questionMessages", "UPDATE question SET messages = 1 WHERE messages = 2"),
            Damage("questionMessages", "UPDATE question SET seenByManagers = 3"),
            Damage("questionAuthors", "UPDATE questionMessage SET userId = 3 WHERE isAnswer = 0"),
            Damage("questionAuthors", "UPDATE questionMessage SET isAnswer = 1 WHERE number = 1"),
            Damage(
                "questionOfNobody",
                "UPDATE user SET deletedAt = 1, isDisabled = 1, passwordHash = NULL WHERE id = (SELECT userId FROM question)"
            ),
            Damage("weights", "UPDATE labelerWeight SET weight = 101"),
            Damage("weightReasons", "UPDATE labelerWeight SET reason = ''"),
            Damage("weightsAudited", "UPDATE labelerWeight SET weight = 30"),
            Damage("weightsAudited", "UPDATE labelerWeight SET appliesFrom = 1 WHERE appliesFrom IS NULL"),
            Damage("weightsAudited", "UPDATE labelerWeight SET appliesFrom = NULL WHERE appliesFrom IS NOT NULL"),
            Damage("weightsAudited", Self.anotherProject, "UPDATE labelerWeight SET projectId = 9"),
            Damage("weightsAudited", "UPDATE labelerWeight SET takenBackAt = 1 WHERE takenBackAt IS NULL"),
            Damage("snapshotWeights", "UPDATE snapshot SET digestVersion = 3"),
            Damage("snapshotWeights", "UPDATE snapshotRanking SET weight = 101 WHERE weight < 100"),
            Damage("snapshotHash", "UPDATE snapshotRanking SET weight = 90"),
            Damage("screeningParts", "DELETE FROM screeningPart"),
            Damage("screeningParts", "DELETE FROM screeningTarget"),
            Damage("screeningTargets", "UPDATE screeningTarget SET projectId = screeningId"),
            Damage("cutOffs", "UPDATE screening SET gradeCutOff = 900"),
            Damage("cutOffs", "UPDATE screening SET flagCutOff = 101"),
            Damage("grades", "UPDATE screeningGrade SET grade = 8"),
            Damage("grades", "UPDATE screeningGrade SET grade = 4"),
            Damage("grades", "UPDATE screeningGrade SET userId = (SELECT userId FROM ranking WHERE id = rankingId)"),
            Damage("grades", "UPDATE ranking SET demonstration = NULL WHERE demonstration IS NOT NULL"),
            Damage("decisionsAudited", "UPDATE screeningDecision SET kind = 'admit'"),
            Damage("decisionsAudited", "UPDATE screeningDecision SET takenBackAt = 1"),
            Damage("decisionReasons", "UPDATE screeningDecision SET reason = ''"),
            Damage(
                "decisionReasons",
                "UPDATE user SET deletedAt = 1, isDisabled = 1, passwordHash = NULL WHERE id = 1"),
            Damage(
                "selfAssessments",
                "UPDATE user SET deletedAt = 1, isDisabled = 1, passwordHash = NULL WHERE id = 1"),
            Damage("snapshotHash", "UPDATE snapshotRanking SET isHeldOut = 1"),
            Damage(
                "holdoutsAudited",
                """
                INSERT INTO labelerHoldout (projectId, userId, reason, createdAt)
                SELECT id, (SELECT min(id) FROM user), 'Why.', 1 FROM project
                """),
            Damage("requeuesAudited", Self.requeue),
            Damage("setAside", Self.requeue, "UPDATE assignment SET requeueId = 1 WHERE status = 'submitted'"),
            Damage("setAsideCounted", Self.requeue, "UPDATE labelerRequeue SET requeued = 5"),
            Damage(
                "previews",
                """
                INSERT INTO weightPreview (projectId, proposal, createdAt)
                SELECT id, '{"labelers":[99],"weight":0}', 1 FROM project
                """),
            Damage("references", "DELETE FROM completion WHERE id = 1", "DELETE FROM prompt WHERE id = 1"),
        ])
    func damage(_ damage: Damage) async throws {
        let fixture = try await Self.busyProject()
        #expect(try await fixture.violations() == [])
        try await fixture.database.pool.writeWithoutTransaction { connection in
            try connection.execute(sql: "PRAGMA foreign_keys = OFF; PRAGMA ignore_check_constraints = ON")
            for trigger in [
                "rankingKept", "rankingFixed", "rankingAnswerFixed", "rankingStaysCounted", "auditEventKept",
                "auditEventFixed", "formKept", "formFixed", "questionMessageKept", "questionMessageFixed",
                "practiceFixed", "labelerWeightFixed", "labelerWeightReasonFixed", "labelerWeightTakenBackOnce",
                "screeningGradeFixed", "screeningDecisionFixed", "screeningDecisionForgotten",
            ] {
                try connection.run("DROP TRIGGER " + trigger)
            }
            for sql in damage.sql {
                try connection.run(sql)
                #expect(connection.changesCount > 0, "the damage was done: \(sql)")
            }
        }
        let found = try await fixture.violations()
        #expect(found.contains { $0.invariant == damage.invariant }, "\(found)")
        #expect(found.allSatisfy { !$0.rows.isEmpty && !$0.message.isEmpty })
    }

    @Test("a damaged page of the file is found, or the file is refused")
    func damagedFile() async throws {
        let fixture = try await Self.busyProject()
        let copy = fixture.folder.appendingPathComponent("copy.sqlite").path
        try await fixture.database.backup(to: copy)
        let file = try #require(FileHandle(forUpdatingAtPath: copy))
        let size = try file.seekToEnd()
        for offset in stride(from: UInt64(4096 * 3), to: size, by: 4096 * 3) {
            try file.seek(toOffset: offset + 100)
            try file.write(contentsOf: Data(repeating: 0x5a, count: 300))
        }
        try file.close()
        do {
            let database = try Database(path: copy, migrations: Fixture.migrations, now: Fixture.start)
            defer { try? database.close() }
            let found = try await Verification(database).run()
            #expect(found.first?.invariant == "file")
        } catch let error as StorageError {
            #expect(error.code == .corrupt, "\(error)")
        }
    }

    @Test("what the schema forbids cannot be written, whatever the program does")
    func schema() async throws {
        let fixture = try await Self.busyProject()
        for sql in [
            "UPDATE task SET leased = leased + 100", "UPDATE ranking SET tiers = '[]'", "DELETE FROM ranking",
            "UPDATE ranking SET formVersion = 2", "DELETE FROM form", "UPDATE form SET body = '{}'",
            "DELETE FROM auditEvent", "UPDATE auditEvent SET detail = '{}'", "UPDATE completion SET position = -1",
            "UPDATE assignment SET status = 'active', finishedAt = NULL", "UPDATE task SET priority = 'high'",
            "INSERT INTO draft VALUES (999999, x'00', 1)", "UPDATE user SET isDisabled = 2",
            "UPDATE project SET overlap = 0",
            "UPDATE question SET seenByLabeler = 9", "DELETE FROM questionMessage",
            "DELETE FROM labelerWeight", "UPDATE labelerWeight SET weight = 1",
            "DELETE FROM screeningGrade", "UPDATE screeningGrade SET grade = 1", "DELETE FROM screeningDecision",
            "UPDATE screeningDecision SET reason = 'Another.'", "UPDATE screeningDecision SET kind = 'admit'",
            "UPDATE selfAssessment SET body = '{}'", "DELETE FROM selfAssessment",
            "UPDATE selfAssessmentAnswer SET body = '{}'",
        ] {
            do {
                try await fixture.database.write { try $0.run(sql) }
                Issue.record("it could be written: \(sql)")
            } catch is StorageError {}
        }
        #expect(try await fixture.violations() == [])
    }

    /// A project in which every kind of row exists.
    private static func busyProject() async throws -> Fixture {
        let fixture = try Fixture()
        let project = try await fixture.project("p") { $0.overlap = 2 }
        let labelers = try await fixture.labelers(3, in: project)
        try await fixture.addTasks(12, to: project)
        for (number, user) in (labelers + labelers).enumerated() {
            let claim = try await fixture.claim(project, user)
            let first = claim.task.completions[0].id
            try await fixture.submit(claim, user) {
                $0.answers = Answers(completions: ["\(first)": ["overall": .number(3), "harmfulAdvice": .flag(true)]])
            }
            if number == 0 {
                _ = try await fixture.rankings.submit(
                    claim.assignment.id, user: user, Fixture.submission(claim, reversed: true), now: Fixture.start)
            }
        }
        let skipped = try await fixture.claim(project, labelers[0])
        try await fixture.assignments.skip(
            skipped.assignment.id, user: labelers[0], Skip(reason: .unclear), now: Fixture.start)
        for user in labelers { _ = try await fixture.claim(project, user) }
        let questions = Questions(fixture.database)
        let asked = try await questions.ask(
            skipped.assignment.id, user: labelers[0], QuestionMessageDraft(text: "What is this?"), now: Fixture.start)
        _ = try await questions.answer(
            asked.thread.question.id, in: project.id, by: labelers[1], QuestionMessageDraft(text: "A riddle."),
            closes: false, now: Fixture.start)
        let practice = PracticeTask(
            prompt: Prompt("Which?"), completions: [.init(text: "this"), .init(text: "that")],
            expected: ExpectedJudgement(tiers: [[ID(2)], [ID(1)]]))
        let (practices, introductions) = (Practices(fixture.database), Introductions(fixture.database))
        _ = try await practices.set(project.id, practice, now: Fixture.start)
        _ = try await practices.answer(
            project.id, user: labelers[0], version: 1, SubmissionDraft(tiers: [[ID(1), ID(2)]]), now: Fixture.start)
        _ = try await introductions.note(project: project.id, user: labelers[0], guidelines: 1, now: Fixture.start)
        let weights = LabelerWeights(fixture.database)
        let draft = LabelerWeightDraft(weight: 0.5, reason: "In a hurry.")
        try await weights.give(draft.validated(), to: labelers[1], in: project.id, now: Fixture.start)
        let dated = LabelerWeightDraft(weight: 0.5, appliesFrom: Fixture.start, reason: "In a hurry.")
        let second = try await weights.give(dated.validated(), to: labelers[2], in: project.id, now: Fixture.start)
        try await weights.takeBack(second.id, of: labelers[2], in: project.id, now: Fixture.start)
        try await screen(labelers[0], gradedBy: labelers[1], for: project, in: fixture)
        let snapshot = try await fixture.snapshots.freeze(project: project.id, now: Fixture.start)
        let models = RewardModels(fixture.database)
        let model = try await models.add(
            project: project.id, run: nil, snapshot: snapshot.id, kind: "linear", bytes: Data([1, 2, 3]),
            report: Data("{}".utf8),
            now: Fixture.start)
        try await models.promote(model, by: nil, reason: "first", now: Fixture.start)
        return fixture
    }

    /// A screening with a graded demonstration, a self-assessment and a decision.
    private static func screen(
        _ user: ID<User>, gradedBy grader: ID<User>, for target: Project, in fixture: Fixture
    ) async throws {
        let screenings = Screenings(fixture.database)
        let made = try await screenings.make(
            for: target, slug: "screening", name: "Screening", withDemonstrations: true, now: Fixture.start)
        let writing = try #require(made.writing)
        try await fixture.addTasks(1, to: writing, completions: 0, prefix: "write")
        try await screenings.add(user, to: made.project.id, now: Fixture.start)
        let claim = try await fixture.claim(writing, user)
        try await fixture.submit(claim, user) { $0.demonstration = "A good answer." }
        let work = try #require(await screenings.demonstrations(of: made.project.id).first)
        try await screenings.grade(work.id, as: 6, by: grader, in: made.project.id, now: Fixture.start)
        _ = try await screenings.ask(
            SelfAssessment(topics: [.init("Religion")]), in: made.project.id, now: Fixture.start)
        _ = try await screenings.answer(
            SelfAssessmentDraft(version: 1, answers: [.unsure]), by: user, in: made.project.id, now: Fixture.start)
        let draft = try ScreeningDecisionDraft(
            candidates: [user.rawValue], project: target.slug, kind: .decline, reason: "Too few."
        ).validated()
        _ = try await screenings.decide(draft, figures: [:], in: made.project.id, now: Fixture.start)
    }
}
