extension Unicode.Scalar {
    /// Whether the character changes how text is shown instead of being shown: control characters (C0, DEL, C1), line and
    /// paragraph separators, and the marks, embeddings, overrides and isolates of bidirectional text (UAX #9).
    ///
    /// In a name or on a terminal such a character can make text look like something it is not.
    public var isControl: Bool {
        switch value {
        case 0x00...0x1F, 0x7F...0x9F: true
        case 0x2028, 0x2029: true
        case 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: true
        default: false
        }
    }
}
