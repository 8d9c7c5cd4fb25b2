/// What is decided about candidates, to be checked. Nothing but a person decides it.
public struct ScreeningDecisionDraft: Hashable, Codable, Sendable {
    /// What it comes to.
    public enum Kind: String, Codable, Sendable, CaseIterable {
        /// They label in the project from now on.
        case admit
        /// They do not; the reason is kept.
        case decline
    }

    /// Ids of the candidates.
    public var candidates: [Int64]
    /// Slug of the project that it is about.
    public var project: String
    /// What it comes to.
    public var kind: Kind
    /// Why; a decline always has one.
    public var reason: String?

    /// A draft of its parts.
    public init(candidates: [Int64], project: String, kind: Kind, reason: String? = nil) {
        self.candidates = candidates
        self.project = project
        self.kind = kind
        self.reason = reason
    }

    /// The same without blanks around the reason.
    ///
    /// - Throws: `ValidationError` that names everything that is wrong.
    public func validated() throws(ValidationError) -> ScreeningDecisionDraft {
        var found = Faults()
        let reason = reason?.trimmed ?? ""
        if !ScreeningRules.candidates.contains(candidates.count) || Set(candidates).count < candidates.count {
            found.add(
                "/candidates", "invalidCandidates",
                "Name \(ScreeningRules.candidates.lowerBound) to \(ScreeningRules.candidates.upperBound) candidates, each once."
            )
        }
        found.add(TextRule.lineIssue(with: reason, at: "/reason", "reason", ScreeningRules.reasonLength))
        if kind == .decline, reason.isBlank {
            found.add(
                "/reason", "emptyReason",
                "Say why: others who manage the project will look for it, and so will you.")
        }
        try found.throwIfAny()
        return ScreeningDecisionDraft(candidates: candidates, project: project, kind: kind, reason: reason)
    }
}
