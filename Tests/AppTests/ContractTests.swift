import Foundation
import HTTPTypes
import Testing
import Wire

@testable import App

@Suite("What routes state")
struct ContractTests {
    @Test("every route states what it gives, and every write what it takes")
    func everyRoute() throws {
        for entry in try TestApp().application.entries {
            #expect(entry.contract.isStated, "\(entry.method) \(entry.pattern)")
        }
    }

    @Test("an unknown field is refused by name, at any depth")
    func unknownFields() async throws {
        let app = try TestApp()
        let ada = try await app.client("ada", .admin)
        try await app.project(tasks: 1)
        let answer = try await ada.patch("/api/v1/projects/p", #"{"overlapp": 5}"#)
        #expect(answer.status == 422)
        #expect(answer.string("errors.0.pointer") == "/overlapp")
        #expect(answer.string("errors.0.code") == "unknownField")
        let skip = try await ada.put("/api/v1/assignments/1/skip", #"{"reason": "unclear", "coment": "x"}"#)
        #expect(skip.status == 422)
        #expect(skip.string("errors.0.pointer") == "/coment")
        #expect(
            skip.string("errors.0.detail")
                == "There is no such field. The fields here are: comment, durationMs, reason.")
    }

    @Test(
        "a setting that was given a fraction or a string says that it wants a whole number",
        arguments: ["30.5", #""40""#])
    func wholeNumbers(value: String) async throws {
        let app = try TestApp()
        let ada = try await app.client("ada", .admin)
        try await app.project(tasks: 1)
        for name in ["randomShare", "overlap", "leaseSeconds", "editWindowSeconds"] {
            let answer = try await ada.patch("/api/v1/projects/p", #"{"\#(name)": \#(value)}"#)
            #expect(answer.status == 422)
            #expect(answer.string("errors.0.pointer") == "/\(name)")
            #expect(answer.string("errors.0.detail")?.contains("a whole number") == true, "\(answer.text)")
        }
        let list = try await ada.patch("/api/v1/projects/p", #"{"randomShare": [40]}"#)
        #expect(list.status == 422 && list.string("errors.0.detail")?.contains("a whole number") == true)
    }

    @Test("an unknown parameter of the query is refused by name")
    func unknownParameters() async throws {
        let app = try TestApp()
        let ada = try await app.client("ada", .admin)
        let answer = try await ada.get("/api/v1/projects?limit=5&sort=name")
        #expect(answer.status == 422)
        #expect(answer.string("errors.0.pointer") == "?sort")
        #expect(answer.string("errors.0.detail") == "There is no such parameter; there are: limit, cursor.")
    }

    @Test("every route refuses a parameter that it does not know, whoever asks it and however it answers")
    func unknownParametersEverywhere() async throws {
        let app = try TestApp()
        let ada = try await app.client("ada", .admin)
        try await app.project(tasks: 1, members: [ada])
        for entry in app.application.entries {
            let path = entry.pattern.replacing("{slug}", with: "p").replacing(/\{[a-z]+\}/, with: "1") + "?zz=1"
            for method in entry.method == .get ? [.get, .head] : [entry.method] {
                let answer = try await ada.send(method, path, "{}")
                #expect(answer.status == 422, "\(method) \(path)")
                if method != .head { #expect(answer.string("errors.0.pointer") == "?zz") }
            }
        }
        // Files take any: that is how browsers are made to fetch them anew.
        #expect(try await ada.get("/index.html?zz=1").status == 200)
    }

    @Test("an id has one name, and a body of another type is refused")
    func oneName() async throws {
        let app = try TestApp()
        let ada = try await app.client("ada", .admin)
        try await app.project(tasks: 1)
        #expect(try await ada.get("/api/v1/projects/p/tasks/1").status == 200)
        for id in ["01", "+1", "-1", "0", "1.0", "1e0", "%201", "9223372036854775808", "１"] {
            #expect(try await ada.get("/api/v1/projects/p/tasks/\(id)").status == 404, "\(id)")
        }
        for type in ["application/jsonp", "application/json-patch+json", "text/plain"] {
            let answer = try await ada.send(.patch, "/api/v1/projects/p", "{}", type: type)
            #expect(answer.status == 415, "\(type)")
        }
        for type in ["application/json", "Application/JSON; charset=utf-8", "application/json;charset=utf-8"] {
            #expect(try await ada.send(.patch, "/api/v1/projects/p", "{}", type: type).status == 200, "\(type)")
        }
    }

    @Test("a parameter given twice, and a body where none is taken, are refused")
    func ambiguous() async throws {
        let app = try TestApp()
        let ada = try await app.client("ada", .admin)
        let lena = try await app.client("lena", .labeler)
        try await app.project(tasks: 1, members: [lena])
        let twice = try await ada.get("/api/v1/projects?limit=1&limit=2")
        #expect(twice.status == 422)
        #expect(twice.string("errors.0.code") == "repeatedParameter")
        let forced = try await lena.post("/api/v1/projects/p/assignments", #"{"force": true}"#)
        #expect(forced.status == 422)
        #expect(forced.string("code") == "unexpectedBody")
        let unknown = try await ada.post("/api/v1/projects/p/training-runs", #"{"force": true}"#)
        #expect(unknown.status == 422)
        #expect(unknown.string("errors.0.pointer") == "/force")
        #expect(try await lena.post("/api/v1/projects/p/assignments", "{}").status == 201)
    }

    @Test("the description has a schema, parameters, failures and an example for a ranking")
    func description() async throws {
        let app = try TestApp()
        let answer = try await app.stranger.get("/api/openapi.json")

        let document = try #require(
            try JSONSerialization.jsonObject(with: Data(answer.bytes)) as? [String: Any])
        let paths = try #require(document["paths"] as? [String: Any])
        let ranking = try #require(paths["/api/v1/assignments/{assignment}/ranking"] as? [String: Any])
        let put = try #require(ranking["put"] as? [String: Any])
        let content = try #require((put["requestBody"] as? [String: Any])?["content"] as? [String: Any])
        let media = try #require(content["application/json"] as? [String: Any])
        let schema = try #require(media["schema"] as? [String: Any])
        let properties = try #require(schema["properties"] as? [String: Any])
        #expect(
            Set(properties.keys) == [
                "tiers", "strengths", "allBad", "answers", "demonstration", "note", "durationMs",
            ])
        #expect(schema["required"] as? [String] == ["tiers"])
        #expect(media["example"] != nil)
        let responses = try #require(put["responses"] as? [String: Any])
        #expect(
            Set(responses.keys).isSuperset(of: ["200", "201", "400", "401", "404", "409", "415", "422", "default"]))
    }
}
