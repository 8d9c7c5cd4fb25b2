public import Foundation

/// That a labeler's judgements are to measure and never to train, to be checked.
public struct LabelerHoldoutDraft: Hashable, Codable, Sendable {
    /// Judgements made then or later; nil: all of the labeler's.
    public var heldFrom: Date?
    /// Why, for whoever looks into the history.
    public var reason: String

    /// A draft of its parts.
    public init(heldFrom: Date? = nil, reason: String) {
        self.heldFrom = heldFrom
        self.reason = reason
    }

    /// How often a labeler may be held out in a project, those times that were taken back too.
    public static let mostOfLabeler = 1_000

    /// - Throws: `ValidationError` that names everything that is wrong.
    public func validated() throws(ValidationError) -> NewLabelerHoldout {
        var issues: [ValidationError.Issue] = []
        if let heldFrom, !Timestamp.range.contains(heldFrom) {
            issues.append(
                .init(
                    pointer: "/heldFrom", code: "invalidTime",
                    message: "Judgements are held out from \(Timestamp.demand)."))
        }
        let reason = reason.trimmed
        if let issue = TrustReason.issue(with: reason) { issues.append(issue) }
        guard issues.isEmpty else { throw ValidationError(issues) }
        return NewLabelerHoldout(heldFrom: heldFrom, reason: reason)
    }
}

/// What may be stored of it; only `LabelerHoldoutDraft.validated()` makes one.
public struct NewLabelerHoldout: Hashable, Sendable {
    /// Judgements made then or later; nil: all of the labeler's.
    public let heldFrom: Date?
    /// Without blanks around it.
    public let reason: String

    fileprivate init(heldFrom: Date?, reason: String) {
        self.heldFrom = heldFrom
        self.reason = reason
    }
}

/// Since when a labeler's judgements were held out of training in a project, whenever that was said.
public struct LabelerHoldoutHistory: Hashable, Sendable {
    /// From when on, of every time that was not taken back; nil: all judgements.
    public var starts: [Date?]

    /// A history of its entries.
    public init(_ starts: [Date?] = []) {
        self.starts = starts
    }

    /// Whether a judgement of that time measures and never trains.
    public func covers(_ time: Date) -> Bool { starts.contains { $0.map { $0 <= time } ?? true } }
}
