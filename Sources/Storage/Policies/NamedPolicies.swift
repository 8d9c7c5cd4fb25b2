internal import Foundation
internal import Preferences

/// The policies that one write transaction's completions name, each looked up, or made, when the first one comes.
struct NamedPolicies {
    private let connection: Connection
    private let origin: Origin
    private let now: Date
    /// By the bytes of their labels: two that only look the same are two policies, until somebody merges them.
    private var known: [[UInt8]: ID<Policy>] = [:]

    /// More than a file's policies are hardly ever.
    private static let most = 10_000

    init(_ connection: Connection, by origin: Origin, now: Date) {
        self.connection = connection
        self.origin = origin
        self.now = now
    }

    /// - Parameter label: as a file calls the policy; nil where it does not say.
    mutating func id(of label: String?) throws -> ID<Policy>? {
        guard let label else { return nil }
        let bytes = Array(label.utf8)
        if let id = known[bytes] { return id }
        let id = try connection.policy(labeled: label) ?? insert(label)
        if known.count >= Self.most { known.removeAll() }
        known[bytes] = id
        return id
    }

    private func insert(_ label: String) throws -> ID<Policy> {
        let id: ID<Policy> = try connection.insert(
            "INSERT INTO policy (name, createdAt) VALUES (?, ?)", [label, now.milliseconds])
        try connection.audit(origin, "create", "policy", id.rawValue, now: now)
        return id
    }
}

extension Connection {
    /// The policy of exactly that label.
    func policy(labeled label: String) throws -> ID<Policy>? {
        try row("SELECT id FROM policy WHERE label = ?", [label]).map { $0.id("id") }
    }
}
