extension Unicode.Scalar {
    /// Whether a text of nothing but such scalars is plainly in compatibility form (NFKC), and this is neither white space
    /// nor a sign that nobody sees: so texts of the commonest scripts need no look into Unicode's tables, which cost many
    /// times what it costs to read them.
    ///
    /// Letters that no mark can join, as no marks are among them, and quotation marks and dashes. A scalar that is left out
    /// makes a text slower, and nothing else.
    @inline(__always)
    var isPlainlyComposed: Bool {
        if value < 0x80 { return value > 0x20 && value != 0x7F }
        return isPlainlyComposedBeyondASCII
    }

    private var isPlainlyComposedBeyondASCII: Bool {
        switch value {
        // ’ “ ” and their like, – —, bullets
        case 0x2018, 0x2019, 0x201C, 0x201D, 0x2013, 0x2014, 0x2022: true
        // Ligatures and letters with a dot or an apostrophe beside them, which are written as two
        case 0x132, 0x133, 0x13F, 0x140, 0x149: false
        // Latin, but for the long s; Greek; Cyrillic
        case 0xC0...0x17E, 0x391...0x3A1, 0x3A3...0x3C9, 0x400...0x482: true
        // Kana; ideographs; Hangul syllables
        case 0x3041...0x3096, 0x30A1...0x30FA, 0x4E00...0x9FFF, 0xAC00...0xD7A3: true
        default: false
        }
    }
}

extension String {
    /// How many Unicode scalars it has: the bytes of UTF-8 that begin one.
    var scalarCount: Int { utf8.reduce(0) { $0 + ($1 & 0xC0 == 0x80 ? 0 : 1) } }
}
