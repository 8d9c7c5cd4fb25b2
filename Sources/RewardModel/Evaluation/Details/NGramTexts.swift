/// The n-grams behind hash buckets, found again in texts.
///
/// Only what two groups of prompts have is named: what stands in one alone may be a name, or a part of somebody's address.
struct NGramTexts {
    struct Gram: Equatable {
        var kind: NGrams.Kind
        var text: String
        /// A word that the letters are of, where they are less than one.
        var word: String?
    }

    /// Letters of a word that is shown as an example.
    private static let longestWord = 30
    /// Texts, each of another group, in which a word is looked for.
    private static let mostTexts = 8

    /// An n-gram that is in one of the buckets.
    private struct Found {
        /// How often it occurs.
        var count = 0
        /// The first texts of different groups that have it.
        var texts: [Int] = []

        mutating func add(_ text: Int, groups: [Int]) {
            count += 1
            keep(text, groups)
        }

        mutating func add(_ more: Found, groups: [Int]) {
            count += more.count
            for text in more.texts { keep(text, groups) }
        }

        private mutating func keep(_ text: Int, _ groups: [Int]) {
            guard texts.count < mostTexts, !texts.contains(where: { groups[$0] == groups[text] }) else { return }
            texts.append(text)
        }
    }

    private let grams: [UInt32: Gram]

    /// The commonest n-gram of a bucket; nil where no two groups have one.
    subscript(bucket: UInt32) -> Gram? { grams[bucket] }

    /// - Parameters:
    ///   - buckets: those that are looked for.
    ///   - groups: the group of nearly equal prompts that each text belongs to; shape `(texts)`.
    init(of buckets: [UInt32], featureBits: Int, in texts: [String], groups: [Int]) {
        let shift = UInt64(64 - featureBits)
        var isWanted = [Bool](repeating: false, count: 1 << featureBits)
        for bucket in buckets { isWanted[Int(bucket)] = true }
        let size = 1024
        let parts = parallelMap((texts.count + size - 1) / size) { [isWanted] part in
            var grams = NGrams()
            var seen: [UInt64: Found] = [:]
            for place in (part * size)..<min((part + 1) * size, texts.count) {
                grams.forEach(in: texts[place]) { hash in
                    guard isWanted[Int(FeatureExtractor.bucket(hash, shift: shift))] else { return }
                    seen[hash, default: Found()].add(place, groups: groups)
                }
            }
            return seen
        }
        var seen: [UInt64: Found] = [:]
        for part in parts {
            for (hash, found) in part { seen[hash, default: Found()].add(found, groups: groups) }
        }
        var commonest: [UInt32: (hash: UInt64, found: Found)] = [:]
        for (hash, found) in seen where found.texts.count > 1 {
            let bucket = FeatureExtractor.bucket(hash, shift: shift)
            if commonest[bucket].map({ ($0.found.count, hash) < (found.count, $0.hash) }) ?? true {
                commonest[bucket] = (hash, found)
            }
        }
        let chosen = commonest.sorted { $0.key < $1.key }
        let named = parallelMap(chosen.count) { [chosen] place in
            let (hash, found) = chosen[place].value
            return Self.gram(hash, in: found.texts.map { texts[$0] })
        }
        grams = Dictionary(
            uniqueKeysWithValues: zip(chosen, named).compactMap { chosen, gram in gram.map { (chosen.key, $0) } })
    }

    /// The n-gram that has this hash and is in each of `texts`, beside the first word that has it in two of them.
    private static func gram(_ hash: UInt64, in texts: [String]) -> Gram? {
        guard var gram = gram(hash, in: texts[0]) else { return nil }
        if gram.kind == .character {
            var known = Set<String>()
            for text in texts where gram.word == nil {
                let words = words(of: gram.text, in: text)
                gram.word = words.first { known.contains($0) }
                known.formUnion(words)
            }
        }
        return gram
    }

    /// The different words of a text that have these letters and are more than they are, as they stand in it.
    private static func words(of letters: String, in text: String) -> [String] {
        let letters = Array(letters.unicodeScalars)
        var words: [String] = []
        for word in lowerCased(text).split(whereSeparator: { NGrams.isSpace($0.value) }) {
            guard letters.count < word.count, word.count <= longestWord else { continue }
            let padded: [Unicode.Scalar] = [" "] + word + [" "]
            let isOf = (0...(padded.count - letters.count)).contains { padded[$0...].starts(with: letters) }
            let name = string(word)
            if isOf && !words.contains(name) { words.append(name) }
        }
        return words
    }

    private static func lowerCased(_ text: String) -> [Unicode.Scalar] {
        text.unicodeScalars.flatMap { $0.properties.lowercaseMapping.unicodeScalars }
    }

    private static func string(_ scalars: some Sequence<Unicode.Scalar>) -> String {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars)
        return String(view)
    }

    /// The n-gram of `text` that has this hash, cut out of it: the plain twin of `NGrams`.
    static func gram(_ hash: UInt64, in text: String) -> Gram? {
        let scalars = lowerCased(text)
        func found(_ kind: NGrams.Kind, _ gram: [Unicode.Scalar]) -> Gram? {
            gram.reduce(kind.rawValue) { NGrams.fold($0, $1.value) } == hash
                ? Gram(kind: kind, text: string(gram), word: nil) : nil
        }
        for word in scalars.split(whereSeparator: { NGrams.isSpace($0.value) }) {
            let padded: [Unicode.Scalar] = [" "] + word + [" "]
            for length in NGrams.characterLengths where length <= padded.count {
                for start in 0...(padded.count - length) {
                    let letters = Array(padded[start..<(start + length)])
                    if let gram = found(.character, letters) { return gram }
                }
            }
        }
        let words = scalars.split { !NGrams.isWord($0.value) }.map(Array.init)
        for (place, word) in words.enumerated() {
            if let gram = found(.word, word) { return gram }
            guard place + 1 < words.count else { continue }
            if let gram = found(.word, word + [" "] + words[place + 1]) { return gram }
        }
        return nil
    }
}
