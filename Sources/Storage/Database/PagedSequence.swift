/// A long list, fetched page by page in constant memory.
///
/// Each page is a short read of its own, so nothing is held open while the consumer is slow.
public struct PagedSequence<Element: Sendable>: AsyncSequence, Sendable {
    let fetch: @Sendable (_ after: Int64) async throws -> Page<Element>

    /// Walks the list once.
    public struct Iterator: AsyncIteratorProtocol {
        let fetch: @Sendable (_ after: Int64) async throws -> Page<Element>
        private var page: [Element] = []
        private var index = 0
        private var cursor: Int64? = 0

        init(fetch: @escaping @Sendable (_ after: Int64) async throws -> Page<Element>) {
            self.fetch = fetch
        }

        /// The next element, from a further page when need be.
        public mutating func next() async throws -> Element? {
            while index == page.count {
                guard let after = cursor else { return nil }
                let fetched = try await fetch(after)
                (page, index, cursor) = (fetched.items, 0, fetched.nextCursor)
            }
            defer { index += 1 }
            return page[index]
        }
    }

    /// A walk from the start.
    public func makeAsyncIterator() -> Iterator {
        Iterator(fetch: fetch)
    }
}
