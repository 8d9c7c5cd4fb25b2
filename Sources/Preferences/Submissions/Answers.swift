/// What a labeler answered to a form's fields, as it is sent. What was not answered is absent: unset is not no.
public struct Answers: Hashable, Codable, Sendable {
    /// Of the task, by field.
    public var task: [String: AnswerValue]?
    /// By completion id, as text (JSON objects have string keys), then by field.
    public var completions: [String: [String: AnswerValue]]?

    /// Answers of their parts.
    public init(task: [String: AnswerValue]? = nil, completions: [String: [String: AnswerValue]]? = nil) {
        self.task = task
        self.completions = completions
    }
}

/// Answers that were checked: by field, of the task and of each completion that has any.
public struct CheckedAnswers: Hashable, Sendable {
    /// Of the task.
    public var task: [String: AnswerValue]
    /// Of each completion.
    public var completions: [ID<Completion>: [String: AnswerValue]]

    /// Answers of their parts.
    public init(task: [String: AnswerValue] = [:], completions: [ID<Completion>: [String: AnswerValue]] = [:]) {
        self.task = task
        self.completions = completions
    }

    /// Whether nothing was answered.
    public var isEmpty: Bool { task.isEmpty && completions.isEmpty }

    /// The same about other completions.
    ///
    /// - Parameter name: gives different completions for different ones.
    public func mapped(_ name: (ID<Completion>) -> ID<Completion>) -> CheckedAnswers {
        CheckedAnswers(
            task: task, completions: Dictionary(uniqueKeysWithValues: completions.map { (name($0.key), $0.value) }))
    }

    /// As they are sent; nil where nothing was answered.
    public var sent: Answers? {
        guard !isEmpty else { return nil }
        return Answers(
            task: task.isEmpty ? nil : task,
            completions: completions.isEmpty
                ? nil : Dictionary(uniqueKeysWithValues: completions.map { ("\($0.key)", $0.value) }))
    }
}
