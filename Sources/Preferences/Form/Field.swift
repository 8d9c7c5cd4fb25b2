/// One thing that a form asks of each completion, or of the task.
public struct Field: Hashable, Codable, Sendable {
    /// What an answer is. What each kind may be and takes stands in a file of its own: `Field+Likert.swift` and so on.
    public enum Kind: String, Hashable, Codable, Sendable, CaseIterable {
        /// A whole number on a scale.
        case likert
        /// Yes or no. Not answered is neither.
        case flag
        /// One of some options, or several.
        case choice
        /// Free text.
        case text
    }

    /// What a field is asked of.
    public enum Subject: String, Hashable, Codable, Sendable, CaseIterable {
        /// Of each completion.
        case completion
        /// Once, of the whole.
        case task
    }

    /// One answer of a choice.
    public struct Option: Hashable, Codable, Sendable {
        /// What is stored.
        public var value: String
        /// What the labeler reads.
        public var label: String

        /// An option of its parts.
        public init(_ value: String, _ label: String) {
            self.value = value
            self.label = label
        }
    }

    /// camelCase, unique in the form; what answers are stored under.
    public var name: String
    /// What the labeler reads.
    public var label: String
    /// The same in more words.
    public var help: String?
    /// What an answer is.
    public var kind: Kind
    /// What it is asked of.
    public var about: Subject
    /// Whether it must be answered.
    public var isRequired: Bool
    /// The low end of a likert's scale.
    public var lowest: Int?
    /// The high end of a likert's scale.
    public var highest: Int?
    /// What the low end means.
    public var lowLabel: String?
    /// What the high end means.
    public var highLabel: String?
    /// Of a choice.
    public var options: [Option]?
    /// Whether several options may be chosen.
    public var isMultiple: Bool?
    /// Of a text, in UTF-16 units.
    public var minimumLength: Int?
    /// A letter that sets the flag, or goes to the field.
    public var key: String?

    /// A field with nothing that only some kinds have.
    public init(
        _ name: String, _ label: String, kind: Kind, about: Subject = .completion, isRequired: Bool = false,
        help: String? = nil, key: String? = nil
    ) {
        self.name = name
        self.label = label
        self.help = help
        self.kind = kind
        self.about = about
        self.isRequired = isRequired
        self.key = key
    }
}
