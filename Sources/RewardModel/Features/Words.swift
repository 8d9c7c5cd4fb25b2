import Foundation

/// The words of texts, one hash each.
///
/// Case, punctuation, white space, apostrophes and compatibility forms (full-width letters, ligatures) make no other
/// word. In scripts that do not part words by spaces each letter counts as a word.
struct Words {
    /// In the order of the text.
    private(set) var hashes: [UInt64] = []
    /// How much text a word stands for, so that a length means about the same in every script: a word that spaces part
    /// from others counts 4, an ideograph or kana 2, a letter of Thai, Lao, Khmer or Myanmar 1.
    private(set) var measures: [UInt8] = []

    /// Adds the words of one more text.
    mutating func add(_ text: String) {
        let form = Self.isComposed(text) ? text : text.precomposedStringWithCompatibilityMapping
        var hash: UInt64 = 0
        func end(_ words: inout Words) {
            if hash != 0 { words.append(hash, measure: 4) }
            hash = 0
        }
        for scalar in form.unicodeScalars {
            if scalar == "'" || scalar == "’" || scalar == "\u{200D}" { continue }
            guard NGrams.isWord(scalar.value) else {
                end(&self)
                continue
            }
            if let measure = Self.measureOfLetter(scalar.value) {
                end(&self)
                append(NGrams.fold(0, scalar.value), measure: measure)
            } else if scalar.value < 0x80 {
                hash = NGrams.fold(hash, scalar.value | (scalar.value &- 65 < 26 ? 32 : 0))
            } else {
                for lower in scalar.properties.lowercaseMapping.unicodeScalars { hash = NGrams.fold(hash, lower.value) }
            }
        }
        end(&self)
    }

    /// Whether the text is plainly in compatibility form.
    private static func isComposed(_ text: String) -> Bool {
        text.utf8.allSatisfy { $0 < 0x80 } || text.unicodeScalars.allSatisfy { $0.isASCII || $0.isPlainlyComposed }
    }

    private mutating func append(_ hash: UInt64, measure: UInt8) {
        hashes.append(hash)
        measures.append(measure)
    }

    /// The measure of a letter that is a word of its own; nil for letters of words that spaces part.
    static func measureOfLetter(_ scalar: UInt32) -> UInt8? {
        switch scalar {
        case 0x0E00...0x0EFF, 0x1000...0x109F, 0x1780...0x17FF: 1
        case 0x3040...0x30FF, 0x31F0...0x31FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0x20000...0x3FFFF: 2
        default: nil
        }
    }
}
