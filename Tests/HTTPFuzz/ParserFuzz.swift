// libFuzzer's entry: whatever the bytes are, the parser must end, stay inside them, and say the same when they come
// one by one. `run.sh` beside builds and runs it.
@testable import HTTPServer

/// Called for every input.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzParser(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let input = Array(UnsafeBufferPointer(start: bytes, count: count))
    precondition(outcome(of: input, pieceSize: max(1, count)) == outcome(of: input, pieceSize: 1))
    return 0
}

private func outcome(of input: [UInt8], pieceSize: Int) -> [String] {
    var parser = RequestParser(limits: Limits())
    var pending: [UInt8] = []
    var lines: [String] = []
    var body = 0
    for start in stride(from: 0, to: input.count, by: pieceSize) {
        pending += input[start..<min(input.count, start + pieceSize)]
        var isWaiting = false
        while !isWaiting {
            let step = parser.next(pending.span)
            precondition(step.consumed <= pending.count)
            switch step.event {
            case .incomplete: isWaiting = true
            case .head(let head): lines.append("\(head.method) \(head.target) \(head.framing) \(head.fields.count)")
            case .body(let range): body += range.count
            case .end: lines.append("body of \(body)")
            case .failure(let error): lines.append(error.message)
            }
            pending.removeFirst(step.consumed)
        }
    }
    return lines
}
