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

    /// A page of a list whose places are more than ids.
    ///
    /// - Parameter next: where the next page begins; nil: this was the last.
    init<Row>(_ rows: [Row], next: (some CustomStringConvertible)?, _ item: (Row) throws -> Item) rethrows {
        items = try rows.map(item)
        nextCursor = next.map(\.description)
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
        if let number = try request.listLimit(most: Self.mostItems) { limit = number }
        after = try request.cursor()
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

/// `?limit=&cursor=` of a list whose places are more than ids.
struct PlaceRequest<Place: LosslessStringConvertible> {
    let limit: Int
    /// Where the page before ended.
    let after: Place

    /// - Parameters:
    ///   - first: before everything.
    ///   - most: items of a page.
    init(_ request: Request, first: Place, most: Int, defaultLimit: Int = 20) throws(ValidationError) {
        limit = try request.listLimit(most: most) ?? defaultLimit
        after = try request.cursor() ?? first
    }
}

extension Request {
    fileprivate func listLimit(most: Int) throws(ValidationError) -> Int? {
        guard let text = query["limit"] else { return nil }
        guard let number = Int(text), (1...most).contains(number) else {
            throw ValidationError(
                pointer: "?limit", code: "invalidLimit", message: "limit is a number from 1 to \(most).")
        }
        return number
    }

    fileprivate func cursor<Place: LosslessStringConvertible>() throws(ValidationError) -> Place? {
        guard let text = query["cursor"] else { return nil }
        guard let place = Place(text) else {
            throw ValidationError(
                pointer: "?cursor", code: "invalidCursor", message: "cursor is the nextCursor of the page before.")
        }
        return place
    }
}
