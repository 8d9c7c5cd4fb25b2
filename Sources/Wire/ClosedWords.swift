/// Types that are a closed list of words: enums with `String` raw values.
enum ClosedWords {
    /// The words of `type`; nil where it is no such type.
    static func of(_ type: any Any.Type) -> [String]? {
        (type as? any CaseIterable.Type).flatMap { words($0) }
    }

    static func refusal(of word: String, _ words: [String]) -> String {
        "‘\(word.prefix(40))’ is not allowed here; use one of \(words.joined(separator: ", "))."
    }

    private static func words<Type: CaseIterable>(_ type: Type.Type) -> [String]? {
        let words = type.allCases.compactMap { ($0 as? any RawRepresentable)?.rawValue as? String }
        return words.isEmpty || words.count != type.allCases.count ? nil : words
    }
}
