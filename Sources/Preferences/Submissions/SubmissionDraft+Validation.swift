extension SubmissionDraft {
    /// How much of what a form asks a judgement must hold.
    public enum Demand: Sendable {
        /// Everything that is required: a labeler can be asked again.
        case complete
        /// What is there must be right: a file's labelers were asked something else, and cannot be asked again.
        case partial
    }

    /// The one check of a submission: routes, imports and `podium verify` ask here.
    ///
    /// Its cost is bounded by the form and the task, however much was sent: it runs on the one writer that everybody
    /// waits for.
    /// - Parameters:
    ///   - form: what the labeler was asked.
    ///   - completions: those of the task.
    /// - Throws: `ValidationError` with a pointer to each field at fault.
    public func validated(
        for form: Form, of completions: [ID<Completion>], demanding demand: Demand = .complete
    ) throws(ValidationError) -> Submission {
        var faults = Faults()
        let ranking = checkedRanking(form.judgement, completions, &faults)
        let strengths = checkedStrengths(form.judgement, demand, &faults)
        if allBad == true, !form.judgement.allBad {
            faults.add(
                "/allBad", "allBadNotAsked", "This project's form does not ask whether all are bad. Leave it out.")
        }
        let answers = AnswerCheck(form, demand).checked(self.answers, completions, &faults)
        let demonstration = checkedDemonstration(form.judgement, demand, &faults)
        faults.add(TextRule.issue(with: note, at: "/note", "note", SubmissionRules.noteLength))
        if let durationMs, !SubmissionRules.durationMs.contains(durationMs) {
            faults.add("/durationMs", "durationOutOfRange", SubmissionRules.durationDemand)
        }
        try faults.throwIfAny()
        // Nil only with a fault.
        guard let ranking else { throw ValidationError(faults.issues) }
        return Submission(
            ranking: ranking, strengths: strengths, allBad: allBad ?? false, answers: answers,
            demonstration: demonstration, note: note.flatMap { $0.isBlank ? nil : $0 }, durationMs: durationMs)
    }

    private func checkedRanking(
        _ judgement: AskedJudgement, _ completions: [ID<Completion>], _ faults: inout Faults
    ) -> Ranking<ID<Completion>>? {
        do throws(ValidationError) {
            guard judgement.kind.hasTiers else {
                if !tiers.isEmpty {
                    faults.add(
                        "/tiers", "rankingNotAsked",
                        "This project's form does not ask for a ranking. Send no tiers: [].")
                }
                return try Ranking(tiers: [], of: [])
            }
            let ranking = try Ranking(tiers: tiers, of: completions)
            if !judgement.ties, let tied = tiers.firstIndex(where: { $0.count > 1 }) {
                faults.add(
                    "/tiers/\(tied)", "tieNotAllowed",
                    "This project's form does not allow ties. Say which one is better.")
            }
            return ranking
        } catch {
            for issue in error.issues { faults.add(issue) }
            return nil
        }
    }

    /// - Returns: one for each boundary; empty where none was said.
    private func checkedStrengths(_ judgement: AskedJudgement, _ demand: Demand, _ faults: inout Faults) -> [Int?] {
        let boundaries = max(0, tiers.count - 1)
        let given = strengths ?? []
        guard !judgement.strengths.isEmpty else {
            if !given.isEmpty {
                faults.add(
                    "/strengths", "strengthNotAsked",
                    "This project's form does not ask how much better. Leave strengths out.")
            }
            return []
        }
        guard given.isEmpty || given.count == boundaries else {
            faults.add(
                "/strengths", "strengthCount",
                "Give one strength for each step from one group to the next: \(boundaries) here, not \(given.count).")
            return []
        }
        for place in 0..<boundaries where !faults.areMany {
            guard let value = given.isEmpty ? nil : given[place] else {
                if judgement.strengthIsRequired, demand == .complete {
                    faults.add(
                        "/strengths/\(place)", "missingStrength", "Say how much better this group is than the next.")
                }
                continue
            }
            if !judgement.strengths.contains(where: { $0.value == value }) {
                let known = judgement.strengths.map { "\($0.value) (\($0.label))" }.joined(separator: ", ")
                faults.add("/strengths/\(place)", "unknownStrength", "A strength is one of \(known).")
            }
        }
        return given.allSatisfy { $0 == nil } ? [] : given
    }

    private func checkedDemonstration(_ judgement: AskedJudgement, _ demand: Demand, _ faults: inout Faults) -> String?
    {
        let pointer = "/demonstration"
        guard judgement.kind == .demonstration else {
            if demonstration != nil {
                faults.add(
                    pointer, "demonstrationNotAsked",
                    "This project's form does not ask for an answer of your own. Leave it out."
                )
            }
            return nil
        }
        guard let demonstration, !demonstration.isBlank else {
            faults.add(pointer, "missingDemonstration", "Write the answer that you would give.")
            return nil
        }
        faults.add(TextRule.issue(with: demonstration, at: pointer, "demonstration", FormRules.demonstrationLength))
        if demand == .complete, let least = judgement.minimumLength, demonstration.utf16.count < least {
            faults.add(
                pointer, "demonstrationTooShort",
                "The answer has \(demonstration.utf16.count) characters; this project asks for at least \(least).")
        }
        return demonstration
    }
}

/// Answers against the fields of a form.
private struct AnswerCheck {
    private let demand: SubmissionDraft.Demand
    private let ofTask: [Field]
    private let ofCompletions: [Field]

    init(_ form: Form, _ demand: SubmissionDraft.Demand) {
        self.demand = demand
        ofTask = form.fields.filter { $0.about == .task }
        ofCompletions = form.fields.filter { $0.about == .completion }
    }

    func checked(_ answers: Answers?, _ completions: [ID<Completion>], _ faults: inout Faults) -> CheckedAnswers {
        var checked = CheckedAnswers()
        checked.task = check(answers?.task ?? [:], ofTask, ofCompletions, "/answers/task", &faults)
        let given = answers?.completions ?? [:]
        for completion in completions where !faults.areMany {
            let key = "\(completion)"
            // Nothing said and nothing asked: the usual case on the path of every submission.
            if given[key] == nil, !ofCompletions.contains(where: \.isRequired) { continue }
            let values = check(given[key] ?? [:], ofCompletions, ofTask, "/answers/completions/\(key)", &faults)
            if !values.isEmpty { checked.completions[completion] = values }
        }
        let known = Set(completions.map { "\($0)" })
        for key in given.keys where !faults.areMany && !known.contains(key) {
            faults.add(
                "/answers/completions/\(Faults.pointer(key))", "unknownCompletion",
                "Completion \(key.prefix(40)) is not one of this task's.")
        }
        return checked
    }

    /// - Parameter others: the form's fields that are asked of something else.
    private func check(
        _ given: [String: AnswerValue], _ fields: [Field], _ others: [Field], _ pointer: String, _ faults: inout Faults
    ) -> [String: AnswerValue] {
        var checked: [String: AnswerValue] = [:]
        var answered = 0
        for field in fields where !faults.areMany {
            let value = given[field.name]
            if value != nil { answered += 1 }
            let rules = field.kind.rules
            guard let value, !rules.isUnset(value) else {
                if field.isRequired, demand == .complete {
                    faults.add("\(pointer)/\(field.name)", "missingAnswer", "\"\(field.label)\" has to be answered.")
                }
                continue
            }
            if let refusal = rules.checkAnswer(value, field) {
                faults.add("\(pointer)/\(field.name)", refusal.code, "\"\(field.label)\" \(refusal.message).")
            } else if demand == .complete, rules.isTooShort(value, field) {
                faults.add(
                    "\(pointer)/\(field.name)", "textTooShort",
                    "\"\(field.label)\" asks for \(field.minimumLength ?? 0) characters at least.")
            }
            checked[field.name] = rules.stored(value, field)
        }
        guard answered < given.count else { return checked }
        for name in given.keys where !faults.areMany && !fields.contains(where: { $0.name == name }) {
            let shown = "\"\(name.prefix(40))\""
            let place = others.first { $0.name == name }.map { $0.about == .task ? "task" : "completions" }
            faults.add(
                "\(pointer)/\(Faults.pointer(name))", "unknownField",
                place.map { "The field \(shown) belongs under \"\($0)\"." }
                    ?? "There is no field \(shown) in this project's form. \(known(fields))")
        }
        return checked
    }

    private func known(_ fields: [Field]) -> String {
        fields.isEmpty
            ? "Nothing is asked here." : "The fields here are: \(fields.map(\.name).joined(separator: ", "))."
    }
}
