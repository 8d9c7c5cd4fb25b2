/// A complete form to begin with: a published protocol, in its words.
public struct FormPreset: Sendable {
    /// What `--preset` and `"preset"` take.
    public let name: String
    /// For people.
    public let title: String
    /// Whose protocol it is and what is asked, in a sentence or two.
    public let summary: String
    /// What is asked.
    public let form: Form

    /// Every preset, in the order in which they are offered.
    public static let all: [FormPreset] = [
        .ranking, .instructGPT, .instructGPTTwoSteps, .hhPairs, .llama2, .summarization, .helpSteer2, .arena,
        .demonstration,
    ]

    /// The preset of that name.
    ///
    /// - Throws: `ValidationError` that lists the names.
    public static func named(_ name: String, at pointer: String = "/preset") throws(ValidationError) -> FormPreset {
        guard let preset = all.first(where: { $0.name == name }) else {
            throw ValidationError(
                pointer: pointer, code: "unknownPreset",
                message: "There is no preset ‘\(name.prefix(40))’. There are: \(names).")
        }
        return preset
    }

    /// The names of all presets, for messages.
    public static var names: String { all.map(\.name).joined(separator: ", ") }

    /// Rank K completions with ties, and nothing else.
    public static let ranking = FormPreset(
        name: "ranking", title: "Ranking", summary: "Rank 2 to 9 completions, ties allowed. Nothing else is asked.",
        form: Form(judgement: AskedJudgement(kind: .ranking, ties: true)))
}

extension Form {
    /// The form of a project that asked for none: as `instructGPT`, and nothing but the ranking has to be answered.
    public static let usual = FormPreset.instructGPT.form.withoutRequiredFields
}
