/// Why somebody is trusted less or otherwise: for whoever looks into the history.
public enum TrustReason {
    /// The longest, in UTF-16 units: what a browser's `maxlength` counts.
    public static let maximumLength = 500

    /// What is wrong with a reason, without blanks around it; nil: nothing.
    static func issue(with reason: String) -> ValidationError.Issue? {
        if let issue = TextRule.lineIssue(with: reason, at: "/reason", "reason", maximumLength) { return issue }
        guard reason.isBlank else { return nil }
        return .init(
            pointer: "/reason", code: "emptyReason",
            message: "Say why: others who manage the project will look for it, and so will you.")
    }
}
