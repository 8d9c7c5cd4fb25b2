import HTTPServer
import Preferences
import Storage

/// One page of a list; `nextCursor` goes into `?cursor=` for the next one and is null on the last.
struct PageBody<Item: Encodable>: Encodable {
    var items: [Item]
    var nextCursor: String?

    init(items: [Item]) {
        self.items = items
    }

    init<Row>(_ page: Page<Row>, _ item: (Row) throws -> Item) rethrows {
        items = try page.items.map(item)
        nextCursor = page.nextCursor.map(String.init)
    }

    /// A page of rows that are all at hand: lists that are short by nature, such as a project's members.
    ///
    /// - Parameter rows: in the order of their ids, or newest first.
    init<Row>(whole rows: [Row], _ request: PageRequest, id: (Row) -> Int64, _ item: (Row) throws -> Item) rethrows {
        let page = request.page(of: rows, id: id)
        items = try page.items.map(item)
        nextCursor = page.nextCursor
    }

    private enum CodingKeys: String, CodingKey {
        case items, nextCursor
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(items, forKey: .items)
        try container.encode(nextCursor, forKey: .nextCursor)
    }
}

/// `?limit=&cursor=` of a list request.
struct PageRequest {
    var limit: Int
    /// The last row already seen.
    var after: Int64?

    /// The longest page.
    static let mostItems = 1_000

    init(_ request: Request, defaultLimit: Int = 100) throws(ValidationError) {
        limit = defaultLimit
        if let text = request.query["limit"] {
            guard let number = Int(text), (1...Self.mostItems).contains(number) else {
                throw ValidationError(
                    pointer: "?limit", code: "invalidLimit", message: "limit is a number from 1 to \(Self.mostItems).")
            }
            limit = number
        }
        if let text = request.query["cursor"] {
            guard let number = Int64(text) else {
                throw ValidationError(
                    pointer: "?cursor", code: "invalidCursor", message: "cursor is the nextCursor of the page before.")
            }
            after = number
        }
    }

    /// The page of rows that are all at hand.
    ///
    /// - Parameter rows: in the order of their ids, or newest first.
    func page<Row>(of rows: [Row], id: (Row) -> Int64) -> (items: [Row], nextCursor: String?) {
        let isNewestFirst = zip(rows, rows.dropFirst()).allSatisfy { id($0) > id($1) }
        let rest = after.map { after in rows.filter { isNewestFirst ? id($0) < after : id($0) > after } } ?? rows
        return (Array(rest.prefix(limit)), rest.count > limit ? String(id(rest[limit - 1])) : nil)
    }
}
