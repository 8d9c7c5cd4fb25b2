internal import Foundation
internal import Preferences

/// Values that are stored as JSON text.
enum JSONColumn {
    /// `[[1,2],[3]]`: tie groups of ids. Groups are kept as given.
    static func tiers<Owner>(_ tiers: [[ID<Owner>]]) -> String {
        list(tiers.map(ids))
    }

    /// `[1,2,3]`: ids.
    static func ids<Owner>(_ ids: [ID<Owner>]) -> String {
        array(ids.map(\.rawValue))
    }

    /// `[1,2,3]`: numbers.
    static func array(_ numbers: [some BinaryInteger]) -> String {
        list(numbers.map(\.description))
    }

    private static func list(_ values: [String]) -> String {
        var text = "["
        for value in values {
            if text.utf8.count > 1 { text += "," }
            text += value
        }
        return text + "]"
    }

    /// An object of texts, its keys sorted.
    static func object(_ values: [String: String]) -> String {
        var text = "{"
        for (key, value) in values.sorted(by: { $0.key < $1.key }) {
            if text.utf8.count > 1 { text += "," }
            text += quoted(key) + ":" + quoted(value)
        }
        return text + "}"
    }

    /// A JSON string (RFC 8259, section 7).
    private static func quoted(_ text: String) -> String {
        let isPlain = text.utf8.allSatisfy { $0 >= 0x20 && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\") }
        if isPlain { return "\"" + text + "\"" }
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\u{0}"..<"\u{20}":
                let digits = String(scalar.value, radix: 16)
                result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }

    /// The ids of a text that `ids` wrote; on the path of every claim, where a general decoder costs more than SQLite.
    static func ids<Owner>(_ text: String) throws -> [ID<Owner>] {
        let bytes = text.utf8
        guard bytes.first == UInt8(ascii: "["), bytes.last == UInt8(ascii: "]") else { throw unreadable(nil) }
        return try bytes.dropFirst().dropLast().split(separator: UInt8(ascii: ",")).map { part in
            guard let id = Int64(Substring(part)) else { throw unreadable(nil) }
            return ID(id)
        }
    }

    /// The tie groups of a text that `tiers` wrote: a snapshot has one for each of its rankings.
    static func tiers<Owner>(_ text: String) throws -> [[ID<Owner>]] {
        var text = text
        return try text.withUTF8 { bytes in
            var tiers: [[ID<Owner>]] = []
            var depth = 0
            var id: Int64?
            for byte in bytes {
                switch (byte, depth) {
                case (UInt8(ascii: "["), 0): depth = 1
                case (UInt8(ascii: "["), 1):
                    depth = 2
                    tiers.append([])
                case (UInt8(ascii: "0")...UInt8(ascii: "9"), 2):
                    let (tens, isTooLarge) = (id ?? 0).multipliedReportingOverflow(by: 10)
                    let (sum, isStillTooLarge) = tens.addingReportingOverflow(Int64(byte - 0x30))
                    guard !isTooLarge, !isStillTooLarge else { throw unreadable(nil) }
                    id = sum
                case (UInt8(ascii: ","), 2), (UInt8(ascii: "]"), 2):
                    if let found = id {
                        tiers[tiers.count - 1].append(ID(found))
                    } else if byte == UInt8(ascii: ",") || !tiers[tiers.count - 1].isEmpty {
                        throw unreadable(nil)
                    }
                    id = nil
                    if byte == UInt8(ascii: "]") { depth = 1 }
                case (UInt8(ascii: ","), 1): break
                case (UInt8(ascii: "]"), 1): depth = -1
                default: throw unreadable(nil)
                }
            }
            guard depth == -1 else { throw unreadable(nil) }
            return tiers
        }
    }

    /// `[2,null,1]`: a strength for each boundary between tie groups.
    static func strengths(_ strengths: [Int?]) -> String {
        list(strengths.map { $0?.description ?? "null" })
    }

    /// The strengths of a text that `strengths` wrote; none for NULL.
    static func strengths(_ text: String?) throws -> [Int?] {
        try text.map { try decode($0) } ?? []
    }

    /// One answer to a field of a form.
    static func answer(_ value: AnswerValue) -> String {
        switch value {
        case .number(let number): number.description
        case .flag(let flag): flag ? "true" : "false"
        case .text(let text): quoted(text)
        case .texts(let texts): list(texts.map(quoted))
        }
    }

    /// The answer of a text that `answer` wrote.
    static func answer(_ text: String) throws -> AnswerValue {
        switch text {
        case "true": .flag(true)
        case "false": .flag(false)
        default: try Int(text).map { .number($0) } ?? decode(text)
        }
    }

    /// Any value, its keys sorted.
    static func encode(_ value: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(value), as: UTF8.self)
    }

    /// The value of a stored text.
    static func decode<Value: Decodable>(_ text: String) throws -> Value {
        do {
            return try JSONDecoder().decode(Value.self, from: Data(text.utf8))
        } catch {
            throw unreadable(error)
        }
    }

    private static func unreadable(_ cause: (any Error)?) -> StorageError {
        StorageError(.corrupt, "The database holds JSON that Podium cannot read. Run ‘podium verify’.", cause: cause)
    }
}
