import Foundation

/// How rare words are among groups of prompts: rare ones say what a text is about.
struct WordRarity: Sendable, Equatable {
    /// ln((1 + n) / (1 + df)), with n groups of which df have the word; only of words that at least two have, as what one
    /// alone has says nothing about others.
    private(set) var values: [UInt64: Float]

    /// - Parameter values: of each word; see `values`.
    init(values: [UInt64: Float]) {
        self.values = values
    }

    /// - Parameters:
    ///   - groups: the places of the texts of each group.
    ///   - words: the words of the texts of one place.
    init(_ groups: [Range<Int>], words: @Sendable (Int) -> [UInt64]) {
        let perPart = 512
        let parts = parallelMap((groups.count + perPart - 1) / perPart) { part in
            var frequency: [UInt64: Int32] = [:]
            for group in groups[(part * perPart)..<min((part + 1) * perPart, groups.count)] {
                for word in Set(group.flatMap(words)) { frequency[word, default: 0] += 1 }
            }
            return frequency
        }
        var total: [UInt64: Int32] = [:]
        for part in parts { total.merge(part, uniquingKeysWith: +) }
        let count = Double(1 + groups.count)
        values = total.filter { $0.value > 1 }.mapValues { Float(log(count / (1 + Double($0)))) }
    }

    /// The rarest of the words that are known, each once, the rarest first.
    func rarest(_ count: Int, of words: [UInt64]) -> [Word] {
        var rarest: [Word] = []
        rarest.reserveCapacity(count + 1)
        for hash in words {
            guard let rarity = values[hash], rarity > 0 else { continue }
            let word = Word(hash: hash, rarity: rarity)
            if rarest.count == count, let last = rarest.last, !(word < last) { continue }
            guard let place = rarest.firstIndex(where: { !($0 < word) }) else {
                rarest.append(word)
                continue
            }
            if rarest[place].hash == hash { continue }
            rarest.insert(word, at: place)
            if rarest.count > count { rarest.removeLast() }
        }
        return rarest
    }

    /// A word of a text and its rarity; in an order that is the same for every text.
    struct Word: Comparable {
        var hash: UInt64
        var rarity: Float

        static func < (left: Word, right: Word) -> Bool {
            (-left.rarity, left.hash) < (-right.rarity, right.hash)
        }
    }
}
