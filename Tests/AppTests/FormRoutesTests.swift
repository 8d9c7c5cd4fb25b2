import Exchange
import Foundation
import HTTPTypes
import Preferences
import Storage
import Testing

@testable import App

@Suite("Forms over the API")
struct FormRoutesTests {
    @Test("a manager changes the form, sees who made which version, and does not overwrite another's change")
    func change() async throws {
        let app = try TestApp()
        let ada = try await app.client("ada", .admin)
        let lia = try await app.client("lia", .labeler)
        try await app.project(tasks: 1, members: [lia])

        let first = try await lia.get("/api/v1/projects/p/form")
        #expect(first.int("version") == 1 && first.string("judgement.kind") == "ranking")
        #expect(first.list("fields").count == 12)
        #expect(first.fields[.eTag] == "\"1\"")
        let presets = try await lia.get("/api/v1/form-presets")
        #expect(presets.list("items").count == FormPreset.all.count)

        let form = #"""
            {"judgement": {"kind": "ranking", "ties": true, "strengths": [{"value": 1, "label": "slightly"}, {"value": 2, "label": "much"}],
             "strengthIsRequired": false, "allBad": true}, "steps": "together", "fields":
             [{"name": "why", "label": "Why", "kind": "text", "about": "task", "isRequired": true, "minimumLength": 3}]}
            """#
        #expect(try await lia.put("/api/v1/projects/p/form", form).status == 403)
        let stored = try await ada.put("/api/v1/projects/p/form", form)
        #expect(stored.status == 201 && stored.int("version") == 2, "\(stored.text)")
        #expect(try await ada.put("/api/v1/projects/p/form", form).status == 200)
        let old = try await ada.send(
            .put, "/api/v1/projects/p/form", form.replacing("Why", with: "Wherefore"), extra: [.ifMatch: "\"1\""])
        #expect(old.status == 412 && old.string("code") == "changed")
        let misspelt = try await ada.put("/api/v1/projects/p/form", form.replacing("allBad", with: "allbad"))
        #expect(misspelt.status == 422)
        let wrong = try await ada.put("/api/v1/projects/p/form", form.replacing("\"why\"", with: "\"Why not\""))
        #expect(wrong.string("errors.0.pointer") == "/fields/0/name")
        let pair = try await ada.put("/api/v1/projects/p/form", form.replacing("\"ranking\"", with: "\"pair\""))
        #expect(pair.status == 422 && pair.text.contains("a pair needs 2"))

        let versions = try await ada.get("/api/v1/projects/p/form/versions")
        #expect(versions.list("items").count == 2)
        #expect(versions.string("items.1.user.username") == "ada")
        #expect(try await lia.get("/api/v1/projects/p/form/versions").status == 403)
        #expect(try await lia.get("/api/v1/projects/p/form?version=1").list("fields").count == 12)
        #expect(try await lia.get("/api/v1/projects/p/form?version=3").status == 404)

        let claim = try await lia.post("/api/v1/projects/p/assignments")
        #expect(claim.int("form.version") == 2 && claim.string("form.fields.0.name") == "why")
        let id = try #require(claim.int("id"))
        let ids = claim.list("task.completions").compactMap { ($0 as? [String: Any])?["id"] as? Int }
        let tiers = "[[\(ids[2])], [\(ids[0]), \(ids[1])]]"
        let empty = try await lia.put("/api/v1/assignments/\(id)/ranking", #"{"tiers": \#(tiers)}"#)
        #expect(empty.string("errors.0.pointer") == "/answers/task/why")
        let body =
            #"{"tiers": \#(tiers), "strengths": [2], "allBad": true, "answers": {"task": {"why": "because"}}}"#
        #expect(try await lia.put("/api/v1/assignments/\(id)/ranking", body).status == 201)
        let shown = try await lia.get("/api/v1/assignments/\(id)")
        #expect(shown.string("ranking.answers.task.why") == "because")
        #expect(shown.int("ranking.strengths.0") == 2)
        let listed = try await ada.get("/api/v1/projects/p/rankings")
        #expect(listed.int("items.0.formVersion") == 2 && listed.string("items.0.answers.task.why") == "because")
    }

    @Test("a project is made from a preset, or refused by its name")
    func preset() async throws {
        let app = try TestApp()
        let ada = try await app.client("ada", .admin)
        #expect(try await ada.post("/api/v1/projects", #"{"slug": "votes", "preset": "arena"}"#).status == 201)
        #expect(try await ada.get("/api/v1/projects/votes/form").string("judgement.tieLabel") == "tie")
        let unknown = try await ada.post("/api/v1/projects", #"{"slug": "x", "preset": "elo"}"#)
        #expect(unknown.status == 422 && unknown.string("errors.0.pointer") == "/preset")
    }

    @Test("demonstrations come in without completions and go out as conversations and back")
    func demonstrations() async throws {
        let app = try TestApp()
        let ada = try await app.client("ada", .admin)
        let lia = try await app.client("lia", .labeler)
        for slug in ["sft", "copy"] {
            _ = try await ada.post("/api/v1/projects", #"{"slug": "\#(slug)", "preset": "demonstration"}"#)
        }
        let project = try await app.stores.projects.find("sft")
        try await app.stores.members.put(
            project: project.id, user: try #require(app.stores.users.find(username: "lia")).user.id, role: .labeler,
            now: app.installation.clock.now())
        let added = try await ada.post("/api/v1/projects/sft/prompts", #"[{"prompt": "Say hello."}]"#)
        #expect(added.int("created") == 1, "\(added.text)")
        let claim = try await lia.post("/api/v1/projects/sft/assignments")
        #expect(claim.status == 201 && claim.list("task.completions").isEmpty, "\(claim.text)")
        let id = try #require(claim.int("id"))
        let stored = try await lia.put(
            "/api/v1/assignments/\(id)/ranking", #"{"tiers": [], "demonstration": "Hello!"}"#)
        #expect(stored.status == 201, "\(stored.text)")
        let sft = try await ada.get("/api/v1/projects/sft/export?format=sft")
        #expect(
            sft.text.contains(
                #""messages":[{"content":"Say hello.","role":"user"},{"content":"Hello!","role":"assistant"}]"#),
            "\(sft.text)")
        let export = try await ada.get("/api/v1/projects/sft/export?format=podium")
        let copied = try await ada.send(
            .post, "/api/v1/projects/copy/prompts", export.text, type: "application/x-ndjson")
        #expect(copied.int("rankings.counted") == 1, "\(copied.text)")
        let again = try await ada.get("/api/v1/projects/copy/export?format=sft")
        #expect(again.text.contains("Hello!"))
    }

    @Test("everything that was said comes back by import, with the form that it was said on")
    func roundTrip() async throws {
        let app = try TestApp()
        let ada = try await app.client("ada", .admin)
        let lia = try await app.client("lia", .labeler)
        try await app.project(tasks: 1, members: [lia])
        try await app.project("copy", tasks: 0)
        let form = Form(
            judgement: AskedJudgement(
                kind: .ranking, ties: true, strengths: [.init(1, "a"), .init(2, "b")], allBad: true),
            fields: [.flag("good", "Good"), .text("why", "Why")])
        _ = try await app.stores.forms.set(
            app.stores.projects.find("p").id, form, now: app.installation.clock.now())
        let claim = try await lia.post("/api/v1/projects/p/assignments")
        let id = try #require(claim.int("id"))
        let ids = claim.list("task.completions").compactMap { ($0 as? [String: Any])?["id"] as? Int }
        let body = #"""
            {"tiers": [[\#(ids[2])], [\#(ids[0])], [\#(ids[1])]], "strengths": [2, null], "allBad": true, "note": "n",
             "answers": {"task": {"why": "so"}, "completions": {"\#(ids[0])": {"good": false}}}, "durationMs": 5}
            """#
        #expect(try await lia.put("/api/v1/assignments/\(id)/ranking", body).status == 201)
        let export = try await ada.get("/api/v1/projects/p/export?format=podium")
        let added = try await ada.send(
            .post, "/api/v1/projects/copy/prompts", export.text, type: "application/x-ndjson")
        #expect(added.int("rankings.counted") == 1, "\(added.text)")
        // What was read is not said to be left out.
        let remarks = added.list("remarks").compactMap { ($0 as? [String: Any])?["field"] as? String }
        #expect(Set(remarks) == ["rankings.shownOrder", "rankings.revision", "rankings.createdAt"])
        let copy = try await ada.get("/api/v1/projects/copy/export?format=podium")
        for member in [
            #""strengths":[2,null]"#, #""allBad":true"#, #""note":"n""#, #""task":{"why":"so"}"#, #"{"good":false}"#,
            #""durationMs":5"#,
        ] {
            #expect(export.text.contains(member), "\(export.text)")
            #expect(copy.text.contains(member), "\(copy.text)")
        }
        // The copy keeps the form beside its own, which labelers are still asked.
        #expect(try await ada.get("/api/v1/projects/copy/form").int("version") == 1)
        #expect(try await ada.get("/api/v1/projects/copy/form?version=2").string("fields.1.name") == "why")
        #expect(try await Verification(app.installation.database).run() == [])
    }

    @Test("a judgement on a form that the file has not explained is refused, not read as one on another form")
    func unexplainedForm() async throws {
        let app = try TestApp()
        let ada = try await app.client("ada", .admin)
        try await app.project(tasks: 0)
        let line = #"""
            {"prompt": "p", "completions": [{"text": "a"}, {"text": "b"}], "rankings": [{"labeler": "x", "ranks": [1, 2],
             "formVersion": 5, "answers": {"completions": [{"overall": 7}, {"overall": 1}]}}]}
            """#.replacing("\n", with: "")
        let answer = try await ada.send(
            .post, "/api/v1/projects/p/prompts", line, type: "application/x-ndjson")
        #expect(answer.string("rejected.0.code") == "unknownForm", "\(answer.text)")
        #expect(answer.string("rejected.0.message")?.contains("not explained form 5") == true)
        #expect(answer.int("created") == 0)
    }

    @Test("a line that comes to nothing leaves no form behind, and the next one keeps the form it explained")
    func formsOfRejectedLines() async throws {
        let app = try TestApp()
        let ada = try await app.client("ada", .admin)
        try await app.project(tasks: 0)
        let form = #"""
            {"version": 5, "judgement": {"kind": "ranking", "ties": true, "strengths": [], "strengthIsRequired": false,
             "allBad": false}, "steps": "together", "fields": [{"name": "good", "label": "Good", "kind": "flag",
             "about": "completion", "help": "", "isRequired": false}]}
            """#.replacing("\n", with: "")
        func line(_ number: Int, externalID: String = "", forms: String = "", value: String = "true") -> String {
            let id = externalID.isEmpty ? "" : #""externalId": "\#(externalID)", "#
            return
                #"{\#(id)"prompt": "p\#(number)", "completions": [{"text": "a"}, {"text": "b"}], \#(forms)"rankings": "#
                + #"[{"labeler": "x", "ranks": [1, 2], "formVersion": 5, "answers": {"completions": [{"good": \#(value)}, {}]}}]}"#
        }
        let explained = #""forms": [\#(form)], "#
        func versions() async throws -> Int {
            try await ada.get("/api/v1/projects/p/form/versions").list("items").count
        }
        func add(_ lines: String...) async throws -> Answer {
            try await ada.send(
                .post, "/api/v1/projects/p/prompts", lines.joined(separator: "\n"), type: "application/x-ndjson")
        }
        _ = try await add(#"{"externalId": "taken", "prompt": "first", "completions": [{"text": "a"}, {"text": "b"}]}"#)
        // Refused as it is read, and as it is stored.
        for bad in [
            line(1, forms: explained, value: "7"), line(2, externalID: "taken", forms: explained),
        ] {
            let answer = try await add(bad)
            #expect(answer.int("rejectedCount") == 1, "\(answer.text)")
            #expect(try await versions() == 1)
        }
        let answer = try await add(line(3, forms: explained, value: "7"), line(4))
        #expect(answer.int("rejectedCount") == 1 && answer.int("rankings.counted") == 1, "\(answer.text)")
        #expect(try await versions() == 2)
        // Said again, and on the same form: nothing is new.
        let again = try await add(line(4, forms: explained), line(5))
        #expect(again.int("rankings.known") == 1 && again.int("rankings.counted") == 1, "\(again.text)")
        #expect(try await versions() == 2)
        #expect(try await Verification(app.installation.database).run() == [])
    }

    @Test("an export explains each form where it is first needed, however many a project has had")
    func manyForms() async throws {
        let app = try TestApp()
        let ada = try await app.client("ada", .admin)
        let lia = try await app.client("lia", .labeler)
        try await app.project(tasks: 2, members: [lia])
        try await app.project("copy", tasks: 0)
        let project = try await app.stores.projects.find("p").id
        for round in 1...2 {
            // 40 forms of 63 kB are more than a page of a list.
            for number in 1...40 {
                let fields = (0..<30).map { place in
                    var field = Field.flag("f\(round)x\(number)x\(place)", "Flag")
                    field.help = String(repeating: "h", count: 1_900)
                    return field
                }
                let form = Form(judgement: AskedJudgement(kind: .ranking, ties: true), fields: fields)
                _ = try await app.stores.forms.set(project, form, now: app.installation.clock.now())
            }
            let claim = try await lia.post("/api/v1/projects/p/assignments")
            let ids = claim.list("task.completions").compactMap { ($0 as? [String: Any])?["id"] as? Int }
            let answers = #"{"completions": {"\#(ids[0])": {"f\#(round)x40x0": true}}}"#
            let body = #"{"tiers": [\#(ids)], "answers": \#(answers)}"#
            #expect(try await lia.put("/api/v1/assignments/\(claim.int("id") ?? 0)/ranking", body).status == 201)
        }
        let export = try await ada.get("/api/v1/projects/p/export?format=podium")
        let lines = export.text.split(separator: "\n")
        #expect(lines.count == 2)
        #expect(lines.allSatisfy { $0.utf8.count < 100_000 && $0.contains(#""forms":["#) })
        let added = try await ada.send(
            .post, "/api/v1/projects/copy/prompts", export.text, type: "application/x-ndjson")
        #expect(added.int("rankings.counted") == 2, "\(added.text.prefix(500))")
        // Without the judgements too, and as a file that is only measured on.
        try await app.project("open", tasks: 0)
        let unlabeled = try await ada.send(
            .post, "/api/v1/projects/open/prompts?unlabeled=true", export.text, type: "application/x-ndjson")
        #expect(unlabeled.int("created") == 2, "\(unlabeled.text.prefix(500))")
        let file = app.installation.folder.path + "/export.ndjson"
        try Data(export.text.utf8).write(to: URL(fileURLWithPath: file))
        let measured = try ImportFormat.read(path: file, as: .podium)
        #expect(measured.tasks.count == 2 && measured.rejected.isEmpty)
    }

    @Test("ratings and flags of files from before there were forms are answers")
    func oldFiles() async throws {
        let app = try TestApp()
        let ada = try await app.client("ada", .admin)
        try await app.project(tasks: 0)
        let line = #"""
            {"prompt": "p", "completions": [{"text": "x"}, {"text": "y"}], "rankings": [{"labeler": "a", "ranks": [1, 2], "ratings": [7, null], "flags": [[], ["hallucination"]], "note": "close"}]}
            """#
        let added = try await ada.send(.post, "/api/v1/projects/p/prompts", line, type: "application/x-ndjson")
        #expect(added.int("rankings.counted") == 1, "\(added.text)")
        let export = try await ada.get("/api/v1/projects/p/export?format=podium")
        #expect(
            export.text.contains(#""answers":{"completions":[{"overall":7},{"hallucination":true}]}"#), "\(export.text)"
        )
        let wrong = try await ada.send(
            .post, "/api/v1/projects/p/prompts", line.replacing("hallucination", with: "unheardOf"),
            type: "application/x-ndjson")
        #expect(wrong.int("rejectedCount") == 1 && wrong.text.contains("unheardOf"))
    }
}
