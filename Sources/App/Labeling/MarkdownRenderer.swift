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

    /// - Returns: complete, balanced HTML with no script, no style and no event handler.
    package func html(_ markdown: String) -> String {
        let (source, formulas) = MathSpans.extract(from: markdown)
        // Safe mode is the default since cmark 0.29; only CMARK_OPT_UNSAFE would turn it off.
        let options = CMARK_OPT_DEFAULT | CMARK_OPT_VALIDATE_UTF8 | CMARK_OPT_GITHUB_PRE_LANG
        guard let parser = cmark_parser_new(options) else { return Self.plain(markdown) }
        defer { cmark_parser_free(parser) }
        for name in ["table", "strikethrough", "autolink", "tasklist"] {
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

    private static func plain(_ text: String) -> String { "<p>\(escaped(text))</p>" }

    private static func escaped(_ text: String) -> String {
        text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
            .replacing("\"", with: "&quot;")
    }
}
