/// The few pieces of HTML that are shown as what they mean: entities, line breaks, and what is raised or lowered.
enum Reference {
    /// `&name;`, `&#8201;` or `&#x2009;`: where it ends, and whether what it stands for can be seen.
    static func entity(at index: Int, in bytes: [UInt8]) -> (end: Int, isSeen: Bool)? {
        let body = bytes[(index + 1)...].prefix(33).prefix { $0.isAlphanumeric || $0 == UInt8(ascii: "#") }
        guard let first = body.first, body.endIndex < bytes.count, bytes[body.endIndex] == UInt8(ascii: ";") else {
            return nil
        }
        let name = String(decoding: body, as: UTF8.self)
        guard first == UInt8(ascii: "#") else {
            return (
                body.endIndex + 1, first.isLetter && !name.utf8.contains(UInt8(ascii: "#")) && !unseen.contains(name)
            )
        }
        let digits = name.dropFirst()
        let value =
            digits.first == "x" || digits.first == "X" ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
        let scalar = value.flatMap(Unicode.Scalar.init)
        return (body.endIndex + 1, scalar.map { $0.value >= 0x20 && !UnseenCharacters.isUnseen($0) } ?? false)
    }

    private static let unseen: Set<String> = [
        "shy", "zwj", "zwnj", "lrm", "rlm", "ZeroWidthSpace", "NegativeThinSpace", "NegativeMediumSpace",
        "NegativeThickSpace", "NegativeVeryThinSpace", "NoBreak", "ApplyFunction", "af", "InvisibleTimes", "it",
        "InvisibleComma", "ic",
    ]

    /// The end of `<br>`, `<br/>` or `<br />`.
    static func lineBreak(at index: Int, in bytes: [UInt8]) -> Int? {
        let text = bytes[index...].prefix(8).map { $0 >= UInt8(ascii: "A") && $0 <= UInt8(ascii: "Z") ? $0 | 0x20 : $0 }
        for tag in ["<br>", "<br/>", "<br />"] where text.starts(with: tag.utf8) { return index + tag.utf8.count }
        return nil
    }

    /// `<sub>2</sub>` or `<sup>nd</sup>`, with nothing in it that is markup.
    static func raised(at index: Int, in bytes: [UInt8]) -> (tag: String, content: String, end: Int)? {
        for tag in ["sub", "sup"] where bytes[index...].starts(with: "<\(tag)>".utf8) {
            let content = bytes[(index + 5)...].prefix(80).prefix {
                !$0.isNewline && !"<>*_`[]~\\$&|".utf8.contains($0)
            }
            // The private characters of marks are no content.
            guard !content.isEmpty, !content.contains(0xEE), !content.contains(0xE1),
                bytes[content.endIndex...].starts(with: "</\(tag)>".utf8)
            else { return nil }
            return (tag, String(decoding: content, as: UTF8.self), content.endIndex + 6)
        }
        return nil
    }
}
