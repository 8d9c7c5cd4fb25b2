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

    @Test("each has words for people, a label of its own and a sentence that ends as one")
    func words() {
        #expect(Set(ProjectSettings.all.map(\.label)).count == ProjectSettings.all.count)
        for setting in ProjectSettings.all {
            #expect(setting.label.first?.isUppercase == true && setting.help.hasSuffix("."), "\(setting.name)")
            if case .word(let choices) = setting.kind {
                #expect(choices.allSatisfy { $0.label.first?.isUppercase == true }, "\(setting.name)")
            }
        }
        #expect(ProjectSettings.groups.allSatisfy { !$0.label.isEmpty && !$0.settings.isEmpty })
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
            ("overlap", .number(101)), ("overlap", .text("3")), ("overlap", .fraction(2.5)), ("name", .fraction(2.5)),
            ("retrainAt", .fraction(2.5)), ("gentleCheck", .fraction(0.5)), ("status", .fraction(1.5)),
            ("leaseSeconds", .number(59)),
            ("leaseSeconds", .number(86_401)), ("editWindowSeconds", .number(-1)), ("completeStartedFirst", .number(1)),
            ("retrainAt", .text("24:00")), ("retrainAt", .text("2:30")), ("status", .text("Active")), ("status", .none),
            ("overlapp", .number(5)), ("payRate", .number(-1)), ("payRate", .number(10_000_001)),
            ("payRate", .fraction(12.5)), ("payPer", .text("week")), ("payCurrency", .text("")),
            ("payCurrency", .text("thirteen long")), ("labelersSeePay", .text("yes")),
        ] as [(String, ProjectSetting.Value)])
    func refused(name: String, value: ProjectSetting.Value) throws {
        let error = #expect(throws: ValidationError.self) { try ProjectChanges([name: value]) }
        #expect(error?.issues.map(\.pointer) == ["/\(name)"])
        #expect(error?.issues.allSatisfy { !$0.message.isEmpty && !$0.code.isEmpty } == true)
    }

    @Test("a number is asked for as a whole one", arguments: ProjectSettings.all)
    func whole(setting: ProjectSetting) {
        switch setting.kind {
        case .count, .seconds:
            for value in [.fraction(30.5), .text("40"), .flag(true), .none] as [ProjectSetting.Value] {
                #expect(setting.issue(with: value)?.message.contains("is a whole number from") == true)
            }
        case .line, .markdown, .flag, .word, .timeOfDay, .timeZone: break
        }
    }

    @Test("each is read as it is written on a command line")
    func written() throws {
        for setting in ProjectSettings.all {
            #expect(setting.value(written: setting.text(in: usual)) == setting.value(in: usual), "\(setting.name)")
            #expect(!setting.choices.isEmpty, "\(setting.name)")
        }
        let changes = try ProjectChanges(written: [
            "name=A=B", "overlap=3", "completeStartedFirst=false", "retrainAt=off", "timeZone=Europe/Berlin",
            "status=archived", "instructions=",
        ])
        #expect(
            changes.values == [
                "name": .text("A=B"), "overlap": .number(3), "completeStartedFirst": .flag(false), "retrainAt": .none,
                "timeZone": .text("Europe/Berlin"), "status": .text("archived"), "instructions": .text(""),
            ])
    }

    @Test(
        "what is written wrong on a command line is refused in the setting's own words",
        arguments: [
            ("overlap", "NAME=VALUE"), ("overlap=three", "1 to 100"), ("overlap=101", "1 to 100"),
            ("completeStartedFirst=no", "true or false"), ("status=off", "active, paused, archived"),
            ("retrainAt=2:30", "02:30"), ("overlapp=3", "no setting \"overlapp\""), ("=3", "no setting \"\""),
        ])
    func writtenWrong(assignment: String, words: String) throws {
        let error = try #require(throws: ValidationError.self) { try ProjectChanges(written: [assignment]) }
        #expect(error.issues.map(\.message).joined().contains(words))
    }

    @Test("a setting that is written twice is refused, and all faults are told at once")
    func writtenTwice() throws {
        let error = try #require(throws: ValidationError.self) {
            try ProjectChanges(written: ["overlap=2", "overlap=3", "status"])
        }
        #expect(error.issues.map(\.pointer) == ["/overlap", "/status"])
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
