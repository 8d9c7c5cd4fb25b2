import Foundation
import Testing

@testable import App

@Suite("The database's metrics")
struct DatabaseMetricsTests {
    @Test("tell how long the write-ahead log is and whether it can be copied, and are in the README")
    func log() async throws {
        let app = try TestApp()
        let answer = try await app.client("ada", .admin).get("/metrics")
        #expect(answer.status == 200)
        let lines = Set(answer.text.split(separator: "\n").map(String.init))
        #expect(lines.contains("podium_wal_copy_failures_total 0"))
        #expect(lines.contains { $0.wholeMatch(of: /podium_wal_pages [1-9][0-9]*/) != nil })
        let readme = try String(contentsOf: TestApp.root.appending(path: "README.md"), encoding: .utf8)
        for family in DatabaseMetrics.families(app.installation.database) {
            #expect(readme.contains("`\(family.name)`"))
        }
    }
}
