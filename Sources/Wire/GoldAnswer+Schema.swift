package import Preferences

extension GoldAnswer: SchemaDescribed {
    /// One of the three ways to say what is known of the order, flags, or both.
    package static var schema: Schema {
        let places = Schema.array(.array(.integer(minimum: 1)))
        return .object([
            .init("tiers", places, isRequired: false), .init("order", places, isRequired: false),
            .init("pairs", places, isRequired: false), .init("flags", .any, isRequired: false),
        ])
    }
}
