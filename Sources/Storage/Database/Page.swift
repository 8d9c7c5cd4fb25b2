internal import GRDB

/// A page of a list.
public struct Page<Item: Sendable>: Sendable {
    /// At most as many as were asked for, and fewer where their texts are long.
    public let items: [Item]
    /// Pass as `after` for the next page; `nil`: this was the last.
    public let nextCursor: Int64?
}

extension Connection {
    /// The texts of a page, in bytes, after which it ends: a row may hold megabytes, so rows alone are no bound.
    static let pageBytes = 4 << 20

    /// The rows of `sql` as items until there are `limit` of them, or their texts are `pageBytes` long. The row that
    /// passes the bound is still in the page.
    ///
    /// - Parameters:
    ///   - sql: must not be run inside `item` too.
    ///   - bytes: how long an item's texts are.
    ///   - id: what the next page begins after.
    func page<Item>(
        _ sql: String, _ arguments: [any Bindable], limit: Int, bytes: (Item) -> Int, id: (Item) -> Int64,
        _ item: (Row) throws -> Item
    ) throws -> Page<Item> {
        var items: [Item] = []
        var total = 0
        try forEachRow(sql, arguments) { row in
            let next = try item(row)
            items.append(next)
            total += bytes(next)
            return total < Self.pageBytes
        }
        let mayBeMore = items.count == limit || total >= Self.pageBytes
        return Page(items: items, nextCursor: mayBeMore ? items.last.map(id) : nil)
    }
}
