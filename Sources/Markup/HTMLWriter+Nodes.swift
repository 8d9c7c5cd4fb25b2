internal import CMarkdown

/// What the writer asks of cmark’s nodes.
extension HTMLWriter {
    static func bytes(_ text: UnsafePointer<CChar>) -> UnsafeBufferPointer<UInt8> {
        var count = 0
        while text[count] != 0 { count += 1 }
        // SAFETY: a C string of cmark's, which the document owns until it is freed, after the writer is done.
        return UnsafeRawBufferPointer(start: text, count: count).bindMemory(to: UInt8.self)
    }

    static func literal(of node: OpaquePointer) -> UnsafeBufferPointer<UInt8> {
        cmark_node_get_literal(node).map(bytes) ?? UnsafeBufferPointer(start: nil, count: 0)
    }

    static func isNamed(_ type: String, _ node: OpaquePointer) -> Bool {
        String(cString: cmark_node_get_type_string(node)) == type
    }

    static func isTight(_ paragraph: OpaquePointer) -> Bool {
        guard let item = cmark_node_parent(paragraph), let list = cmark_node_parent(item) else { return false }
        return cmark_node_get_type(list) == CMARK_NODE_LIST && cmark_node_get_list_tight(list) != 0
    }

    /// Line of the first text in `node`.
    static func line(of node: OpaquePointer) -> Int {
        var node = node
        while cmark_node_get_start_line(node) == 0 || cmark_node_get_type(node) == CMARK_NODE_EMPH
            || cmark_node_get_type(node) == CMARK_NODE_STRONG
        {
            guard let child = cmark_node_first_child(node) else { break }
            node = child
        }
        return Int(cmark_node_get_start_line(node))
    }

    /// What a picture's description says, without its markup.
    static func words(in node: OpaquePointer, _ marked: MarkedSource) -> [UInt8] {
        guard let iterator = cmark_iter_new(node) else { return [] }
        defer { cmark_iter_free(iterator) }
        var words: [UInt8] = []
        while true {
            let event = cmark_iter_next(iterator)
            guard event != CMARK_EVENT_DONE, let inner = cmark_iter_get_node(iterator) else { return words }
            guard event == CMARK_EVENT_ENTER else { continue }
            switch cmark_node_get_type(inner) {
            case CMARK_NODE_SOFTBREAK, CMARK_NODE_LINEBREAK: words.append(.space)
            case CMARK_NODE_LINK, CMARK_NODE_IMAGE:
                guard inner != node, let address = cmark_node_get_url(inner) else { break }
                words += Array("(".utf8) + marked.restored(bytes(address)) + Array(") ".utf8)
            default: words += marked.restored(literal(of: inner))
            }
        }
    }
}
