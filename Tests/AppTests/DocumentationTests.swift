import Exchange
import Foundation
import Preferences
import Testing

@testable import App

@Suite("The documentation")
struct DocumentationTests {
    private let readme: String

    init() throws {
        readme = try String(contentsOf: TestApp.root.appending(path: "README.md"), encoding: .utf8)
    }

    @Test("names every route in the README, and none that does not exist")
    func routes() throws {
        let app = try TestApp()
        let known = Set(app.application.entries.map { "\($0.method.rawValue) \($0.pattern)" })
        let told = Set(
            readme.matches(of: /\| `(GET|POST|PUT|PATCH|DELETE) (\/[^`?]*)/).map { "\($0.1) \($0.2)" })
        #expect(known.subtracting(told) == [], "missing in the README")
        #expect(told.subtracting(known) == [], "in the README, but not there")
    }

    @Test("names every format, and none that does not exist")
    func formats() {
        #expect(readme.contains("?format=\(ExportFormat.names)"))
        for format in ImportFormat.all { #expect(readme.contains("`\(format.name)`"), "missing: \(format.name)") }
    }

    @Test("names every engine that a project is handed over to")
    func engines() {
        #expect(readme.contains("--engine \(HandoverEngine.all.map(\.name).joined(separator: "|")) --out DIR"))
    }

    @Test("names every limit of the server with its default")
    func limits() {
        for setting in LimitSettings.all {
            let row = "| `\(setting.name)` | \(setting.standard) | \(setting.meaning) |"
            #expect(readme.contains(row), "missing in the README: \(row)")
        }
    }

    @Test("leaves the settings of a project to the help of the command that sets them, and has no list of its own")
    func settings() {
        #expect(readme.contains("podium project set --help"))
        #expect(!readme.contains("| project `"))
    }

    @Test("the dialog for a new project takes the overlap that is allowed")
    func overlap() throws {
        let page = try String(contentsOf: TestApp.root.appending(path: "Public/admin.html"), encoding: .utf8)
        let (least, most) = (TaskRules.overlap.lowerBound, TaskRules.overlap.upperBound)
        #expect(page.contains(#"name="overlap" type="number" min="\#(least)" max="\#(most)""#))
    }

    @Test("describes every route in the OpenAPI document, and no other")
    func openAPI() async throws {
        let app = try TestApp()
        let answer = try await app.stranger.get("/api/openapi.json")
        let paths = try #require(answer["paths"] as? [String: [String: Any]])
        let described = Set(paths.flatMap { path, methods in methods.keys.map { "\($0.uppercased()) \(path)" } })
        let known = Set(app.application.entries.map { "\($0.method.rawValue) \($0.pattern)" })
        #expect(described == known)
    }
}
