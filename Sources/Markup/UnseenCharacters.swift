/// Characters that nobody sees, or that change how others are shown: a text with them is not what it looks like.
///
/// They are the control characters, Unicode's default ignorable code points, the marks of bidirectional text and of
/// annotations, the line and paragraph separators, the private ones, and those that are no characters. Where a script or
/// an emoji needs a joiner or a selector, it is left alone.
enum UnseenCharacters {
    /// The unseen characters that start at `index`.
    ///
    /// - Parameter hasMarks: whether the characters that frame the marks of a `MarkedSource` are none of the text.
    /// - Returns: the characters and where they end; nil if what starts there can be seen, or does its work.
    static func run(
        at index: Int, in bytes: UnsafeBufferPointer<UInt8>, hasMarks: Bool = false
    ) -> (scalars: [Unicode.Scalar], end: Int)? {
        var scalars: [Unicode.Scalar] = []
        var place = index
        while place < bytes.count, mayBeUnseen(bytes[place]) {
            let scalar = scalar(at: place, in: bytes)
            if hasMarks, scalar == "\u{E000}" || scalar == "\u{E001}" { break }
            guard isUnseen(scalar), !isNeeded(scalar, at: place, in: bytes) else { break }
            scalars.append(scalar)
            place += UTF8.width(scalar)
        }
        return scalars.isEmpty ? nil : (scalars, place)
    }

    /// "U+202E", what stands for the character.
    static func label(_ scalar: Unicode.Scalar) -> String {
        let digits = String(scalar.value, radix: 16, uppercase: true)
        return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }

    /// What the characters are: their names, or for tag characters the text that they spell.
    static func name(_ scalars: [Unicode.Scalar]) -> String {
        let spelled = scalars.compactMap { 0xE0020...0xE007E ~= $0.value ? Unicode.Scalar($0.value - 0xE0000) : nil }
        if spelled.count == scalars.count { return "hidden text: \(String(String.UnicodeScalarView(spelled)))" }
        var names: [String] = []
        for scalar in scalars {
            let name = scalar.properties.name ?? scalar.properties.nameAlias ?? "character without a name"
            if !names.contains(name.lowercased()) { names.append(name.lowercased()) }
        }
        return names.joined(separator: ", ")
    }

    /// A quick no for nearly all bytes.
    private static func mayBeUnseen(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x09, 0x0A, 0x0D: false
        case 0x00...0x1F, 0x7F, 0xC2, 0xCD, 0xD8, 0xE1...0xE3, 0xEE...0xF4: true
        default: false
        }
    }

    static func isUnseen(_ scalar: Unicode.Scalar) -> Bool {
        let properties = scalar.properties
        switch properties.generalCategory {
        case .control: return scalar != "\t" && scalar != "\n" && scalar != "\r"
        case .lineSeparator, .paragraphSeparator, .privateUse: return true
        default:
            return properties.isDefaultIgnorableCodePoint || properties.isBidiControl || scalar == "\u{2800}"
                || properties.isNoncharacterCodePoint || 0xFFF9...0xFFFB ~= scalar.value
        }
    }

    /// Whether the character does there what it was made for.
    private static func isNeeded(_ scalar: Unicode.Scalar, at index: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Bool
    {
        guard let before = self.scalar(before: index, in: bytes) else { return false }
        let end = index + UTF8.width(scalar)
        let after = end < bytes.count ? self.scalar(at: end, in: bytes) : nil
        switch scalar.value {
        case 0x200B:  // between words that are written without blanks
            return isSoutheastAsian(before) && after.map(isSoutheastAsian) ?? false
        case 0x200C, 0x200D:
            if joins(before) { return true }
            return scalar.value == 0x200D && isPictured(before) && after.map(isPictured) ?? false
        case 0x180B...0x180F: return 0x1800...0x18AF ~= before.value
        case 0xFE00...0xFE0F:
            if after == "\u{20E3}", before.properties.isEmoji { return true }
            return !isUnseen(before) && (isPictured(before) || before.value >= 0x1000)
        case 0xE0100...0xE01EF: return before.properties.isIdeographic
        case 0xE0020...0xE007F: return isFlag(endingAt: index, in: bytes)
        default: return false
        }
    }

    /// Whether tag characters up to `index` follow a black flag: England's, Scotland's, Wales'.
    private static func isFlag(endingAt index: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        var place = index
        for _ in 0..<7 {
            guard let before = scalar(before: place, in: bytes) else { return false }
            if before.value == 0x1F3F4 { return true }
            guard 0xE0020...0xE007F ~= before.value else { return false }
            place -= UTF8.width(before)
        }
        return false
    }

    /// Whether letters of this script change their form by joiners: Arabic, Syriac, the scripts of India, Mongolian.
    private static func joins(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x0600...0x08FF, 0x0900...0x0DFF, 0x0F00...0x109F, 0x1780...0x18AF, 0xFB50...0xFDFF, 0xFE70...0xFEFC: true
        default: false
        }
    }

    private static func isSoutheastAsian(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x0E00...0x109F, 0x1780...0x17FF, 0x1950...0x19FF: true
        default: false
        }
    }

    /// An emoji or a part of one. Digits are emoji to Unicode, for the sake of keycaps; here they are digits.
    private static func isPictured(_ scalar: Unicode.Scalar) -> Bool {
        !scalar.isASCII && scalar.properties.isEmoji || scalar.properties.isEmojiModifier || scalar.value == 0xFE0F
    }

    private static func scalar(before index: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Unicode.Scalar? {
        guard index > 0 else { return nil }
        var start = index - 1
        while start > 0, bytes[start] & 0xC0 == 0x80 { start -= 1 }
        return scalar(at: start, in: bytes)
    }

    private static func scalar(at index: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Unicode.Scalar {
        if bytes[index] < 0x80 { return Unicode.Scalar(bytes[index]) }
        let end = min(index + 4, bytes.count)
        return String(decoding: bytes[index..<end], as: UTF8.self).unicodeScalars.first ?? "\u{FFFD}"
    }
}
