/// How a labeler's answer to a practice task stands beside what is expected.
public struct PracticeComparison: Hashable, Sendable {
    /// One thing that was said otherwise.
    public struct Difference: Hashable, Codable, Sendable {
        /// What was said otherwise.
        public enum Kind: String, Hashable, Codable, Sendable, CaseIterable {
            /// The worse of two was called the better one.
            case swapped
            /// Two of which one is better were called equal.
            case tied
            /// Two that are equal were put in an order.
            case ordered
            /// How much better one is.
            case strength
            /// Whether all are bad.
            case allBad
            /// The answer to a field.
            case answer
        }

        /// What was said otherwise.
        public var kind: Kind
        /// What it is about: two, the better one by expectation first; the one of an answer; none: the task.
        public var completions: [ID<Completion>]
        /// Of an answer.
        public var field: String?
        /// Of a strength, "all bad" or an answer.
        public var expected: AnswerValue?
        /// The same as the labeler said it; absent: not at all.
        public var said: AnswerValue?

        init(
            _ kind: Kind, _ completions: [ID<Completion>] = [], field: String? = nil, expected: AnswerValue? = nil,
            said: AnswerValue? = nil
        ) {
            self.kind = kind
            self.completions = completions
            self.field = field
            self.expected = expected
            self.said = said
        }
    }

    /// How many pairs there are of which something is expected.
    public let pairs: Int
    /// What was said otherwise: pairs first, then strengths, "all bad" and answers, in the order of the form.
    public let differences: [Difference]

    /// How many pairs were put as expected.
    public var agreedPairs: Int {
        pairs - differences.count { [.swapped, .tied, .ordered].contains($0.kind) }
    }
    /// Whether nothing was said otherwise.
    public var agrees: Bool { differences.isEmpty }
}

extension PracticeTask {
    /// Compares a checked answer with what is expected.
    public func compared(with submission: Submission, on form: Form) -> PracticeComparison {
        let pairs = comparedPairs(submission)
        let differences =
            pairs.compactMap(\.self) + strengthDifferences(submission, form) + allBadDifference(submission)
            + answerDifferences(submission, form)
        return PracticeComparison(pairs: pairs.count, differences: differences)
    }

    /// One for each pair of which something is expected; nil where it was put so.
    private func comparedPairs(_ submission: Submission) -> [PracticeComparison.Difference?] {
        let placed = expected.tiers.joined().map(\.self)
        let wanted = Ranking<ID<Completion>>.ranks(of: placed, in: expected.tiers)
        let said = submission.ranking.ranks(of: placed)
        return placed.indices.flatMap { first in
            placed.indices.dropFirst(first + 1).map { second in
                let pair = [placed[first], placed[second]]
                switch (wanted[first] == wanted[second], said[first] - said[second]) {
                case (true, 0): return nil
                case (true, let order): return .init(.ordered, order < 0 ? pair : pair.reversed())
                case (false, 0): return .init(.tied, pair)
                case (false, let order): return order < 0 ? nil : .init(.swapped, pair)
                }
            }
        }
    }

    /// Only of groups that the labeler, too, has next to each other: of others nothing was asked.
    private func strengthDifferences(_ submission: Submission, _ form: Form) -> [PracticeComparison.Difference] {
        let levels = form.judgement.strengths.map(\.value)
        let (tiers, strengths) = (submission.ranking.tiers, submission.strengths)
        return (expected.strengths ?? []).enumerated().compactMap { boundary, wanted in
            let groups = expected.tiers[boundary...(boundary + 1)].map(Set.init)
            let place = tiers.indices.dropLast().first { tiers[$0...($0 + 1)].map(Set.init) == groups }
            guard let wanted, let place else { return nil }
            let said = strengths.indices.contains(place) ? strengths[place] : nil
            if let said, let there = levels.firstIndex(of: said), let here = levels.firstIndex(of: wanted),
                Self.isNear(abs(there - here), of: levels.count)
            {
                return nil
            }
            return .init(
                .strength, [expected.tiers[boundary][0], expected.tiers[boundary + 1][0]],
                expected: .number(wanted), said: said.map { .number($0) })
        }
    }

    private func allBadDifference(_ submission: Submission) -> [PracticeComparison.Difference] {
        guard let wanted = expected.allBad, wanted != submission.allBad else { return [] }
        return [.init(.allBad, expected: .flag(wanted), said: .flag(submission.allBad))]
    }

    private func answerDifferences(_ submission: Submission, _ form: Form) -> [PracticeComparison.Difference] {
        let ofTask = form.fields.filter { $0.about == .task }.compactMap { field in
            Self.difference(
                field, nil, wanted: expected.answers?.task?[field.name], said: submission.answers.task[field.name])
        }
        let ofCompletions = names.flatMap { name in
            form.fields.filter { $0.about == .completion }.compactMap { field in
                Self.difference(
                    field, name, wanted: expected.answers?.completions?["\(name)"]?[field.name],
                    said: submission.answers.completions[name]?[field.name])
            }
        }
        return ofCompletions + ofTask
    }

    private static func difference(
        _ field: Field, _ completion: ID<Completion>?, wanted: AnswerValue?, said: AnswerValue?
    ) -> PracticeComparison.Difference? {
        guard let wanted else { return nil }
        let agrees =
            switch (wanted, said) {
            case (.number(let wanted), .number(let said)):
                isNear(abs(wanted - said), of: (field.highest ?? 0) - (field.lowest ?? 0) + 1)
            // Who leaves a flag alone has not said that it holds.
            case (.flag(false), nil): true
            case (.texts(let wanted), .texts(let said)): Set(wanted) == Set(said)
            default: wanted == said
            }
        guard !agrees else { return nil }
        return .init(.answer, completion.map { [$0] } ?? [], field: field.name, expected: wanted, said: said)
    }

    private static func isNear(_ steps: Int, of values: Int) -> Bool {
        steps == 0 || (steps == 1 && values >= PracticeRules.wideScale)
    }
}
