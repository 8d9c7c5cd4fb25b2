/// Why a labeler skips a task.
public enum SkipReason: String, Codable, Sendable, CaseIterable {
    case unclear
    case notMyLanguage
    case sensitive
    case broken
    case other
}

/// A labeler's refusal of a task.
public struct Skip: Hashable, Codable, Sendable {
    /// In a word.
    public var reason: SkipReason
    /// In the labeler's own words.
    public var comment: String?
    /// Active time on the task until then, in milliseconds: it is worked time, too.
    public var durationMs: Int?

    /// A skip with its reason.
    public init(reason: SkipReason, comment: String? = nil, durationMs: Int? = nil) {
        self.reason = reason
        self.comment = comment
        self.durationMs = durationMs
    }

    /// - Throws: `ValidationError` for a comment that is too long or cannot be stored, and for a time out of range.
    public func validated() throws(ValidationError) -> Skip {
        if let durationMs, !SubmissionRules.durationMs.contains(durationMs) {
            throw ValidationError(
                pointer: "/durationMs", code: "durationOutOfRange", message: SubmissionRules.durationDemand)
        }
        if let issue = TextRule.issue(with: comment, at: "/comment", "comment", SubmissionRules.commentLength) {
            throw ValidationError([issue])
        }
        // A comment in which nothing can be seen is none.
        return Skip(
            reason: reason, comment: comment.flatMap { $0.isBlank ? nil : $0 }, durationMs: durationMs)
    }
}
