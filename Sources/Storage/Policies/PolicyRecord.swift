public import Foundation
public import Preferences

/// A policy as it is stored, and what is known of it.
public struct PolicyRecord: Hashable, Sendable {
    /// Where it can be asked. Its key is not here: `Policies.key` opens that.
    public struct Endpoint: Hashable, Sendable {
        /// The part before `/chat/completions`.
        public let url: EndpointURL
        /// What the server there calls the model.
        public let model: String
        /// Whether a key is sent with each question.
        public let hasKey: Bool
        /// What goes with each question.
        public let parameters: SamplingParameters
        /// Requests at a time.
        public let concurrency: Int
        /// Requests in a minute; nil: as many as go.
        public let requestsPerMinute: Int?
        /// How long one answer may take, in seconds.
        public let timeoutSeconds: Int
        /// When it was last changed.
        public let updatedAt: Date
    }

    /// The best of several answers of another policy.
    public struct BestOf: Hashable, Sendable {
        /// The policy that is asked.
        public let policyID: ID<Policy>
        /// How many answers it gives.
        public let count: Int
    }

    /// Names it in every later call.
    public let id: ID<Policy>
    /// How people call it.
    public let name: String
    /// Which one of that name; empty where there is only one.
    public let version: String
    /// What it was made from.
    public let origin: PolicyOrigin
    /// Where it can be asked; nil: its completions come in files.
    public let endpoint: Endpoint?
    /// Of a policy that is the best of another one's answers.
    public let bestOf: BestOf?
    /// The policy that it is another spelling of.
    public let mergedInto: ID<Policy>?
    /// Who made it; nil: an import, or the command line.
    public let createdBy: ID<User>?
    /// When.
    public let createdAt: Date
    /// Since when it is asked no more; nil: it may be.
    public let removedAt: Date?

    /// What files, pages and commands call it.
    public var label: String { Policy.label(name: name, version: version) }

    /// Of what an admin changes.
    public var tag: Version<PolicyRecord> {
        Version(of: [
            ("endpoint", endpoint.map { "\($0)" } ?? "none"),
            // Of a change of the key nothing else is seen.
            ("endpointSet", endpoint.map { "\($0.updatedAt.timeIntervalSince1970)" } ?? "never"),
            ("mergedInto", mergedInto?.description ?? "none"), ("isRemoved", "\(removedAt != nil)"),
        ])
    }
}
