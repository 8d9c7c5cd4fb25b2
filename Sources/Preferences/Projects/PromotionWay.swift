/// The models that answered one after the other, as a way that can be gone back step by step.
public struct PromotionWay<Model: Equatable & Sendable>: Sendable {
    /// What a promotion is on the way.
    public enum Step: Sendable {
        /// A model that did not answer before, or was gone back from.
        case forward
        /// One of those before answers again.
        case back
        /// The one that answers goes on.
        case stay
    }

    private var models: [Model] = []

    /// A way of these promotions, the first one first.
    public init(_ promoted: some Sequence<Model>) {
        for model in promoted { take(model) }
    }

    /// The model that answers now.
    public var current: Model? { models.last }

    /// The model that answered before the one that answers now: where a step back leads.
    public var previous: Model? { models.dropLast().last }

    /// Promotes a model.
    @discardableResult
    public mutating func take(_ model: Model) -> Step {
        if models.last == model { return .stay }
        if let place = models.lastIndex(of: model) {
            models.removeSubrange((place + 1)...)
            return .back
        }
        models.append(model)
        return .forward
    }
}

/// What somebody wants of a promotion.
public enum PromotionIntent: Sendable {
    /// This model is to answer. Where it does already nothing changes, and a roll-back to it goes on holding.
    case promote
    /// This model answers and is to go on: after a roll-back, training may replace it again.
    case confirm
    /// This model answered before the one that does now, and is to answer again.
    case goBack
}

/// What people may say of a promotion.
public enum PromotionRules {
    /// Longest reason, in UTF-16 units.
    public static let maximumReasonLength = 500

    /// A reason as it is stored, without blanks around it; `nil` where nothing was said.
    ///
    /// - Throws: `ValidationError` with `reasonTooLong`, `nulCharacter` or `hiddenCharacter`.
    public static func reason(_ text: String?) throws(ValidationError) -> String? {
        // Nothing that can be seen is nothing said, whatever it is made of.
        let said = text.flatMap { $0.isBlank && !$0.utf8.contains(0) ? nil : $0.trimmed }
        if let issue = TextRule.lineIssue(with: said, at: "/reason", "reason", maximumReasonLength) {
            throw ValidationError([issue])
        }
        return said
    }
}
