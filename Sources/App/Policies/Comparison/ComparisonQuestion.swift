import HTTPServer
import Preferences
import Storage

/// What a comparison of a project's policies is asked to show.
package struct ComparisonQuestion: Hashable, Sendable {
    /// Which tasks' judgements count.
    package enum Tasks: String, Codable, Sendable, CaseIterable {
        /// Those that were drawn by chance, or that nobody chose among.
        case random
        /// Also those that a reward model chose because it was unsure of them.
        case all
    }

    /// By what judgements are told apart.
    package enum Slice: Hashable, Sendable {
        /// How long the prompt is.
        case promptLength
        /// Which import brought the task.
        case round
        /// Whether the prompt is one question or a conversation.
        case turns
        /// In which language the prompt is, as its `meta` states or as it is recognised.
        case language
        /// What files say of the prompt in that field of its `meta`.
        case meta(String)
    }

    package var tasks = Tasks.random
    /// Whether strengths are told a second time, controlled for the style of completions.
    package var style = false
    package var slice: Slice?
    /// The policy that all others are held against.
    package var baseline: ID<Policy>?

    package init(
        tasks: Tasks = .random, style: Bool = false, slice: Slice? = nil, baseline: ID<Policy>? = nil
    ) {
        self.tasks = tasks
        self.style = style
        self.slice = slice
        self.baseline = baseline
    }

    /// - Throws: `ValidationError` that names every parameter that is none.
    init(_ query: QueryItems) throws(ValidationError) {
        var issues: [ValidationError.Issue] = []
        func refuse(_ name: String, _ message: String) {
            issues.append(.init(pointer: "?\(name)", code: "invalidValue", message: message))
        }
        func word<Word: RawRepresentable & CaseIterable>(_ name: String, _ type: Word.Type) -> Word?
        where Word.RawValue == String {
            guard let text = query[name] else { return nil }
            if let word = Word(rawValue: text) { return word }
            refuse(name, "\(name) is one of \(Word.allCases.map(\.rawValue).joined(separator: ", ")).")
            return nil
        }
        tasks = word("tasks", Tasks.self) ?? .random
        if let text = query["slice"] {
            slice = Slice(word: text)
            if slice == nil { refuse("slice", "slice is \(Slice.forms).") }
        }
        switch query["style"] {
        case "true": style = true
        case nil, "false": break
        default: refuse("style", "style is true or false.")
        }
        if let text = query["baseline"] {
            if let number = Int64(text), number > 0 {
                baseline = ID(number)
            } else {
                refuse("baseline", "baseline is the id of a policy.")
            }
        }
        guard issues.isEmpty else { throw ValidationError(issues) }
    }

    /// - Parameter known: the fields that there are.
    static func unknownKey(_ key: String, known: [String]) -> ValidationError {
        let others =
            known.isEmpty
            ? "No file says anything of the prompts that were judged."
            : "There are: \(known.map { "meta.\($0)" }.joined(separator: ", "))."
        return ValidationError(
            pointer: "?slice", code: "unknownKey",
            message: "No prompt that was judged has ‘\(key)’ in its meta. " + others)
    }

    static func unknownBaseline(_ name: String) -> ValidationError {
        ValidationError(
            pointer: "?baseline", code: "unknownPolicy",
            message:
                "No judgement of this project that counts here is about \(name), so nothing can be held against it.")
    }
}

// No `RawRepresentable`: its `==` would compare by the words that `==` is needed for.
extension ComparisonQuestion.Slice {
    private static let plain: [String: Self] = [
        "promptLength": .promptLength, "round": .round, "turns": .turns, "language": .language,
    ]
    private static let prefix = "meta."

    /// What can be asked for, for help and for messages.
    package static let forms =
        plain.keys.sorted().joined(separator: ", ") + ", or \(prefix) and a field that files give prompts, such as "
        + "\(prefix)category"

    /// A word, or `meta.` and the name of a field.
    package init?(word: String) {
        if let known = Self.plain[word] {
            self = known
        } else if word.hasPrefix(Self.prefix), word.count > Self.prefix.count {
            self = .meta(String(word.dropFirst(Self.prefix.count)))
        } else {
            return nil
        }
    }

    /// As it is asked for.
    package var word: String {
        switch self {
        case .promptLength: "promptLength"
        case .round: "round"
        case .turns: "turns"
        case .language: "language"
        case .meta(let key): Self.prefix + key
        }
    }
}
