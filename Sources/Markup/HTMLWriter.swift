internal import CMarkdown

/// HTML of a parsed text. Everything that a text says passes through `text`; all markup is written here.
///
/// Each block at the top has `dir="auto"`, so that it runs as its first letter does; blocks inside of it follow the style
/// sheet (`unicode-bidi: plaintext`), because a browser leaves out inner blocks with a direction of their own where it looks
/// for that first letter.
struct HTMLWriter {
    var output: [UInt8] = []
    let marked: MarkedSource
    /// Whether anything was written that can be seen.
    private(set) var hasContent = false
    private var lines: SourceLines
    /// The paragraph that is being written, for the indentation of its lines.
    private var paragraph = SourceLines.Paragraph.none
    /// How many blocks are open around the place.
    private var depth = 0
    private var isHeader = false
    private var column = 0
    private var alignments: [UInt8] = []
    /// Ordinal of the next item, for each open list.
    private var ordinals: [Int] = []

    init(_ marked: MarkedSource) {
        self.marked = marked
        lines = SourceLines(marked.source)
        output.reserveCapacity(marked.source.count * 5 / 4 + 64)
    }

    var html: String { String(decoding: output, as: UTF8.self) }

    mutating func write(_ document: OpaquePointer) {
        guard let iterator = cmark_iter_new(document) else { return }
        defer { cmark_iter_free(iterator) }
        while true {
            let event = cmark_iter_next(iterator)
            guard event != CMARK_EVENT_DONE, let node = cmark_iter_get_node(iterator) else { return }
            let isEntered = event == CMARK_EVENT_ENTER
            let type = cmark_node_get_type(node)
            if type.rawValue & UInt32(CMARK_NODE_TYPE_MASK) == UInt32(CMARK_NODE_TYPE_INLINE) {
                inline(node, type, isEntered, iterator)
            } else {
                block(node, type, isEntered)
            }
        }
    }

    // MARK: Blocks

    private mutating func block(_ node: OpaquePointer, _ type: cmark_node_type, _ isEntered: Bool) {
        switch type {
        case CMARK_NODE_DOCUMENT: break
        case CMARK_NODE_PARAGRAPH:
            let isTight = Self.isTight(node)
            if isEntered {
                if !isTight { open("p") }
                paragraph = lines.paragraph(node, isInside: depth > (isTight ? 0 : 1))
                indent(ofLine: paragraph.first)
            } else if !isTight {
                close("p")
            }
        case CMARK_NODE_HEADING:
            let tag = "h\(cmark_node_get_heading_level(node))"
            isEntered ? open(tag) : close(tag)
            paragraph = .none
        case CMARK_NODE_BLOCK_QUOTE: isEntered ? open("blockquote") : close("blockquote")
        case CMARK_NODE_LIST: isEntered ? openList(node) : closeList(node)
        case CMARK_NODE_CODE_BLOCK: code(node)
        case CMARK_NODE_THEMATIC_BREAK:
            markup("<hr />")
            hasContent = true
            endLine()
        case CMARK_NODE_HTML_BLOCK:
            open("p")
            lined(marked.restored(Self.literal(of: node)))
            close("p")
        case CMARK_NODE_ITEM: isEntered ? openItem(node) : markup("</li>")
        default: extended(node, isEntered)
        }
    }

    /// Blocks of the extensions, whose types have numbers only at run time.
    private mutating func extended(_ node: OpaquePointer, _ isEntered: Bool) {
        switch String(cString: cmark_node_get_type_string(node)) {
        case "table":
            guard isEntered else {
                if !isHeader { markup("</tbody>") }
                isHeader = false
                return close("table")
            }
            let columns = Int(cmark_gfm_extensions_get_table_columns(node))
            alignments = Array(
                UnsafeBufferPointer(start: cmark_gfm_extensions_get_table_alignments(node), count: columns))
            open("table")
        case "table_header":
            markup(isEntered ? "<thead><tr>" : "</tr></thead>")
            (isHeader, column) = (true, 0)
        case "table_row":
            if isEntered {
                markup(isHeader ? "<tbody><tr>" : "<tr>")
                (isHeader, column) = (false, 0)
            } else {
                // GFM drops the cells that the header has no column for.
                for cell in lines.cells(ofRow: node).dropFirst(alignments.count) {
                    markup("<td>")
                    cell.withUnsafeBufferPointer { text($0, hasMarks: true) }
                    markup("</td>")
                }
                markup("</tr>")
            }
        case "table_cell": cell(isEntered)
        default: break
        }
    }

    private mutating func cell(_ isEntered: Bool) {
        paragraph = .none
        let tag = isHeader ? "th" : "td"
        guard isEntered else {
            column += 1
            return markup("</\(tag)>")
        }
        switch column < alignments.count ? alignments[column] : 0 {
        case UInt8(ascii: "l"): markup("<\(tag) align=\"left\">")
        case UInt8(ascii: "c"): markup("<\(tag) align=\"center\">")
        case UInt8(ascii: "r"): markup("<\(tag) align=\"right\">")
        default: markup("<\(tag)>")
        }
    }

    private mutating func openList(_ node: OpaquePointer) {
        let isOrdered = cmark_node_get_list_type(node) == CMARK_ORDERED_LIST
        let start = Int(cmark_node_get_list_start(node))
        ordinals.append(isOrdered ? start : -1)
        guard isOrdered else { return open("ul") }
        let delimiter = cmark_node_get_list_delim(node) == CMARK_PAREN_DELIM ? " class=\"parenthesis\"" : ""
        open("ol", delimiter + (start == 1 ? "" : " start=\"\(start)\""))
        hasContent = true
    }

    private mutating func closeList(_ node: OpaquePointer) {
        ordinals.removeLast()
        close(cmark_node_get_list_type(node) == CMARK_ORDERED_LIST ? "ol" : "ul")
    }

    /// An item shows the number that was written: Markdown would count on from the first.
    private mutating func openItem(_ node: OpaquePointer) {
        var value = ""
        if let due = ordinals.last, due >= 0 {
            let written = lines.number(ofItem: node) ?? due
            if written != due { value = " value=\"\(written)\"" }
            ordinals[ordinals.count - 1] = written + 1
        }
        markup("<li\(value)>")
        if Self.isNamed("tasklist", node) { markup(cmark_gfm_extensions_get_tasklist_item_checked(node) ? "☑ " : "☐ ") }
    }

    private mutating func code(_ node: OpaquePointer) {
        let info = cmark_node_get_fence_info(node).map { marked.restored(Self.bytes($0)) } ?? []
        let language = info.prefix { !$0.isBlank }
        markup("<pre")
        if !language.isEmpty { attribute("lang", Array(language)) }
        if language.count < info.count { attribute("data-info", info) }
        // Code of a language runs left to right, whatever its first string says.
        markup(language.isEmpty ? " dir=\"auto\"><code>" : " dir=\"ltr\"><code>")
        let literal = marked.restored(Self.literal(of: node))
        literal.withUnsafeBufferPointer { text($0, isCode: true) }
        hasContent = true
        markup("</code></pre>")
        endLine()
    }

    /// A text of no Markdown.
    mutating func plain(_ text: String) {
        markup("<p dir=\"auto\">")
        lined(Array(text.utf8))
        markup("</p>\n")
    }

    // MARK: Inlines

    private mutating func inline(
        _ node: OpaquePointer, _ type: cmark_node_type, _ isEntered: Bool, _ iterator: OpaquePointer
    ) {
        switch type {
        case CMARK_NODE_TEXT: text(Self.literal(of: node), hasMarks: true)
        case CMARK_NODE_SOFTBREAK, CMARK_NODE_LINEBREAK:
            markup("<br />")
            if let next = cmark_node_next(node) { indent(ofLine: Self.line(of: next)) }
        case CMARK_NODE_CODE:
            markup("<code dir=\"auto\">")
            let literal = marked.restored(Self.literal(of: node))
            literal.withUnsafeBufferPointer { text($0, isCode: true) }
            hasContent = true
            markup("</code>")
        case CMARK_NODE_HTML_INLINE: lined(marked.restored(Self.literal(of: node)))
        case CMARK_NODE_EMPH: markup(isEntered ? "<em>" : "</em>")
        case CMARK_NODE_STRONG: markup(isEntered ? "<strong>" : "</strong>")
        case CMARK_NODE_LINK: link(node, isEntered)
        case CMARK_NODE_IMAGE:
            picture(node)
            cmark_iter_reset(iterator, node, CMARK_EVENT_EXIT)
        default: if Self.isNamed("strikethrough", node) { markup(isEntered ? "<del>" : "</del>") }
        }
    }

    private mutating func link(_ node: OpaquePointer, _ isEntered: Bool) {
        let address = cmark_node_get_url(node).map { marked.restored(Self.bytes($0)) } ?? []
        let title = cmark_node_get_title(node).map { marked.restored(Self.bytes($0)) } ?? []
        let isSafe = Address.isSafe(address)
        if isEntered {
            guard isSafe else { return }
            markup("<a href=\"")
            markup(Address.encoded(address))
            markup("\"")
            if !title.isEmpty { attribute("title", title) }
            markup(">")
            // A link without words shows where it leads.
            if cmark_node_first_child(node) == nil { lined(address) }
        } else if isSafe {
            markup("</a>")
        } else {
            lined(
                Array(" (".utf8) + address + (title.isEmpty ? [] : Array(" \"".utf8) + title + Array("\"".utf8))
                    + Array(")".utf8))
        }
    }

    /// A picture is named and never loaded: a page may show one that is inside of the text, when it is asked to.
    private mutating func picture(_ node: OpaquePointer) {
        let address = cmark_node_get_url(node).map { marked.restored(Self.bytes($0)) } ?? []
        let title = cmark_node_get_title(node).map { marked.restored(Self.bytes($0)) } ?? []
        var words = Self.words(in: node, marked)
        if !title.isEmpty { words += Array(" \"".utf8) + title + Array("\"".utf8) }
        let data = EmbeddedPicture(address)
        let isLink = data == nil && Address.isRemote(address)
        if isLink {
            markup("<a class=\"picture\" href=\"")
            markup(Address.encoded(address))
            markup("\">")
        } else {
            markup("<span class=\"picture\"")
            if let data, data.canBeShown { attribute("data-picture", address) }
            markup(">")
        }
        lined(Array("[picture: ".utf8) + words)
        if !words.isEmpty { markup(" – ") }
        if let data { lined(Array(data.description.utf8)) } else { lined(address) }
        markup(isLink ? "]</a>" : "]</span>")
    }

    // MARK: Text

    /// Text with its line breaks.
    private mutating func lined(_ bytes: [UInt8]) {
        bytes.withUnsafeBufferPointer { text($0) }
    }

    /// The only way for what was written to become HTML.
    private mutating func text(_ bytes: UnsafeBufferPointer<UInt8>, hasMarks: Bool = false, isCode: Bool = false) {
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            if Self.isPlain[Int(byte)] {
                let start = index
                repeat {
                    if bytes[index] > .space { hasContent = true }
                    index += 1
                } while index < bytes.count && Self.isPlain[Int(bytes[index])]
                output += bytes[start..<index]
                continue
            }
            if hasMarks, byte == 0xEE, let (number, end) = marked.markNumber(at: index, in: bytes) {
                show(marked.marks[number])
                index = end
            } else if hasMarks, MarkedSource.isNudge(at: index, in: bytes) {
                index += 3
            } else if let unseen = UnseenCharacters.run(at: index, in: bytes, hasMarks: hasMarks) {
                show(unseen.scalars)
                index = unseen.end
            } else {
                if byte >= 0x80 { hasContent = true }
                if byte == 0x0D, index + 1 < bytes.count, bytes[index + 1] == 0x0A {
                    index += 1
                    continue
                }
                if byte.isNewline, !isCode { markup("<br />") } else { escape(byte) }
                index += 1
            }
        }
    }

    private mutating func show(_ mark: MarkedSource.Mark) {
        hasContent = true
        switch mark.shown {
        case .text: lined(Array(mark.original.utf8))
        case .lineBreak: markup("<br />")
        case .raised(let tag, let content):
            markup("<\(tag)>")
            lined(Array(content.utf8))
            markup("</\(tag)>")
        case .entity:
            markup("<span class=\"entity\"")
            attribute("title", Array(mark.original.utf8))
            markup(">\(mark.original)</span>")
        case .formula(let isDisplay):
            markup(isDisplay ? "<span class=\"math display\" dir=\"ltr\">" : "<span class=\"math\" dir=\"ltr\">")
            // As one text: a break inside of it would not reach KaTeX.
            Array(mark.original.utf8).withUnsafeBufferPointer { text($0, isCode: true) }
            markup("</span>")
        }
    }

    private mutating func show(_ unseen: [Unicode.Scalar]) {
        hasContent = true
        markup("<span class=\"unseen\"")
        attribute("title", Array(UnseenCharacters.name(unseen).utf8))
        markup(">\(unseen.map(UnseenCharacters.label).joined(separator: " "))</span>")
    }

    private mutating func indent(ofLine line: Int) {
        output += paragraph.indentation(ofLine: line, in: lines)
    }

    private mutating func attribute(_ name: String, _ value: [UInt8]) {
        markup(" \(name)=\"")
        value.withUnsafeBufferPointer { bytes in
            var index = 0
            while index < bytes.count {
                if let unseen = UnseenCharacters.run(at: index, in: bytes) {
                    markup(unseen.scalars.map(UnseenCharacters.label).joined(separator: " "))
                    index = unseen.end
                } else {
                    escape(bytes[index])
                    index += 1
                }
            }
        }
        markup("\"")
    }

    private mutating func open(_ tag: String, _ attributes: String = "") {
        markup("<\(tag)\(attributes)\(depth == 0 ? " dir=\"auto\"" : "")>")
        depth += 1
    }

    private mutating func close(_ tag: String) {
        depth -= 1
        markup("</\(tag)>")
        endLine()
    }

    /// Only between blocks at the top: inside of others, blanks are shown as they stand.
    private mutating func endLine() { if depth == 0 { output.append(0x0A) } }

    private mutating func markup(_ text: String) { output += text.utf8 }

    /// By bytes: as a `Character`, a `<` after U+0600 (or any other that joins the next one) is no `<`.
    private mutating func escape(_ byte: UInt8) {
        switch byte {
        case UInt8(ascii: "&"): markup("&amp;")
        case UInt8(ascii: "<"): markup("&lt;")
        case UInt8(ascii: ">"): markup("&gt;")
        case UInt8(ascii: "\""): markup("&quot;")
        case 0: markup("\u{FFFD}")
        default: output.append(byte)
        }
    }

    static func escaped(_ text: String) -> String {
        var writer = HTMLWriter(MarkedSource(plain: ""))
        writer.lined(Array(text.utf8))
        return writer.html
    }

    private static let isPlain: [Bool] = (0..<256).map { byte in
        (0x20...0x7E).contains(byte) && !"&<>\"".utf8.contains(UInt8(byte)) || byte == 0x09
    }
}
