extension Field {
    /// Free text.
    public static func text(
        _ name: String, _ label: String, about: Subject = .task, minimumLength: Int? = nil, isRequired: Bool = false,
        help: String? = nil, key: String? = nil
    ) -> Field {
        var field = Field(name, label, kind: .text, about: about, isRequired: isRequired, help: help, key: key)
        field.minimumLength = minimumLength
        return field
    }
}

extension FieldRules {
    static let text = FieldRules(
        answer: { _ in "a text" }, properties: ["minimumLength"],
        checkField: { field, pointer, faults in
            if let length = field.minimumLength, !(1...FormRules.textLength).contains(length) {
                faults.add(
                    "\(pointer)/minimumLength", "invalidLength",
                    "minimumLength is 1 to \(FormRules.textLength) characters; leave it out to ask for none.")
            }
        },
        checkAnswer: { value, field in
            guard case .text(let text) = value else { return .init(code: "notAText", message: "is a text") }
            if text.utf8.contains(0) {
                return .init(code: "nulCharacter", message: "contains a NUL character; remove it")
            }
            // UTF-8 first: counting UTF-16 walks over a text of any length.
            if text.utf8.count > 3 * FormRules.textLength || text.utf16.count > FormRules.textLength {
                return .init(code: "textTooLong", message: "may have \(FormRules.textLength) characters at most")
            }
            return nil
        },
        isUnset: { value in if case .text(let text) = value { text.isBlank } else { false } },
        isTooShort: { value, field in
            if case .text(let text) = value { text.utf16.count < field.minimumLength ?? 0 } else { false }
        })
}
