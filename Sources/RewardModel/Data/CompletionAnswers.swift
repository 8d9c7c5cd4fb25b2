import Preferences

/// What one labeler answered to a form's likerts and flags about the completions of a prompt.
public struct CompletionAnswers: Hashable, Sendable {
    /// Whose answers they are.
    public let labeler: ID<Labeler>
    /// What was asked, each field once.
    public let fields: [RatedField]
    /// What a manager lets them weigh; `none` is as if they were not there.
    public let weight: LabelerWeight
    /// Indices of the completions that it was asked of; shape `(K)`.
    let completions: [Int]
    /// A byte each, for there are millions of them; shape `(K)(fields)`.
    private let values: [Int8]

    private static let none = Int8.min

    /// - Parameter values: `RatedField.number` of each completion's answer to each field, nil where there is none; shape
    ///   `(K)(fields)`. What does not fit into the field's scale is no answer.
    public init(
        labeler: ID<Labeler>, fields: [RatedField], values: [[Int?]], weight: LabelerWeight = .full
    ) {
        self.labeler = labeler
        self.fields = fields
        self.weight = weight
        completions = Array(values.indices)
        self.values = values.flatMap { row in
            fields.indices.map { place in
                let scale = fields[place].scale ?? 0...1
                guard place < row.count, let value = row[place], scale.contains(value) else { return Self.none }
                return Int8(exactly: value) ?? Self.none
            }
        }
    }

    private init(_ answers: CompletionAnswers, about completions: [Int], values: [Int8]) {
        labeler = answers.labeler
        fields = answers.fields
        weight = answers.weight
        self.completions = completions
        self.values = values
    }

    /// The same about completions of other indices, in the same order.
    func about(_ completions: [Int]) -> CompletionAnswers {
        CompletionAnswers(self, about: completions, values: values)
    }

    /// What of them is about the first completions of the prompt.
    func about(first count: Int) -> CompletionAnswers {
        let kept = completions.indices.filter { completions[$0] < count }
        return CompletionAnswers(
            self, about: kept.map { completions[$0] },
            values: kept.flatMap { values[($0 * fields.count)..<(($0 + 1) * fields.count)] })
    }

    /// Calls back with the completion, the place of the field and the value of each answer.
    func forEach(_ body: (_ completion: Int, _ field: Int, _ value: Double) -> Void) {
        for (place, value) in values.enumerated() where value != Self.none {
            body(completions[place / fields.count], place % fields.count, Double(value))
        }
    }
}
