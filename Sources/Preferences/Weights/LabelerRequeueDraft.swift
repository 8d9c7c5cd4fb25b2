public import Foundation

/// Whose work others are to be asked for again, to be checked: judgements of a period that weigh nothing.
public struct LabelerRequeueDraft: Hashable, Codable, Sendable {
    /// Judgements made then or later; nil: from the first on.
    public var madeFrom: Date?
    /// Judgements made before then; nil: to the last that there is.
    public var madeBefore: Date?
    /// Why, for whoever looks into the history.
    public var reason: String

    /// A draft of its parts.
    public init(madeFrom: Date? = nil, madeBefore: Date? = nil, reason: String) {
        self.madeFrom = madeFrom
        self.madeBefore = madeBefore
        self.reason = reason
    }

    /// - Throws: `ValidationError` that names everything that is wrong.
    public func validated() throws(ValidationError) -> NewLabelerRequeue {
        var issues = WorkPeriod.issues(from: madeFrom, before: madeBefore)
        let reason = reason.trimmed
        if let issue = TrustReason.issue(with: reason) { issues.append(issue) }
        guard issues.isEmpty else { throw ValidationError(issues) }
        return NewLabelerRequeue(period: WorkPeriod(from: madeFrom, before: madeBefore), reason: reason)
    }
}

/// What may be stored of it; only `LabelerRequeueDraft.validated()` makes one.
public struct NewLabelerRequeue: Hashable, Sendable {
    /// When the judgements were made.
    public let period: WorkPeriod
    /// Without blanks around it.
    public let reason: String

    fileprivate init(period: WorkPeriod, reason: String) {
        self.period = period
        self.reason = reason
    }
}

/// When judgements were made.
public struct WorkPeriod: Hashable, Sendable {
    /// Then or later; nil: from the first on.
    public let from: Date?
    /// Before then; nil: to the last.
    public let before: Date?

    /// All there is.
    public static let always = WorkPeriod(from: nil, before: nil)

    fileprivate init(from: Date?, before: Date?) {
        self.from = from
        self.before = before
    }

    /// A period that was checked.
    ///
    /// - Throws: `ValidationError` with a pointer to what is wrong.
    public init(checking from: Date?, before: Date?, pointers: (from: String, before: String)) throws(ValidationError) {
        let issues = Self.issues(from: from, before: before, pointers)
        guard issues.isEmpty else { throw ValidationError(issues) }
        self.init(from: from, before: before)
    }

    fileprivate static func issues(
        from: Date?, before: Date?, _ pointers: (from: String, before: String) = ("/madeFrom", "/madeBefore")
    ) -> [ValidationError.Issue] {
        var issues: [ValidationError.Issue] = []
        for (date, pointer) in [(from, pointers.from), (before, pointers.before)] {
            guard let date, !Timestamp.range.contains(date) else { continue }
            issues.append(
                .init(pointer: pointer, code: "invalidTime", message: "A period is bounded by \(Timestamp.demand)."))
        }
        if let from, let before, from >= before {
            issues.append(
                .init(
                    pointer: pointers.before, code: "emptyPeriod",
                    message: "The period ends before it begins. Leave one of the two out for all that there is."))
        }
        return issues
    }
}
