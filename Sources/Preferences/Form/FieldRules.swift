/// What fields of one kind may be, and what they take for an answer. Each kind's stands in a file of its own.
struct FieldRules: Sendable {
    /// What an answer has to be, for messages: "a whole number from 1 to 7".
    let answer: @Sendable (Field) -> String
    /// Which of the properties that only some kinds have this kind may have, by their names on the wire.
    let properties: Set<String>
    /// What is wrong with the field itself; pointers stand behind that of the field.
    let checkField: @Sendable (_ field: Field, _ pointer: String, _ faults: inout Faults) -> Void
    /// What is wrong with an answer.
    let checkAnswer: @Sendable (_ value: AnswerValue, _ field: Field) -> Refusal?
    /// A checked answer as it is stored: the same answer is stored the same.
    var stored: @Sendable (_ value: AnswerValue, _ field: Field) -> AnswerValue = { value, _ in value }
    /// Whether an answer says nothing, as an empty text does.
    var isUnset: @Sendable (AnswerValue) -> Bool = { _ in false }
    /// Whether an answer says less than was demanded.
    var isTooShort: @Sendable (_ value: AnswerValue, _ field: Field) -> Bool = { _, _ in false }

    /// Why an answer is not taken.
    struct Refusal {
        let code: String
        let message: String
    }
}

extension Field.Kind {
    /// The rules of this kind.
    var rules: FieldRules {
        switch self {
        case .likert: .likert
        case .flag: .flag
        case .choice: .choice
        case .text: .text
        }
    }
}
