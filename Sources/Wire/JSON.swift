package import Foundation
internal import Preferences

/// How Podium writes and reads JSON: camelCase, times in RFC 3339 UTC with milliseconds, ids as integers.
package enum JSON {
    /// - Parameter sorted: fields in a fixed order, so that the same data are the same bytes: files get compared.
    package static func encode(_ value: some Encodable, sorted: Bool = false) throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = sorted ? [.withoutEscapingSlashes, .sortedKeys] : .withoutEscapingSlashes
        encoder.dateEncodingStrategy = .custom { date, encoder in
            var container = encoder.singleValueContainer()
            try container.encode(date.formatted(timestamp))
        }
        return Array(try encoder.encode(value))
    }

    /// What to do with fields that the type does not know.
    package enum UnknownFields: Sendable {
        /// A misspelt field would otherwise be ignored in silence.
        case refused
        /// Files carry columns of their own.
        case ignored
    }

    /// What may stand for a value beside numbers, texts, lists and objects.
    package enum Words: Sendable {
        /// `true`, `false` and `null`.
        case ofJSON
        /// What Python writes besides, `NaN`, `Infinity` and `-Infinity`: read as null, for none is a number that says something.
        case ofPython
    }

    /// - Throws: `JSONError` where `bytes` are no JSON; `DecodingError` with the path of the field at fault;
    ///   `ValidationError` that names every unknown field; what the type itself throws.
    package static func decode<Value: Decodable>(
        _ type: Value.Type, from bytes: [UInt8], unknownFields: UnknownFields = .ignored
    ) throws -> Value {
        let visit = Visit()
        let value = try visit.decode(type, from: JSONParser.parse(bytes), at: [])
        if unknownFields == .refused {
            let issues = visit.unknownFields.prefix(ValidationError.mostIssues).map { field in
                ValidationError.Issue(
                    pointer: field.pointer, code: "unknownField",
                    message: "There is no such field. The fields here are: \(field.known.joined(separator: ", ")).")
            }
            guard issues.isEmpty else { throw ValidationError(issues) }
        }
        return value
    }

    /// A field that nobody reads.
    package struct UnknownField: Hashable, Sendable {
        /// Its name behind those of the fields that it stands in, whatever the place in a list: `rankings.note`.
        package let path: String
        /// What stands before its own name in `path`.
        package let parent: String
        /// Its own name.
        package let name: String
        /// What is read in its place.
        package let known: [String]
    }

    /// As `decode`, for the lines of files, which may have columns of their own: tells which fields the type does not know.
    ///
    /// - Throws: what `decode` throws; `ValidationError` where a field is missing that seems to be there misspelt.
    package static func decodeTelling<Value: Decodable>(
        _ type: Value.Type, from bytes: [UInt8], words: Words = .ofJSON
    ) throws -> (value: Value, unknown: [UnknownField]) {
        let visit = Visit()
        let json = try JSONParser.parse(bytes, words)
        do {
            return (try visit.decode(type, from: json, at: []), visit.unknownColumns)
        } catch DecodingError.keyNotFound(let key, let context) {
            let object = context.codingPath.reduce(json as JSONValue?) { value, key in
                guard case .array(let items) = value else { return value?[key.stringValue] }
                return key.intValue.flatMap { items.indices.contains($0) ? items[$0] : nil }
            }
            guard case .object(let fields) = object,
                let near = Spelling.nearest(to: key.stringValue, among: fields.map(\.name))
            else { throw DecodingError.keyNotFound(key, context) }
            throw ValidationError(
                pointer: pointer(context.codingPath + [key]), code: "invalidField",
                message: "The field \"\(key.stringValue)\" is missing. Is it the one called \"\(near)\"?",
                values: ["misspelt", key.stringValue, near])
        }
    }

    /// Whether this is an object and nothing else, so that it can stand in other JSON as it is.
    package static func isObject(_ bytes: [UInt8]) -> Bool {
        if case .object? = try? JSONParser.parse(bytes) { true } else { false }
    }

    /// RFC 3339 in UTC with milliseconds.
    package static let timestamp = Date.ISO8601FormatStyle(includingFractionalSeconds: true)

    /// What is wrong with a body or a line, in a sentence for the person who wrote it; `values` say the same for other
    /// languages: `missing` or `expected` with what, or those of a `JSONError`.
    package static func explanation(of error: any Error) -> (pointer: String, message: String, values: [String]) {
        switch error {
        case DecodingError.keyNotFound(let key, let context):
            let name = key.stringValue
            return (pointer(context.codingPath + [key]), "The field \"\(name)\" is missing.", ["missing", name])
        case DecodingError.typeMismatch(let type, let context):
            let kind = Kind(type)
            return (pointer(context.codingPath), "Expected \(kind.rawValue) here.", ["expected", "\(kind)"])
        case DecodingError.valueNotFound(let type, let context):
            let kind = Kind(type)
            return (pointer(context.codingPath), "Expected \(kind.rawValue) here, not null.", ["expected", "\(kind)"])
        case DecodingError.dataCorrupted(let context):
            return (pointer(context.codingPath), context.debugDescription, [])
        case let error as JSONError:
            return (error.pointer, error.sentence, error.values)
        default:
            return ("", "This is not valid JSON.", [])
        }
    }

    private static func pointer(_ path: [any CodingKey]) -> String { JSONPointer.of(path) }

    /// What can be expected at a place, as the English sentence calls it.
    private enum Kind: String {
        case text = "a string"
        case prompt = "a string or a list of messages"
        case flag = "true or false"
        case wholeNumber = "a whole number"
        case number = "a number"
        case list = "a list"
        case object = "an object"
        case other = "another kind of value"

        init(_ type: any Any.Type) {
            self =
                switch type {
                case is String.Type: .text
                case is Prompt.Type: .prompt
                case is Bool.Type: .flag
                case is any BinaryInteger.Type: .wholeNumber
                case is any BinaryFloatingPoint.Type: .number
                default: "\(type)".hasPrefix("Array") ? .list : "\(type)".hasPrefix("Dictionary") ? .object : .other
                }
        }
    }
}
