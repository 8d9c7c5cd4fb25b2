/// Values that were understood but are not allowed, each with a pointer to the field (RFC 6901) and what to do.
public struct ValidationError: Error, Equatable {
    /// How many faults are told at most: a body of a megabyte can have half a million.
    public static let mostIssues = 20

    /// One field and what is wrong with it.
    public struct Issue: Equatable, Sendable, Codable {
        /// A JSON pointer into the body, for example `/tiers/0/1`.
        public var pointer: String
        /// Stable, for programs.
        public var code: String
        /// For people: what is wrong and what to do.
        public var message: String
        /// What `message` says beyond `code`, for pages that say it in another language: of each code in an order of its
        /// own. Absent where there is nothing, or nothing that they say.
        public var values: [String]?

        /// A fault of its parts.
        public init(pointer: String, code: String, message: String, values: [String]? = nil) {
            self.pointer = pointer
            self.code = code
            self.message = message
            self.values = values
        }
    }

    /// Every fault that was found, not only the first.
    public let issues: [Issue]

    /// Several faults at once.
    public init(_ issues: [Issue]) {
        self.issues = issues
    }

    /// A single fault.
    public init(pointer: String, code: String, message: String, values: [String]? = nil) {
        issues = [Issue(pointer: pointer, code: code, message: message, values: values)]
    }

    /// All messages as one line, for a terminal or an import report.
    public var message: String {
        issues.map { $0.pointer.isEmpty ? $0.message : "\($0.pointer): \($0.message)" }.joined(separator: "; ")
    }
}
