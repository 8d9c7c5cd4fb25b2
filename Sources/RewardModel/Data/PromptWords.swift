import Preferences

/// A prompt's words, one hash each, as they are compared with another prompt's.
///
/// What the system says is left out of the words, for it is the same for many prompts and says little of any; but under
/// another system message, which may hold the document that is asked about, a prompt has another form.
struct PromptWords {
    /// In the order of the messages.
    private var words = Words()
    /// How many words there are up to the end of each message.
    private(set) var messageEnds: [Int] = []

    /// The same for prompts of the same words in the same order and messages.
    private(set) var form: UInt64 = 0

    private var hashes: [UInt64] { words.hashes }
    private var measures: [UInt8] { words.measures }

    init(_ prompt: Prompt) {
        var letters = ""
        var system: UInt64 = 0
        for message in prompt.messages {
            if message.role == .system || message.role == .developer {
                system = message.content.unicodeScalars.reduce(mix(system)) { NGrams.fold($0, $1.value) }
                continue
            }
            words.add(message.content)
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
