internal import Foundation
internal import Preferences

/// Decodes values from a `JSONValue`, and notices the fields that nobody asked for.
///
/// Foundation's decoder says "invalid" of a fraction where a whole number belongs, and nothing of a misspelt field.
struct JSONValueDecoder: Decoder {
    let value: JSONValue
    let codingPath: [any CodingKey]
    let userInfo: [CodingUserInfoKey: Any] = [:]
    private let fields: ObjectFields?
    private let visit: Visit

    init(_ value: JSONValue, at codingPath: [any CodingKey], _ visit: Visit) {
        self.value = value
        self.codingPath = codingPath
        self.visit = visit
        if case .object(let fields) = value {
            self.fields = ObjectFields(fields, at: codingPath)
        } else {
            fields = nil
        }
    }

    func container<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
        guard let fields else { throw mismatch([String: JSONValue].self) }
        visit.enter(fields)
        return KeyedDecodingContainer(ObjectContainer<Key>(fields: fields, codingPath: codingPath, visit: visit))
    }

    func unkeyedContainer() throws -> any UnkeyedDecodingContainer {
        guard case .array(let items) = value else { throw mismatch([JSONValue].self) }
        return ListContainer(items: items, codingPath: codingPath, visit: visit)
    }

    func singleValueContainer() throws -> any SingleValueDecodingContainer { self }

    fileprivate func mismatch(_ type: any Any.Type) -> DecodingError {
        let context = DecodingError.Context(codingPath: codingPath, debugDescription: "This is \(value.kind).")
        return value == .null ? .valueNotFound(type, context) : .typeMismatch(type, context)
    }
}

/// What one decoding has come across.
final class Visit {
    private var objects: [ObjectFields] = []

    /// Of the objects that were decoded, the fields that no type asked for, as pointers; in the order of the text.
    var unknownFields: [(pointer: String, known: [String])] {
        objects.flatMap { object in
            object.unasked.map {
                (JSONPointer.of(object.codingPath) + "/" + JSONPointer.escaped($0), object.askedNames)
            }
        }
    }

    /// The same by name, whatever their places in lists.
    var unknownColumns: [JSON.UnknownField] {
        objects.filter(\.hasUnasked).flatMap { object in
            let parent = object.codingPath.filter { $0.intValue == nil }.map { $0.stringValue + "." }.joined()
            return object.unasked.map {
                JSON.UnknownField(path: parent + $0, parent: parent, name: $0, known: object.askedNames)
            }
        }
    }

    /// An object whose fields somebody is going to ask for. What only passes it on, as an optional does, is not asked.
    fileprivate func enter(_ object: ObjectFields) {
        guard !object.isEntered else { return }
        object.isEntered = true
        objects.append(object)
    }

    /// Runs an attempt; when it fails, what it came across does not count: another type may be tried.
    fileprivate func attempt<Value>(_ decode: () throws -> Value) throws -> Value {
        let before = objects.count
        do {
            return try decode()
        } catch {
            objects.removeLast(objects.count - before)
            throw error
        }
    }
}

/// An object's fields, and which of them were asked for.
private final class ObjectFields {
    private static let few = 16

    let codingPath: [any CodingKey]
    /// Whether a visit has noted it.
    var isEntered = false
    private let fields: [JSONValue.Field]
    /// Where each field is, in an object of many.
    private let places: [String: Int]
    private var isAsked: [Bool]
    private var missing: Set<String> = []

    init(_ fields: [JSONValue.Field], at codingPath: [any CodingKey]) {
        self.fields = fields
        self.codingPath = codingPath
        isAsked = [Bool](repeating: false, count: fields.count)
        places =
            fields.count <= Self.few
            ? [:] : Dictionary(fields.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
    }

    func value(_ name: String) -> JSONValue? {
        let place = fields.count <= Self.few ? fields.firstIndex { $0.name == name } : places[name]
        guard let place else {
            missing.insert(name)
            return nil
        }
        isAsked[place] = true
        return fields[place].value
    }

    /// Whoever asks for all names takes whatever there is.
    func allNames() -> [String] {
        isAsked = [Bool](repeating: true, count: fields.count)
        return fields.map(\.name)
    }

    var hasUnasked: Bool { isAsked.contains(false) }
    var unasked: [String] { zip(fields, isAsked).filter { !$1 }.map(\.0.name) }
    var askedNames: [String] { (zip(fields, isAsked).filter { $1 }.map(\.0.name) + missing).sorted() }
}

private struct ObjectContainer<Key: CodingKey>: KeyedDecodingContainerProtocol {
    let fields: ObjectFields
    let codingPath: [any CodingKey]
    let visit: Visit

    var allKeys: [Key] { fields.allNames().compactMap { Key(stringValue: $0) } }

    func contains(_ key: Key) -> Bool { fields.value(key.stringValue) != nil }

    func decodeNil(forKey key: Key) throws -> Bool { try value(key) == .null }

    func decode<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value {
        try visit.decode(type, from: value(key), at: codingPath + [key])
    }

    func nestedContainer<Nested: CodingKey>(
        keyedBy type: Nested.Type, forKey key: Key
    ) throws -> KeyedDecodingContainer<Nested> {
        try JSONValueDecoder(value(key), at: codingPath + [key], visit).container(keyedBy: type)
    }

    func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer {
        try JSONValueDecoder(value(key), at: codingPath + [key], visit).unkeyedContainer()
    }

    func superDecoder() throws -> any Decoder { try superDecoder(for: "super") }

    func superDecoder(forKey key: Key) throws -> any Decoder { try superDecoder(for: key.stringValue) }

    private func superDecoder(for name: String) throws -> any Decoder {
        JSONValueDecoder(fields.value(name) ?? .null, at: codingPath + [AnyKey(name)], visit)
    }

    private func value(_ key: Key) throws -> JSONValue {
        guard let value = fields.value(key.stringValue) else {
            throw DecodingError.keyNotFound(key, .init(codingPath: codingPath, debugDescription: "It is missing."))
        }
        return value
    }
}

private struct ListContainer: UnkeyedDecodingContainer {
    let items: [JSONValue]
    let codingPath: [any CodingKey]
    let visit: Visit
    private(set) var currentIndex = 0

    init(items: [JSONValue], codingPath: [any CodingKey], visit: Visit) {
        self.items = items
        self.codingPath = codingPath
        self.visit = visit
    }

    var count: Int? { items.count }
    var isAtEnd: Bool { currentIndex >= items.count }

    mutating func decodeNil() throws -> Bool {
        guard try current() == .null else { return false }
        currentIndex += 1
        return true
    }

    mutating func decode<Value: Decodable>(_ type: Value.Type) throws -> Value {
        let value = try visit.decode(type, from: current(), at: path)
        currentIndex += 1
        return value
    }

    mutating func nestedContainer<Nested: CodingKey>(
        keyedBy type: Nested.Type
    ) throws -> KeyedDecodingContainer<Nested> {
        defer { currentIndex += 1 }
        return try JSONValueDecoder(current(), at: path, visit).container(keyedBy: type)
    }

    mutating func nestedUnkeyedContainer() throws -> any UnkeyedDecodingContainer {
        defer { currentIndex += 1 }
        return try JSONValueDecoder(current(), at: path, visit).unkeyedContainer()
    }

    mutating func superDecoder() throws -> any Decoder {
        defer { currentIndex += 1 }
        return JSONValueDecoder(try current(), at: path, visit)
    }

    private var path: [any CodingKey] { codingPath + [PlaceKey(currentIndex)] }

    private func current() throws -> JSONValue {
        guard !isAtEnd else {
            throw DecodingError.valueNotFound(
                JSONValue.self, .init(codingPath: path, debugDescription: "The list ends here."))
        }
        return items[currentIndex]
    }
}

/// A place in a list.
struct PlaceKey: CodingKey {
    let intValue: Int?
    var stringValue: String { intValue.map(String.init) ?? "" }

    init(_ place: Int) { intValue = place }
    init?(intValue: Int) { self.init(intValue) }
    init?(stringValue: String) { nil }
}

extension JSONValueDecoder: SingleValueDecodingContainer {
    func decodeNil() -> Bool { value == .null }

    func decode(_ type: Bool.Type) throws -> Bool {
        guard case .bool(let bool) = value else { throw mismatch(type) }
        return bool
    }

    func decode(_ type: String.Type) throws -> String {
        guard case .string(let text) = value else { throw mismatch(type) }
        return text
    }

    func decode(_ type: Double.Type) throws -> Double {
        guard case .number(let digits) = value, let number = Double(digits), number.isFinite else {
            throw mismatch(type)
        }
        return number
    }

    func decode(_ type: Float.Type) throws -> Float { Float(try decode(Double.self)) }
    func decode(_ type: Int.Type) throws -> Int { try whole() }
    func decode(_ type: Int8.Type) throws -> Int8 { try whole() }
    func decode(_ type: Int16.Type) throws -> Int16 { try whole() }
    func decode(_ type: Int32.Type) throws -> Int32 { try whole() }
    func decode(_ type: Int64.Type) throws -> Int64 { try whole() }
    func decode(_ type: UInt.Type) throws -> UInt { try whole() }
    func decode(_ type: UInt8.Type) throws -> UInt8 { try whole() }
    func decode(_ type: UInt16.Type) throws -> UInt16 { try whole() }
    func decode(_ type: UInt32.Type) throws -> UInt32 { try whole() }
    func decode(_ type: UInt64.Type) throws -> UInt64 { try whole() }

    func decode<Value: Decodable>(_ type: Value.Type) throws -> Value {
        try visit.decode(type, from: value, at: codingPath)
    }

    /// `2`, and also `2.0` and `2e0`, which are the same number.
    private func whole<Number: FixedWidthInteger>() throws -> Number {
        guard case .number(let digits) = value else { throw mismatch(Number.self) }
        if let number = Number(digits) { return number }
        guard let number = Double(digits), let whole = Number(exactly: number), abs(number) <= 0x1p53 else {
            throw mismatch(Number.self)
        }
        return whole
    }
}

extension Visit {
    /// - Throws: `DecodingError` or what the type itself throws.
    func decode<Value: Decodable>(
        _ type: Value.Type, from value: JSONValue, at path: [any CodingKey]
    ) throws -> Value {
        if type == JSONValue.self, let value = value as? Value { return value }
        if type == Date.self, let date = try date(value, at: path) as? Value { return date }
        if let words = ClosedWords.of(type) {
            guard case .string(let word) = value, !words.contains(word) else {
                return try attempt { try Value(from: JSONValueDecoder(value, at: path, self)) }
            }
            throw DecodingError.dataCorrupted(
                .init(codingPath: path, debugDescription: ClosedWords.refusal(of: word, words)))
        }
        return try attempt { try Value(from: JSONValueDecoder(value, at: path, self)) }
    }

    private func date(_ value: JSONValue, at path: [any CodingKey]) throws -> Date {
        guard case .string(let text) = value else {
            throw JSONValueDecoder(value, at: path, Visit()).mismatch(String.self)
        }
        if let date = Timestamp.date(text) { return date }
        throw DecodingError.dataCorrupted(
            .init(codingPath: path, debugDescription: "Expected \(Timestamp.demand)."))
    }
}
