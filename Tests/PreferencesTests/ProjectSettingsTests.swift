import Preferences
import Testing

@Suite("Project settings")
struct ProjectSettingsTests {
    private let usual = ProjectSettings(name: "Usual")

    @Test("the usual ones are allowed")
    func usualSettings() throws {
        #expect(try usual.validated() == usual)
    }

    @Test("each has a name of its own and can be set to the value that it has")
    func everySetting() throws {
        #expect(Set(ProjectSettings.all.map(\.name)).count == ProjectSettings.all.count)
        for setting in ProjectSettings.all {
            var copy = ProjectSettings(name: "Other")
            try setting.set(setting.value(in: usual), in: &copy)
            #expect(setting.value(in: copy) == setting.value(in: usual), "\(setting.name)")
        }
    }

    @Test("the table has every property")
    func complete() {
        #expect(Mirror(reflecting: usual).children.compactMap(\.label) == ProjectSettings.all.map(\.name))
    }

    @Test(
        "what is not allowed is refused with a pointer",
        arguments: [
            ("name", .text("")), ("name", .text("  ")), ("name", .none),
            ("name", .text(String(repeating: "x", count: 201))), ("instructions", .text("a\0b")),
            ("instructions", .text(String(repeating: "x", count: 200_001))), ("overlap", .number(0)),
            ("overlap", .number(101)), ("overlap", .text("3")), ("leaseSeconds", .number(59)),
            ("leaseSeconds", .number(86_401)), ("editWindowSeconds", .number(-1)), ("completeStartedFirst", .number(1)),
            ("retrainAt", .text("24:00")), ("retrainAt", .text("2:30")), ("status", .text("Active")), ("status", .none),
            ("overlapp", .number(5)),
        ] as [(String, ProjectSetting.Value)])
    func refused(name: String, value: ProjectSetting.Value) throws {
        let error = #expect(throws: ValidationError.self) { try ProjectChanges([name: value]) }
        #expect(error?.issues.map(\.pointer) == ["/\(name)"])
        #expect(error?.issues.allSatisfy { !$0.message.isEmpty && !$0.code.isEmpty } == true)
    }

    @Test("changes leave the other settings alone, and null switches one off")
    func changes() throws {
        let changed = try ProjectChanges(["overlap": .number(3), "retrainAt": .none]).applied(to: usual)
        var expected = usual
        expected.overlap = 3
        expected.retrainAt = nil
        #expect(changed == expected)
    }
}
