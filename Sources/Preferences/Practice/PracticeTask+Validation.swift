extension PracticeTask {
    /// The practice task, if it keeps every rule and its answer is one to this form.
    ///
    /// - Throws: `ValidationError` with a pointer to each property at fault.
    public func validated(for form: Form) throws(ValidationError) -> PracticeTask {
        var faults = Faults()
        checkTexts(&faults)
        faults.add(
            form.judgement.kind.issue(withCompletions: completions.count, of: "The practice task", at: "/completions"))
        let texts = completions.map(\.text)
        if texts.count > 1, texts.allSatisfy({ $0.utf8.elementsEqual(texts[0].utf8) }) {
            faults.add(form.judgement.kind.issue(withEqualCompletionsOf: "the practice task", at: "/completions"))
        }
        // What is expected of completions that there cannot be would only repeat the fault.
        if faults.issues.isEmpty { checkExpected(form, &faults) }
        try faults.throwIfAny()
        return self
    }

    private func checkTexts(_ faults: inout Faults) {
        if prompt.messages.allSatisfy({ $0.content.isBlank }) {
            faults.add("/prompt", "emptyPrompt", "The prompt is empty. Give a text or a list of messages.")
        }
        if prompt.messages.count > PracticeRules.messages {
            faults.add(
                "/prompt", "tooManyMessages", "A practice task's prompt has at most \(PracticeRules.messages) messages."
            )
        }
        if let turn = prompt.messages.firstIndex(where: { $0.fields != nil }) {
            faults.add(
                "/prompt/\(turn)", "notOnlyText",
                "The turns of a practice task have a role and a text, and nothing else. Leave the rest out.")
        }
        if prompt.messages.contains(where: { $0.content.utf8.contains(0) }) {
            faults.add("/prompt", "nulCharacter", "The prompt contains a NUL character; remove it.")
        }
        if !completions.isEmpty, completions.allSatisfy({ $0.text.isBlank }) {
            faults.add("/completions", "emptyCompletions", "All completions are empty.")
        }
        for (index, completion) in completions.prefix(TaskRules.completions.upperBound).enumerated() {
            faults.add(
                TextRule.issue(
                    with: completion.text, at: "/completions/\(index)/text", "text", PracticeRules.bytes))
            faults.add(
                TextRule.issue(
                    with: completion.why, at: "/completions/\(index)/why", "why", PracticeRules.whyLength))
        }
        faults.add(TextRule.issue(with: feedback, at: "/feedback", "feedback", PracticeRules.feedbackLength))
        if byteCount > PracticeRules.bytes {
            faults.add(
                "", "practiceTooLong",
                "All the text of a practice task together may have at most \(PracticeRules.bytes >> 10) KiB: it should take minutes."
            )
        }
    }

    /// By the check of submissions, which knows what each form takes.
    private func checkExpected(_ form: Form, _ faults: inout Faults) {
        let placed = names.filter { name in expected.tiers.contains { $0.contains(name) } }
        if form.judgement.kind.hasTiers, placed.count < 2, expected.tiers.count < 2 {
            return faults.add(
                "/expected/tiers", "nothingExpected",
                "Say which completion is better: at least two have to be placed. Others may be left out.")
        }
        var judged = SubmissionDraft(
            tiers: expected.tiers, strengths: expected.strengths, allBad: expected.allBad,
            demonstration: expected.demonstration)
        // An answer is checked for itself: it may be about a completion that may have any rank.
        faults.add(judged, for: Form(judgement: form.judgement), of: placed)
        judged = SubmissionDraft(tiers: [], answers: expected.answers)
        faults.add(judged, for: Form(judgement: AskedJudgement(kind: .rating), fields: form.fields), of: names)
        checkFields(form, &faults)
    }

    private func checkFields(_ form: Form, _ faults: inout Faults) {
        let answers = expected.answers
        if form.judgement.kind == .rating, (answers?.task ?? [:]).isEmpty,
            (answers?.completions ?? [:]).allSatisfy({ $0.value.isEmpty })
        {
            faults.add(
                "/expected/answers", "nothingExpected", "Say how at least one of the form's fields should be answered.")
        }
        let parts =
            [("/expected/answers/task", answers?.task ?? [:])]
            + (answers?.completions ?? [:]).sorted { $0.key < $1.key }.map {
                ("/expected/answers/completions/\(Faults.pointer($0.key))", $0.value)
            }
        for (pointer, values) in parts {
            for name in values.keys.sorted() where form.field(name)?.kind == .text {
                faults.add(
                    "\(pointer)/\(name)", "textNotCompared",
                    "Texts can differ and be equally right, so none is expected. Leave it out.")
            }
        }
    }

    /// Of all words that are read, in UTF-8.
    public var byteCount: Int {
        let texts = prompt.messages.map(\.content) + completions.flatMap { [$0.text, $0.why ?? ""] }
        return (texts + [feedback ?? "", expected.demonstration ?? ""]).reduce(0) { $0 + $1.utf8.count }
    }
}

extension Faults {
    /// What is wrong with what is expected, by the check that a labeler's answer has to pass.
    fileprivate mutating func add(_ draft: SubmissionDraft, for form: Form, of names: [ID<Completion>]) {
        do throws(ValidationError) {
            _ = try draft.validated(for: form, of: names, demanding: .partial)
        } catch {
            for issue in error.issues {
                add(.init(pointer: "/expected" + issue.pointer, code: issue.code, message: issue.message))
            }
        }
    }
}
