internal import CMarkdown
import Foundation

/// GitHub-flavoured Markdown to HTML that is safe to put into a page, and that says no less than what was written.
///
/// cmark-gfm parses; `HTMLWriter` writes, so that no byte of a text becomes markup by any other hand. What Markdown would
/// swallow or change is taken out before (`MarkedSource`): formulas, link definitions, raw HTML, dollars, stars between
/// numbers. Where a reader could take something for what it is not, it is marked: characters that nobody sees, entities,
/// thinking that is no part of the answer.
///
/// Formulas become `<span class="math">…</span>`, or `<span class="math display">…</span>`, with the LaTeX inside as it
/// was written, delimiters and all: without KaTeX it can still be read.
package struct MarkdownRenderer: Sendable {
    package init() {
        cmark_gfm_core_extensions_ensure_registered()
    }

    /// The version of cmark-gfm.
    package static var libraryVersion: String { String(cString: cmark_version_string()) }

    /// - Returns: complete, balanced HTML with no script, no style and no event handler.
    package func html(_ markdown: String) -> String {
        guard let split = Thinking(of: markdown) else { return body(markdown) }
        // Without an answer below it, the thinking is all there is to read.
        let isOpen = !split.answer.utf8.contains { $0 > 0x20 }
        return "<details class=\"thinking\"\(isOpen ? " open" : "")><summary>\(HTMLWriter.escaped(split.opening))"
            + "</summary>\(body(split.thinking))<p>\(HTMLWriter.escaped(split.closing))</p></details>\n"
            + (isOpen ? "" : body(split.answer))
    }

    /// `text` as it was written, line by line, with the characters marked that nobody sees.
    package func plainHTML(_ text: String) -> String {
        var writer = HTMLWriter(MarkedSource(plain: text))
        writer.plain(text)
        return writer.html
    }

    private func body(_ markdown: String) -> String {
        let hazards = MarkdownHazards(of: markdown)
        if hazards.structure { return plainHTML(markdown) }
        let marked = MarkedSource(markdown)
        // Safe mode is the default since cmark 0.29. SOURCEPOS: without it, inline nodes do not know their line.
        let options =
            CMARK_OPT_DEFAULT | CMARK_OPT_VALIDATE_UTF8 | CMARK_OPT_SOURCEPOS | CMARK_OPT_STRIKETHROUGH_DOUBLE_TILDE
        guard let parser = cmark_parser_new(options) else { return plainHTML(markdown) }
        defer { cmark_parser_free(parser) }
        let extensions = ["strikethrough", "tasklist"] + (hazards.tables ? [] : ["table"])
        for name in extensions + (hazards.links ? [] : ["autolink"]) {
            if let found = cmark_find_syntax_extension(name) { cmark_parser_attach_syntax_extension(parser, found) }
        }
        marked.source.withUnsafeBytes { bytes in
            cmark_parser_feed(parser, bytes.bindMemory(to: CChar.self).baseAddress, bytes.count)
        }
        guard let document = cmark_parser_finish(parser) else { return plainHTML(markdown) }
        defer { cmark_node_free(document) }
        var writer = HTMLWriter(marked)
        writer.write(document)
        // `#` alone is a heading of nothing: a reader would find an empty card.
        let isLost = !writer.hasContent && markdown.utf8.contains { $0 > 0x20 }
        return isLost ? plainHTML(markdown) : writer.html
    }
}
