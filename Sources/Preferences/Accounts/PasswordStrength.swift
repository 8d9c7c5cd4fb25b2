internal import Foundation

/// How many characters of a password a guesser has to find: parts that are tried first count as one or two of them.
///
/// `Password2024!` is a word (2), a year (1) and a sign (1): 4. Of all ways to take a password apart the cheapest counts
/// (dynamic programming over its characters); the idea is that of zxcvbn (Wheeler, USENIX Security 2016), with a much
/// smaller dictionary.
struct PasswordStrength {
    /// A kind of part that is easy to guess.
    enum Weakness: Hashable, CaseIterable {
        /// The user's own name, or a part of it.
        case name
        /// What this service is called and about.
        case service
        /// A word of `CommonWords`.
        case word
        /// Keys or letters in a row, such as `qwertz`, `4321` or `1qaz2wsx`.
        case run
        /// The same again: `aaaa`, `abcabc`.
        case repetition
        /// 1900 to 2099.
        case year
        /// What is left.
        case other
    }

    /// How many characters remain to be found.
    let characters: Int
    /// What the password was taken apart into.
    let weaknesses: Set<Weakness>

    /// Only the beginning of a long password is looked at: that is enough to tell.
    private static let longest = 100

    init(of password: String, username: String) {
        let typed = Array(password.precomposedStringWithCompatibilityMapping.lowercased().prefix(Self.longest))
        let unit = Self.unit(of: typed)
        let whole = Self.cheapest(Array(typed.prefix(unit)), Self.ownWords(of: username))
        characters = whole.characters + (unit < typed.count ? 1 : 0)
        weaknesses = unit < typed.count ? whole.weaknesses.union([.repetition]) : whole.weaknesses
    }

    private init(characters: Int, weaknesses: Set<Weakness>) {
        self.characters = characters
        self.weaknesses = weaknesses
    }

    /// The best way found to the end of each beginning of `typed`.
    private static func cheapest(_ typed: [Character], _ own: [String: Weakness]) -> PasswordStrength {
        let readings = [typed, typed.map { letters[$0] ?? $0 }, typed.map { $0 == "1" ? "l" : letters[$0] ?? $0 }]
        var best = [PasswordStrength(characters: 0, weaknesses: [])]
        for end in 1...max(1, typed.count) where end <= typed.count {
            var cheapest = best[end - 1].adding(1, .other)
            func consider(_ start: Int, _ cost: Int, _ weakness: Weakness) {
                let candidate = best[start].adding(cost, weakness)
                if candidate.characters < cheapest.characters { cheapest = candidate }
            }
            for start in max(0, end - CommonWords.longest)..<max(0, end - 2) {
                for reading in readings {
                    let part = String(reading[start..<end])
                    if let weakness = own[part] ?? CommonWords.weakness(of: part) { consider(start, 2, weakness) }
                }
                if isYear(typed[start..<end]) { consider(start, 1, .year) }
            }
            for start in max(0, end - KeyboardRuns.longest)..<max(0, end - 2) {
                if KeyboardRuns.contains(String(typed[start..<end])) { consider(start, 1, .run) }
            }
            let equal = typed[..<end].reversed().prefix { $0 == typed[end - 1] }.count
            if equal >= 3 { consider(end - equal, 1, .repetition) }
            best.append(cheapest)
        }
        return best[typed.count]
    }

    private func adding(_ cost: Int, _ weakness: Weakness) -> PasswordStrength {
        PasswordStrength(characters: characters + cost, weaknesses: weaknesses.union([weakness]))
    }

    /// The length of the shortest beginning whose repetition the whole is; all of it where it does not repeat.
    private static func unit(of typed: [Character]) -> Int {
        guard typed.count >= 2 else { return typed.count }
        return (1...typed.count / 2).first { unit in
            (unit..<typed.count).allSatisfy { typed[$0] == typed[$0 - unit] }
        } ?? typed.count
    }

    private static func isYear(_ digits: ArraySlice<Character>) -> Bool {
        digits.count == 4 && Int(String(digits)).map { (1900...2099).contains($0) } == true
    }

    /// The user's name, its parts, and both backwards.
    private static func ownWords(of username: String) -> [String: Weakness] {
        let name = username.precomposedStringWithCompatibilityMapping.lowercased()
        let parts = [name] + name.split { !$0.isLetter }.map(String.init)
        return parts.filter { $0.count >= 3 && $0.count <= CommonWords.longest }.reduce(into: [:]) { words, part in
            words[part] = .name
            words[String(part.reversed())] = .name
        }
    }

    /// Signs that stand for letters.
    private static let letters: [Character: Character] = [
        "0": "o", "1": "i", "!": "i", "|": "i", "3": "e", "€": "e", "4": "a", "@": "a", "5": "s", "$": "s", "7": "t",
        "+": "t", "8": "b", "9": "g",
    ]
}
