extension StringProtocol {
    /// Whether nobody would see anything of it: there are only blanks, and characters that show nothing by themselves.
    package var isBlank: Bool { unicodeScalars.allSatisfy(\.isBlank) }
}

extension Unicode.Scalar {
    fileprivate var isBlank: Bool {
        properties.isWhitespace || isControl || properties.isDefaultIgnorableCodePoint || self == "\u{2800}"
    }
}
