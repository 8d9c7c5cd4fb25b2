internal import CMarkdown
import Foundation

/// GitHub-flavoured Markdown to HTML that is safe to put into a page, with formulas marked for KaTeX.
///
/// cmark-gfm runs in its safe mode, which drops `javascript:`-like links and raw HTML. A labeler has to see what the
/// model wrote, so raw HTML is turned into text nodes before rendering; no byte of a completion reaches the page as
/// markup. Formulas become `<span class="math">…</span>`, or `<span class="math display">…</span>`, with the escaped
/// LaTeX source inside.
package struct MarkdownRenderer: Sendable {
    package init() {
        cmark_gfm_core_extensions_ensure_registered()
    }

    /// The version of cmark-gfm.
    package static var libraryVersion: String { String(cString: cmark_version_string()) }

    /// - Returns: complete, balanced HTML with no script, no style and no event handler.
    package func html(_ markdown: String) -> String {
        let hazards = MarkdownHazards(of: markdown)
        if hazards.structure { return Self.plain(markdown) }
        let (source, formulas) = MathSpans.extract(from: markdown)
        // Safe mode is the default since cmark 0.29; only CMARK_OPT_UNSAFE would turn it off.
        let options = CMARK_OPT_DEFAULT | CMARK_OPT_VALIDATE_UTF8 | CMARK_OPT_GITHUB_PRE_LANG
        guard let parser = cmark_parser_new(options) else { return Self.plain(markdown) }
        defer { cmark_parser_free(parser) }
        let extensions = ["strikethrough", "tasklist"] + (hazards.tables ? [] : ["table"])
        for name in extensions + (hazards.links ? [] : ["autolink"]) {
            if let found = cmark_find_syntax_extension(name) { cmark_parser_attach_syntax_extension(parser, found) }
        }
        let text = Array(source.utf8)
        text.withUnsafeBytes { bytes in
            cmark_parser_feed(parser, bytes.bindMemory(to: CChar.self).baseAddress, bytes.count)
        }
        guard let document = cmark_parser_finish(parser) else { return Self.plain(markdown) }
        defer { cmark_node_free(document) }
        for node in Self.nodes(of: document) {
            rewrite(node, formulas: formulas)
        }
        guard let rendered = cmark_render_html(document, options, cmark_parser_get_syntax_extensions(parser)) else {
            return Self.plain(markdown)
        }
        defer { free(rendered) }
        return String(cString: rendered)
    }

    private func rewrite(_ node: OpaquePointer, formulas: MathSpans) {
        let type = cmark_node_get_type(node)
        switch type {
        case CMARK_NODE_HTML_INLINE, CMARK_NODE_HTML_BLOCK:
            let literal = formulas.restore(Self.literal(of: node))
            guard let text = cmark_node_new(CMARK_NODE_TEXT) else { return }
            cmark_node_set_literal(text, literal)
            if type == CMARK_NODE_HTML_INLINE {
                cmark_node_replace(node, text)
            } else if let paragraph = cmark_node_new(CMARK_NODE_PARAGRAPH) {
                cmark_node_append_child(paragraph, text)
                cmark_node_replace(node, paragraph)
            }
            cmark_node_free(node)
        case CMARK_NODE_CODE, CMARK_NODE_CODE_BLOCK:
            let literal = Self.literal(of: node)
            if formulas.mark(in: literal) { cmark_node_set_literal(node, formulas.restore(literal)) }
        case CMARK_NODE_LINK, CMARK_NODE_IMAGE:
            if let address = cmark_node_get_url(node).map({ String(cString: $0) }), formulas.mark(in: address) {
                cmark_node_set_url(node, formulas.restore(address))
            }
        case CMARK_NODE_TEXT:
            let literal = Self.literal(of: node)
            guard formulas.mark(in: literal) else { return }
            for piece in formulas.pieces(of: literal) {
                let inserted: OpaquePointer?
                switch piece {
                case .text(let text):
                    inserted = cmark_node_new(CMARK_NODE_TEXT)
                    cmark_node_set_literal(inserted, text)
                case .formula(let formula):
                    inserted = cmark_node_new(CMARK_NODE_CUSTOM_INLINE)
                    let name = formula.isDisplay ? "math display" : "math"
                    cmark_node_set_on_enter(inserted, "<span class=\"\(name)\">\(Self.escaped(formula.source))</span>")
                }
                if let inserted { cmark_node_insert_before(node, inserted) }
            }
            cmark_node_unlink(node)
            cmark_node_free(node)
        default:
            break
        }
    }

    /// All nodes, collected first because rewriting removes some of them.
    private static func nodes(of document: OpaquePointer) -> [OpaquePointer] {
        guard let iterator = cmark_iter_new(document) else { return [] }
        defer { cmark_iter_free(iterator) }
        var nodes: [OpaquePointer] = []
        while true {
            let event = cmark_iter_next(iterator)
            if event == CMARK_EVENT_DONE { return nodes }
            if event == CMARK_EVENT_ENTER, let node = cmark_iter_get_node(iterator) { nodes.append(node) }
        }
    }

    private static func literal(of node: OpaquePointer) -> String {
        cmark_node_get_literal(node).map { String(cString: $0) } ?? ""
    }

    private static func plain(_ text: String) -> String {
        "<p>\(escaped(text).split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "<br />\n"))</p>\n"
    }

    /// By bytes: as a `Character`, a `<` after U+0600 (or any other that joins the next one) is no `<`.
    private static func escaped(_ text: String) -> String {
        var bytes: [UInt8] = []
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "&"): bytes += "&amp;".utf8
            case UInt8(ascii: "<"): bytes += "&lt;".utf8
            case UInt8(ascii: ">"): bytes += "&gt;".utf8
            case UInt8(ascii: "\""): bytes += "&quot;".utf8
            default: bytes.append(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}

/// What would make cmark-gfm 0.29 take time or memory quadratic in the text. The bounds are some 0.1 s of work each, far
/// above what people and models write; they need one pass over the bytes.
private struct MarkdownHazards {
    /// Nested quotes and lists × lines, unclosed `<?` × bytes, or a long link target × its uses: shown as plain text.
    var structure: Bool {
        depth > 1000 || depth * lines > 2_000_000 || opens * bytes > 100_000_000 || copied > 20_000_000
    }
    /// A row like `|-|` parses its whole paragraph again, and short rows are filled up to the header's width.
    var tables: Bool { parsedCells > 30_000_000 || filledCells > 50_000 }
    /// Each `@` and each `)` of a word scans the word again.
    var links: Bool { word > 1000 }

    private var (depth, lines, opens, bytes, word) = (0, 0, 0, 0, 0)
    private var (parsedCells, filledCells, copied) = (0, 0, 0)

    init(of text: String) {
        let text = Array(text.utf8)
        bytes = text.count
        var brackets = 0
        var longestTarget = 0
        var block = (bytes: 0, cells: 0, lines: 0, columns: 0, definition: false)
        for line in text.split(omittingEmptySubsequences: false, whereSeparator: { $0 == 0x0A || $0 == 0x0D }) {
            lines += 1
            let (level, body) = Self.prefix(of: line)
            depth = max(depth, level)
            if line.allSatisfy({ $0 == 0x20 || $0 == 0x09 }) { block = (0, 0, 0, 0, false) }
            var (run, pipes, previous) = (0, 0, UInt8(0))
            for byte in line {
                run = byte > 0x20 && byte < 0x80 ? run + 1 : 0
                word = max(word, run)
                switch byte {
                case UInt8(ascii: "|"): pipes += 1
                case UInt8(ascii: "]"): brackets += 1
                case UInt8(ascii: "?") where previous == UInt8(ascii: "<"): opens += 1
                case UInt8(ascii: "[") where previous == UInt8(ascii: "!"): opens += 1
                default: break
                }
                previous = byte
            }
            block.bytes += line.count + 1
            block.cells += pipes + 1
            block.lines += 1
            block.definition = block.definition || body == UInt8(ascii: "[")
            if block.definition { longestTarget = max(longestTarget, block.bytes) }
            parsedCells += pipes * pipes
            if line.contains(UInt8(ascii: "-")), line.allSatisfy({ "|-: \t>".utf8.contains($0) }) {
                parsedCells += block.cells * block.cells
                block.columns = max(block.columns, pipes + 1)
            }
            filledCells += block.columns
        }
        copied = longestTarget * brackets
    }

    /// How deep the marks and the indentation that start `line` can nest, and the byte after them.
    private static func prefix(of line: ArraySlice<UInt8>) -> (level: Int, next: UInt8?) {
        var halves = 0
        for byte in line {
            switch byte {
            case UInt8(ascii: " "): halves += 1
            case UInt8(ascii: "\t"): halves += 4
            case UInt8(ascii: ">"): halves += 2
            case UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "*"), UInt8(ascii: "."), UInt8(ascii: ")"):
                halves += 1
            case UInt8(ascii: "0")...UInt8(ascii: "9"): break
            default: return ((halves + 1) / 2, byte)
            }
        }
        return ((halves + 1) / 2, nil)
    }
}
