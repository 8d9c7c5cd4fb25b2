/// Why a text is no JSON, or not of the shape that is read here.
package struct JSONError: Error, Hashable, Sendable {
    /// A JSON pointer (RFC 6901) to the value at fault; empty: the whole text.
    package var pointer: String
    /// What is wrong, in a sentence.
    package var message: String
    /// Bytes before the fault, where the text itself is no JSON.
    package var offset: Int?

    /// The fault and where it is.
    package var sentence: String {
        offset.map { "This is not valid JSON at byte \($0 + 1): \(message)" } ?? message
    }

    init(_ pointer: String, _ message: String, at offset: Int? = nil) {
        self.pointer = pointer
        self.message = message
        self.offset = offset
    }
}

/// JSON pointers (RFC 6901).
enum JSONPointer {
    static func escaped(_ name: String) -> String {
        name.utf8.contains { $0 == UInt8(ascii: "~") || $0 == UInt8(ascii: "/") }
            ? name.split(separator: "~", omittingEmptySubsequences: false).joined(separator: "~0")
                .split(separator: "/", omittingEmptySubsequences: false).joined(separator: "~1") : name
    }

    static func of(_ path: [any CodingKey]) -> String {
        path.map { "/" + ($0.intValue.map(String.init) ?? escaped($0.stringValue)) }.joined()
    }
}
