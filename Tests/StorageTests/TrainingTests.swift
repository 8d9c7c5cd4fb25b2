import Foundation
import Preferences
import Testing

@testable import Storage

@Suite("Snapshots, training runs and reward models")
struct TrainingTests {
    @Test("a snapshot stays as it was frozen, and the same content is the same snapshot")
    func snapshots() async throws {
        let fixture = try Fixture()
        let project = try await fixture.project("p") { $0.overlap = 2 }
        let labelers = try await fixture.labelers(2, in: project)
        try await fixture.addTasks(5, to: project)
        var claims: [Claim] = []
        for _ in 0..<5 {
            for user in labelers {
                let claim = try await fixture.claim(project, user)
                try await fixture.submit(claim, user)
                claims.append(claim)
            }
        }
        let first = try await fixture.snapshots.freeze(project: project.id, now: Fixture.start)
        #expect(first.rankings == 10)
        #expect(first.prompts == 5)
        #expect(first.splitSeed == 7)
        #expect(try await fixture.snapshots.freeze(project: project.id, now: Fixture.start + 5) == first)
        func rows(_ id: ID<Snapshot>) async throws -> [SnapshotRow] {
            try await fixture.snapshots.stream(id, batch: 2).reduce(into: []) { $0.append($1) }
        }
        let before = try await rows(first.id)
        #expect(before.count == 5)
        #expect(before.allSatisfy { $0.rankings.map(\.user) == labelers && $0.promptHash.count == 64 })
        // An edit makes other content; the old snapshot still says what it said.
        let edited = Fixture.submission(claims[0], reversed: true)
        _ = try await fixture.rankings.submit(
            claims[0].assignment.id, user: labelers[0], edited, now: Fixture.start + 1)
        let second = try await fixture.snapshots.freeze(project: project.id, now: Fixture.start + 6)
        #expect(second.sha256 != first.sha256)
        #expect(try await rows(first.id) == before)
        #expect(try await fixture.snapshots.list(project: project.id).map(\.id) == [second.id, first.id])
    }

    @Test("the same answers on another scale are other content; how snapshots of before were hashed stays")
    func scales() async throws {
        let fixture = try Fixture()
        let project = try await fixture.project("p")
        let labelers = try await fixture.labelers(1, in: project)
        try await fixture.addTasks(1, to: project)
        let form = Form(
            judgement: AskedJudgement(kind: .ranking),
            fields: [.likert("overall", "Overall", 1...5), .flag("rude", "Rude"), .flag("all", "All", about: .task)])
        _ = try await Forms(fixture.database).set(project.id, form, now: Fixture.start)
        let claim = try await fixture.claim(project, labelers[0])
        try await fixture.submit(claim, labelers[0]) { draft in
            draft.answers = Answers(completions: ["\(claim.task.completions[0].id)": ["overall": .number(4)]])
        }
        let snapshot = try await fixture.snapshots.freeze(project: project.id, now: Fixture.start)
        let rows = try await fixture.snapshots.stream(snapshot.id).reduce(into: [SnapshotRow]()) { $0.append($1) }
        let said = try #require(rows.first?.rankings.first)
        let asked = [RatedField("overall", 1...5), RatedField(flag: "rude")]
        #expect(said.asked == asked)

        func hash(_ asked: [RatedField], version: Int = SnapshotDigest.currentVersion) -> String {
            let ranking = SnapshotRanking(
                id: said.id, user: said.user, username: said.username, isImport: said.isImport, shown: said.shown,
                tiers: said.tiers, strengths: said.strengths, allBad: said.allBad, answers: said.answers, asked: asked,
                demonstration: said.demonstration, weight: said.weight)
            var digest = SnapshotDigest(version: version)
            digest.add(prompt: rows[0].prompt, completions: rows[0].completions, rankings: [ranking])
            return digest.finalize().hexadecimal
        }
        #expect(hash(asked) == snapshot.sha256)
        #expect(hash([RatedField("overall", 1...7), asked[1]]) != snapshot.sha256)
        #expect(hash([RatedField(flag: "overall"), asked[1]]) != snapshot.sha256)
        #expect(hash(asked, version: 3) == hash([], version: 3))
        #expect(hash([], version: 3) == hash([]), "where nothing was asked the hash is that of before")
        #expect(try await fixture.violations().isEmpty)
    }

    @Test("a project trains one model at a time, and a killed run is failed at the next start")
    func runs() async throws {
        let fixture = try Fixture()
        let project = try await fixture.project()
        let runs = TrainingRuns(fixture.database)
        let snapshot = try await fixture.snapshots.freeze(project: project.id, now: Fixture.start)
        func create() async throws -> TrainingRun {
            try await runs.create(
                project: project.id, snapshot: snapshot.id, trigger: .manual, now: Fixture.start)
        }
        let first = try await create()
        await expectFailure(.conflict, "has not finished") { _ = try await create() }
        try await runs.start(first.id, now: Fixture.start + 1)
        try await runs.progress(first.id, phase: "features", fraction: 0.5, message: "half")
        #expect(try await runs.find(first.id).fraction == 0.5)
        try await runs.finish(first.id, report: Data("{}".utf8), now: Fixture.start + 2)
        #expect(try await runs.find(first.id).status == .succeeded)
        await expectFailure(.conflict, "succeeded") {
            try await runs.fail(first.id, message: "no", now: Fixture.start)
        }
        let second = try await create()
        #expect(try await runs.failInterrupted(project: project.id, now: Fixture.start + 3) == 1)
        #expect(try await runs.find(second.id).status == .failed)
        let page = try await runs.list(project: project.id, limit: 1)
        #expect(page.items.map(\.run.id) == [second.id])
        #expect(page.items.map(\.snapshot) == [snapshot])
        #expect(page.nextCursor == second.id.rawValue)
        #expect(try await runs.list(project: project.id, after: second.id).items.map(\.run.id) == [first.id])
        #expect(try await runs.wasLastTrained(snapshot.id, project: project.id))
        #expect(try await runs.rankingsOfLastSuccess(project: project.id) == snapshot.rankings)
    }

    @Test("whoever decides on a candidate hears whether the project gives rewards without form, as it is set by then")
    func withoutForm() async throws {
        let fixture = try Fixture()
        let project = try await fixture.project("p")
        let runs = TrainingRuns(fixture.database)
        func hears(_ setting: Bool) async throws {
            let snapshot = try await fixture.snapshots.freeze(project: project.id, now: Fixture.start)
            let run = try await runs.create(
                project: project.id, snapshot: snapshot.id, trigger: .manual, by: nil, now: Fixture.start)
            try await runs.start(run.id, now: Fixture.start)
            _ = try await fixture.projects.update(
                "p", ProjectChanges(["rewardsWithoutForm": .flag(setting)]), now: Fixture.start)
            _ = try await runs.complete(
                run, kind: "linear", bytes: Data("m\(setting)".utf8), comparedWith: nil, now: Fixture.start
            ) { standing in
                #expect(standing.givesRewardsWithoutForm == setting)
                return (Data("{}".utf8), summary: Data("{}".utf8), nil)
            }
        }
        try await hears(true)
        try await hears(false)
    }

    @Test("the last promotion answers, and every model keeps its bytes")
    func registry() async throws {
        let fixture = try Fixture()
        let project = try await fixture.project()
        let models = RewardModels(fixture.database)
        #expect(try await models.promoted(project: project.id) == nil)
        var ids: [ID<RewardModelRecord>] = []
        for byte in [UInt8(1), 2] {
            ids.append(
                try await models.add(
                    project: project.id, run: nil, snapshot: nil, kind: "linear",
                    bytes: Data(repeating: byte, count: 1000),
                    report: Data("{}".utf8), now: Fixture.start))
        }
        for id in [ids[0], ids[1], ids[0]] {
            try await models.promote(id, by: nil, reason: "better", now: Fixture.start)
            #expect(try await models.promotedID(project: project.id) == id)
        }
        #expect(try await models.promoted(project: project.id)?.isPromoted == true)
        #expect(try await models.list(project: project.id, limit: 9).items.map(\.isPromoted) == [false, true])
        #expect(try await models.bytes(ids[1]) == Data(repeating: 2, count: 1000))
        #expect(
            try await models.promotions(project: project.id).items.map(\.rewardModelID) == [ids[0], ids[1], ids[0]])
    }

    @Test("the history says what was before, who or what promoted, and what was gone back to")
    func promotions() async throws {
        let fixture = try Fixture()
        let project = try await fixture.project()
        let ann = try await fixture.labeler("ann", in: project)
        let models = RewardModels(fixture.database)
        var ids: [ID<RewardModelRecord>] = []
        for byte in [UInt8(1), 2] {
            let report = #"{"promotion": {"promoted": true, "grounds": "notWorse", "reason": "Not worse."}}"#
            ids.append(
                try await models.add(
                    project: project.id, run: nil, snapshot: nil, kind: "linear", bytes: Data([byte]),
                    report: Data(report.utf8), now: Fixture.start))
        }
        #expect(try await models.standing(project: project.id) == nil)
        try await models.promote(ids[0], by: nil, source: .training, reason: "Not worse.", now: Fixture.start)
        try await models.promote(ids[1], by: nil, source: .commandLine, now: Fixture.start + 1)
        #expect(try await models.standing(project: project.id)?.previous == ids[0])
        #expect(try await models.standing(project: project.id)?.isHeld == false)
        try await models.promote(ids[0], by: ann, reason: "It flatters.", now: Fixture.start + 2)
        #expect(
            try await models.standing(project: project.id)
                == PromotionStanding(promoted: ids[0], since: Fixture.start + 2, previous: nil, isHeld: true))
        // Said again, it is as it was.
        let last = try #require(try await models.lastPromotion(project: project.id))
        #expect(try await models.promote(ids[0], by: ann, now: Fixture.start + 3) == (last.id, false))
        #expect(try await models.standing(project: project.id)?.since == Fixture.start + 2)
        #expect(try await models.standing(project: project.id)?.isHeld == true)
        for (id, intent) in [(ids[1], PromotionIntent.confirm), (ids[0], .goBack), (ids[1], .goBack)] {
            await expectFailure(.conflict, "choose again") {
                try await models.promote(id, by: ann, as: intent, now: Fixture.start + 3)
            }
        }
        try await models.promote(ids[0], by: ann, as: .confirm, now: Fixture.start + 3)
        #expect(try await models.standing(project: project.id)?.isHeld == false)

        let page = try await models.promotions(project: project.id, limit: 3)
        #expect(page.items.map(\.previousID) == [ids[0], ids[1], ids[0]])
        #expect(page.items.map(\.source) == [.person, .person, .commandLine])
        #expect(page.items.map(\.username) == ["ann", "ann", nil])
        #expect(page.items.map(\.isRollBack) == [false, true, false])
        #expect(
            page.items.map(\.reason) == [
                WorkMessage.promotionConfirmed.sentence(), "It flatters.", WorkMessage.promotedByHand.sentence(),
            ])
        #expect(page.items.map(\.grounds) == [nil, nil, nil])
        let rest = try await models.promotions(project: project.id, after: page.nextCursor, limit: 3)
        #expect(rest.items.map(\.grounds) == ["notWorse"])
        #expect(rest.items.map(\.previousID) == [nil])
        #expect(rest.nextCursor == nil)
    }

    @Test("an export walks all counted rankings with answers and the order shown, page by page")
    func export() async throws {
        let fixture = try Fixture()
        let project = try await fixture.project()
        let ann = try await fixture.labeler("ann", in: project)
        try await fixture.addTasks(5, to: project)
        var shown: [ID<LabelingTask>: [ID<Completion>]] = [:]
        for _ in 0..<5 {
            let claim = try await fixture.claim(project, ann)
            shown[claim.task.id] = claim.task.completions.map(\.id)
            let first = claim.task.completions[0].id
            try await fixture.submit(claim, ann) {
                $0.answers = Answers(completions: [
                    "\(first)": ["overall": .number(6), "harmfulAdvice": .flag(true), "expressesOpinion": .flag(false)]
                ])
                $0.note = "a note"
            }
        }
        var count = 0
        for try await ranked in fixture.rankings.stream(project: project.id, batch: 2) {
            count += 1
            let record = try #require(ranked.rankings.first)
            let first = try #require(record.shown.first)
            #expect(record.shown == shown[ranked.task.id])
            #expect(
                record.answers.completions == [
                    first: ["overall": .number(6), "harmfulAdvice": .flag(true), "expressesOpinion": .flag(false)]
                ])
            #expect(record.note == "a note")
            #expect(record.username == "ann")
        }
        #expect(count == 5)
    }
}
