import Foundation
import Preferences

/// A prompt's words, one hash each, as they are compared with another prompt's.
///
/// Case, punctuation, white space, apostrophes and compatibility forms (full-width letters, ligatures) make no other
/// word. In scripts that do not part words by spaces each letter counts as a word. What the system says is left out of
/// the words, for it is the same for many prompts and says little of any; but under another system message, which may hold
/// the document that is asked about, a prompt has another form.
struct PromptWords {
    /// In the order of the messages.
    private(set) var hashes: [UInt64] = []
    /// How much text a word stands for, so that a length means about the same in every script: a word that spaces part
    /// from others counts 4, an ideograph or kana 2, a letter of Thai, Lao, Khmer or Myanmar 1.
    private(set) var measures: [UInt8] = []
    /// How many words there are up to the end of each message.
    private(set) var messageEnds: [Int] = []

    /// The same for prompts of the same words in the same order and messages.
    private(set) var form: UInt64 = 0

    init(_ prompt: Prompt) {
        var letters = ""
        var system: UInt64 = 0
        for message in prompt.messages {
            if message.role == .system || message.role == .developer {
                system = message.content.unicodeScalars.reduce(mix(system)) { NGrams.fold($0, $1.value) }
                continue
            }
            add(message.content)
            messageEnds.append(hashes.count)
            letters += message.content + "\n"
        }
        // Nothing but signs, or a system message alone: then only the same text is the same prompt.
        if hashes.isEmpty { letters = prompt.messages.map(\.content).joined(separator: "\n") }
        form =
            hashes.isEmpty
            ? letters.unicodeScalars.reduce(1) { NGrams.fold($0, $1.value) }
            : messageEnds.reduce(hashes.reduce(system) { mix($0 ^ $1) }) { mix($0 ^ UInt64($1)) }
    }

    private mutating func add(_ text: String) {
        let isASCII = text.utf8.allSatisfy { $0 < 0x80 }
        let form = isASCII ? text : text.precomposedStringWithCompatibilityMapping
        var hash: UInt64 = 0
        func end(_ words: inout PromptWords) {
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

extension PromptWords {
    /// Long enough a run of words to say something: two words in English, four ideographs, eight Thai letters.
    private static let shingleMeasure = 8
    /// From which measure on an equal beginning is no accident.
    private static let openingMeasure = 24

    /// Every run of words that measures `shingleMeasure` (Broder 1997, "On the resemblance and containment of
    /// documents"), each once, in rising order. Blanks before the first word and after the last make that a change there
    /// counts as much as one in the middle.
    var shingles: [UInt32] {
        guard let first = measures.first, let last = measures.last else { return [] }
        let before = Self.shingleMeasure / Int(first) - 1
        let after = Self.shingleMeasure / Int(last) - 1
        var result: [UInt32] = []
        result.reserveCapacity(hashes.count + before)
        for start in -before..<hashes.count {
            var measure = 0
            var hash: UInt64 = 0
            var place = start
            while measure < Self.shingleMeasure, place < hashes.count + after {
                let isBlank = place < 0 || place >= hashes.count
                measure += Int(place < 0 ? first : isBlank ? last : measures[place])
                hash = mix(hash ^ (isBlank ? 0 : hashes[place]))
                place += 1
            }
            result.append(UInt32(truncatingIfNeeded: hash >> 32))
        }
        result.sort()
        var previous: UInt32?
        result.removeAll { shingle in
            defer { previous = shingle }
            return shingle == previous
        }
        return result
    }

    /// A hash of the words up to the end of each message, and up to 32, 64, … 512 words of English: two prompts that
    /// share one begin alike ("a long common prefix", Ouyang et al. 2022, appendix A.1).
    var openings: [UInt64] {
        var result: [UInt64] = []
        var ends = messageEnds.prefix(8)[...]
        var hash: UInt64 = 0
        var measure = 0
        var length = 128
        for place in hashes.indices {
            hash = mix(hash ^ hashes[place])
            measure += Int(measures[place])
            while let end = ends.first, end <= place { ends = ends.dropFirst() }
            let endsMessage = ends.first == place + 1
            if endsMessage && measure >= Self.openingMeasure { result.append(mix(hash ^ 1)) }
            if measure >= length, length <= 2048 {
                result.append(mix(hash ^ 2))
                while length <= measure { length *= 2 }
            }
        }
        return result
    }
}
