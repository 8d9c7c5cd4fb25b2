import HTTPServer
import HTTPTypes
import Preferences
import Wire

/// What a route takes and gives. The API's description is made of it, and what it does not name is refused.
struct Contract: Sendable {
    /// A parameter of the query.
    struct Parameter: Sendable {
        var name: String
        var schema: Schema
        var summary: String
    }

    /// What is sent in a body.
    struct Content: Sendable {
        var mediaType: String
        /// Made when it is asked for: all routes' together take longer than a server should need to start.
        var schema: Schema { describe() }
        private let describe: @Sendable () -> Schema

        init(mediaType: String, schema describe: @escaping @Sendable () -> Schema) {
            self.mediaType = mediaType
            self.describe = describe
        }
    }

    /// An answer that is no failure.
    struct Success: Sendable {
        var status: HTTPResponse.Status
        /// Nil: it has no body.
        var content: [Content]
    }

    /// A failure of this route's own, beside those that every route may have.
    struct Failure: Sendable {
        var status: HTTPResponse.Status
        var code: String
        var when: String
    }

    private(set) var query: [Parameter] = []
    private(set) var body: [Content] = []
    /// Whether the route does without a body, too.
    private(set) var isBodyOptional = false
    private(set) var successes: [Success] = []
    private(set) var failures: [Failure] = []
    /// Whether what somebody may do can be different afterwards: what is remembered of it is then looked up again.
    private(set) var changesAccess = true
    /// Whether answers carry the version of what they show, and changes may be made on one: `ETag` and `If-Match`.
    private(set) var isVersioned = false
    /// False while a route does not state what it takes and gives.
    var isStated: Bool { !successes.isEmpty }
    private(set) var maximumBodyBytes: Int? = Router.defaultMaximumBodyBytes

    /// Takes and gives nothing yet.
    static let plain = Contract()
}

extension Contract {
    /// A JSON body.
    static func takes(_ type: any SendableMetatype.Type) -> Contract { plain.takes(type) }

    /// A JSON body, or none.
    static func mayTake(_ type: any SendableMetatype.Type) -> Contract {
        plain.takes(type).with { $0.isBodyOptional = true }
    }

    /// A JSON answer.
    static func gives(_ type: any SendableMetatype.Type, _ statuses: HTTPResponse.Status...) -> Contract {
        plain.gives(type, statuses)
    }

    /// A page of a list, asked for by `?limit=&cursor=`.
    static func lists(_ type: any SendableMetatype.Type, most: Int = PageRequest.mostItems) -> Contract {
        plain.lists(type, most: most)
    }

    /// An answer without a body: 204.
    static let givesNothing = plain.givesNothing()

    func takes(_ type: any SendableMetatype.Type) -> Contract {
        with { $0.body.append(Content(mediaType: "application/json") { Self.schema(of: type) }) }
    }

    func takes(_ mediaType: String, _ schema: @autoclosure @escaping @Sendable () -> Schema) -> Contract {
        with { $0.body.append(Content(mediaType: mediaType, schema: schema)) }
    }

    func gives(_ type: any SendableMetatype.Type, _ statuses: HTTPResponse.Status...) -> Contract {
        gives(type, statuses)
    }

    func gives(
        _ mediaType: String, _ schema: @autoclosure @escaping @Sendable () -> Schema = .string(),
        _ status: HTTPResponse.Status = .ok
    ) -> Contract {
        giving(Content(mediaType: mediaType, schema: schema), [status])
    }

    private func gives(_ type: any SendableMetatype.Type, _ statuses: [HTTPResponse.Status]) -> Contract {
        giving(Content(mediaType: "application/json") { Self.schema(of: type) }, statuses)
    }

    private func giving(_ content: Content, _ statuses: [HTTPResponse.Status]) -> Contract {
        (statuses.isEmpty ? [.ok] : statuses).reduce(self) { $0.giving(content, $1) }
    }

    private func giving(_ content: Content, _ status: HTTPResponse.Status) -> Contract {
        with { contract in
            if let place = contract.successes.firstIndex(where: { $0.status == status }) {
                contract.successes[place].content.append(content)
            } else {
                contract.successes.append(Success(status: status, content: [content]))
            }
        }
    }

    /// - Parameter most: items of a page.
    func lists(_ type: any SendableMetatype.Type, most: Int = PageRequest.mostItems) -> Contract {
        let page = Content(mediaType: "application/json") {
            .object([.init("items", .array(Self.schema(of: type))), .init("nextCursor", .nullable(.string()))])
        }
        return query("limit", .integer(minimum: 1, maximum: most), "How many at most")
            .query("cursor", .string(), "The nextCursor of the page before")
            .giving(page, [.ok])
    }

    func givesNothing(_ status: HTTPResponse.Status = .noContent) -> Contract {
        with { $0.successes.append(Success(status: status, content: [])) }
    }

    func query(_ name: String, _ schema: Schema, _ summary: String) -> Contract {
        with { $0.query.append(Parameter(name: name, schema: schema, summary: summary)) }
    }

    func fails(_ status: HTTPResponse.Status, _ code: String, _ when: String) -> Contract {
        with { $0.failures.append(Failure(status: status, code: code, when: when)) }
    }

    /// A labeler's own work, and what only asks: nobody's access is different afterwards.
    var leavingAccess: Contract { with { $0.changesAccess = false } }

    /// Answers carry an `ETag`; a change or removal heeds `If-Match`.
    var versioned: Contract { with { $0.isVersioned = true } }

    /// - Parameter bytes: nil takes a stream of any length.
    func maximumBody(bytes: Int?) -> Contract { with { $0.maximumBodyBytes = bytes } }

    private func with(_ change: (inout Contract) -> Void) -> Contract {
        var contract = self
        change(&contract)
        return contract
    }

    /// A type that cannot be described is a mistake of the program; the tests describe every route.
    private static func schema(of type: any SendableMetatype.Type) -> Schema {
        if let described = type as? any SchemaDescribed.Type { return described.schema }
        guard let decodable = type as? any Decodable.Type else {
            preconditionFailure("\(type) is neither Decodable nor SchemaDescribed")
        }
        do {
            return try Schema.of(decodable)
        } catch {
            preconditionFailure("\(type) cannot be described: \(error)")
        }
    }
}

extension Contract {
    /// - Throws: `ValidationError` that names the parameters of the query which the route does not know, or was given twice.
    func check(_ query: QueryItems) throws(ValidationError) {
        var issues: [ValidationError.Issue] = []
        var seen: [String] = []
        for item in query {
            guard issues.count < ValidationError.mostIssues else { break }
            if self.query.contains(where: { $0.name == item.name }) {
                if seen.contains(item.name) {
                    issues.append(
                        .init(
                            pointer: "?\(item.name)", code: "repeatedParameter",
                            message: "\(item.name) is given twice. Give it once."))
                }
                seen.append(item.name)
                continue
            }
            let known = self.query.map(\.name).joined(separator: ", ")
            issues.append(
                .init(
                    pointer: "?\(item.name.prefix(40))", code: "unknownParameter",
                    message: known.isEmpty
                        ? "This route takes no parameters." : "There is no such parameter; there are: \(known)."))
        }
        guard issues.isEmpty else { throw ValidationError(issues) }
    }
}
