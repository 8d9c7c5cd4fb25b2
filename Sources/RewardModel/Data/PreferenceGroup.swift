import Preferences

/// One prompt's completions and what labelers said of them.
///
/// Several groups may share a `promptKey` (two tasks on one prompt): they go to the same side of every split, and
/// together they weigh as one prompt.
public struct PreferenceGroup: Hashable, Sendable {
    /// Stable 64-bit key of the prompt's content; prompts are dealt into folds by groups of nearly equal ones
    /// (`PromptGroups`).
    public var promptKey: UInt64
    /// What was asked.
    public var prompt: Prompt
    /// Who wrote the prompt, where that is known.
    public var sourceUser: String?
    /// The K candidate answers' texts.
    public var completions: [String]
    /// Where the completions come from, for the report; shape `(K)`, or empty where it is not known.
    public var origins: [CompletionOrigin]
    /// One for each labeler who judged the completions, in the order in which they are to be read.
    public var judgements: [Judgement]
    /// What labelers answered about single completions, for models that predict that.
    public var answers: [CompletionAnswers]

    /// A group of its parts.
    public init(
        promptKey: UInt64, prompt: Prompt, sourceUser: String? = nil, completions: [String],
        origins: [CompletionOrigin] = [], judgements: [Judgement], answers: [CompletionAnswers] = []
    ) {
        self.promptKey = promptKey
        self.prompt = prompt
        self.sourceUser = sourceUser
        self.completions = completions
        self.origins = origins
        self.judgements = judgements
        self.answers = answers
    }

    /// Without the judgements and answers that weigh nothing; nil where nothing else is left, so that the completions
    /// teach nothing either.
    var weighed: PreferenceGroup? {
        guard judgements.contains(where: { $0.weight == .none }) || answers.contains(where: { $0.weight == .none })
        else { return self }
        var group = self
        group.judgements.removeAll { $0.weight == .none }
        group.answers.removeAll { $0.weight == .none }
        return group.judgements.isEmpty && group.answers.isEmpty ? nil : group
    }
}
