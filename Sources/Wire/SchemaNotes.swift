internal import Foundation

/// What a type asks a decoder for, noted while it is decoded from nothing.
final class SchemaNotes {
    private var schema: Schema?
    private var properties: [Schema.Property] = []
    private var isObject = false

    /// The schema of `type`, and some value of it.
    static func schema<Value: Decodable>(of type: Value.Type) throws -> (schema: Schema, value: Value) {
        if let described = type as? any SchemaDescribed.Type {
            return (described.schema, try value(of: type, described.schema))
        }
        if type == Date.self { return (dateTime, try value(of: type, dateTime)) }
        if type == JSONValue.self { return (.any, try value(of: type, .any)) }
        if let words = ClosedWords.of(type) { return (.words(words), try value(of: type, .words(words))) }
        let notes = SchemaNotes()
        let value = try Value(from: SchemaDecoder(notes: notes))
        return (notes.result, value)
    }

    private static let dateTime = Schema.string(format: "date-time")

    private static func value<Value: Decodable>(of type: Value.Type, _ schema: Schema) throws -> Value {
        try Visit().decode(type, from: schema.example, at: [])
    }

    private var result: Schema { schema ?? (isObject ? .object(properties) : .any) }

    fileprivate func becomesObject() { isObject = true }

    fileprivate func note(_ schema: Schema) { self.schema = schema }

    fileprivate func note(_ name: String, _ schema: Schema, isRequired: Bool) {
        guard !properties.contains(where: { $0.name == name }) else { return }
        properties.append(.init(name, schema, isRequired: isRequired))
    }
}

/// Answers every question with some value.
private struct SchemaDecoder: Decoder {
    let notes: SchemaNotes
    var codingPath: [any CodingKey] { [] }
    var userInfo: [CodingUserInfoKey: Any] { [:] }

    func container<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
        notes.becomesObject()
        return KeyedDecodingContainer(SchemaObject<Key>(notes: notes))
    }

    func unkeyedContainer() throws -> any UnkeyedDecodingContainer { SchemaList(notes: notes) }

    func singleValueContainer() throws -> any SingleValueDecodingContainer { SchemaValue(notes: notes) }
}

private struct SchemaObject<Key: CodingKey>: KeyedDecodingContainerProtocol {
    let notes: SchemaNotes
    var codingPath: [any CodingKey] { [] }

    /// Whoever asks for all names takes any: one stands for them.
    var allKeys: [Key] { Key(stringValue: SchemaNotes.anyName).map { [$0] } ?? [] }

    func contains(_ key: Key) -> Bool { true }

    func decodeNil(forKey key: Key) throws -> Bool { false }

    func decode<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value {
        try decode(type, key, isRequired: true)
    }

    func decodeIfPresent<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value? {
        try decode(type, key, isRequired: false)
    }

    func decodeIfPresent(_ type: Bool.Type, forKey key: Key) throws -> Bool? {
        try decode(type, key, isRequired: false)
    }
    func decodeIfPresent(_ type: String.Type, forKey key: Key) throws -> String? {
        try decode(type, key, isRequired: false)
    }
    func decodeIfPresent(_ type: Double.Type, forKey key: Key) throws -> Double? {
        try decode(type, key, isRequired: false)
    }
    func decodeIfPresent(_ type: Int.Type, forKey key: Key) throws -> Int? { try decode(type, key, isRequired: false) }
    func decodeIfPresent(_ type: Int64.Type, forKey key: Key) throws -> Int64? {
        try decode(type, key, isRequired: false)
    }

    func nestedContainer<Nested: CodingKey>(
        keyedBy type: Nested.Type, forKey key: Key
    ) throws -> KeyedDecodingContainer<Nested> {
        throw SchemaNotes.undescribed
    }

    func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer {
        throw SchemaNotes.undescribed
    }

    func superDecoder() throws -> any Decoder { throw SchemaNotes.undescribed }

    func superDecoder(forKey key: Key) throws -> any Decoder { throw SchemaNotes.undescribed }

    private func decode<Value: Decodable>(_ type: Value.Type, _ key: Key, isRequired: Bool) throws -> Value {
        let (schema, value) = try SchemaNotes.schema(of: type)
        if key.stringValue == SchemaNotes.anyName {
            notes.note(.dictionary(schema))
        } else {
            // An optional value may be null as well as absent.
            notes.note(key.stringValue, isRequired ? schema : .nullable(schema), isRequired: isRequired)
        }
        return value
    }
}

extension SchemaNotes {
    fileprivate static let anyName = "1"
    fileprivate static let undescribed = JSONError("", .undescribed)
}

private struct SchemaList: UnkeyedDecodingContainer {
    let notes: SchemaNotes
    var codingPath: [any CodingKey] { [] }
    var count: Int? { 1 }
    private(set) var currentIndex = 0
    var isAtEnd: Bool { currentIndex > 0 }

    init(notes: SchemaNotes) {
        self.notes = notes
        notes.note(.array(.any))
    }

    mutating func decodeNil() throws -> Bool { false }

    mutating func decode<Value: Decodable>(_ type: Value.Type) throws -> Value {
        let (schema, value) = try SchemaNotes.schema(of: type)
        notes.note(.array(schema))
        currentIndex += 1
        return value
    }

    mutating func nestedContainer<Nested: CodingKey>(
        keyedBy type: Nested.Type
    ) throws -> KeyedDecodingContainer<Nested> {
        throw SchemaNotes.undescribed
    }

    mutating func nestedUnkeyedContainer() throws -> any UnkeyedDecodingContainer { throw SchemaNotes.undescribed }

    mutating func superDecoder() throws -> any Decoder { throw SchemaNotes.undescribed }
}

private struct SchemaValue: SingleValueDecodingContainer {
    let notes: SchemaNotes
    var codingPath: [any CodingKey] { [] }

    func decodeNil() -> Bool { false }

    func decode(_ type: Bool.Type) throws -> Bool { noting(.boolean, true) }
    func decode(_ type: String.Type) throws -> String { noting(.string(), "text") }
    func decode(_ type: Double.Type) throws -> Double { noting(.number, 0.5) }
    func decode(_ type: Float.Type) throws -> Float { noting(.number, 0.5) }
    func decode(_ type: Int.Type) throws -> Int { noting(.integer(), 1) }
    func decode(_ type: Int8.Type) throws -> Int8 { noting(.integer(), 1) }
    func decode(_ type: Int16.Type) throws -> Int16 { noting(.integer(), 1) }
    func decode(_ type: Int32.Type) throws -> Int32 { noting(.integer(), 1) }
    func decode(_ type: Int64.Type) throws -> Int64 { noting(.integer(), 1) }
    func decode(_ type: UInt.Type) throws -> UInt { noting(.integer(minimum: 0), 1) }
    func decode(_ type: UInt8.Type) throws -> UInt8 { noting(.integer(minimum: 0), 1) }
    func decode(_ type: UInt16.Type) throws -> UInt16 { noting(.integer(minimum: 0), 1) }
    func decode(_ type: UInt32.Type) throws -> UInt32 { noting(.integer(minimum: 0), 1) }
    func decode(_ type: UInt64.Type) throws -> UInt64 { noting(.integer(minimum: 0), 1) }

    func decode<Value: Decodable>(_ type: Value.Type) throws -> Value {
        let (schema, value) = try SchemaNotes.schema(of: type)
        notes.note(schema)
        return value
    }

    private func noting<Value>(_ schema: Schema, _ value: Value) -> Value {
        notes.note(schema)
        return value
    }
}
