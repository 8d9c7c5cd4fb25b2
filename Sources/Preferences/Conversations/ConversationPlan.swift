/// Whether a project offers conversations, and how they go.
public struct ConversationPlan: Hashable, Codable, Sendable {
    /// How a conversation begins.
    public enum Opening: String, Codable, Hashable, Sendable, CaseIterable {
        /// The labeler writes the first message.
        case labeler
        /// The plan has it.
        case message
        /// It is a prompt of the project that waits for completions, drawn by chance; where none is left, the labeler's.
        case prompt
    }

    /// Whether new turns are taken.
    public var isOn: Bool
    /// Which policies write how many answers of a turn.
    public var policies: SamplingPlan
    /// How a conversation begins.
    public var opening: Opening
    /// The first message of all, where it is the plan's.
    public var message: String?
    /// Turns of a conversation.
    public var mostTurns: Int
    /// Conversations of one labeler; nil: as many as they like.
    public var mostPerLabeler: Int?
    /// Conversations of the project; nil: as many as come.
    public var mostOverall: Int?
    /// Tokens of questions and answers of one conversation, after which it takes no further turn.
    public var mostTokens: Int

    /// Of a project where nothing was said: none are offered.
    public static let off = ConversationPlan(
        isOn: false, policies: SamplingPlan([]), opening: .labeler, mostTurns: ConversationRules.usualTurns,
        mostTokens: ConversationRules.usualTokens)
}

/// A plan as a request describes it; what it leaves out is as usual.
public struct ConversationPlanDraft: Hashable, Codable, Sendable {
    /// See `ConversationPlan`.
    public var isOn: Bool
    /// See `ConversationPlan`.
    public var policies: [SamplingPlan.Part]?
    /// See `ConversationPlan`.
    public var opening: ConversationPlan.Opening?
    /// See `ConversationPlan`.
    public var message: String?
    /// See `ConversationPlan`.
    public var mostTurns: Int?
    /// See `ConversationPlan`.
    public var mostPerLabeler: Int?
    /// See `ConversationPlan`.
    public var mostOverall: Int?
    /// See `ConversationPlan`.
    public var mostTokens: Int?

    /// A draft of its parts.
    public init(
        isOn: Bool, policies: [SamplingPlan.Part]? = nil, opening: ConversationPlan.Opening? = nil,
        message: String? = nil, mostTurns: Int? = nil, mostPerLabeler: Int? = nil, mostOverall: Int? = nil,
        mostTokens: Int? = nil
    ) {
        self.isOn = isOn
        self.policies = policies
        self.opening = opening
        self.message = message
        self.mostTurns = mostTurns
        self.mostPerLabeler = mostPerLabeler
        self.mostOverall = mostOverall
        self.mostTokens = mostTokens
    }

    /// The plan, if it keeps every rule. One that is off may lack policies.
    ///
    /// - Parameter judged: what is done with the answers of a turn.
    /// - Throws: `ValidationError` that names everything that is wrong.
    public func validated(for judged: AskedJudgement.Kind) throws(ValidationError) -> ConversationPlan {
        var faults = Faults()
        let plan = SamplingPlan(policies ?? [])
        let opening = opening ?? .labeler
        func check(_ value: Int?, _ field: String, _ range: ClosedRange<Int>) {
            guard let value, !range.contains(value) else { return }
            faults.add(
                "/\(field)", "invalidNumber",
                "\(field) is \(value); it must be \(range.lowerBound) to \(range.upperBound).")
        }
        check(mostTurns, "mostTurns", ConversationRules.turns)
        check(mostPerLabeler, "mostPerLabeler", ConversationRules.conversations)
        check(mostOverall, "mostOverall", ConversationRules.conversations)
        check(mostTokens, "mostTokens", ConversationRules.tokens)
        if opening == .message, message == nil {
            faults.add("/message", "emptyMessage", "The message that conversations open with is missing.")
        } else if opening != .message, message != nil {
            faults.add(
                "/message", "unusedMessage", "There is a message, but conversations do not open with one. Leave it out."
            )
        }
        if isOn, !judged.hasTiers {
            faults.add(
                "/isOn", "notRanked",
                "A conversation goes on from the best answer, and this project's form puts none above another. "
                    + "Choose a form that ranks or compares.")
        }
        try faults.throwIfAny()
        if let message { try ConversationRules.check(message: message) }
        if isOn || !plan.parts.isEmpty {
            try plan.check(for: judged)
            let count = plan.slots.count
            guard ConversationRules.answers.contains(count) else {
                throw ValidationError(
                    pointer: "/policies", code: "completionCount",
                    message: "A turn has \(ConversationRules.answers.lowerBound) to "
                        + "\(ConversationRules.answers.upperBound) answers, not \(count).")
            }
        }
        return ConversationPlan(
            isOn: isOn, policies: plan, opening: opening, message: message,
            mostTurns: mostTurns ?? ConversationRules.usualTurns, mostPerLabeler: mostPerLabeler,
            mostOverall: mostOverall, mostTokens: mostTokens ?? ConversationRules.usualTokens)
    }
}
