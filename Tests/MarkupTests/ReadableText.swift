import Foundation

/// What a reader of HTML can find in it, in order: its texts, and what is said by attributes that the page shows or
/// that browsers show on a link: the address and title of a link, the label of a code block, the characters of an entity.
struct ReadableText {
    private(set) var text = ""
    /// Elements that were opened and not closed, or closed and not opened.
    private(set) var isBalanced = true
    private(set) var tags: Set<String> = []

    init(of html: String) {
        var open: [(name: String, after: String)] = []
        var rest = Substring(html)
        var ordinals: [Int] = []
        while let start = rest.utf8.firstIndex(of: UInt8(ascii: "<")) {
            text += Self.decoded(String(rest[..<start]))
            guard let end = rest[start...].utf8.firstIndex(of: UInt8(ascii: ">")) else {
                isBalanced = false
                return
            }
            let tag = String(rest[rest.utf8.index(after: start)..<end])
            rest = rest[rest.utf8.index(after: end)...]
            let name = String(tag.drop { $0 == "/" }.prefix { $0 != " " && $0 != "/" })
            tags.insert(name)
            if tag.hasPrefix("/") {
                guard let last = open.popLast(), last.name == name else {
                    isBalanced = false
                    continue
                }
                text += last.after
                if name == "ol" || name == "ul" { ordinals.removeLast() }
            } else if name == "br" || name == "hr" {
                text += "\n"
            } else {
                if name == "ol" || name == "ul" {
                    ordinals.append(name == "ul" ? -1 : Self.attribute("start", in: tag).flatMap { Int($0) } ?? 1)
                }
                if name == "li", let ordinal = ordinals.last, ordinal >= 0 {
                    let shown = Self.attribute("value", in: tag).flatMap { Int($0) } ?? ordinal
                    text += "\(shown). "
                    ordinals[ordinals.count - 1] = shown + 1
                }
                let said = ["data-info", "lang"].compactMap { Self.attribute($0, in: tag) }
                text += said.joined(separator: " ")
                let after = ["href", "title"].compactMap { Self.attribute($0, in: tag) }.joined(separator: " ")
                open.append((name, name == "span" && tag.contains("unseen") ? "" : after))
            }
        }
        text += Self.decoded(String(rest))
        isBalanced = isBalanced && open.isEmpty
    }

    private static func attribute(_ name: String, in tag: String) -> String? {
        guard let start = tag.range(of: " \(name)=\"", options: .literal) else { return nil }
        let value = tag[start.upperBound...].prefix { $0 != "\"" }
        let decoded = decoded(String(value))
        return name == "href" ? decoded.removingPercentEncoding ?? decoded : decoded
    }

    private static func decoded(_ text: String) -> String {
        guard text.utf8.contains(UInt8(ascii: "&")) else { return text }
        return text.replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&quot;", with: "\"")
            .replacing("&amp;", with: "&")
    }
}
