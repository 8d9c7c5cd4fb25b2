package import Crypto
public import Foundation
internal import GRDB
public import Preferences

/// The language models that write completions, of all projects.
///
/// A policy is never deleted and keeps its name: snapshots are hashed over it. One that is removed is asked no more; one that
/// is another spelling of a second is merged into that, and can be taken out of it again.
public struct Policies: Sendable {
    private let database: Database
    private let origin: Origin

    /// A view of `database` that makes changes on behalf of `origin`.
    public init(_ database: Database, by origin: Origin = .system) {
        self.database = database
        self.origin = origin
    }

    /// By id, those that were removed and merged too.
    public func list() async throws -> [PolicyRecord] {
        try await database.read { try $0.rows(Self.selection + " ORDER BY policy.id").map(PolicyRecord.init) }
    }

    /// Those whose completions a project has, by id, each with how many.
    public func completions(in project: ID<Project>) async throws -> [ID<Policy>: Int] {
        try await database.read { connection in
            var counts: [ID<Policy>: Int] = [:]
            for row in try connection.rows(Self.completionsQuery, [project.rawValue]) {
                counts[row.id("policyId")] = row["completions"]
            }
            return counts
        }
    }

    /// - Throws: `notFound`.
    public func find(_ id: ID<Policy>) async throws -> PolicyRecord {
        try await database.read { try $0.policy(id) }
    }

    /// - Throws: `notFound` where none is called exactly that.
    public func find(labeled label: String) async throws -> PolicyRecord {
        try await database.read { connection in
            guard let id = try connection.policy(labeled: label) else {
                throw StorageError(
                    .notFound, "There is no policy ‘\(label)’. podium policy list shows those there are.")
            }
            return try connection.policy(id)
        }
    }

    /// Adds a policy. One that files have named already, and of which nothing else is known, becomes this one.
    ///
    /// - Parameter key: seals the endpoint's key; nil is enough where it has none.
    /// - Throws: `conflict` where there is one of that name and version; `ValidationError` where the best is to be taken of a
    ///   policy that cannot be asked.
    package func add(_ new: NewPolicy, sealedBy key: SealingKey?, now: Date) async throws -> PolicyRecord {
        try await database.write { [origin] connection in
            let id = try connection.idOfNew(new, by: origin, now: now)
            try connection.run(
                "UPDATE policy SET origin = ? WHERE id = ?", [try JSONColumn.encode(new.origin), id.rawValue])
            if case .endpoint(let endpoint) = new.source {
                try connection.set(endpoint, of: id, named: new.name, sealedBy: key, now: now)
            }
            try connection.audit(origin, "add", "policy", id.rawValue, now: now)
            return try connection.policy(id)
        }
    }

    /// Says where a policy is asked from now on. The key that is there stays, unless the new address is of another server.
    ///
    /// - Parameter versions: one of which the change was made on; nil takes it whatever has changed meanwhile.
    /// - Throws: `notFound`; `changed`; `conflict` for a policy that is the best of another one's answers.
    package func set(
        _ endpoint: NewEndpoint, of id: ID<Policy>, from versions: Set<Version<PolicyRecord>>? = nil,
        sealedBy key: SealingKey?, now: Date
    ) async throws -> PolicyRecord {
        try await database.write { [origin] connection in
            let policy = try connection.policy(id)
            try policy.tag.check(isAmong: versions, "policy")
            guard policy.bestOf == nil else {
                throw StorageError(
                    .conflict, "This policy is the best of another one's answers; it is that one that is asked.")
            }
            try connection.set(endpoint, of: id, named: policy.name, sealedBy: key, now: now)
            // The address, never the key.
            try connection.audit(
                origin, "setEndpoint", "policy", id.rawValue, ["origin": endpoint.url.origin], now: now)
            return try connection.policy(id)
        }
    }

    /// The key that is sent to a policy's endpoint; nil where none is.
    ///
    /// - Throws: `unavailable` where `key` does not open it: another installation's, or the file was made anew.
    package func key(of id: ID<Policy>, openedBy key: SealingKey?) async throws -> String? {
        let found = try await database.read { connection in
            try connection.row("SELECT url, sealedKey FROM policyEndpoint WHERE policyId = ?", [id.rawValue])
        }
        guard let found, let sealed = found["sealedKey"] as Data? else { return nil }
        let url = try EndpointURL(found["url"]).orThrow(StorageError.unreadableEndpoint)
        guard let opened = key?.open(sealed, for: Self.purpose(of: id, at: url)) else {
            throw StorageError(
                .unavailable,
                "The key of this policy's endpoint cannot be opened: the file with the key of keys is missing or another "
                    + "one. Set the endpoint's key again.")
        }
        return opened
    }

    /// Notes that a policy was asked a question that is not kept, and whether it answered.
    ///
    /// - Throws: `notFound`.
    public func noteCheck(of id: ID<Policy>, isAnswered: Bool, now: Date) async throws {
        try await database.write { [origin] connection in
            _ = try connection.policy(id)
            // What came stays out of the audit log, which is never changed: a stranger wrote it.
            try connection.audit(
                origin, "check", "policy", id.rawValue, ["isAnswered": "\(isAnswered)"], now: now)
        }
    }

    /// Asks a policy no more, or again. What it wrote stays.
    public func setRemoved(_ isRemoved: Bool, _ id: ID<Policy>, now: Date) async throws -> PolicyRecord {
        try await database.write { [origin] connection in
            let policy = try connection.policy(id)
            guard (policy.removedAt != nil) != isRemoved else { return policy }
            try connection.run(
                "UPDATE policy SET removedAt = ? WHERE id = ?", [isRemoved ? now.milliseconds : nil, id.rawValue])
            try connection.audit(origin, isRemoved ? "remove" : "restore", "policy", id.rawValue, now: now)
            return try connection.policy(id)
        }
    }

    /// Counts a policy as another spelling of `target` from now on; nil: as itself again.
    ///
    /// - Throws: `notFound`; `conflict` where that makes no sense.
    public func merge(_ id: ID<Policy>, into target: ID<Policy>?, now: Date) async throws -> PolicyRecord {
        try await database.write { [origin] connection in
            let policy = try connection.policy(id)
            guard policy.mergedInto != target else { return policy }
            if let target {
                let other = try connection.policy(target)
                guard target != id else {
                    throw StorageError(.conflict, "A policy cannot be another spelling of itself.")
                }
                if let further = other.mergedInto {
                    throw StorageError(
                        .conflict,
                        "‘\(other.label)’ is another spelling itself, of ‘\(try connection.policy(further).label)’. "
                            + "Merge into that one.")
                }
                let spellings = try connection.count(
                    "SELECT count(*) FROM policy WHERE mergedIntoId = ?", [id.rawValue])
                guard spellings == 0 else {
                    throw StorageError(
                        .conflict,
                        "‘\(policy.label)’ has other spellings itself. Take them out first, or merge "
                            + "‘\(other.label)’ into it.")
                }
            }
            try connection.run("UPDATE policy SET mergedIntoId = ? WHERE id = ?", [target?.rawValue, id.rawValue])
            try connection.audit(
                origin, target == nil ? "unmerge" : "merge", "policy", id.rawValue,
                target.map { ["into": $0.description] } ?? [:], now: now)
            return try connection.policy(id)
        }
    }

    /// What an endpoint's key is sealed for. A row that is copied to another policy, or whose address is changed by hand, does
    /// not carry the key there.
    static func purpose(of id: ID<Policy>, at url: EndpointURL) -> String { "policy \(id) at \(url.origin)" }

    static let selection = """
        SELECT policy.*, url, model, sealedKey IS NOT NULL AS hasKey, parameters, concurrency, requestsPerMinute,
            timeoutSeconds, updatedAt
        FROM policy LEFT JOIN policyEndpoint ON policyEndpoint.policyId = policy.id
        """
    static let completionsQuery = """
        SELECT policyId, count(*) AS completions FROM task CROSS JOIN completion ON completion.taskId = task.id
        WHERE task.projectId = ? AND policyId IS NOT NULL GROUP BY policyId
        """
}

extension Connection {
    /// - Throws: `notFound`.
    func policy(_ id: ID<Policy>) throws -> PolicyRecord {
        guard let row = try row(Policies.selection + " WHERE policy.id = ?", [id.rawValue]) else {
            throw StorageError(.notFound, "There is no policy \(id).")
        }
        return try PolicyRecord(row)
    }

    /// The id of a policy that is to be added: a new one, or one that only files knew.
    fileprivate func idOfNew(_ new: NewPolicy, by origin: Origin, now: Date) throws -> ID<Policy> {
        var base: ID<Policy>?
        var count: Int?
        if case .bestOf(let policy, let answers) = new.source {
            let asked = try row(Policies.selection + " WHERE policy.id = ?", [policy.rawValue]).map(PolicyRecord.init)
            guard let asked, asked.endpoint != nil, asked.removedAt == nil else {
                throw ValidationError(
                    pointer: "/bestOf/policyId", code: "cannotBeAsked",
                    message: asked == nil
                        ? "There is no policy \(policy)." : "This policy has no endpoint, so it cannot be asked.")
            }
            (base, count) = (policy, answers)
        }
        if let known = try policy(labeled: new.label) {
            let isBare = try row(
                """
                SELECT 1 FROM policy WHERE id = ? AND origin = '{}' AND basePolicyId IS NULL AND mergedIntoId IS NULL
                    AND NOT EXISTS (SELECT 1 FROM policyEndpoint WHERE policyId = policy.id)
                """, [known.rawValue])
            guard isBare != nil, base == nil else {
                throw StorageError(
                    .conflict,
                    "There is a policy ‘\(new.label)’ already. Give this one another name, or a version.")
            }
            try run("UPDATE policy SET removedAt = NULL WHERE id = ?", [known.rawValue])
            return known
        }
        return try insert(
            "INSERT INTO policy (name, version, basePolicyId, bestOf, createdBy, createdAt) VALUES (?, ?, ?, ?, ?, ?)",
            [new.name, new.version, base?.rawValue, count, origin.user?.rawValue, now.milliseconds])
    }

    fileprivate func set(
        _ endpoint: NewEndpoint, of id: ID<Policy>, named name: String, sealedBy key: SealingKey?, now: Date
    ) throws {
        let old = try row("SELECT url, sealedKey FROM policyEndpoint WHERE policyId = ?", [id.rawValue])
        var sealed: Data?
        if let secret = endpoint.key {
            guard let key else {
                throw StorageError(.unavailable, "There is no key to seal this endpoint's key with.")
            }
            sealed = key.seal(secret, for: Policies.purpose(of: id, at: endpoint.url))
        } else if let old, !endpoint.removesKey, EndpointURL(old["url"])?.origin == endpoint.url.origin {
            sealed = old["sealedKey"]
        }
        try run(
            """
            INSERT OR REPLACE INTO policyEndpoint (policyId, url, model, sealedKey, parameters, concurrency,
                requestsPerMinute, timeoutSeconds, updatedAt)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                id.rawValue, endpoint.url.description, endpoint.model ?? name, sealed,
                try JSONColumn.encode(endpoint.parameters), endpoint.concurrency, endpoint.requestsPerMinute,
                endpoint.timeoutSeconds, now.milliseconds,
            ])
    }
}

extension PolicyRecord {
    init(_ row: Row) throws {
        let policy: ID<Policy>? = row.optionalID("basePolicyId")
        let count: Int? = row["bestOf"]
        self.init(
            id: row.id("id"), name: row["name"], version: row["version"],
            origin: try JSONColumn.decode(row["origin"]), endpoint: try Endpoint(row),
            bestOf: policy.flatMap { policy in count.map { BestOf(policyID: policy, count: $0) } },
            mergedInto: row.optionalID("mergedIntoId"), createdBy: row.optionalID("createdBy"),
            createdAt: row.date("createdAt"), removedAt: row.optionalDate("removedAt"))
    }
}

extension PolicyRecord.Endpoint {
    fileprivate init?(_ row: Row) throws {
        guard let url = row["url"] as String? else { return nil }
        self.init(
            url: try EndpointURL(url).orThrow(StorageError.unreadableEndpoint), model: row["model"],
            hasKey: row["hasKey"], parameters: try JSONColumn.decode(row["parameters"]),
            concurrency: row["concurrency"], requestsPerMinute: row["requestsPerMinute"],
            timeoutSeconds: row["timeoutSeconds"], updatedAt: row.date("updatedAt"))
    }
}

extension StorageError {
    fileprivate static var unreadableEndpoint: StorageError {
        StorageError(.corrupt, "The database holds an endpoint's address that Podium cannot read. Run ‘podium verify’.")
    }
}
