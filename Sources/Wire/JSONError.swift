/// Why a text is no JSON, or not of the shape that is read here.
package struct JSONError: Error, Hashable, Sendable {
    /// A JSON pointer (RFC 6901) to the value at fault; empty: the whole text.
    package var pointer: String
    /// What is wrong.
    package var fault: Fault
    /// What stands in the sentence of `fault`, if it has a place for it.
    package var value: String?
    /// Bytes before the fault, where the text itself is no JSON.
    package var offset: Int?

    /// What can be wrong: a closed list, so that the pages can say it in other languages.
    package enum Fault: String, CaseIterable, Sendable {
        case emptyText, endsEarly, endsInString, somethingFollows, noValue, noFieldName, noColon, objectNotEnded
        case listNotEnded, noDigit, noHexDigits, noSuchEscape, controlCharacter, notUTF8
        /// With what stands there.
        case notOfJSON, twice, tooDeep, halfSurrogate
        /// Of a type of this program, never of a text.
        case undescribed

        /// In English, with `{}` for the value.
        fileprivate var template: String {
            switch self {
            case .emptyText: "The text is empty."
            case .endsEarly: "The text ends too early."
            case .endsInString: "The text ends within a string."
            case .somethingFollows: "Something follows the value."
            case .noValue: "Expected a value."
            case .noFieldName: "Expected the name of a field."
            case .noColon: "Expected a colon."
            case .objectNotEnded: "Expected a comma or the end of the object."
            case .listNotEnded: "Expected a comma or the end of the list."
            case .noDigit: "Expected a digit."
            case .noHexDigits: "Expected four hexadecimal digits."
            case .noSuchEscape: "There is no such escape."
            case .controlCharacter: "A string contains a control character that is not escaped."
            case .notUTF8: "A text is not UTF-8."
            case .notOfJSON: "{} is no JSON value; write null, or leave the field out."
            case .twice: "The field \"{}\" stands there twice."
            case .tooDeep: "It is nested more than {} deep."
            case .halfSurrogate: "\\u{} is half of a surrogate pair."
            case .undescribed: "The type reads itself in its own way: make it SchemaDescribed."
            }
        }
    }

    /// What is wrong, in a sentence.
    package var message: String { fault.template.replacing("{}", with: value ?? "") }

    /// The fault and where it is.
    package var sentence: String {
        offset.map { "This is not valid JSON at byte \($0 + 1): \(message)" } ?? message
    }

    /// The same, for other languages: the fault, the byte where the text is no JSON (from 1, or empty), and the value.
    package var values: [String] {
        [fault.rawValue, offset.map { String($0 + 1) } ?? ""] + (value.map { [$0] } ?? [])
    }

    init(_ pointer: String, _ fault: Fault, _ value: String? = nil, at offset: Int? = nil) {
        self.pointer = pointer
        self.fault = fault
        self.value = value
        self.offset = offset
    }
}

/// JSON pointers (RFC 6901).
enum JSONPointer {
    static func escaped(_ name: String) -> String {
        name.utf8.contains { $0 == UInt8(ascii: "~") || $0 == UInt8(ascii: "/") }
            ? name.split(separator: "~", omittingEmptySubsequences: false).joined(separator: "~0")
                .split(separator: "/", omittingEmptySubsequences: false).joined(separator: "~1") : name
    }

    static func of(_ path: [any CodingKey]) -> String {
        path.map { "/" + ($0.intValue.map(String.init) ?? escaped($0.stringValue)) }.joined()
    }
}
