extension StringProtocol {
    /// Whether nobody would see anything of it: there are only blanks, and characters that show nothing by themselves.
    package var isBlank: Bool { unicodeScalars.allSatisfy(\.isBlank) }

    /// The same without white space around it.
    package var trimmed: String {
        String(drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
    }
}

extension Unicode.Scalar {
    fileprivate var isBlank: Bool {
        properties.isWhitespace || isControl || properties.isDefaultIgnorableCodePoint || self == "\u{2800}"
    }
}
