extension Form {
    /// The form, if it keeps every rule of `FormRules`.
    ///
    /// - Throws: `ValidationError` with a pointer to each property at fault.
    public func validated() throws(ValidationError) -> Form {
        var faults = Faults()
        judgement.check(&faults)
        checkSteps(&faults)
        checkFields(&faults)
        if byteCount > FormRules.bytes {
            faults.add(
                "/fields", "formTooLong",
                "All the text of the form together may have at most \(FormRules.bytes >> 10) KiB. Move long explanations to the instructions."
            )
        }
        try faults.throwIfAny()
        return self
    }

    private func checkSteps(_ faults: inout Faults) {
        guard steps == .rateThenRank else { return }
        if !judgement.kind.hasTiers {
            faults.add(
                "/steps", "nothingToRank",
                "\"rateThenRank\" is for forms that rank. This one does not; use \"together\".")
        } else if !fields.contains(where: { $0.about == .completion }) {
            faults.add(
                "/steps", "nothingToRate",
                "\"rateThenRank\" rates each completion first, but no field is about completions. Add one, or use \"together\"."
            )
        }
    }

    private func checkFields(_ faults: inout Faults) {
        if fields.count > FormRules.fields {
            faults.add(
                "/fields", "tooManyFields",
                "There are \(fields.count) fields; a form has at most \(FormRules.fields).")
        }
        if judgement.kind == .rating, fields.isEmpty {
            faults.add("/fields", "noFields", "A form that only rates needs a field to rate by.")
        }
        var names = Set<String>()
        var keys: [String: String] = [:]
        for (index, field) in fields.prefix(FormRules.fields).enumerated() where !faults.areMany {
            let pointer = "/fields/\(index)"
            field.check(at: pointer, &faults)
            if !names.insert(field.name).inserted {
                faults.add(
                    "\(pointer)/name", "repeatedName", "Two fields are called \"\(field.name.prefix(40))\". Rename one."
                )
            }
            if let key = field.key, let other = keys.updateValue(field.name, forKey: key) {
                faults.add(
                    "\(pointer)/key", "repeatedKey",
                    "The key \"\(key.prefix(4))\" already belongs to \"\(other.prefix(40))\". Choose another letter.")
            }
            if field.about == .completion, judgement.kind == .demonstration {
                faults.add(
                    "\(pointer)/about", "nothingToRate",
                    "Where labelers write the answer, completions are only looked at. Ask this about the task.")
            }
        }
    }

    /// Of all words that labelers read.
    private var byteCount: Int {
        let own = (judgement.tieLabel?.utf8.count ?? 0) + judgement.strengths.reduce(0) { $0 + $1.label.utf8.count }
        return fields.reduce(own) { sum, field in
            let texts = [field.name, field.label, field.help, field.lowLabel, field.highLabel].compactMap(\.self)
            return sum + texts.reduce(0) { $0 + $1.utf8.count }
                + (field.options ?? []).reduce(0) { $0 + $1.value.utf8.count + $1.label.utf8.count }
        }
    }

    /// What is wrong with words that stand on the page; nil: nothing, or there are none.
    static func issue(withLabel label: String?, at pointer: String) -> ValidationError.Issue? {
        guard let label else { return nil }
        if label.isBlank || label.utf8.count > 3 * FormRules.labelLength
            || label.utf16.count > FormRules.labelLength || DisplayName.hidden(in: label) != nil
        {
            return .init(
                pointer: pointer, code: "invalidLabel",
                message: "A label has 1 to \(FormRules.labelLength) characters, all of them visible, on one line.")
        }
        return nil
    }
}

extension AskedJudgement {
    fileprivate func check(_ faults: inout Faults) {
        let pointer = "/judgement"
        if !kind.hasTiers {
            for (isSet, name) in [
                (ties, "ties"), (!strengths.isEmpty, "strengths"), (strengthIsRequired, "strengthIsRequired"),
                (allBad, "allBad"),
            ] where isSet {
                faults.add(
                    "\(pointer)/\(name)", "notOfKind", "\(name) is for forms that rank; this one is a \(kind.rawValue)."
                )
            }
        }
        if tieLabel != nil, !ties {
            faults.add("\(pointer)/tieLabel", "noTies", "tieLabel names ties, and this form has none. Leave it out.")
        }
        faults.add(Form.issue(withLabel: tieLabel, at: "\(pointer)/tieLabel"))
        checkStrengths(&faults)
        if let minimumLength {
            if kind != .demonstration {
                faults.add(
                    "\(pointer)/minimumLength", "notOfKind",
                    "minimumLength is for demonstrations; this form is a \(kind.rawValue).")
            } else if !(1...FormRules.demonstrationLength).contains(minimumLength) {
                faults.add(
                    "\(pointer)/minimumLength", "invalidLength",
                    "minimumLength is 1 to \(FormRules.demonstrationLength) characters; leave it out to ask for none.")
            }
        }
    }

    private func checkStrengths(_ faults: inout Faults) {
        let pointer = "/judgement/strengths"
        guard !strengths.isEmpty else {
            if strengthIsRequired {
                faults.add(
                    "/judgement/strengthIsRequired", "noStrengths",
                    "Strengths cannot be required where the form has none. Give the levels, or say false.")
            }
            return
        }
        guard FormRules.strengths.contains(strengths.count) else {
            return faults.add(
                pointer, "strengthCount",
                "There are \(FormRules.strengths.lowerBound) to \(FormRules.strengths.upperBound) levels of strength, or none; "
                    + "here there are \(strengths.count).")
        }
        for (index, strength) in strengths.enumerated() {
            let floor = index == 0 ? 0 : strengths[index - 1].value
            if strength.value <= floor || strength.value > FormRules.scale.upperBound {
                faults.add(
                    "\(pointer)/\(index)/value", "invalidStrength",
                    "Strengths go up from 1, the weakest first, to \(FormRules.scale.upperBound) at most.")
            }
            faults.add(Form.issue(withLabel: strength.label, at: "\(pointer)/\(index)/label"))
        }
    }
}

extension Field {
    fileprivate func check(at pointer: String, _ faults: inout Faults) {
        if name.utf8.count > FormRules.nameLength || name.wholeMatch(of: /[a-z][A-Za-z0-9]*/) == nil {
            faults.add(
                "\(pointer)/name", "invalidName",
                "A name is stored and exported: camelCase, a lower-case letter first, then letters and digits, "
                    + "\(FormRules.nameLength) at most.")
        } else if FormRules.takenNames.contains(name) {
            faults.add(
                "\(pointer)/name", "takenName",
                "Every JavaScript object has a \"\(name)\" of its own, which a page would take for an answer. "
                    + "Choose another name.")
        }
        faults.add(Form.issue(withLabel: label, at: "\(pointer)/label"))
        faults.add(TextRule.issue(with: help, at: "\(pointer)/help", "help", FormRules.helpLength))
        if let key, key.count != 1 || !FormRules.keys.contains(key) {
            faults.add(
                "\(pointer)/key", "invalidKey",
                "A key is one of the letters \(FormRules.keys.map(String.init).joined(separator: " ")); "
                    + "the others are the page's own.")
        }
        for (name, isGiven) in [
            ("lowest", lowest != nil), ("highest", highest != nil), ("lowLabel", lowLabel != nil),
            ("highLabel", highLabel != nil), ("options", options != nil), ("isMultiple", isMultiple != nil),
            ("minimumLength", minimumLength != nil),
        ] where isGiven && !kind.rules.properties.contains(name) {
            faults.add("\(pointer)/\(name)", "notOfKind", "A \(kind.rawValue) has no \(name). Leave it out.")
        }
        kind.rules.checkField(self, pointer, &faults)
    }
}
