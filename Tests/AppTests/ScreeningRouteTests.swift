import Foundation
import HTTPTypes
import Preferences
import Storage
import Testing

@testable import App

@Suite("Screening over the API and on the command line")
struct ScreeningRouteTests {
    private let app: TestApp
    private let ada: Client
    private let mia: Client
    private let lia: Client
    private let tom: Client
    private static let screening = "/api/v1/projects/s/screening"

    /// A screening for the project p: eight tasks that two researchers ranked and flagged, and four to write.
    init() async throws {
        app = try TestApp()
        ada = try await app.client("ada", .admin)
        mia = try await app.client("mia", .manager)
        lia = try await app.client("lia", .labeler)
        tom = try await app.client("tom", .labeler)
        try await app.project(tasks: 1, members: [mia])
        let made = try await ada.post("/api/v1/projects/p/screenings", #"{"slug": "s", "name": "Screening"}"#)
        #expect(made.status == 201, "\(made.text)")
        #expect(made.string("parts.1.slug") == "s-writing" && made.string("targets.0.slug") == "p")
        let lines = (0..<8).map { number in
            let rankings = ["rita", "rob"].map { name in
                """
                {"labeler": "\(name)", "ranks": [1, 2, 3], "answers": {"completions": [
                {"harmfulAdvice": false}, {"harmfulAdvice": \(number % 2 == 0)}, {"harmfulAdvice": true}]}}
                """
            }
            return """
                {"prompt": "prompt \(number)", "completions": [{"text": "a \(number)"}, {"text": "b \(number)"},
                {"text": "c \(number)"}], "rankings": [\(rankings.joined(separator: ","))]}
                """
        }
        let imported = try await mia.post(
            "/api/v1/projects/s/prompts?labeledBy=import:key.ndjson", "[\(lines.joined(separator: ","))]")
        #expect(imported.status == 200, "\(imported.text)")
        let written = try await mia.post(
            "/api/v1/projects/s-writing/prompts",
            "[\((0..<4).map { "{\"prompt\": \"write \($0)\"}" }.joined(separator: ","))]")
        #expect(written.status == 200, "\(written.text)")
        for name in ["lia", "tom"] {
            let added = try await mia.post(Self.screening + "/candidates", #"{"username": "\#(name)"}"#)
            #expect(added.status == 200 && added.string("username") == name, "\(added.text)")
        }
    }

    /// Everything that there is to do: ranked as researchers did, or the other way round.
    private func work(_ client: Client, reversed: Bool) async throws {
        while true {
            let claim = try await client.post("/api/v1/projects/s/assignments")
            guard claim.status != 204 else { break }
            let shown = claim.list("task.completions").compactMap { $0 as? [String: Any] }
            let ids = shown.sorted { ($0["text"] as? String ?? "") < ($1["text"] as? String ?? "") }
                .compactMap { $0["id"] as? Int }
            let order = (reversed ? ids.reversed() : ids).map { "[\($0)]" }.joined(separator: ",")
            let flags = ids.enumerated().map { place, id in
                #""\#(id)": {"harmfulAdvice": \#(reversed ? place == 0 : place == 2)}"#
            }.joined(separator: ",")
            let answer = try await client.put(
                "/api/v1/assignments/\(try #require(claim.int("id")))/ranking",
                #"{"tiers": [\#(order)], "answers": {"completions": {\#(flags)}}}"#)
            #expect(answer.status == 201, "\(answer.text)")
        }
        while true {
            let claim = try await client.post("/api/v1/projects/s-writing/assignments")
            guard claim.status != 204 else { break }
            let answer = try await client.put(
                "/api/v1/assignments/\(try #require(claim.int("id")))/ranking",
                #"{"tiers": [], "demonstration": "An answer."}"#)
            #expect(answer.status == 201, "\(answer.text)")
        }
    }

    private func figure(_ answer: Answer, _ candidate: Int, _ measure: String) -> [String: Any]? {
        answer.list("candidates.\(candidate).figures").compactMap { $0 as? [String: Any] }
            .first { $0["measure"] as? String == measure }
    }

    private func grade(_ grade: Int) async throws {
        let works = try await mia.get(Self.screening + "/demonstrations")
        #expect(!works.text.contains("lia") && !works.text.contains("author"))
        for id in works.list("items").compactMap({ ($0 as? [String: Any])?["id"] as? Int }) {
            let work = try await mia.get(Self.screening + "/demonstrations/\(id)")
            #expect(work.string("text") == "An answer." && Set(work.keys) == ["id", "prompt", "text"])
            let given = try await mia.put(Self.screening + "/demonstrations/\(id)/grade", #"{"grade": \#(grade)}"#)
            #expect(given.status == 204)
        }
    }

    @Test("candidates work, are measured, graded, listed, admitted, and taken back")
    func walk() async throws {
        try await work(lia, reversed: false)
        try await work(tom, reversed: true)
        try await grade(7)
        let list = try await mia.get(Self.screening + "/candidates")
        #expect(
            list.list("candidates").compactMap { ($0 as? [String: Any])?["username"] as? String } == ["lia", "tom"])
        #expect(list.list("researchers") as? [String] == ["rita", "rob"])
        let rankings = try #require(figure(list, 0, "rankings"))
        #expect((rankings["value"] as? [String: Any])?["estimate"] as? Double == 1)
        // Eight tasks, though all alike, do not tell that it is 75 % of others.
        #expect(rankings["standing"] as? String == "untold" && rankings["units"] as? Int == 48)
        #expect((figure(list, 1, "rankings")?["value"] as? [String: Any])?["estimate"] as? Double == 0)
        #expect(figure(list, 1, "rankings")?["standing"] as? String == "below")
        // Of three flags of each of eight tasks, lia differs in four from both researchers.
        let flags = (figure(list, 0, "flags")?["value"] as? [String: Any])?["estimate"] as? Double
        // The form asks ten more, which nobody raised.
        #expect(try #require(flags) > 0.8)
        #expect((figure(list, 0, "demonstrations")?["value"] as? [String: Any])?["estimate"] as? Double == 7)
        #expect(list.int("candidates.0.progress.0.judged") == 8 && list.int("candidates.0.progress.1.tasks") == 4)
        #expect(list.string("among.1.measure") == "rankings" && list["among.1.value.estimate"] as? Double == 1)

        // Only the flag that is about harm.
        let changed = try await mia.put(
            Self.screening,
            #"{"targets": ["p"], "parts": ["s-writing"], "flags": ["harmfulAdvice"], "showsFigures": true, "#
                + #""cutOffs": {"flags": 0.9, "rankings": 0.75, "demonstrations": 6.5}}"#)
        #expect(changed.status == 200 && changed["cutOffs.flags"] as? Double == 0.9, "\(changed.text)")
        let again = try await mia.get(Self.screening + "/candidates")
        let share = (figure(again, 0, "flags")?["value"] as? [String: Any])?["estimate"] as? Double
        #expect(abs(try #require(share) - 20.0 / 24) < 1e-12)
        #expect(figure(again, 0, "flags")?["standing"] as? String != "above")
        #expect(again.list("flags") as? [String] == ["harmfulAdvice"])

        let id = try #require(lia.user?.id)
        let admitted = try await mia.post(
            Self.screening + "/decisions", #"{"candidates": [\#(id)], "project": "p", "kind": "admit"}"#)
        #expect(admitted.status == 201, "\(admitted.text)")
        #expect(admitted.string("decisions.0.createdBy.username") == "mia")
        #expect(admitted.list("decisions.0.figures").count == 3)
        #expect(try await lia.post("/api/v1/projects/p/assignments").status == 201)
        let decision = try #require(admitted.int("decisions.0.id"))
        let back = try await mia.delete(Self.screening + "/decisions/\(decision)")
        #expect(back.status == 200 && back.string("takenBackBy.username") == "mia")
        #expect(try await lia.post("/api/v1/projects/p/assignments").status == 404, "no member any more")
        let refused = try await mia.post(
            Self.screening + "/decisions", #"{"candidates": [\#(id)], "project": "p", "kind": "decline"}"#)
        #expect(refused.status == 422 && refused.string("errors.0.pointer") == "/reason")

        let one = try await mia.get(Self.screening + "/candidates/\(id)")
        #expect(one.list("decisions").count == 1 && one.list("researchers").count == 2)
        let tasks = try await mia.get(Self.screening + "/candidates/\(id)/tasks?limit=3")
        #expect(tasks.list("items").count == 3 && tasks.string("nextCursor") != nil)
        #expect(tasks.list("items.0.own.ranks").count == 3 && tasks.string("items.0.key.0.researcher") == "rita")
        let place = try #require((tasks.list("items.0.completions") as? [String])?.firstIndex { $0.hasPrefix("c") })
        #expect(tasks.list("items.0.key.1.flags.\(place)") as? [String] == ["harmfulAdvice"])
        #expect(try await Verification(app.installation.database).run() == [])
    }

    @Test("candidates say something of themselves, see what is done, and figures only where they are shown")
    func own() async throws {
        let path = "/api/v1/projects/s-writing/my-screening"
        #expect(try await lia.get(path).string("slug") == "s")
        let first = try await lia.get(path)
        #expect(first["assessment"] == nil && first["figures"] == nil)
        let asked = try await mia.put(
            Self.screening + "/self-assessment",
            #"{"introduction": "Be honest.", "topics": [{"label": "Religion"}, "#
                + #"{"label": "Slang", "explanation": "Of today."}]}"#)
        #expect(asked.status == 200 && asked.int("assessment.version") == 1, "\(asked.text)")
        #expect(
            try await mia.put(Self.screening + "/self-assessment", #"{"topics": []}"#).status == 422)
        #expect(try await lia.get("/api/v1/my-screenings").string("items.0.slug") == "s")
        #expect(try await mia.get("/api/v1/my-screenings").list("items").isEmpty)
        let short = try await lia.put(path + "/self-assessment", #"{"version": 1, "answers": ["comfortable"]}"#)
        #expect(short.status == 422 && short.string("errors.0.pointer") == "/answers")
        let said = try await lia.put(
            path + "/self-assessment", #"{"version": 1, "answers": ["veryComfortable", "notSaid"]}"#)
        #expect(said.status == 200 && said.string("answered.answers.0") == "veryComfortable", "\(said.text)")
        let seen = try await mia.get(Self.screening + "/candidates")
        let place = try #require(
            seen.list("candidates").firstIndex { ($0 as? [String: Any])?["username"] as? String == "lia" })
        #expect(seen.string("candidates.\(place).assessment.answers.0") == "veryComfortable")
        #expect(try await mia.delete(Self.screening + "/self-assessment")["assessment"] == nil)
        #expect(
            try await lia.put(path + "/self-assessment", #"{"version": 1, "answers": ["unsure", "notSaid"]}"#).status
                == 404)
        // Nothing of scores unless it is allowed.
        try await work(lia, reversed: false)
        #expect(try await lia.get(path)["figures"] == nil)
        _ = try await mia.put(
            Self.screening, #"{"targets": ["p"], "parts": ["s-writing"], "showsFigures": true}"#)
        #expect(try await lia.get(path).string("figures.0.measure") == "flags")
        #expect(try await lia.get(path).int("parts.0.judged") == 8)
    }

    @Test("who manages only the screening admits nobody elsewhere, and others see nothing")
    func roles() async throws {
        let max = try await app.client("max", .manager)
        let project = try await app.stores.projects.find("s")
        try await app.stores.members.put(
            project: project.id, user: try #require(max.user?.id), role: .manager, now: app.installation.clock.now())
        let id = try #require(lia.user?.id)
        let body = #"{"candidates": [\#(id)], "project": "p", "kind": "admit"}"#
        #expect(try await max.post(Self.screening + "/decisions", body).status == 403)
        #expect(
            try await max.post("/api/v1/projects/s/screenings", #"{"slug": "t", "name": "Another"}"#).status == 403)
        // He does not manage the part in which candidates write.
        #expect(try await max.get(Self.screening + "/candidates").status == 403)
        #expect(try await max.get(Self.screening + "/demonstrations").status == 403)
        #expect(try await max.put(Self.screening, #"{"targets": ["p"]}"#).status == 403)
        let writing = try await app.stores.projects.find("s-writing")
        try await app.stores.members.put(
            project: writing.id, user: try #require(max.user?.id), role: .manager, now: app.installation.clock.now())
        #expect(try await max.get(Self.screening + "/candidates").status == 200)
        #expect(try await max.put(Self.screening, #"{"targets": ["p"]}"#).status == 404, "not his project")
        #expect(try await lia.get(Self.screening + "/candidates").status == 403)
        #expect(try await lia.get(Self.screening + "/demonstrations").status == 403)
        let outsider = try await app.client("otto", .labeler)
        #expect(try await outsider.get("/api/v1/projects/s/my-screening").status == 404)
        #expect(try await mia.get("/api/v1/projects/p/my-screening").status == 404)
        #expect(try await mia.get("/api/v1/projects/p/screening").status == 404)
        #expect(try await mia.get("/api/v1/projects/p/screenings").string("items.0.slug") == "s")
        let made = try await mia.post(Self.screening + "/decisions", body)
        let decision = try #require(made.int("decisions.0.id"))
        #expect(try await max.delete(Self.screening + "/decisions/\(decision)").status == 403)
        #expect(try await mia.post(Self.screening + "/candidates", #"{"username": "ada"}"#).status == 404)
        #expect(
            try await mia.put(
                Self.screening,
                #"{"targets": ["p"], "cutOffs": {"flags": 2, "rankings": 0.7, "demonstrations": 6}}"#
            )
            .string("errors.0.pointer") == "/cutOffs/flags")
    }

    @Test("the command line lists, admits, declines and takes back")
    func terminal() async throws {
        try await work(lia, reversed: false)
        let terminal = try await TerminalScreening(installation: app.installation, project: "s")
        let lines = try await terminal.lines(json: false)
        #expect(lines.contains { $0.hasPrefix("lia\t8/8 4/4 tasks") }, "\(lines)")
        let told = lines.contains { $0.contains("rankings        1.000 [") && $0.contains("cannot be told yet") }
        #expect(told, "\(lines)")
        #expect(try await terminal.lines(json: true).first?.contains(#""username":"lia""#) == true)
        let admitted = try await terminal.decide(.admit, ["lia"], project: nil, reason: nil)
        #expect(admitted == ["Decision 1: lia is admitted to \"p\"."])
        #expect(try await terminal.lines(json: false).contains { $0.contains("admitted to p (1)") })
        #expect(try await terminal.takeBack(1) == "Decision 1 is taken back.")
        let declined = try await terminal.decide(.decline, ["tom"], project: "p", reason: "Did nothing.")
        #expect(declined == ["Decision 2: tom is declined for \"p\"."])
        await #expect(throws: ConfigurationError.self) {
            _ = try await terminal.decide(.admit, ["nobody"], project: nil, reason: nil)
        }
    }
}

extension Answer {
    fileprivate var keys: [String] {
        ((try? JSONSerialization.jsonObject(with: Data(bytes))) as? [String: Any]).map { Array($0.keys) } ?? []
    }
}
