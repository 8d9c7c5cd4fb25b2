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
        _ type: Value.Type, from bytes: [UInt8]
    ) throws -> (value: Value, unknown: [UnknownField]) {
        let visit = Visit()
        let json = try JSONParser.parse(bytes)
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
                message: "The field \"\(key.stringValue)\" is missing. Is it the one called \"\(near)\"?")
        }
    }

    /// Whether this is an object and nothing else, so that it can stand in other JSON as it is.
    package static func isObject(_ bytes: [UInt8]) -> Bool {
        if case .object? = try? JSONParser.parse(bytes) { true } else { false }
    }

    /// RFC 3339 in UTC with milliseconds.
    package static let timestamp = Date.ISO8601FormatStyle(includingFractionalSeconds: true)

    /// What is wrong with a body or a line, in a sentence for the person who wrote it.
    package static func explanation(of error: any Error) -> (pointer: String, message: String) {
        switch error {
        case DecodingError.keyNotFound(let key, let context):
            return (pointer(context.codingPath + [key]), "The field \"\(key.stringValue)\" is missing.")
        case DecodingError.typeMismatch(let type, let context):
            return (pointer(context.codingPath), "Expected \(name(of: type)) here.")
        case DecodingError.valueNotFound(let type, let context):
            return (pointer(context.codingPath), "Expected \(name(of: type)) here, not null.")
        case DecodingError.dataCorrupted(let context) where !context.codingPath.isEmpty:
            return (pointer(context.codingPath), context.debugDescription)
        case DecodingError.dataCorrupted(let context):
            return ("", context.debugDescription)
        case let error as JSONError:
            return (error.pointer, error.sentence)
        default:
            return ("", "This is not valid JSON.")
        }
    }

    private static func pointer(_ path: [any CodingKey]) -> String { JSONPointer.of(path) }

    private static func name(of type: any Any.Type) -> String {
        switch type {
        case is String.Type: "a string"
        case is Prompt.Type: "a string or a list of messages"
        case is Bool.Type: "true or false"
        case is any BinaryInteger.Type: "a whole number"
        case is any BinaryFloatingPoint.Type: "a number"
        default:
            if "\(type)".hasPrefix("Array") {
                "a list"
            } else if "\(type)".hasPrefix("Dictionary") {
                "an object"
            } else {
                "another kind of value"
            }
        }
    }
}
