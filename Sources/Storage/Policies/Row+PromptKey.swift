import Foundation

extension Row {
    /// Of a row with a prompt's `contentHash`: the first 64 bits of it, the same in every database. Prompts are grouped, split and
    /// drawn by it.
    var promptKey: UInt64 {
        let hash: Data = self["contentHash"]
        return hash.prefix(8).reduce(0) { $0 << 8 | UInt64($1) }
    }
}
