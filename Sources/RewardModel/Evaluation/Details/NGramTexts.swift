/// The n-grams behind hash buckets, found again in texts.
struct NGramTexts {
    struct Gram: Equatable {
        var kind: NGrams.Kind
        var text: String
        /// The word that the letters were cut out of, where they are less than it.
        var word: String?
    }

    /// Letters of a word that is shown as an example.
    private static let longestWord = 30

    private let grams: [UInt32: Gram]

    /// The commonest n-gram of a bucket; nil where the texts have none.
    subscript(bucket: UInt32) -> Gram? { grams[bucket] }

    /// - Parameter buckets: those that are looked for.
    init(of buckets: [UInt32], featureBits: Int, in texts: [String]) {
        let shift = UInt64(64 - featureBits)
        var isWanted = [Bool](repeating: false, count: 1 << featureBits)
        for bucket in buckets { isWanted[Int(bucket)] = true }
        let size = 1024
        // Of each n-gram that is in one of the buckets, how often it occurs, and a text that has it.
        let parts = parallelMap((texts.count + size - 1) / size) { [isWanted] part in
            var grams = NGrams()
            var seen: [UInt64: (count: Int, text: Int)] = [:]
            for place in (part * size)..<min((part + 1) * size, texts.count) {
                grams.forEach(in: texts[place]) { hash in
                    guard isWanted[Int(FeatureExtractor.bucket(hash, shift: shift))] else { return }
                    seen[hash, default: (0, place)].count += 1
                }
            }
            return seen
        }
        var seen: [UInt64: (count: Int, text: Int)] = [:]
        for part in parts {
            for (hash, found) in part { seen[hash, default: (0, found.text)].count += found.count }
        }
        var commonest: [UInt32: (hash: UInt64, count: Int, text: Int)] = [:]
        for (hash, found) in seen {
            let bucket = FeatureExtractor.bucket(hash, shift: shift)
            let best = commonest[bucket]
            if best.map({ ($0.count, hash) < (found.count, $0.hash) }) ?? true {
                commonest[bucket] = (hash, found.count, found.text)
            }
        }
        grams = commonest.compactMapValues { Self.gram($0.hash, in: texts[$0.text]) }
    }

    /// The n-gram of `text` that has this hash, cut out of it: the plain twin of `NGrams`.
    static func gram(_ hash: UInt64, in text: String) -> Gram? {
        var scalars: [Unicode.Scalar] = []
        for scalar in text.unicodeScalars { scalars += scalar.properties.lowercaseMapping.unicodeScalars }
        func hashed(_ kind: NGrams.Kind, _ gram: [Unicode.Scalar]) -> UInt64 {
            gram.reduce(kind.rawValue) { NGrams.fold($0, $1.value) }
        }
        func string(_ scalars: some Sequence<Unicode.Scalar>) -> String {
            var view = String.UnicodeScalarView()
            view.append(contentsOf: scalars)
            return String(view)
        }
        func found(_ kind: NGrams.Kind, _ gram: [Unicode.Scalar], in word: ArraySlice<Unicode.Scalar> = []) -> Gram? {
            guard hashed(kind, gram) == hash else { return nil }
            let isShown = gram.count < word.count && word.count <= longestWord
            return Gram(kind: kind, text: string(gram), word: isShown ? string(word) : nil)
        }
        for word in scalars.split(whereSeparator: { NGrams.isSpace($0.value) }) {
            let padded: [Unicode.Scalar] = [" "] + word + [" "]
            for length in NGrams.characterLengths where length <= padded.count {
                for start in 0...(padded.count - length) {
                    let letters = Array(padded[start..<(start + length)])
                    if let gram = found(.character, letters, in: word) { return gram }
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
