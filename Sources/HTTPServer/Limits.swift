/// What one client may cost. Past each limit the client gets the status named here, then an orderly close.
public struct Limits: Sendable {
    /// Longest request line in bytes: 414 (RFC 9112 §3).
    public var requestLineBytes = 8 << 10
    /// Bytes of all header fields together: 431 (RFC 6585 §5).
    public var fieldSectionBytes = 16 << 10
    /// Number of header fields: 431.
    public var fieldCount = 100
    /// Bytes of all chunk extensions of one request: 400.
    public var chunkExtensionBytes = 1 << 10
    /// Bytes of a body that a handler did not read and that are skipped to keep the connection.
    public var skippedBodyBytes = 64 << 10

    /// From the first byte of a request to the end of its header: 408. Also from the connection to its first byte.
    public var headerTimeout = Duration.seconds(10)
    /// Between two requests: the connection is closed.
    public var idleTimeout = Duration.seconds(75)
    /// For the TLS handshake: the connection is closed.
    public var handshakeTimeout = Duration.seconds(10)
    /// After the last response, for the client to close: the connection is cut.
    public var lingerTimeout = Duration.seconds(2)
    /// A client that has closed its sending side may still read, so its handler runs on this long, then is cancelled.
    public var halfCloseTimeout = Duration.seconds(1)
    /// Bytes a second that a body must come in with on average: 408.
    public var minimumBodyRate = 240
    /// Bytes a second that a response must be taken with on average: the connection is cut.
    public var minimumResponseRate = 240
    /// Time before the rate of a body counts. Six times as long may a client that was fast enough before stall, and a
    /// reader at any time, since the kernel's buffers hide small progress.
    public var rateGrace = Duration.seconds(5)
    /// For requests in flight to finish after shutdown begins.
    public var drainTimeout = Duration.seconds(10)

    /// Open connections: 503 (closed without words under TLS).
    public var connections = 16_384
    /// Open connections of one address, trusted proxies excepted: 429 (closed without words under TLS).
    public var connectionsPerAddress = 1_024
    /// Requests in handlers, shared evenly among the event loops: 503.
    public var requestsInFlight = 8_192

    /// The defaults.
    public init() {}
}
