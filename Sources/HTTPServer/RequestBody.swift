/// The body of a request: chunks as they arrive. Nothing is read from the client until it is asked for here, beyond a
/// small buffer, so a slow handler slows the sender down.
public struct RequestBody: AsyncSequence, Sendable {
    /// Some bytes of the body.
    public typealias Element = [UInt8]

    fileprivate enum Source: Sendable {
        case memory([UInt8])
        case channel(BodyChannel)
    }

    private let source: Source

    /// A body in memory.
    public init(_ bytes: [UInt8]) { source = .memory(bytes) }

    init(channel: BodyChannel) { source = .channel(channel) }

    /// Bytes that are known to be in memory; nil for a body that arrives.
    var bytesInMemory: [UInt8]? {
        if case .memory(let bytes) = source { bytes } else { nil }
    }

    /// The whole body.
    /// - Throws: ``HTTPError`` 413 past the limit of the route, 408 or 400 when the client does not deliver it.
    public func collect() async throws -> [UInt8] {
        switch source {
        case .memory(let bytes): return bytes
        case .channel(let channel):
            guard var all = try await channel.next() else { return [] }
            while let chunk = try await channel.next() { all += chunk }
            return all
        }
    }

    /// Reads the chunks in order.
    public struct AsyncIterator: AsyncIteratorProtocol {
        fileprivate var source: Source

        /// The next chunk; nil at the end.
        /// - Throws: ``HTTPError`` 413 past the limit of the route, 408 or 400 when the client does not deliver it.
        public mutating func next() async throws -> [UInt8]? {
            switch source {
            case .memory(let bytes):
                source = .memory([])
                return bytes.isEmpty ? nil : bytes
            case .channel(let channel): return try await channel.next()
            }
        }
    }

    /// An iterator; a body that arrives can be read once.
    public func makeAsyncIterator() -> AsyncIterator { AsyncIterator(source: source) }
}
