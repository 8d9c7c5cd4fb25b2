internal import Foundation

/// What may be shown as the name of something: a project, a token, an imported labeler. Any language, in the composed
/// Unicode form (NFC), on one line, without what cannot be seen or turns the text around it.
package enum DisplayName {
    /// In bytes of UTF-8.
    package static let maximumBytes = 200

    /// The name in the form that it is stored in.
    ///
    /// - Parameter noun: what it names, for the message: `project's name`.
    /// - Throws: `ValidationError` that says what is wrong.
    package static func normalised(
        _ name: String, _ noun: String, pointer: String = "/name", maximum: Int = maximumBytes
    ) throws(ValidationError) -> String {
        func refusal(_ message: String) -> ValidationError {
            ValidationError(pointer: pointer, code: "invalidName", message: message)
        }
        guard name.utf8.count <= maximum else {
            throw refusal(
                "The \(noun) is \(name.utf8.count) bytes long; at most \(maximum) are allowed. Shorten it.")
        }
        let name = name.precomposedStringWithCanonicalMapping
        if let scalar = hidden(in: name) {
            throw refusal(
                "The \(noun) contains the character U+\(hexadecimal(scalar)), which is invisible or reverses the text "
                    + "around it. Remove it.")
        }
        guard !name.isBlank else {
            throw refusal("The \(noun) is empty. Give one.")
        }
        return name
    }

    /// The first character of `name` that cannot be seen or turns the text around it.
    package static func hidden(in name: String) -> Unicode.Scalar? {
        var previous: Unicode.Scalar?
        for scalar in name.unicodeScalars {
            guard isVisible(scalar) || joins(scalar, after: previous) else { return scalar }
            previous = scalar
        }
        return nil
    }

    /// A text of a stranger in a form that a log or a terminal can show: what cannot be seen is written as `\u{202E}`,
    /// and after `length` characters it is cut.
    package static func printable(_ text: String, length: Int = 64) -> String {
        var shown = ""
        for (index, scalar) in text.unicodeScalars.prefix(length + 1).enumerated() {
            if index == length { return shown + "…" }
            if isVisible(scalar), scalar != "\\" {
                shown.unicodeScalars.append(scalar)
            } else {
                shown += "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
            }
        }
        return shown
    }

    private static func isVisible(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator: false
        default: !scalar.properties.isDefaultIgnorableCodePoint
        }
    }

    /// Whether `scalar` is a joiner or chooses a variant, where scripts and emoji need it: nowhere in Latin, Greek or
    /// Cyrillic text.
    private static func joins(_ scalar: Unicode.Scalar, after previous: Unicode.Scalar?) -> Bool {
        guard let previous, previous.value >= 0x590, isVisible(previous) || previous.value == 0xFE0F else {
            return false
        }
        return [0x200C, 0x200D, 0xFE0E, 0xFE0F].contains(scalar.value)
    }

    static func hexadecimal(_ scalar: Unicode.Scalar) -> String {
        let digits = String(scalar.value, radix: 16, uppercase: true)
        return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }
}
