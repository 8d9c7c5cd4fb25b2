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
    public static let maximumReasonLength = TrustReason.maximumLength
    /// How many weights a labeler may be given in a project, those that were taken back too: more than anybody reads.
    public static let mostOfLabeler = 1_000

    /// - Throws: `ValidationError` that names everything that is wrong.
    public func validated() throws(ValidationError) -> NewLabelerWeight {
        var issues: [ValidationError.Issue] = []
        var checked: LabelerWeight?
        do throws(ValidationError) { checked = try LabelerWeight(weight) } catch { issues += error.issues }
        // A program may make one of a number of its own.
        if let appliesFrom, !Timestamp.range.contains(appliesFrom) {
            issues.append(
                .init(
                    pointer: "/appliesFrom", code: "invalidTime",
                    message: "A weight applies from \(Timestamp.demand)."))
        }
        let reason = reason.trimmed
        if let issue = TrustReason.issue(with: reason) { issues.append(issue) }
        guard let checked, issues.isEmpty else { throw ValidationError(issues) }
        return NewLabelerWeight(weight: checked, appliesFrom: appliesFrom, reason: reason)
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
