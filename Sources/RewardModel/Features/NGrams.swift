/// Calls back with a 64-bit hash of every n-gram of a text, without making a string of any of them.
///
/// The text is read as Unicode scalars, each in lower case by its own full mapping (no context, so a final Σ becomes σ).
///
/// - *Character n-grams*, n = 2 … 5, within words: a word is a run of scalars without white space, padded with one
///   space on each side, as in scikit-learn's `char_wb`. A padded word shorter than n has no n-grams of that length.
/// - *Word n-grams*, n = 1 … 2: a word is a run of letters, marks, digits and connecting punctuation (UTS #18, `\w`);
///   words of a bigram are joined by one space.
///
/// The hash of an n-gram is a fold over its scalars that starts from its kind, so that the naive form — cut the strings
/// out, hash each — gives the same numbers; the tests hold the two against each other.
struct NGrams {
    enum Kind: UInt64 {
        case character = 0x6A09_E667_F3BC_C908
        case word = 0xBB67_AE85_84CA_A73B
    }

    static let characterLengths = 2...5

    /// One step of the fold.
    @inline(__always)
    static func fold(_ hash: UInt64, _ scalar: UInt32) -> UInt64 {
        let mixed = (hash ^ UInt64(scalar)) &* 0x9E37_79B9_7F4A_7C15
        return mixed ^ (mixed >> 29)
    }

    private var word: [UInt32] = []
    private var scalars: [UInt32] = []

    /// - Parameter body: called once per occurrence, with the n-gram's hash.
    @inline(__always)
    mutating func forEach(in text: String, _ body: (UInt64) -> Void) {
        lowerCased(text)
        characterGrams(body)
        wordGrams(body)
    }

    private mutating func lowerCased(_ text: String) {
        scalars.removeAll(keepingCapacity: true)
        for scalar in text.unicodeScalars {
            if scalar.value < 0x80 {
                scalars.append(scalar.value &+ (scalar.value &- 65 < 26 ? 32 : 0))
            } else {
                for lower in scalar.properties.lowercaseMapping.unicodeScalars { scalars.append(lower.value) }
            }
        }
    }

    @inline(__always)
    private mutating func characterGrams(_ body: (UInt64) -> Void) {
        let space: UInt32 = 0x20
        var place = 0
        while place < scalars.count {
            word.removeAll(keepingCapacity: true)
            word.append(space)
            while place < scalars.count, !Self.isSpace(scalars[place]) {
                word.append(scalars[place])
                place += 1
            }
            place += 1
            guard word.count > 1 else { continue }
            word.append(space)
            for start in 0..<(word.count - 1) {
                var hash = Self.fold(Kind.character.rawValue, word[start])
                for next in (start + 1)..<min(start + Self.characterLengths.upperBound, word.count) {
                    hash = Self.fold(hash, word[next])
                    body(hash)
                }
            }
        }
    }

    @inline(__always)
    private func wordGrams(_ body: (UInt64) -> Void) {
        var unigram = Kind.word.rawValue
        var bigram: UInt64?
        var inWord = false
        func close() {
            body(unigram)
            if let bigram { body(bigram) }
            // The next bigram starts with this word and a space.
            bigram = Self.fold(unigram, 0x20)
            unigram = Kind.word.rawValue
            inWord = false
        }
        for scalar in scalars {
            if Self.isWord(scalar) {
                unigram = Self.fold(unigram, scalar)
                if let started = bigram { bigram = Self.fold(started, scalar) }
                inWord = true
            } else if inWord {
                close()
            }
        }
        if inWord { close() }
    }

    @inline(__always)
    static func isSpace(_ scalar: UInt32) -> Bool {
        if scalar < 0x80 { return scalar == 0x20 || scalar &- 9 < 5 }
        return Unicode.Scalar(scalar)?.properties.isWhitespace ?? false
    }

    @inline(__always)
    static func isWord(_ scalar: UInt32) -> Bool {
        if scalar < 0x80 { return (scalar | 32) &- 97 < 26 || scalar &- 48 < 10 || scalar == 95 }
        return isWordBeyondASCII(scalar)
    }

    private static func isWordBeyondASCII(_ scalar: UInt32) -> Bool {
        guard let properties = Unicode.Scalar(scalar)?.properties else { return false }
        if properties.isAlphabetic { return true }
        switch properties.generalCategory {
        case .nonspacingMark, .spacingMark, .enclosingMark, .decimalNumber, .connectorPunctuation: return true
        default: return false
        }
    }
}
