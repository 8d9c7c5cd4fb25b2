/// A column of a data set, as its card declares it: so a loader need not guess types from the first rows.
package struct HandoverColumn: Sendable {
    /// What a column holds.
    package indirect enum Kind: Sendable {
        case text
        case whole
        case decimal
        case flag
        /// Chat messages; what they hold beside role and content is told by `isPlain`.
        case messages
        case list(Kind)
        case record([HandoverColumn])
    }

    package let name: String
    package let kind: Kind

    init(_ name: String, _ kind: Kind) {
        self.name = name
        self.kind = kind
    }

    /// As `datasets` reads it from a card's header (`Features._from_yaml_list`).
    ///
    /// - Parameter isPlain: whether all messages are a role and a text. Those with calls, results or parts have fields of
    ///   every kind, and are declared as JSON.
    func yaml(indent: String, isPlain: Bool) -> [String] {
        ["\(indent)- name: \(name)"] + kind.yaml(indent: indent + "  ", isPlain: isPlain)
    }
}

extension HandoverColumn.Kind {
    /// The lines behind a name.
    fileprivate func yaml(indent: String, isPlain: Bool) -> [String] {
        if let word = word(isPlain: isPlain) { return ["\(indent)dtype: \(word)"] }
        return ["\(indent)\(nested(indent: indent, isPlain: isPlain).joined(separator: "\n"))"]
    }

    /// `list: …` or `struct: …`, in which lists of lists nest.
    private func nested(indent: String, isPlain: Bool) -> [String] {
        switch self {
        case .messages where isPlain:
            ["list:"] + Self.message.flatMap { $0.yaml(indent: indent, isPlain: isPlain) }
        case .messages: ["list: json"]
        case .list(.record(let columns)):
            ["list:"] + columns.flatMap { $0.yaml(indent: indent, isPlain: isPlain) }
        case .list(let item):
            if let word = item.word(isPlain: isPlain) {
                ["list: \(word)"]
            } else {
                ["list:", indent + "  " + item.nested(indent: indent + "  ", isPlain: isPlain).joined(separator: "\n")]
            }
        case .record(let columns):
            ["struct:"] + columns.flatMap { $0.yaml(indent: indent, isPlain: isPlain) }
        case .text, .whole, .decimal, .flag: []
        }
    }

    private func word(isPlain: Bool) -> String? {
        switch self {
        case .text: "string"
        case .whole: "int64"
        case .decimal: "float64"
        case .flag: "bool"
        case .messages, .list, .record: nil
        }
    }

    private static let message = [HandoverColumn("role", .text), HandoverColumn("content", .text)]
}
