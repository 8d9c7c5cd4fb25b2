package import Preferences

extension Prompt: SchemaDescribed {
    /// A plain text, or a list of messages; written as the list.
    package static var schema: Schema { .oneOf([.string(), .array(Message.schema)]) }
}

extension Message: SchemaDescribed {
    /// A role, what is said, and whatever else the vendors' formats have: `tool_calls`, `tool_call_id`,
    /// `reasoning_content`, … All of it is kept.
    package static var schema: Schema {
        .openObject([
            .init("role", .words(Role.allCases.map(\.rawValue))),
            .init(
                "content", .nullable(.oneOf([.string(), .array(.openObject([.init("type", .string())]))])),
                isRequired: false),
        ])
    }
}

extension PromptMeta: SchemaDescribed {
    /// Any fields.
    package static var schema: Schema { .openObject([]) }
}
