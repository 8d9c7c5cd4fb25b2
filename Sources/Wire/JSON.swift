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

    package static func decode<Value: Decodable>(_ type: Value.Type, from bytes: [UInt8]) throws -> Value {
        let decoder = JSONDecoder()
        decoder.dateDecodingStrategy = .custom { decoder in
            try Date(try decoder.singleValueContainer().decode(String.self), strategy: timestamp)
        }
        let data = Data(bytes)
        do {
            return try decoder.decode(type, from: data)
        } catch DecodingError.dataCorrupted(let context) where context.codingPath.isEmpty {
            throw numberMismatch(in: data, for: type, decoder) ?? DecodingError.dataCorrupted(context)
        }
    }

    /// Where a number is that does not fit the field it is in: of that Foundation only says that the JSON is invalid.
    ///
    /// Such numbers are exchanged for strings, so that decoding stops at the right place, with the right type.
    private static func numberMismatch(
        in data: Data, for type: (some Decodable).Type, _ decoder: JSONDecoder
    ) -> DecodingError? {
        guard let value = try? JSONSerialization.jsonObject(with: data, options: .fragmentsAllowed) else { return nil }
        // A fraction is right in some fields; it is put back, and the next one looked for.
        var allowed: Set<String> = []
        for _ in 0..<maximumFractions {
            let marked = quotingFractions(of: value, at: "", except: allowed)
            guard let bytes = try? JSONSerialization.data(withJSONObject: marked, options: .fragmentsAllowed) else {
                return nil
            }
            do {
                _ = try decoder.decode(type, from: bytes)
                return nil
            } catch DecodingError.typeMismatch(let expected, let context) {
                guard expected is any BinaryFloatingPoint.Type, allowed.insert(pointer(context.codingPath)).inserted
                else { return .typeMismatch(expected, context) }
            } catch {
                return error as? DecodingError
            }
        }
        return nil
    }

    private static let maximumFractions = 32

    /// `value` with a string in the place of each number that is no 64-bit integer.
    private static func quotingFractions(of value: Any, at path: String, except allowed: Set<String>) -> Any {
        if let fields = value as? [String: Any] {
            return Dictionary(
                uniqueKeysWithValues: fields.map { key, value in
                    (key, quotingFractions(of: value, at: "\(path)/\(key)", except: allowed))
                })
        }
        if let items = value as? [Any] {
            return items.enumerated().map { quotingFractions(of: $1, at: "\(path)/\($0)", except: allowed) }
        }
        guard !(value is String), let number = value as? NSNumber, !allowed.contains(path),
            Int64(number.stringValue) == nil, Int64(exactly: number.doubleValue) == nil
        else { return value }
        return number.stringValue
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
            return (pointer(context.codingPath), sentence(context.debugDescription))
        default:
            return ("", "This is not valid JSON.")
        }
    }

    private static func pointer(_ path: [any CodingKey]) -> String {
        path.map { "/" + ($0.intValue.map(String.init) ?? $0.stringValue) }.joined()
    }

    /// What the standard library says of an unknown enum value names the Swift type; that is nobody's business.
    private static func sentence(_ description: String) -> String {
        guard description.hasPrefix("Cannot initialize "),
            let words = description.firstRange(of: " from invalid String value ")
        else { return description }
        return "‘\(description[words.upperBound...].prefix(40))’ is not allowed here."
    }

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
