package import Preferences

extension Prompt: SchemaDescribed {
    /// A plain text, or a list of messages; written as the list.
    package static var schema: Schema {
        let message = Schema.object([
            .init("role", .words(Message.Role.allCases.map(\.rawValue))), .init("content", .string()),
        ])
        return .oneOf([.string(), .array(message)])
    }
}
