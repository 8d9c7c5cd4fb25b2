import HTTPTypes

/// What a handler answers. The server adds framing, `Date`, `X-Request-Id` and the security fields that are not set.
public struct Response: Sendable {
    /// Status code and reason.
    public var status: HTTPResponse.Status
    /// Header fields; `Content-Length`, `Transfer-Encoding`, `Date`, `X-Request-Id` and `X-Content-Type-Options` are the
    /// server's and ignored here, and of `Connection` only `close` counts.
    public var headerFields: HTTPFields
    /// The content.
    public var body: ResponseBody

    /// A response.
    public init(status: HTTPResponse.Status = .ok, headerFields: HTTPFields = [:], body: ResponseBody = .none) {
        self.status = status
        self.headerFields = headerFields
        self.body = body
    }
}

/// The content of a response.
public enum ResponseBody: Sendable {
    /// No content.
    case none
    /// Content in memory.
    case bytes([UInt8])
    /// Content of unknown length, written as it comes: chunked (RFC 9112 §7.1), or up to the close for HTTP/1.0.
    /// The closure is cancelled when the client goes. If it throws, the client sees that the response is cut short.
    case stream(@Sendable (ResponseWriter) async throws -> Void)
    /// Content of known length in bytes; the closure must write exactly that many.
    case sized(Int, @Sendable (ResponseWriter) async throws -> Void)

    /// Length in bytes where it is known.
    var length: Int? {
        switch self {
        case .none: 0
        case .bytes(let bytes): bytes.count
        case .stream: nil
        case .sized(let length, _): length
        }
    }

    /// The whole content, for tests.
    public func collect() async throws -> [UInt8] {
        switch self {
        case .none: return []
        case .bytes(let bytes): return bytes
        case .stream(let produce), .sized(_, let produce):
            let sink = CollectingSink()
            try await produce(ResponseWriter(sink: sink))
            return await sink.bytes
        }
    }
}

/// Where a streamed response goes.
public struct ResponseWriter: Sendable {
    let sink: any ResponseSink

    init(sink: any ResponseSink) { self.sink = sink }

    /// Sends bytes; returns when what is buffered is below the high-water mark, so a slow reader slows the writer down.
    /// - Throws: `CancellationError` when the client has gone.
    public func write(_ bytes: [UInt8]) async throws {
        if !bytes.isEmpty { try await sink.write(bytes) }
    }

    /// Sends text as UTF-8.
    /// - Throws: `CancellationError` when the client has gone.
    public func write(_ text: String) async throws { try await write(Array(text.utf8)) }
}

protocol ResponseSink: Sendable {
    func write(_ bytes: [UInt8]) async throws
}

private actor CollectingSink: ResponseSink {
    private(set) var bytes: [UInt8] = []

    func write(_ bytes: [UInt8]) { self.bytes += bytes }
}
