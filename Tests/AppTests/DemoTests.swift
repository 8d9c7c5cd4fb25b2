import Foundation
import Jobs
import Preferences
import Storage
import Testing

@testable import App
@testable import Exchange

@Suite("The example project")
struct DemoTests {
    @Test("is made once with an admin and a labeler, and left alone afterwards")
    func once() async throws {
        let app = try TestApp()
        let first = try await DemoProject(installation: app.installation).prepare()
        #expect(first.contains { $0.contains("Sign in as admin") })
        #expect(first.contains { $0.contains("Sign in as labeler") })
        let project = try await app.stores.projects.find(DemoProject.slug)
        let progress = try await app.stores.progress.of(project.id)
        #expect(progress.tasks == 48 && progress.tasksDone == 36)

        let second = try await DemoProject(installation: app.installation).prepare()
        #expect(!second.contains { $0.contains("Sign in as") })
        #expect(try await app.stores.progress.of(project.id) == progress)
    }

    @Test("a start that was cut off before there were users makes them the next time")
    func cutOff() async throws {
        let app = try TestApp()
        try await app.project(DemoProject.slug, tasks: 0)
        let lines = try await DemoProject(installation: app.installation).prepare()
        #expect(lines.contains { $0.contains("Sign in as admin") })
    }

    @Test("every line of it is a valid task, and its rankings can be learned from")
    func content() throws {
        let lines = DemoProject.prompts.split(separator: "\n")
        let tasks = try lines.flatMap { try ImportFormat.podium.parse(Array($0.utf8)) }
        #expect(tasks.count == 48)
        #expect(Set(tasks.map(\.prompt)).count == 48)
        #expect(PreferenceGroups.of(tasks).count == 36)
    }
}
