/// Guesses which name was meant by one that is not known.
package enum Spelling {
    /// The one of `names` that is closest to `word`: the same but for case and hyphens, or at most two letters away and
    /// no more than a third of them. Nil where none is.
    package static func nearest(to word: String, among names: [String]) -> String? {
        let letters = plain(word)
        let allowed = min(2, max(1, letters.count / 3))
        guard letters.count <= longest else { return nil }
        let distances = names.map { (name: $0, distance: distance(letters, plain($0))) }
        return distances.filter { $0.distance <= allowed }.min { ($0.distance, $0.name) < ($1.distance, $1.name) }?.name
    }

    /// Of a longer name nobody has meant a field: to compare it would cost more than it says.
    private static let longest = 64

    private static func plain(_ word: String) -> [Character] {
        word.lowercased().filter { $0 != "_" && $0 != "-" && $0 != " " }
    }

    /// How many letters have to be put in, left out or changed (Levenshtein 1966).
    private static func distance(_ left: [Character], _ right: [Character]) -> Int {
        var row = Array(0...right.count)
        for (i, letter) in left.enumerated() {
            var diagonal = row[0]
            row[0] = i + 1
            for (j, other) in right.enumerated() {
                let changed = diagonal + (letter == other ? 0 : 1)
                diagonal = row[j + 1]
                row[j + 1] = min(changed, diagonal + 1, row[j] + 1)
            }
        }
        return row[right.count]
    }
}
