import Preferences
import Testing

@testable import RewardModel

/// The naive twin: cut every n-gram out, then hash it. The key is the kind and the scalars, not a `String`, because
/// strings are equal when they are canonically equivalent and n-grams are not.
private struct Gram: Hashable {
    var kind: NGrams.Kind
    var scalars: [UInt32]

    init(_ kind: NGrams.Kind, _ text: String) {
        self.kind = kind
        scalars = text.unicodeScalars.map(\.value)
    }

    var hash: UInt64 { scalars.reduce(kind.rawValue) { NGrams.fold($0, $1) } }

    static func all(in text: String) -> [Gram: Int] {
        let lower = text.unicodeScalars.flatMap { Array($0.properties.lowercaseMapping.unicodeScalars) }
        func string(_ scalars: some Sequence<Unicode.Scalar>) -> String {
            var view = String.UnicodeScalarView()
            view.append(contentsOf: scalars)
            return String(view)
        }
        var grams: [Gram: Int] = [:]
        for run in lower.split(whereSeparator: \.properties.isWhitespace) {
            let word = [" "] + run + [" "]
            for length in 2...5 where length <= word.count {
                for start in 0...(word.count - length) {
                    grams[Gram(.character, string(word[start..<(start + length)])), default: 0] += 1
                }
            }
        }
        let words = lower.split { !isWord($0) }.map { string($0) }
        for word in words { grams[Gram(.word, word), default: 0] += 1 }
        for (first, second) in zip(words, words.dropFirst()) {
            grams[Gram(.word, first + " " + second), default: 0] += 1
        }
        return grams
    }

    private static func isWord(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isAlphabetic
            || [.nonspacingMark, .spacingMark, .enclosingMark, .decimalNumber, .connectorPunctuation]
                .contains(scalar.properties.generalCategory)
    }
}

@Suite("n-grams")
struct NGramsTests {
    private func hashes(_ text: String) -> [UInt64: Int] {
        var grams = NGrams()
        var found: [UInt64: Int] = [:]
        grams.forEach(in: text) { found[$0, default: 0] += 1 }
        return found
    }

    private func expected(_ text: String) -> [UInt64: Int] {
        Dictionary(Gram.all(in: text).map { ($0.key.hash, $0.value) }, uniquingKeysWith: +)
    }

    @Test("The naive twin itself cuts what scikit-learn cuts")
    func byHand() {
        let characters = [" a", "ab", "b ", " ab", "ab ", " ab ", " b", " b "].map { Gram(.character, $0) }
        let words = ["ab", "b", "ab b"].map { Gram(.word, $0) }
        var expected = Dictionary(uniqueKeysWithValues: (characters + words).map { ($0, 1) })
        expected[Gram(.character, "b ")] = 2
        #expect(Gram.all(in: "Ab b") == expected)
    }

    @Test(
        "Fast and naive find the same n-grams, as often",
        arguments: [
            "", " ", "a", "ab", "Hello, World!", "don't stop", "  two  spaces\n\nand\tlines ", "x-y_z 3.14", "ÀÉÎ ÕÜ",
            "你好 世界", "👍🏽👍🏽", "e\u{301}\u{301}", "a b a b a", String(repeating: "ab ", count: 400),
        ])
    func twins(text: String) {
        #expect(hashes(text) == expected(text), "\(text.debugDescription)")
    }

    @Test("Fast and naive agree on random Unicode", arguments: 0..<200)
    func randomTwins(seed: Int) {
        var generator = SeededGenerator(seed: UInt64(seed))
        let text = Fixtures.randomText(&generator)
        let isEqual = hashes(text) == expected(text)
        #expect(isEqual, "\(text.debugDescription)")
    }

    @Test("A text's n-grams do not depend on the texts before it")
    func noLeftovers() {
        var used = NGrams()
        used.forEach(in: "something else first, unfinish") { _ in }
        var found: [UInt64: Int] = [:]
        used.forEach(in: "now this") { found[$0, default: 0] += 1 }
        #expect(found == hashes("now this"))
    }

    @Test("Capitals do not matter, and a character n-gram is never a word")
    func kinds() {
        #expect(hashes("HELLO Ünder") == hashes("hello ünder"))
        #expect(Gram(.character, "ab").hash != Gram(.word, "ab").hash)
    }

    @Test("White space and word scalars are Unicode's for every scalar", arguments: 0..<17)
    func properties(plane: UInt32) {
        var wrong: [UInt32] = []
        // Every scalar of the first plane, then a sample.
        for value in stride(from: plane << 16, to: (plane + 1) << 16, by: plane == 0 ? 1 : 97) {
            guard let scalar = Unicode.Scalar(value) else { continue }
            if NGrams.isSpace(value) != scalar.properties.isWhitespace { wrong.append(value) }
        }
        #expect(wrong.isEmpty)
        #expect((0..<128).filter { NGrams.isSpace($0) } == [9, 10, 11, 12, 13, 32])
    }
}
