import Foundation
import Jobs
import Preferences
import Storage
import Testing

@testable import App

/// `podium retrain --snapshot` and its twin in the API.
@Suite("Training again from a snapshot")
struct ReproductionTests {
    private let app: TestApp
    private let ada: Client

    init() async throws {
        app = try TestApp()
        ada = try await app.client("ada", .admin)
        try await app.project(tasks: 0)
        try await rank(0..<40)
    }

    /// Imports prompts of which the kind answer is preferred.
    private func rank(_ numbers: Range<Int>) async throws {
        let lines = numbers.map { number in
            let good = "Thank you for asking about topic \(number), here is a kind and careful answer."
            let bad = "Whatever, topic \(number) is dumb, it is not worth a word, go away, stupid, and so on."
            return
                #"{"prompt": "question \#(number)", "completions": [{"text": "\#(bad)"}, {"text": "\#(good)"}], "ranks": [2, 1]}"#
        }
        _ = try await ada.send(
            .post, "/api/v1/projects/p/prompts?labeledBy=import:x", lines.joined(separator: "\n"),
            type: "application/x-ndjson")
    }

    @Test("the same labels give the same model in another database, where the project has the same split seed")
    func sameSplitSeed() async throws {
        var hashes: [String] = []
        for seed in [7, 7, 8] {
            let app = try TestApp()
            let ada = try await app.client("ada", .admin)
            let made = try await ada.post("/api/v1/projects", #"{"slug": "p", "splitSeed": \#(seed), "overlap": 2}"#)
            #expect(made.status == 201, "\(made.text)")
            #expect(try await app.stores.projects.find("p").splitSeed == UInt64(seed))
            let lines = (0..<40).map { number in
                #"{"prompt": "question \#(number)", "completions": [{"text": "Topic \#(number) is dumb, go away."}, "#
                    + #"{"text": "Thank you, topic \#(number) is a kind one."}], "ranks": [2, 1]}"#
            }
            _ = try await ada.send(
                .post, "/api/v1/projects/p/prompts?labeledBy=import:x", lines.joined(separator: "\n"),
                type: "application/x-ndjson")
            let project = try await app.stores.projects.find("p")
            let job = app.application.training
            let outcome = try await job.run(job.ticket(project, from: nil, trigger: .manual, by: nil))
            hashes.append(try #require(outcome.report.making?.modelSha256))
        }
        #expect(hashes[0] == hashes[1])
        #expect(hashes[0] != hashes[2], "a seed that changes nothing would show nothing")
    }

    @Test("a split seed that a program could not read exactly is refused, on the terminal too")
    func largestSplitSeed() async throws {
        let refused = try await ada.post("/api/v1/projects", #"{"slug": "q", "splitSeed": 9007199254740992}"#)
        #expect(refused.status == 422 && refused.string("errors.0.pointer") == "/splitSeed", "\(refused.text)")
        let setup = ProjectSetup(installation: app.installation)
        await #expect(throws: ValidationError.self) {
            try await setup.create(
                slug: "q", name: nil, overlap: 1, instructionsFile: nil, retrainAt: nil,
                splitSeed: SplitSeed.largest + 1)
        }
        let made = try await setup.create(
            slug: "q", name: nil, overlap: 1, instructionsFile: nil, retrainAt: nil, splitSeed: SplitSeed.largest)
        #expect(made.splitSeed == SplitSeed.largest)
    }

    private func train(_ snapshot: ID<Snapshot>? = nil) async throws -> TrainingJob.Outcome {
        let project = try await app.stores.projects.find("p")
        let job = app.application.training
        return try await job.run(job.ticket(project, from: snapshot, trigger: .manual, by: nil))
    }

    @Test("makes the same bytes, also after more was ranked and another model was promoted; it promotes nothing")
    func sameBytes() async throws {
        let first = try await train()
        #expect(first.report.promotion.promoted)
        let made = try #require(first.report.making)
        #expect(made.seed == (try await app.stores.projects.find("p").splitSeed))
        #expect(made.podiumVersion == PodiumVersion.number && made.sameAs == nil && !made.isReproduction)

        try await rank(40..<60)
        let second = try await train()
        #expect(second.report.promotion.promoted)
        #expect(second.report.making?.snapshotId != made.snapshotId)
        #expect(second.report.making?.modelSha256 != made.modelSha256)

        let again = try await train(made.snapshotId)
        #expect(again.model == first.model, "it is stored once")
        #expect(again.report.making?.modelSha256 == made.modelSha256)
        #expect(again.report.making?.snapshotSha256 == made.snapshotSha256)
        #expect(again.report.making?.sameAs == first.model && again.report.making?.differsFrom == nil)
        #expect(again.report.training.heldOut == first.report.training.heldOut, "and is measured the same")
        #expect(!again.report.promotion.promoted && again.report.promotion.grounds == nil)
        let project = try await app.stores.projects.find("p")
        #expect(try await app.stores.rewardModels.promotedID(project: project.id) == second.model)
        #expect(try await app.stores.rewardModels.list(project: project.id, limit: 9).items.count == 2)

        let runs = try await ada.get("/api/v1/projects/p/training-runs")
        #expect(runs["items.0.isReproduction"] as? Bool == true && runs["items.1.isReproduction"] as? Bool == false)
        #expect(runs["items.0.promoted"] as? Bool == false)
        #expect(runs.int("items.0.rewardModelId") == Int(first.model.rawValue))
        #expect(runs["items.0.report.details"] == nil, "lists have no details")
        let run = try #require(runs.int("items.0.id"))
        let one = try await ada.get("/api/v1/projects/p/training-runs/\(run)")
        #expect(one.int("rewardModelId") == Int(first.model.rawValue))
        #expect(one.string("report.making.modelSha256") == made.modelSha256)
        #expect(try await ada.get("/api/v1/projects/p/progress").int("newSinceLastRun") == 0)
        #expect(try await Verification(app.installation.database).run() == [])
    }

    @Test("says so where its file is another than the one that the same snapshot gave before")
    func otherBytes() async throws {
        let project = try await app.stores.projects.find("p")
        let snapshot = try await app.stores.snapshots.freeze(project: project.id, now: Date())
        let runs = app.stores.trainingRuns
        let run = try await runs.create(project: project.id, snapshot: snapshot.id, trigger: .manual, now: Date())
        try await runs.start(run.id, now: Date())
        let old = try await runs.complete(
            run, kind: "linear", bytes: Data("of another Podium".utf8), comparedWith: nil, now: Date()
        ) { _ in (Data("{}".utf8), Data("{}".utf8), nil) }
        let again = try await train(snapshot.id)
        #expect(again.model != old.model)
        #expect(again.report.making?.differsFrom == old.model && again.report.making?.sameAs == nil)
        let next = try await app.application.training.start(project, trigger: .schedule, by: nil, onlyIfNew: true)
        guard case .nothingNew = next else {
            Issue.record("the run of another Podium has succeeded, so there is nothing new: \(next)")
            return
        }
    }

    @Test("a snapshot whose only run was a reproduction is trained from by night")
    func night() async throws {
        let project = try await app.stores.projects.find("p")
        let snapshot = try await app.stores.snapshots.freeze(project: project.id, now: Date())
        _ = try await train(snapshot.id)
        let job = app.application.training
        guard case .started = try await job.start(project, trigger: .schedule, by: nil, onlyIfNew: true) else {
            Issue.record("a reproduction promotes nothing, so the night must")
            return
        }
    }

    @Test("what the project does not have is refused, over the API with a pointer")
    func unknown() async throws {
        try await app.project("other", tasks: 0)
        let other = try await app.stores.projects.find("other")
        let foreign = try await app.stores.snapshots.freeze(project: other.id, now: Date())
        for id in ["\(foreign.id)", "99", "0", "-1"] {
            let answer = try await ada.post("/api/v1/projects/p/training-runs", #"{"snapshotId": \#(id)}"#)
            #expect(answer.status == 422, "\(id)")
            #expect(answer.string("code") == "unknownSnapshot")
            #expect(answer.string("errors.0.pointer") == "/snapshotId")
        }
        for body in [#"{"snapshotId": "1"}"#, #"{"snapshotId": 1.5}"#, "[]"] {
            let answer = try await ada.post("/api/v1/projects/p/training-runs", body)
            #expect([400, 422].contains(answer.status), "\(body)")
        }
        #expect(try await ada.get("/api/v1/projects/p/training-runs").list("items").isEmpty)
        // The refusal has given the lock back.
        #expect(try await ada.post("/api/v1/projects/p/training-runs", #"{"snapshotId": null}"#).status == 202)
    }

    @Test("is asked for over the API and on the command line, which says what it takes to do it again")
    func asked() async throws {
        let first = try await train()
        let snapshot = try #require(first.report.making?.snapshotId)
        let project = try await app.stores.projects.find("p")
        let terminal = TerminalTraining(job: app.application.training)
        let lines = try await terminal.run(project, from: snapshot, json: false)
        func line(_ name: String) -> String? { lines.first { $0.hasPrefix("  \(name) ") } }
        #expect(lines.first?.hasPrefix("Reward model \(first.model), ") == true)
        #expect(line("snapshot")?.contains("\(snapshot), SHA-256 ") == true)
        #expect(line("seed")?.hasSuffix(" \(project.splitSeed)") == true)
        #expect(line("made by")?.hasSuffix("Podium \(PodiumVersion.number)") == true)
        #expect(line("model file")?.hasSuffix("the same bytes as reward model \(first.model)") == true)
        #expect(line("not promoted")?.contains("Trained again from a stored snapshot") == true)
        let json = try await terminal.run(project, from: snapshot, json: true).joined()
        #expect(json.contains(#""isReproduction":true"#))
        let error = await #expect(throws: ValidationError.self) {
            try await terminal.run(project, from: ID(99), json: false)
        }
        #expect(error.flatMap { CommandLineError.message(for: $0) }?.contains("no snapshot 99") == true)

        let answer = try await ada.post("/api/v1/projects/p/training-runs", #"{"snapshotId": \#(snapshot)}"#)
        #expect(answer.status == 202)
        #expect(answer["isReproduction"] as? Bool == true && answer.int("snapshot.id") == Int(snapshot.rawValue))
        let models = try await ModelList(installation: app.installation, project: "p").lines()
        #expect(models.contains { $0.contains("\tsnapshot \(snapshot)\tanswers now") })
    }
}
