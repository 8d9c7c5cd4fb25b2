/// A value of no shape that Podium knows, kept as it came so that it can be given back.
///
/// Numbers are kept by value, fields of objects have no order (RFC 8259): what is read here and written again is the same
/// JSON. A number that would not be the same is refused.
public indirect enum KeptValue: Hashable, Sendable {
    case null
    case flag(Bool)
    case whole(Int64)
    case number(Double)
    case text(String)
    case list([KeptValue])
    case object([String: KeptValue])

    /// The field of an object that says something; `nil`: there is none, or it is null.
    public subscript(_ name: String) -> KeptValue? {
        guard case .object(let fields) = self, let value = fields[name], value != .null else { return nil }
        return value
    }

    /// Of a text.
    public var text: String? { if case .text(let text) = self { text } else { nil } }

    /// Whether there is nothing in it to be read: null, no, and what is empty.
    public var isNothing: Bool {
        switch self {
        case .null: true
        case .flag(let flag): !flag
        case .text(let text): text.isEmpty
        case .list(let items): items.allSatisfy(\.isNothing)
        case .object(let fields): fields.values.allSatisfy(\.isNothing)
        case .whole, .number: false
        }
    }

    /// One line that says the same, as JSON does, its fields in the order of their names.
    public var spelling: String {
        switch self {
        case .null: "null"
        case .flag(let flag): "\(flag)"
        case .whole(let number): "\(number)"
        case .number(let number): "\(number)"
        case .text(let text): Self.quoted(text)
        case .list(let items): "[" + items.map(\.spelling).joined(separator: ", ") + "]"
        case .object(let fields):
            "{"
                + fields.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
                .map { Self.quoted($0.key) + ": " + $0.value.spelling }.joined(separator: ", ") + "}"
        }
    }

    private static func quoted(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "\t": result += "\\t"
            case "\r": result += "\\r"
            case "\u{0}"..<"\u{20}":
                let digits = String(scalar.value, radix: 16)
                result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }

    /// About what it takes, in bytes of UTF-8.
    public var byteCount: Int {
        switch self {
        case .null, .flag, .whole, .number: 8
        case .text(let text): text.utf8.count + 2
        case .list(let items): items.reduce(2) { $0 + $1.byteCount + 1 }
        case .object(let fields): fields.reduce(2) { $0 + $1.key.utf8.count + $1.value.byteCount + 4 }
        }
    }

    /// Where the first text stands that `isFound`, names of fields included.
    func place(ofText isFound: (String) -> Bool) -> [FieldKey]? {
        switch self {
        case .null, .flag, .whole, .number: return nil
        case .text(let text): return isFound(text) ? [] : nil
        case .list(let items):
            for (index, item) in items.enumerated() {
                if let rest = item.place(ofText: isFound) { return [FieldKey(index)] + rest }
            }
        case .object(let fields):
            for (name, value) in fields {
                if isFound(name) { return [FieldKey(name)] }
                if let rest = value.place(ofText: isFound) { return [FieldKey(name)] + rest }
            }
        }
        return nil
    }
}

extension KeptValue: Codable {
    /// From here on not every whole number is a `Double`.
    private static let firstInexact = 0x1p53

    /// - Throws: `DecodingError` where a number is too large to be kept exactly.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if container.decodeNil() {
            self = .null
        } else if let text = try? container.decode(String.self) {
            self = .text(text)
        } else if let fields = try? decoder.container(keyedBy: FieldKey.self) {
            var object: [String: KeptValue] = [:]
            for key in fields.allKeys { object[key.stringValue] = try fields.decode(KeptValue.self, forKey: key) }
            self = .object(object)
        } else if var list = try? decoder.unkeyedContainer() {
            var items: [KeptValue] = []
            while !list.isAtEnd { items.append(try list.decode(KeptValue.self)) }
            self = .list(items)
        } else if let flag = try? container.decode(Bool.self) {
            self = .flag(flag)
        } else if let number = try? container.decode(Int64.self) {
            self = .whole(number)
        } else {
            let number = try? container.decode(Double.self)
            guard let number, number.magnitude < Self.firstInexact else {
                throw DecodingError.dataCorrupted(
                    .init(
                        codingPath: decoder.codingPath,
                        debugDescription: "This number is too large to be kept exactly. Write it as a string."))
            }
            self = .number(number)
        }
    }

    /// Writes the value as it was read.
    public func encode(to encoder: any Encoder) throws {
        switch self {
        case .list(let items):
            var container = encoder.unkeyedContainer()
            for item in items { try container.encode(item) }
        case .object(let fields):
            var container = encoder.container(keyedBy: FieldKey.self)
            for (name, value) in fields { try container.encode(value, forKey: FieldKey(name)) }
        default:
            var container = encoder.singleValueContainer()
            switch self {
            case .flag(let flag): try container.encode(flag)
            case .whole(let number): try container.encode(number)
            case .number(let number): try container.encode(number)
            case .text(let text): try container.encode(text)
            case .null, .list, .object: try container.encodeNil()
            }
        }
    }
}

/// A field, or a place in a list, whose name is known at run time only.
struct FieldKey: CodingKey, Hashable, ExpressibleByStringLiteral {
    let stringValue: String
    let intValue: Int?

    init(_ name: String) {
        stringValue = name
        intValue = nil
    }

    init(_ place: Int) {
        stringValue = "\(place)"
        intValue = place
    }

    init(stringValue: String) { self.init(stringValue) }
    init(intValue: Int) { self.init(intValue) }
    init(stringLiteral name: String) { self.init(name) }
}
