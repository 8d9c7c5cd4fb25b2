import Preferences

/// What a simulated labeler hands in: the ranking, and where a form is asked for by name, every field that has to be
/// answered and some of the flags. What is said does not matter here, that it is all there does.
struct SimulatedJudgement {
    /// nil: the ranking alone, on the form of a project that asked for none.
    let preset: FormPreset?

    private let answers: [String]
    private let task: String

    init(_ preset: FormPreset?) {
        self.preset = preset
        let fields = preset?.form.fields ?? []
        // Made beforehand: the labelers share the processors with the server.
        answers = (0..<TaskRules.completions.upperBound).map { index in
            Self.object(fields.filter { $0.about == .completion }, index)
        }
        task = Self.object(fields.filter { $0.about == .task }, 0)
    }

    /// The preset of that name, in small letters or large.
    ///
    /// - Throws: `BenchmarkFailure` that lists the names.
    static func preset(_ name: String) throws -> FormPreset {
        let known = FormPreset.all.first { $0.name.lowercased() == name.lowercased() }
        guard let known else {
            throw BenchmarkFailure(description: "There is no preset ‘\(name)’. There are: \(FormPreset.names).")
        }
        return known
    }

    /// So many completions, or as many as the form takes.
    func completions(_ wanted: Int) -> Int {
        guard let range = preset?.form.judgement.kind.completions else { return wanted }
        return min(max(wanted, range.lowerBound), range.upperBound)
    }

    /// The body of a submission.
    func body(_ completions: [Int]) -> String {
        var parts = ["\"durationMs\":1000", "\"tiers\":[\(tiers(completions).joined(separator: ","))]"]
        guard let judgement = preset?.form.judgement else { return "{\(parts.joined(separator: ","))}" }
        if let strength = judgement.strengths.first {
            let boundaries = tiers(completions).dropFirst().map { _ in "\(strength.value)" }
            parts.append("\"strengths\":[\(boundaries.joined(separator: ","))]")
        }
        if judgement.kind == .demonstration {
            let text = String(
                repeating: "What the model should have said. ", count: 1 + (judgement.minimumLength ?? 0) / 30)
            parts.append("\"demonstration\":\"\(text)\"")
        }
        let rated = zip(completions, answers).filter { $1 != "{}" }.map { "\"\($0)\":\($1)" }
        var about: [String] = []
        if !rated.isEmpty { about.append("\"completions\":{\(rated.joined(separator: ","))}") }
        if task != "{}" { about.append("\"task\":\(task)") }
        if !about.isEmpty { parts.append("\"answers\":{\(about.joined(separator: ","))}") }
        return "{\(parts.joined(separator: ","))}"
    }

    /// The first alone, the rest tied, or one after the other where there are no ties.
    private func tiers(_ completions: [Int]) -> [String] {
        guard preset?.form.judgement.kind.hasTiers != false, let first = completions.first else { return [] }
        let rest = completions.dropFirst().map { "\($0)" }
        let ties = preset?.form.judgement.ties ?? true
        return ["[\(first)]"] + (ties ? ["[\(rest.joined(separator: ","))]"] : rest.map { "[\($0)]" })
    }

    /// - Parameter index: of the completion; each is answered otherwise.
    private static func object(_ fields: [Field], _ index: Int) -> String {
        let said = fields.enumerated().compactMap { number, field -> String? in
            // One flag in six for each completion, others for the next.
            guard field.isRequired || (field.kind == .flag && (number + index) % 6 == 0) else { return nil }
            return "\"\(field.name)\":\(answer(field, index))"
        }
        return "{\(said.joined(separator: ","))}"
    }

    private static func answer(_ field: Field, _ index: Int) -> String {
        switch field.kind {
        case .likert:
            let (lowest, highest) = (field.lowest ?? 1, field.highest ?? 7)
            return "\(lowest + (index * 2 + 3) % (highest - lowest + 1))"
        case .flag: return "true"
        case .choice:
            let option = "\"\(field.options?[index % (field.options?.count ?? 1)].value ?? "")\""
            return field.isMultiple == true ? "[\(option)]" : option
        case .text:
            return "\"\(String(repeating: "Because it is. ", count: 2 + (field.minimumLength ?? 0) / 15))\""
        }
    }
}
