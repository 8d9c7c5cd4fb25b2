public import Foundation

/// A weight that somebody gives a labeler, to be checked.
public struct LabelerWeightDraft: Hashable, Codable, Sendable {
    /// See `LabelerWeight`.
    public var weight: Double
    /// Judgements made then or later have it; nil: all of the labeler's.
    public var appliesFrom: Date?
    /// Why, for whoever looks into the history.
    public var reason: String

    /// A draft of its parts.
    public init(weight: Double, appliesFrom: Date? = nil, reason: String) {
        self.weight = weight
        self.appliesFrom = appliesFrom
        self.reason = reason
    }

    /// The longest reason, in UTF-16 units: what a browser's `maxlength` counts.
    public static let maximumReasonLength = 500

    /// - Throws: `ValidationError` that names everything that is wrong.
    public func validated() throws(ValidationError) -> NewLabelerWeight {
        var issues: [ValidationError.Issue] = []
        var checked: LabelerWeight?
        do throws(ValidationError) { checked = try LabelerWeight(weight) } catch { issues += error.issues }
        if let issue = TextRule.issue(with: reason, at: "/reason", "reason", Self.maximumReasonLength) {
            issues.append(issue)
        } else if reason.isBlank {
            issues.append(
                .init(
                    pointer: "/reason", code: "emptyReason",
                    message: "Say why: others who manage the project will look for it, and so will you."))
        }
        guard let checked, issues.isEmpty else { throw ValidationError(issues) }
        let first = reason.firstIndex { !$0.isWhitespace } ?? reason.startIndex
        let last = reason.lastIndex { !$0.isWhitespace } ?? reason.startIndex
        return NewLabelerWeight(weight: checked, appliesFrom: appliesFrom, reason: String(reason[first...last]))
    }
}

/// A weight that may be stored; only `LabelerWeightDraft.validated()` makes one.
public struct NewLabelerWeight: Hashable, Sendable {
    /// What the judgements weigh.
    public let weight: LabelerWeight
    /// Judgements made then or later have it; nil: all of the labeler's.
    public let appliesFrom: Date?
    /// Without blanks around it.
    public let reason: String

    fileprivate init(weight: LabelerWeight, appliesFrom: Date?, reason: String) {
        self.weight = weight
        self.appliesFrom = appliesFrom
        self.reason = reason
    }
}
