/// A field whose name is known at run time only.
package struct AnyKey: CodingKey, ExpressibleByStringLiteral {
    package let stringValue: String
    package var intValue: Int? { nil }

    /// The field of this name.
    package init(_ name: String) {
        stringValue = name
    }

    package init(stringValue: String) {
        self.init(stringValue)
    }

    package init?(intValue: Int) { nil }

    package init(stringLiteral name: String) {
        self.init(name)
    }
}
