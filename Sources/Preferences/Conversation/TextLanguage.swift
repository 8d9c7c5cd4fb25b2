/// The language of a text, told from its letters and its commonest words.
///
/// Letters of their own tell most languages that are not written in Latin or Cyrillic ones; among those that are, the small
/// words that every sentence has (Dunning 1994 and Cavnar & Trenkle 1994 count letters instead; for prompts, which are
/// short, whole words err less). What is too short, mixed, or in a language that is not known here is not guessed at.
public enum TextLanguage {
    /// What cannot be told: ISO 639's own code for it.
    public static let undetermined = "und"

    /// The ISO 639 code of a text's language, such as `de`; `und` where it cannot be told. Code in fences is not looked at.
    public static func code(of text: String) -> String {
        var sample = Sample()
        sample.read(text)
        return sample.language
    }

    /// The code of a language that somebody states as a code, with or without a region, or by its English name. What is
    /// none of these is the language's name as it is: whoever states it tells them apart by it.
    public static func code(stated: String) -> String {
        let word = stated.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
        guard !word.isEmpty else { return undetermined }
        if let known = names.first(where: { $0.value.lowercased() == word }) { return known.key }
        let primary = word.prefix { $0 != "-" && $0 != "_" }
        let isCode = (2...3).contains(primary.count) && primary.allSatisfy { $0.isASCII && $0.isLetter }
        return isCode ? String(primary) : String(word.prefix(longestName))
    }

    /// In English, for terminals and tables; the code itself where no name is known.
    public static func name(of code: String) -> String { names[code] ?? code }

    private static let longestName = 40

    private static let names: [String: String] = [
        "am": "Amharic", "ar": "Arabic", "bg": "Bulgarian", "bn": "Bengali", "cs": "Czech", "da": "Danish",
        "de": "German", "el": "Greek", "en": "English", "es": "Spanish", "fa": "Persian", "fi": "Finnish",
        "fr": "French", "gu": "Gujarati", "he": "Hebrew", "hi": "Hindi", "hu": "Hungarian", "hy": "Armenian",
        "id": "Indonesian", "it": "Italian", "ja": "Japanese", "ka": "Georgian", "km": "Khmer", "kn": "Kannada",
        "ko": "Korean", "lo": "Lao", "ml": "Malayalam", "my": "Burmese", "nl": "Dutch", "no": "Norwegian",
        "pa": "Punjabi", "pl": "Polish", "pt": "Portuguese", "ro": "Romanian", "ru": "Russian", "si": "Sinhala",
        "sr": "Serbian", "sv": "Swedish", "ta": "Tamil", "te": "Telugu", "th": "Thai", "tr": "Turkish",
        "uk": "Ukrainian", "ur": "Urdu", "vi": "Vietnamese", "zh": "Chinese", "und": "not determined",
    ]
}

/// What of a text tells its language: letters by script, and words that are known.
private struct Sample {
    /// Letters of a prompt tell no more from here on.
    private static let mostLetters = 4_000
    /// The part of all letters that has to be of one script, and of all known words that has to be of one language, before it
    /// is called that and not a mixture.
    private static let leastShare = 0.75
    /// How many words more, and how many times as many, the likeliest language must have than the next.
    private static let leastLead = 0.75
    private static let leastRatio = 1.1
    /// The part of all words that has to be known: of running text, three to five in ten are.
    private static let leastKnown = 0.12

    private var letters = [Int](repeating: 0, count: Script.allCases.count)
    private var count = 0
    private var words = 0
    private var scores = [Double](repeating: 0, count: LanguageWords.codes.count)
    private var marks: Set<Unicode.Scalar> = []
    private var word = Word()

    /// Goes over the bytes once: prompts come by the million.
    mutating func read(_ text: String) {
        var text = text
        text.withUTF8 { bytes in
            var (place, isCode) = (0, false)
            while place < bytes.count, count < Self.mostLetters {
                var end = place
                while end < bytes.count, bytes[end] != UInt8(ascii: "\n") { end += 1 }
                let line = UnsafeBufferPointer(rebasing: bytes[place..<end])
                if Self.isFence(line) { isCode.toggle() } else if !isCode { read(line) }
                place = end + 1
            }
        }
    }

    private static func isFence(_ line: UnsafeBufferPointer<UInt8>) -> Bool {
        line.drop { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }.starts(with: [0x60, 0x60, 0x60])
    }

    private mutating func read(_ line: UnsafeBufferPointer<UInt8>) {
        var place = 0
        while place < line.count, count < Self.mostLetters {
            let byte = line[place]
            if byte < 0x80 {
                place += 1
                let small = byte | 0x20
                if small >= UInt8(ascii: "a"), small <= UInt8(ascii: "z") {
                    letters[Script.latin.rawValue] += 1
                    count += 1
                    word.append(UInt32(small))
                } else {
                    end()
                }
            } else {
                let length = byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
                let first = UInt32(byte) & (0xFF >> UInt32(length + 1))
                let value = line[(place + 1)..<(place + length)].reduce(first) { $0 << 6 | UInt32($1) & 0x3F }
                place += length
                if let scalar = Unicode.Scalar(value) { read(scalar) }
            }
        }
        end()
    }

    private mutating func read(_ scalar: Unicode.Scalar) {
        guard scalar.properties.isAlphabetic, let script = Script(scalar.value) else {
            if scalar.properties.generalCategory != .nonspacingMark { end() }
            return
        }
        letters[script.rawValue] += 1
        count += 1
        if script == .arabic { marks.insert(scalar) }
        guard script.hasWords else { return }
        let small = scalar.properties.lowercaseMapping.unicodeScalars
        let letter = small.count == 1 ? small[small.startIndex] : scalar
        word.append(letter.value)
        if word.mark == nil, LanguageWords.byLetter[letter] != nil { word.mark = letter }
    }

    private mutating func end() {
        guard !word.isEmpty else { return }
        defer { word = Word() }
        words += 1
        if let languages = LanguageWords.byWord[word] {
            for language in languages { scores[language] += 1 }
        } else if let languages = word.mark.flatMap({ LanguageWords.byLetter[$0] }) {
            for language in languages { scores[language] += 0.75 }
        }
    }

    var language: String {
        // A sign of Chinese stands for a word, and a letter of Latin for a fifth of one.
        let weights = Script.allCases.reduce(into: [Script: Double]()) { weights, script in
            weights[script.family, default: 0] += Double(letters[script.rawValue]) * script.weight
        }
        guard let (script, weight) = weights.max(by: { ($0.value, $1.key) < ($1.value, $0.key) }),
            weight >= Self.leastShare * weights.values.reduce(0, +), weight >= 6
        else { return TextLanguage.undetermined }
        switch script {
        case .han, .kana:
            let (signs, kana) = (Double(letters[Script.han.rawValue]), Double(letters[Script.kana.rawValue]))
            return kana >= 0.1 * (signs + kana) ? "ja" : "zh"
        case .arabic:
            if !marks.isDisjoint(with: ["ٹ", "ڈ", "ڑ", "ے", "ں"]) { return "ur" }
            return marks.isDisjoint(with: ["پ", "چ", "ژ", "گ", "ی", "ک"]) ? "ar" : "fa"
        case .latin, .cyrillic: return languageOfWords
        default: return script.language ?? TextLanguage.undetermined
        }
    }

    private var languageOfWords: String {
        let order = scores.indices.sorted { (scores[$1], $0) < (scores[$0], $1) }
        let (best, second) = (scores[order[0]], scores[order[1]])
        guard best >= 1.5, best >= Self.leastKnown * Double(words), best >= second + Self.leastLead,
            best >= Self.leastRatio * second
        else {
            return TextLanguage.undetermined
        }
        return LanguageWords.codes[order[0]]
    }
}

/// A word, by a number that is made of its lowercase letters: texts are compared with the lists without a string for each word.
/// Of words that are not listed one in 10¹⁶ has the number of one that is.
struct Word: Hashable {
    private var number: UInt64 = 0xCBF2_9CE4_8422_2325
    private(set) var isEmpty = true
    /// The first of its letters that tells languages apart.
    fileprivate(set) var mark: Unicode.Scalar?

    init() {}

    init(_ text: some StringProtocol) {
        for scalar in text.unicodeScalars { append(scalar.value) }
    }

    /// FNV-1a.
    @inline(__always)
    mutating func append(_ letter: UInt32) {
        number = (number ^ UInt64(letter)) &* 0x100_0000_01B3
        isEmpty = false
    }

    static func == (left: Word, right: Word) -> Bool { left.number == right.number }

    func hash(into hasher: inout Hasher) { hasher.combine(number) }
}

/// Scripts by the blocks of Unicode 17 that hold their letters.
private enum Script: Int, Comparable, CaseIterable {
    case latin, greek, cyrillic, armenian, hebrew, arabic, devanagari, bengali, gurmukhi, gujarati, tamil, telugu,
        kannada
    case malayalam, sinhala, thai, lao, burmese, georgian, ethiopic, khmer, hangul, kana, han

    static func < (left: Script, right: Script) -> Bool { left.rawValue < right.rawValue }

    init?(_ scalar: UInt32) {
        switch scalar {
        case 0x41...0x24F, 0x1E00...0x1EFF: self = .latin
        case 0x370...0x3FF, 0x1F00...0x1FFF: self = .greek
        case 0x400...0x52F: self = .cyrillic
        case 0x531...0x587: self = .armenian
        case 0x5D0...0x5F2: self = .hebrew
        case 0x620...0x6FF, 0x750...0x77F, 0xFB50...0xFDFB, 0xFE70...0xFEFC: self = .arabic
        case 0x900...0x97F: self = .devanagari
        case 0x980...0x9FF: self = .bengali
        case 0xA00...0xA7F: self = .gurmukhi
        case 0xA80...0xAFF: self = .gujarati
        case 0xB80...0xBFF: self = .tamil
        case 0xC00...0xC7F: self = .telugu
        case 0xC80...0xCFF: self = .kannada
        case 0xD00...0xD7F: self = .malayalam
        case 0xD80...0xDFF: self = .sinhala
        case 0xE00...0xE7F: self = .thai
        case 0xE80...0xEFF: self = .lao
        case 0x1000...0x109F: self = .burmese
        case 0x10A0...0x10FF, 0x1C90...0x1CBF: self = .georgian
        case 0x1100...0x11FF, 0x3130...0x318F, 0xAC00...0xD7A3: self = .hangul
        case 0x1200...0x139F: self = .ethiopic
        case 0x1780...0x17FF: self = .khmer
        case 0x3040...0x30FF, 0x31F0...0x31FF, 0xFF66...0xFF9F: self = .kana
        case 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0x20000...0x323AF: self = .han
        default: return nil
        }
    }

    /// Japanese is written in both.
    var family: Script { self == .kana ? .han : self }

    /// About how many Latin letters say as much.
    var weight: Double { self == .han ? 3 : self == .kana || self == .hangul ? 2 : 1 }

    /// Whether several languages share it, and words tell them apart.
    var hasWords: Bool { self == .latin || self == .cyrillic }

    /// The language that is mostly written in it, where it is one.
    var language: String? {
        switch self {
        case .greek: "el"
        case .armenian: "hy"
        case .hebrew: "he"
        case .devanagari: "hi"
        case .bengali: "bn"
        case .gurmukhi: "pa"
        case .gujarati: "gu"
        case .tamil: "ta"
        case .telugu: "te"
        case .kannada: "kn"
        case .malayalam: "ml"
        case .sinhala: "si"
        case .thai: "th"
        case .lao: "lo"
        case .burmese: "my"
        case .georgian: "ka"
        case .ethiopic: "am"
        case .khmer: "km"
        case .hangul: "ko"
        case .latin, .cyrillic, .arabic, .kana, .han: nil
        }
    }
}
