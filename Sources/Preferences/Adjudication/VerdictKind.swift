/// What an expert says of a disputed task.
public enum VerdictKind: String, Codable, LabeledWord {
    /// What is right, as a labeler would say it.
    case judgement
    /// Nobody is wrong: there is no right answer.
    case bothFair

    /// For people.
    public var label: String {
        switch self {
        case .judgement: "A judgement"
        case .bothFair: "No right answer: both views are fair"
        }
    }
}

/// What verdicts are for training.
public enum VerdictUse: String, Codable, LabeledWord {
    /// One judgement more of the task.
    case beside
    /// The task's only judgement.
    case alone
    /// Nothing: they measure.
    case never

    /// For people.
    public var label: String {
        switch self {
        case .beside: "One judgement more of the task"
        case .alone: "The only judgement of the task"
        case .never: "Not used: they only measure"
        }
    }
}
