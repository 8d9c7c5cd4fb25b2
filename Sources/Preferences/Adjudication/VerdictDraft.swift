/// What an expert hands in, before it is checked.
public struct VerdictDraft: Hashable, Codable, Sendable {
    /// Whether anybody is right.
    public var kind: VerdictKind
    /// What is right, answered as labelers answer the form; only with the kind `judgement`.
    public var judgement: SubmissionDraft?
    /// Why, where nothing is right; with a judgement its own note says that.
    public var note: String?
    /// Time spent, in milliseconds, where nothing is right.
    public var durationMs: Int?

    /// A verdict of its parts.
    public init(
        kind: VerdictKind = .judgement, judgement: SubmissionDraft? = nil, note: String? = nil, durationMs: Int? = nil
    ) {
        self.kind = kind
        self.judgement = judgement
        self.note = note
        self.durationMs = durationMs
    }

    /// The one check of a verdict.
    ///
    /// - Throws: `ValidationError` with a pointer to each field at fault.
    package func validated(for form: Form, of completions: CompletionNames) throws(ValidationError) -> Submission {
        var faults = Faults()
        switch (kind, judgement) {
        case (.judgement, let judgement?):
            if note != nil {
                faults.add("/note", "misplacedNote", "A judgement has a note of its own: put it into judgement.note.")
            }
            if durationMs != nil {
                faults.add("/durationMs", "misplacedDuration", "Put the time spent into judgement.durationMs.")
            }
            try faults.throwIfAny()
            do throws(ValidationError) {
                return try judgement.validated(for: form, of: completions)
            } catch {
                throw ValidationError(
                    error.issues.map {
                        .init(pointer: "/judgement" + $0.pointer, code: $0.code, message: $0.message)
                    })
            }
        case (.judgement, nil):
            faults.add("/judgement", "missingJudgement", "Say what is right, or give the kind bothFair.")
        case (.bothFair, .some):
            faults.add(
                "/judgement", "judgementNotAsked", "Where both views are fair no judgement is right. Leave it out.")
        case (.bothFair, nil):
            faults.add(TextRule.issue(with: note, at: "/note", "note", SubmissionRules.noteLength))
            if let durationMs, !SubmissionRules.durationMs.contains(durationMs) {
                faults.add("/durationMs", "durationOutOfRange", "durationMs is the time spent, 0 to a week.")
            }
        }
        try faults.throwIfAny()
        return Submission(
            ranking: try Ranking(tiers: [], of: []), note: note.flatMap { $0.isBlank ? nil : $0 },
            durationMs: durationMs)
    }
}
