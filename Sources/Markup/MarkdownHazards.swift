/// What would make cmark-gfm 0.29 take time or memory quadratic in the text. The bounds are some 0.1 s of work each, far
/// above what people and models write; they need one pass over the bytes.
struct MarkdownHazards {
    /// Nested quotes and lists × lines, or unclosed `<?` × bytes: shown as plain text.
    var structure: Bool { depth > 1000 || depth * lines > 2_000_000 || opens * bytes > 100_000_000 }
    /// A row like `|-|` parses its whole paragraph again, and short rows are filled up to the header's width.
    var tables: Bool { parsedCells > 30_000_000 || filledCells > 50_000 }
    /// Each `@` and each `)` of a word scans the word again.
    var links: Bool { word > 1000 }

    private var (depth, lines, opens, bytes, word) = (0, 0, 0, 0, 0)
    private var (parsedCells, filledCells) = (0, 0)

    init(of text: String) {
        let text = Array(text.utf8)
        bytes = text.count
        var block = (cells: 0, columns: 0)
        for line in text.split(omittingEmptySubsequences: false, whereSeparator: { $0 == 0x0A || $0 == 0x0D }) {
            lines += 1
            depth = max(depth, Self.depth(of: line))
            if line.allSatisfy({ $0 == 0x20 || $0 == 0x09 }) { block = (0, 0) }
            var (run, pipes, previous) = (0, 0, UInt8(0))
            for byte in line {
                run = byte > 0x20 && byte < 0x80 ? run + 1 : 0
                word = max(word, run)
                switch byte {
                case UInt8(ascii: "|"): pipes += 1
                case UInt8(ascii: "?") where previous == UInt8(ascii: "<"): opens += 1
                case UInt8(ascii: "[") where previous == UInt8(ascii: "!"): opens += 1
                default: break
                }
                previous = byte
            }
            block.cells += pipes + 1
            parsedCells += pipes * pipes
            if line.contains(UInt8(ascii: "-")), line.allSatisfy({ "|-: \t>".utf8.contains($0) }) {
                parsedCells += block.cells * block.cells
                block.columns = max(block.columns, pipes + 1)
            }
            filledCells += block.columns
        }
    }

    /// How deep the marks and the indentation that start `line` can nest.
    private static func depth(of line: ArraySlice<UInt8>) -> Int {
        var halves = 0
        for byte in line {
            switch byte {
            case UInt8(ascii: " "): halves += 1
            case UInt8(ascii: "\t"): halves += 4
            case UInt8(ascii: ">"): halves += 2
            case UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "*"), UInt8(ascii: "."), UInt8(ascii: ")"):
                halves += 1
            case UInt8(ascii: "0")...UInt8(ascii: "9"): break
            default: return (halves + 1) / 2
            }
        }
        return (halves + 1) / 2
    }
}
