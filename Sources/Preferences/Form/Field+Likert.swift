extension Field {
    /// A whole number on a scale.
    public static func likert(
        _ name: String, _ label: String, _ scale: ClosedRange<Int>, low: String? = nil, high: String? = nil,
        about: Subject = .completion, isRequired: Bool = false, help: String? = nil, key: String? = nil
    ) -> Field {
        var field = Field(name, label, kind: .likert, about: about, isRequired: isRequired, help: help, key: key)
        field.lowest = scale.lowerBound
        field.highest = scale.upperBound
        field.lowLabel = low
        field.highLabel = high
        return field
    }
}

extension FieldRules {
    static let likert: FieldRules = FieldRules(
        answer: { $0.scaleWords },
        properties: ["lowest", "highest", "lowLabel", "highLabel"],
        checkField: { field, pointer, faults in
            guard let lowest = field.lowest, let highest = field.highest else {
                let missing = field.lowest == nil ? "lowest" : "highest"
                faults.add(
                    "\(pointer)/\(missing)", "missingScale",
                    "A Likert field needs a scale: give its lowest and highest numbers, such as 1 and 7.")
                return
            }
            let isWithin = FormRules.scale.contains(lowest) && FormRules.scale.contains(highest)
            if !isWithin || lowest >= highest || highest - lowest > FormRules.scaleSteps {
                faults.add(
                    "\(pointer)/highest", "invalidScale",
                    "The scale goes from \(lowest) to \(highest). It has to go up, by at most \(FormRules.scaleSteps) steps, "
                        + "within \(FormRules.scale.lowerBound) and \(FormRules.scale.upperBound).")
            }
            faults.add(Form.issue(withLabel: field.lowLabel, at: "\(pointer)/lowLabel"))
            faults.add(Form.issue(withLabel: field.highLabel, at: "\(pointer)/highLabel"))
        },
        checkAnswer: { value, field in
            guard case .number(let number) = value, number >= field.lowest ?? .min, number <= field.highest ?? .max
            else { return .init(code: "outOfScale", message: "is \(field.scaleWords)") }
            return nil
        })
}

extension Field {
    fileprivate var scaleWords: String { "a whole number from \(lowest ?? 0) to \(highest ?? 0)" }
}
