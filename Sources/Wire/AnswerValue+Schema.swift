package import Preferences

extension AnswerValue: SchemaDescribed {
    /// A whole number, true or false, a string, or a list of strings.
    package static var schema: Schema { .oneOf([.integer(), .boolean, .string(), .array(.string())]) }
}
