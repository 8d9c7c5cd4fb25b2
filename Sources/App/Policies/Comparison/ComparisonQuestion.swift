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
    package enum Slice: String, Codable, Sendable, CaseIterable {
        /// How long the prompt is.
        case promptLength
        /// Which import brought the task.
        case round
        /// Whether the prompt is one question or a conversation.
        case turns
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
        slice = word("slice", Slice.self)
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

    static func unknownBaseline(_ name: String) -> ValidationError {
        ValidationError(
            pointer: "?baseline", code: "unknownPolicy",
            message:
                "No judgement of this project that counts here is about \(name), so nothing can be held against it.")
    }
}
