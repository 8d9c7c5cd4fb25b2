extension Field {
    /// Yes or no.
    public static func flag(
        _ name: String, _ label: String, about: Subject = .completion, help: String? = nil, key: String? = nil
    ) -> Field {
        Field(name, label, kind: .flag, about: about, help: help, key: key)
    }
}

extension FieldRules {
    static let flag = FieldRules(
        answer: { _ in "true or false" }, properties: [], checkField: { _, _, _ in },
        checkAnswer: { value, _ in
            if case .flag = value { return nil }
            return .init(code: "notAFlag", message: "is true or false; leave it out where it was not answered")
        })
}
