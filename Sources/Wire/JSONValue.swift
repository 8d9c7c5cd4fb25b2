package import Foundation

/// A JSON value as it was read: fields in their order, numbers with their digits.
package indirect enum JSONValue: Hashable, Sendable {
    case null
    case bool(Bool)
    /// As it was written, so that no digit is lost before the type is known.
    case number(String)
    case string(String)
    case array([JSONValue])
    case object([Field])

    /// A name and its value.
    package struct Field: Hashable, Sendable {
        package var name: String
        package var value: JSONValue

        package init(_ name: String, _ value: JSONValue) {
            self.name = name
            self.value = value
        }
    }

    /// Nil where `data` are no JSON.
    package init?(parsing data: Data) {
        guard let value = try? JSONParser.parse(Array(data)) else { return nil }
        self = value
    }

    /// The value of a field; nil where there is none, or where this is no object.
    package subscript(_ name: String) -> JSONValue? {
        guard case .object(let fields) = self else { return nil }
        return fields.first { $0.name == name }?.value
    }

    /// What it is, for messages: "a list".
    package var kind: String {
        switch self {
        case .null: "null"
        case .bool: "true or false"
        case .number: "a number"
        case .string: "a string"
        case .array: "a list"
        case .object: "an object"
        }
    }
}

extension JSONValue: Codable {
    /// Only `JSON.decode` can read a value of no known type.
    package init(from decoder: any Decoder) throws {
        guard let decoder = decoder as? JSONValueDecoder else {
            throw DecodingError.typeMismatch(
                JSONValue.self, .init(codingPath: decoder.codingPath, debugDescription: "Read it with JSON.decode."))
        }
        self = decoder.value
    }

    /// Writes the value as it was read; a number keeps its value, not its digits.
    package func encode(to encoder: any Encoder) throws {
        switch self {
        case .array(let items):
            var container = encoder.unkeyedContainer()
            for item in items { try container.encode(item) }
        case .object(let fields):
            var container = encoder.container(keyedBy: AnyKey.self)
            for field in fields { try container.encode(field.value, forKey: AnyKey(field.name)) }
        default:
            var container = encoder.singleValueContainer()
            switch self {
            case .bool(let bool): try container.encode(bool)
            case .string(let text): try container.encode(text)
            case .number(let digits):
                if let whole = Int64(digits) {
                    try container.encode(whole)
                } else {
                    try container.encode(Double(digits) ?? .nan)
                }
            case .null, .array, .object: try container.encodeNil()
            }
        }
    }
}
