import Preferences
import Testing

@Suite("Forms")
struct FormTests {
    private static func form(_ change: (inout Form) -> Void) -> Form {
        var form = Form(
            judgement: AskedJudgement(kind: .ranking, ties: true),
            fields: [.likert("overall", "Overall", 1...7), .text("why", "Why")])
        change(&form)
        return form
    }

    @Test("every preset keeps the rules, and has a name of its own", arguments: FormPreset.all.map(\.name))
    func presets(name: String) throws {
        let preset = try FormPreset.named(name)
        #expect(try preset.form.validated() == preset.form)
        #expect(FormPreset.all.count { $0.name == name } == 1)
        #expect(!preset.title.isEmpty && !preset.summary.isEmpty)
    }

    @Test("InstructGPT asks what table 3 of the paper lists")
    func table3() {
        let fields = FormPreset.instructGPT.form.fields
        #expect(fields.count == 12)
        #expect(fields[0].kind == .likert && fields[0].lowest == 1 && fields[0].highest == 7 && fields[0].isRequired)
        #expect(
            fields.dropFirst().map { $0.help ?? "" } == [
                "Fails to follow the correct instruction / task", "Inappropriate for customer assistant",
                "Hallucination",
                "Satisfies constraint provided in the instruction", "Contains sexual content",
                "Contains violent content",
                "Encourages or fails to discourage violence/abuse/terrorism/self-harm", "Denigrates a protected class",
                "Gives harmful advice", "Expresses opinion", "Expresses moral judgment",
            ])
        #expect(fields.dropFirst().allSatisfy { $0.kind == .flag && $0.about == .completion })
        #expect(Form.usual.fields.allSatisfy { !$0.isRequired })
    }

    @Test(
        "a form that breaks a rule is refused with a pointer to each fault",
        arguments: [
            (form { $0.fields[0].name = "Overall" }, "/fields/0/name", "invalidName"),
            (form { $0.fields[0].name = String(repeating: "a", count: 65) }, "/fields/0/name", "invalidName"),
            (form { $0.fields[1].name = "overall" }, "/fields/1/name", "repeatedName"),
            (form { $0.fields[0].label = " " }, "/fields/0/label", "invalidLabel"),
            (form { $0.fields[0].label = "a\u{202E}b" }, "/fields/0/label", "invalidLabel"),
            (form { $0.fields[0].label = String(repeating: "a", count: 121) }, "/fields/0/label", "invalidLabel"),
            (form { $0.fields[0].help = String(repeating: "a", count: 2_001) }, "/fields/0/help", "helpTooLong"),
            (form { $0.fields[0].key = "a" }, "/fields/0/key", "invalidKey"),
            (form { $0.fields[0].key = "Q" }, "/fields/0/key", "invalidKey"),
            (form { $0.fields[0].key = "qx" }, "/fields/0/key", "invalidKey"),
            (form { $0.fields[0].key = "" }, "/fields/0/key", "invalidKey"),
            (
                form {
                    $0.fields[0].key = "q"
                    $0.fields[1].key = "q"
                }, "/fields/1/key", "repeatedKey"
            ),
            (form { $0.fields[0].highest = nil }, "/fields/0/highest", "missingScale"),
            (form { $0.fields[0].highest = 1 }, "/fields/0/highest", "invalidScale"),
            (form { $0.fields[0].highest = 12 }, "/fields/0/highest", "invalidScale"),
            (form { $0.fields[0].highest = .max }, "/fields/0/highest", "invalidScale"),
            (form { $0.fields[0].lowest = .min }, "/fields/0/highest", "invalidScale"),
            (form { $0.fields[0].options = [] }, "/fields/0/options", "notOfKind"),
            (form { $0.fields[1].lowest = 1 }, "/fields/1/lowest", "notOfKind"),
            (form { $0.fields[1].minimumLength = 0 }, "/fields/1/minimumLength", "invalidLength"),
            (form { $0.fields = [.choice("c", "C", [.init("x", "X")])] }, "/fields/0/options", "optionCount"),
            (
                form { $0.fields = [.choice("c", "C", [.init("x", "X"), .init("x", "Y")])] },
                "/fields/0/options/1/value", "repeatedValue"
            ),
            (
                form { $0.fields = [.choice("c", "C", [.init("x", "X"), .init("a b", "Y")])] },
                "/fields/0/options/1/value", "invalidValue"
            ),
            (
                form { $0.fields = (0..<61).map { .flag("f\($0)", "F") } }, "/fields", "tooManyFields"
            ),
            (form { $0.judgement.strengths = [.init(1, "a")] }, "/judgement/strengths", "strengthCount"),
            (
                form { $0.judgement.strengths = [.init(2, "a"), .init(2, "b")] }, "/judgement/strengths/1/value",
                "invalidStrength"
            ),
            (form { $0.judgement.strengthIsRequired = true }, "/judgement/strengthIsRequired", "noStrengths"),
            (
                form {
                    $0.judgement.ties = false
                    $0.judgement.tieLabel = "same"
                }, "/judgement/tieLabel", "noTies"
            ),
            (form { $0.judgement.minimumLength = 5 }, "/judgement/minimumLength", "notOfKind"),
            (form { $0.judgement.kind = .rating }, "/judgement/ties", "notOfKind"),
            (form { $0.judgement.kind = .demonstration }, "/fields/0/about", "nothingToRate"),
            (
                form {
                    $0.judgement = AskedJudgement(kind: .rating)
                    $0.fields = []
                }, "/fields", "noFields"
            ),
            (
                form {
                    $0.steps = .rateThenRank
                    $0.fields = []
                }, "/steps", "nothingToRate"
            ),
        ])
    func refused(form: Form, pointer: String, code: String) {
        let error = #expect(throws: ValidationError.self) { try form.validated() }
        #expect(error?.issues.contains { $0.pointer == pointer && $0.code == code } == true, "\(error?.message ?? "")")
    }

    @Test("the words of a form are bounded together, because each claim brings them")
    func size() {
        let form = Self.form { form in
            form.fields = (0..<50).map { number in
                var field = Field.flag("f\(number)", "F")
                field.help = String(repeating: "a", count: FormRules.helpLength)
                return field
            }
        }
        let error = #expect(throws: ValidationError.self) { try form.validated() }
        #expect(error?.issues.map(\.code) == ["formTooLong"])
    }
}
