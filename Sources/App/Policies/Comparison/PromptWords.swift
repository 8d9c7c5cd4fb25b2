/// A word for each prompt that has one, to tell prompts apart by: its language, or what files say of it in one field.
struct PromptWords: Sendable {
    /// The words that occur, in the order in which they came.
    private(set) var words: [String] = []
    private var numbers: [String: Int32] = [:]
    /// Of each prompt up to the last one that has a word.
    private var places: [Int32] = []
    /// How many prompts have a word.
    private(set) var prompts = 0

    private static let none: Int32 = -1
    private static let other: Int32 = -2
    /// A field with more words than these is a name and not a kind: what comes after them is one.
    private static let mostWords = 1_000

    /// What a prompt is told apart by.
    enum Word: Hashable {
        /// The word of that number.
        case known(Int)
        /// One of more words than are kept.
        case other
        /// Nothing is said of it.
        case none
    }

    mutating func set(_ word: String, of prompt: Int) {
        while places.count <= prompt { places.append(Self.none) }
        if places[prompt] == Self.none { prompts += 1 }
        if let number = numbers[word] {
            places[prompt] = number
        } else if words.count < Self.mostWords {
            numbers[word] = Int32(words.count)
            places[prompt] = Int32(words.count)
            words.append(word)
        } else {
            places[prompt] = Self.other
        }
    }

    func word(of prompt: Int) -> Word {
        guard prompt < places.count, places[prompt] != Self.none else { return .none }
        return places[prompt] == Self.other ? .other : .known(Int(places[prompt]))
    }

    /// Whether it tells kinds apart, and is no name that each prompt has for itself.
    var areKinds: Bool { words.count < Self.mostWords && (words.count <= 12 || words.count * 2 <= prompts) }

    var byteCount: Int { places.count * 4 + words.reduce(0) { $0 + 2 * $1.utf8.count + 48 } }
}
