import HTTPServer
import Storage

extension Call {
    /// A stream of JSON lines in constant memory, written on the worker threads: `lines` of some hundred elements take
    /// longer than an event loop may be held.
    ///
    /// - Parameter lines: of one element, each ended by a line feed.
    func ndjson<Element>(
        _ elements: PagedSequence<Element>, _ lines: @escaping @Sendable (Element) async throws -> [UInt8]
    ) -> Response {
        Response(
            headerFields: [.contentType: "application/x-ndjson", .cacheControl: "no-store"],
            body: .stream { [workers] writer in
                try await workers.stream {
                    var part: [UInt8] = []
                    for try await element in elements {
                        part += try await lines(element)
                        guard part.count >= Self.partBytes else { continue }
                        try await writer.write(part)
                        part.removeAll(keepingCapacity: true)
                        // Others want the thread too.
                        await Task.yield()
                    }
                    try await writer.write(part)
                }
            })
    }

    /// After so many bytes a part of a stream is sent.
    private static var partBytes: Int { 32 << 10 }
}
