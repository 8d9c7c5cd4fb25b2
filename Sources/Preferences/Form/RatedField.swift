/// A field of a form that a model can learn to predict of a completion: a likert on its scale, or a flag.
///
/// Two versions of a form ask the same where name, kind and scale are the same: a 4 of 5 is no 4 of 7.
public struct RatedField: Hashable, Codable, Sendable {
    /// What answers are stored under.
    public var name: String
    /// The low end of a likert's scale; nil: a flag.
    public var lowest: Int?
    /// The high end of a likert's scale; nil: a flag.
    public var highest: Int?

    /// A flag.
    public init(flag name: String) {
        self.name = name
    }

    /// A likert.
    public init(_ name: String, _ scale: ClosedRange<Int>) {
        self.name = name
        lowest = scale.lowerBound
        highest = scale.upperBound
    }

    /// Of a likert; nil: a flag.
    public var scale: ClosedRange<Int>? {
        guard let lowest, let highest, lowest <= highest else { return nil }
        return lowest...highest
    }

    /// Whether it is a flag.
    public var isFlag: Bool { scale == nil }

    /// An answer as a number: a likert's, or 1 for a flag that was raised and 0 for one that was not; nil where it is no
    /// answer to this field.
    public func number(_ answer: AnswerValue?) -> Int? {
        switch (answer, scale) {
        case (.number(let number), let scale?) where scale.contains(number): number
        case (.flag(let isRaised), nil): isRaised ? 1 : 0
        default: nil
        }
    }
}

extension [RatedField] {
    /// What a labeler's answers about completions come to; shape `(completions, fields)`.
    ///
    /// A flag that a labeler left open was not raised. Of an import that holds only where it answers a flag at all: what a
    /// file leaves out may never have been asked.
    ///
    /// - Parameter completions: in the order of the rows.
    public func numbers(
        _ answers: [ID<Completion>: [String: AnswerValue]], of completions: [ID<Completion>], isImport: Bool
    ) -> [[Int?]] {
        let answersFlags = answers.values.contains { answers in
            contains { $0.isFlag && $0.number(answers[$0.name]) != nil }
        }
        let open = isImport && !answersFlags ? nil : 0
        return completions.map { id in
            let answers = answers[id]
            return map { $0.number(answers?[$0.name]) ?? ($0.isFlag ? open : nil) }
        }
    }
}

extension RatedField: Comparable {
    /// By name, then by scale; flags first.
    public static func < (left: RatedField, right: RatedField) -> Bool {
        (left.name, left.lowest ?? .min, left.highest ?? .min)
            < (right.name, right.lowest ?? .min, right.highest ?? .min)
    }
}

extension Form {
    /// What it asks of each completion that a model can learn to predict, by name.
    public var ratedFields: [RatedField] {
        fields.compactMap { field in
            guard field.about == .completion else { return nil }
            switch field.kind {
            case .flag: return RatedField(flag: field.name)
            case .likert:
                guard let lowest = field.lowest, let highest = field.highest, lowest < highest else { return nil }
                return RatedField(field.name, lowest...highest)
            case .choice, .text: return nil
            }
        }.sorted()
    }
}
