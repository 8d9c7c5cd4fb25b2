import Foundation
import Preferences
import Testing

@testable import Storage

@Suite("Forms")
struct FormTests {
    @Test("the form that an upgrade gives to the projects there are is the usual one of a new project")
    func upgrade() async throws {
        let sql = try String(contentsOfFile: Fixture.migrations + "/0010_add_forms.sql", encoding: .utf8)
        let json = try JSONColumn.encode(Form.usual)
        #expect(sql.contains("SELECT id, 1, '\(json)', createdAt"), "\(json)")
    }
}
