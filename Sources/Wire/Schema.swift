/// A JSON Schema (draft 2020-12), as OpenAPI 3.1 uses it: what values a field may have.
package indirect enum Schema: Hashable, Sendable {
    /// Anything.
    case any
    case boolean
    case integer(minimum: Int? = nil, maximum: Int? = nil)
    case number
    case string(format: String? = nil, maximumLength: Int? = nil)
    /// One of these words.
    case words([String])
    case array(Schema)
    /// An object with any names and values of one kind.
    case dictionary(Schema)
    case object([Property])
    /// An object that may have other fields too.
    case openObject([Property])
    case oneOf([Schema])
    /// The value, or null.
    case nullable(Schema)

    /// A field of an object.
    package struct Property: Hashable, Sendable {
        package var name: String
        package var schema: Schema
        package var isRequired: Bool

        package init(_ name: String, _ schema: Schema, isRequired: Bool = true) {
            self.name = name
            self.schema = schema
            self.isRequired = isRequired
        }
    }
}

/// A type that says itself what its JSON looks like, because its `Decodable` does not show it.
package protocol SchemaDescribed {
    /// What it reads, or writes.
    static var schema: Schema { get }
}

extension Schema {
    /// The schema of what `type` reads and, where its `Codable` is the compiler's, writes.
    ///
    /// The type is decoded from a decoder that answers every question with some value and notes what was asked.
    /// - Throws: what the type's own `init(from:)` throws when it looks at a value; such a type is to be
    ///   `SchemaDescribed`.
    package static func of(_ type: (some Decodable).Type) throws -> Schema {
        try SchemaNotes.schema(of: type).schema
    }
}

extension Schema: Encodable {
    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: AnyKey.self)
        switch self {
        case .any: break
        case .boolean: try container.encode("boolean", forKey: "type")
        case .integer(let minimum, let maximum):
            try container.encode("integer", forKey: "type")
            try container.encodeIfPresent(minimum, forKey: "minimum")
            try container.encodeIfPresent(maximum, forKey: "maximum")
        case .number: try container.encode("number", forKey: "type")
        case .string(let format, let maximumLength):
            try container.encode("string", forKey: "type")
            try container.encodeIfPresent(format, forKey: "format")
            try container.encodeIfPresent(maximumLength, forKey: "maxLength")
        case .words(let words):
            try container.encode("string", forKey: "type")
            try container.encode(words, forKey: "enum")
        case .array(let items):
            try container.encode("array", forKey: "type")
            try container.encode(items, forKey: "items")
        case .dictionary(let values):
            try container.encode("object", forKey: "type")
            try container.encode(values, forKey: "additionalProperties")
        case .object(let properties), .openObject(let properties):
            try container.encode("object", forKey: "type")
            var nested = container.nestedContainer(keyedBy: AnyKey.self, forKey: "properties")
            for property in properties { try nested.encode(property.schema, forKey: AnyKey(property.name)) }
            let required = properties.filter(\.isRequired).map(\.name)
            if !required.isEmpty { try container.encode(required, forKey: "required") }
            if case .object = self { try container.encode(false, forKey: "additionalProperties") }
        case .oneOf(let schemas): try container.encode(schemas, forKey: "oneOf")
        case .nullable(let schema):
            var choices = container.nestedUnkeyedContainer(forKey: "anyOf")
            try choices.encode(schema)
            try choices.encode(["type": "null"])
        }
    }
}

extension Schema {
    /// What is wrong with `value` by this schema, as pointers with a sentence; empty: nothing.
    ///
    /// For tests, which hold the API's answers against its description.
    package func faults(of value: JSONValue, at pointer: String = "") -> [String] {
        func fault(_ expected: String) -> [String] { ["\(pointer.isEmpty ? "/" : pointer): \(expected), not \(value)"] }
        switch (self, value) {
        case (.any, _), (.boolean, .bool), (.number, .number), (.string, .string), (.nullable, .null): return []
        case (.integer(let minimum, let maximum), .number(let digits)):
            guard let number = Int(digits) else { return fault("a whole number") }
            let isWithin = (minimum.map { number >= $0 } ?? true) && (maximum.map { number <= $0 } ?? true)
            return isWithin ? [] : fault("a number within its bounds")
        case (.words(let words), .string(let word)): return words.contains(word) ? [] : fault("one of \(words)")
        case (.array(let items), .array(let values)):
            return values.enumerated().flatMap { items.faults(of: $1, at: "\(pointer)/\($0)") }
        case (.dictionary(let values), .object(let fields)):
            return fields.flatMap { values.faults(of: $0.value, at: "\(pointer)/\($0.name)") }
        case (.object(let properties), .object(let fields)), (.openObject(let properties), .object(let fields)):
            let isOpen = if case .openObject = self { true } else { false }
            let missing = properties.filter { $0.isRequired && value[$0.name] == nil }
            let known = Dictionary(properties.map { ($0.name, $0.schema) }, uniquingKeysWith: { first, _ in first })
            return missing.map { "\(pointer)/\($0.name): missing" }
                + fields.flatMap { field in
                    known[field.name].map { $0.faults(of: field.value, at: "\(pointer)/\(field.name)") }
                        ?? (isOpen ? [] : ["\(pointer)/\(field.name): not described"])
                }
        case (.oneOf(let schemas), _):
            return schemas.contains { $0.faults(of: value).isEmpty } ? [] : fault("one of \(schemas.count) kinds")
        case (.nullable(let schema), _): return schema.faults(of: value, at: pointer)
        default: return fault("another kind of value")
        }
    }

    /// Some value that fits, for the description's examples.
    package var example: JSONValue {
        switch self {
        case .any: .object([])
        case .boolean: .bool(true)
        case .integer(let minimum, _): .number("\(minimum ?? 1)")
        case .number: .number("0.5")
        case .string("date-time", _): .string("2026-11-23T08:00:00.000Z")
        case .string: .string("text")
        case .words(let words): .string(words.first ?? "")
        case .array(let items): .array([items.example])
        case .dictionary(let values): .object([.init("name", values.example)])
        case .object(let properties), .openObject(let properties):
            .object(properties.map { .init($0.name, $0.schema.example) })
        case .oneOf(let schemas): schemas.first?.example ?? .null
        case .nullable(let schema): schema.example
        }
    }
}
