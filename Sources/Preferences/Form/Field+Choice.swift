extension Field {
    /// One of some options, or several.
    public static func choice(
        _ name: String, _ label: String, _ options: [Option], about: Subject = .task, isMultiple: Bool = false,
        isRequired: Bool = false, help: String? = nil, key: String? = nil
    ) -> Field {
        var field = Field(name, label, kind: .choice, about: about, isRequired: isRequired, help: help, key: key)
        field.options = options
        field.isMultiple = isMultiple
        return field
    }
}

extension FieldRules {
    static let choice = FieldRules(
        answer: { $0.optionWords },
        properties: ["options", "isMultiple"],
        checkField: { field, pointer, faults in
            let options = field.options ?? []
            guard FormRules.options.contains(options.count) else {
                faults.add(
                    "\(pointer)/options", "optionCount",
                    "A choice has \(FormRules.options.lowerBound) to \(FormRules.options.upperBound) options; "
                        + "here there are \(options.count).")
                return
            }
            var seen = Set<String>()
            for (index, option) in options.enumerated() {
                let place = "\(pointer)/options/\(index)"
                if option.value.isEmpty || option.value.utf16.count > FormRules.nameLength
                    || option.value.contains(where: {
                        !($0.isASCII && ($0.isLetter || $0.isNumber || "-_.".contains($0)))
                    })
                {
                    faults.add(
                        "\(place)/value", "invalidValue",
                        "A value is stored, not shown: it has 1 to \(FormRules.nameLength) letters, digits and - _ . of ASCII."
                    )
                } else if !seen.insert(option.value).inserted {
                    faults.add(
                        "\(place)/value", "repeatedValue", "Two options have the value \"\(option.value)\". Change one."
                    )
                }
                faults.add(Form.issue(withLabel: option.label, at: "\(place)/label"))
            }
        },
        checkAnswer: { value, field in
            let known = (field.options ?? []).map(\.value)
            switch (value, field.isMultiple ?? false) {
            case (.text(let chosen), false) where known.contains(chosen): return nil
            // Counted first: a list can be as long as a body.
            case (.texts(let chosen), true)
            where chosen.count <= known.count && chosen.allSatisfy(known.contains)
                && Set(chosen).count == chosen.count:
                return nil
            default: return .init(code: "notAnOption", message: "is \(field.optionWords)")
            }
        },
        stored: { value, field in
            guard case .texts(let chosen) = value else { return value }
            return .texts((field.options ?? []).map(\.value).filter(chosen.contains))
        },
        isUnset: { $0 == .texts([]) })
}

extension Field {
    fileprivate var optionWords: String {
        let values = (options ?? []).map(\.value).joined(separator: ", ")
        return isMultiple == true ? "a list of different ones of \(values)" : "one of \(values)"
    }
}
