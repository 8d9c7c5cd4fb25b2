/// What a screening asks candidates about themselves: for which topics, or groups of people, they are comfortable judging
/// what is sensitive. Ouyang et al. 2022, appendix B.1: labelers were not hired by who they are, but by what they say they
/// can judge.
public struct SelfAssessment: Hashable, Codable, Sendable {
    /// One question.
    public struct Topic: Hashable, Codable, Sendable {
        /// What candidates read.
        public var label: String
        /// What is meant by it.
        public var explanation: String?

        /// A topic of its parts.
        public init(_ label: String, explanation: String? = nil) {
            self.label = label
            self.explanation = explanation
        }
    }

    /// How well somebody can judge about a topic.
    public enum Comfort: String, Codable, Sendable, CaseIterable {
        case veryComfortable
        case comfortable
        case unsure
        case notComfortable
        /// They would rather not say.
        case notSaid
    }

    /// What stands above the questions.
    public var introduction: String?
    /// In the order in which they are asked; answers go by their places.
    public var topics: [Topic]

    /// A questionnaire of its parts.
    public init(introduction: String? = nil, topics: [Topic]) {
        self.introduction = introduction
        self.topics = topics
    }

    /// The same without blanks around texts.
    ///
    /// - Throws: `ValidationError` that names everything that is wrong.
    public func validated() throws(ValidationError) -> SelfAssessment {
        var found = Faults()
        found.add(
            TextRule.issue(
                with: introduction, at: "/introduction", "introduction", ScreeningRules.introductionLength))
        if !ScreeningRules.topics.contains(topics.count) {
            found.add(
                "/topics", "tooManyTopics",
                "A self-assessment asks about \(ScreeningRules.topics.lowerBound) to \(ScreeningRules.topics.upperBound) topics."
            )
        }
        var seen: Set<String> = []
        for (place, topic) in topics.enumerated() {
            let label = topic.label.trimmed
            found.add(
                TextRule.lineIssue(with: label, at: "/topics/\(place)/label", "topic", ScreeningRules.topicLength))
            found.add(
                TextRule.issue(
                    with: topic.explanation, at: "/topics/\(place)/explanation", "explanation",
                    ScreeningRules.explanationLength))
            if label.isBlank || !seen.insert(label).inserted {
                found.add("/topics/\(place)/label", "emptyTopic", "Each topic has words of its own.")
            }
        }
        try found.throwIfAny()
        return SelfAssessment(
            introduction: introduction?.trimmed.nonEmpty,
            topics: topics.map { Topic($0.label.trimmed, explanation: $0.explanation?.trimmed.nonEmpty) })
    }
}

/// What a candidate answers to a self-assessment, to be checked.
public struct SelfAssessmentDraft: Hashable, Codable, Sendable {
    /// Of the questionnaire.
    public var version: Int
    /// One for each topic, in their order.
    public var answers: [SelfAssessment.Comfort]
    /// What they want to add.
    public var comment: String?

    /// A draft of its parts.
    public init(version: Int, answers: [SelfAssessment.Comfort], comment: String? = nil) {
        self.version = version
        self.answers = answers
        self.comment = comment
    }

    /// - Throws: `ValidationError` that names everything that is wrong.
    public func validated(for assessment: SelfAssessment) throws(ValidationError) -> SelfAssessmentDraft {
        var found = Faults()
        if answers.count != assessment.topics.count {
            found.add(
                "/answers", "invalidAnswers",
                "There is one answer for each topic, in their order: \(assessment.topics.count).")
        }
        found.add(TextRule.issue(with: comment, at: "/comment", "comment", ScreeningRules.commentLength))
        try found.throwIfAny()
        return SelfAssessmentDraft(version: version, answers: answers, comment: comment?.trimmed.nonEmpty)
    }
}

extension String {
    /// Nil where there is nothing.
    fileprivate var nonEmpty: String? { isEmpty ? nil : self }
}
