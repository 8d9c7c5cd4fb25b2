import Foundation
import Preferences

/// What a row has of a prompt.
extension Row {
    /// Of a row with a prompt's `contentHash`: the first 64 bits of it, the same in every database. Prompts are grouped, split and
    /// drawn by it.
    var promptKey: UInt64 {
        let hash: Data = self["contentHash"]
        return hash.prefix(8).reduce(0) { $0 << 8 | UInt64($1) }
    }

    /// Of a row with a prompt's `meta`: what files say of it; nil: nothing.
    var promptMeta: PromptMeta? {
        get throws { try (self["meta"] as String?).map { try JSONColumn.decode($0) } }
    }
}
