internal import Foundation
internal import Preferences

/// Values that are stored as JSON text.
enum JSONText {
    /// `[[1,2],[3]]`: tie groups of ids. Groups are kept as given.
    static func tiers<Owner>(_ tiers: [[ID<Owner>]]) -> String {
        "[" + tiers.map(ids).joined(separator: ",") + "]"
    }

    /// `[1,2,3]`: ids.
    static func ids<Owner>(_ ids: [ID<Owner>]) -> String {
        "[" + ids.map(\.description).joined(separator: ",") + "]"
    }

    /// An object of texts, its keys sorted.
    static func object(_ values: [String: String]) -> String {
        if values.isEmpty { return "{}" }
        return (try? encode(values)) ?? "{}"
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
            throw StorageError(.corrupt, "The database holds JSON that Podium cannot read.", cause: error)
        }
    }
}
