/// A page of a list.
public struct Page<Item: Sendable>: Sendable {
    /// At most as many as were asked for.
    public let items: [Item]
    /// Pass as `after` for the next page; `nil`: this was the last.
    public let nextCursor: Int64?
}
