import Foundation
import Preferences
import Testing

@testable import App

@Suite("Practice from the command line")
struct PracticeSetupTests {
    @Test("an example is set, printed as it is read, and taken away", arguments: PracticePreset.languages)
    func example(language: String) async throws {
        let app = try TestApp()
        try await app.project(tasks: 0)
        let setup = PracticeSetup(installation: app.installation)
        await #expect(throws: ConfigurationError.self) { _ = try await setup.show("p") }
        #expect(try await setup.set("p", exampleIn: language).contains("version 1"))
        let file = FileManager.default.temporaryDirectory.appendingPathComponent("practice-\(UUID()).json").path
        defer { try? FileManager.default.removeItem(atPath: file) }
        let shown = try await setup.show("p").joined(separator: "\n")
        try shown.write(toFile: file, atomically: true, encoding: .utf8)
        #expect(try await setup.set("p", file: file) == "Nothing to change in p.")
        try shown.replacing("\"feedback\"", with: "\"lesson\"").write(toFile: file, atomically: true, encoding: .utf8)
        let error = await #expect(throws: ValidationError.self) { _ = try await setup.set("p", file: file) }
        #expect(error?.issues.first?.pointer == "/lesson")
        #expect(try await setup.remove("p").contains("begin with the work"))
        #expect(try await setup.remove("p") == "Nothing to change in p.")
        await #expect(throws: ConfigurationError.self) { _ = try await setup.set("p", exampleIn: "fr") }
    }

    @Test("where a form has no scale about completions, the example cannot know what to expect, and says so")
    func noScale() async throws {
        let app = try TestApp()
        try await app.project(tasks: 0)
        let form = Form(judgement: AskedJudgement(kind: .rating), fields: [Field("harmful", "Harmful", kind: .flag)])
        _ = try await app.installation.stores.forms.set(
            app.installation.project("p").id, form, now: app.installation.clock.now())
        let error = await #expect(throws: ConfigurationError.self) {
            _ = try await PracticeSetup(installation: app.installation).set("p", exampleIn: "en")
        }
        #expect(error?.description.contains("no scale") == true)
    }

    @Test("there is an example for every form that a project can be made with", arguments: FormPreset.all.map(\.name))
    func presets(name: String) async throws {
        let app = try TestApp()
        try await app.project(tasks: 0)
        _ = try await FormSetup(installation: app.installation).set("p", preset: name)
        #expect(try await PracticeSetup(installation: app.installation).set("p", exampleIn: "en").contains("version 1"))
    }
}
