extension JSON {
    /// The same JSON with a line for each field and item: fields in their order, numbers with their digits. Nil where it
    /// is no JSON, or more than six times as long with its indentation: what is nested deep can be made to grow a
    /// hundredfold.
    package static func indented(_ bytes: [UInt8]) -> String? {
        guard let value = try? JSONParser.parse(bytes) else { return nil }
        var text = ""
        let most = 1000 + 6 * bytes.count
        return write(value, "\n", to: &text, most) ? text : nil
    }

    /// - Parameters:
    ///   - line: a line's end and the indentation of the next.
    ///   - most: bytes of the text.
    /// - Returns: whether that was enough.
    private static func write(_ value: JSONValue, _ line: String, to text: inout String, _ most: Int) -> Bool {
        let inner = line + "  "
        switch value {
        case .null: text += "null"
        case .bool(let bool): text += bool ? "true" : "false"
        case .number(let digits): text += digits
        case .string(let string): text += quoted(string)
        case .array(let items) where items.isEmpty: text += "[]"
        case .object(let fields) where fields.isEmpty: text += "{}"
        case .array(let items):
            text += "["
            for (index, item) in items.enumerated() {
                text += (index > 0 ? "," : "") + inner
                guard write(item, inner, to: &text, most) else { return false }
            }
            text += line + "]"
        case .object(let fields):
            text += "{"
            for (index, field) in fields.enumerated() {
                text += (index > 0 ? "," : "") + inner + quoted(field.name) + ": "
                guard write(field.value, inner, to: &text, most) else { return false }
            }
            text += line + "}"
        }
        return text.utf8.count <= most
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
}
