import Foundation
import Policies
import Preferences
import Storage

/// A policy, on the wire. Its endpoint's key never is.
struct PolicyBody: Codable {
    struct Endpoint: Codable {
        var url: String
        /// What the server there calls the model.
        var model: String
        /// Whether a key is sent with each question.
        var hasKey: Bool
        var parameters: SamplingParameters
        /// Requests at a time.
        var concurrency: Int
        /// Absent: as many as go.
        var requestsPerMinute: Int?
        /// How long one answer may take.
        var timeoutSeconds: Int
        var updatedAt: Date

        init(_ endpoint: PolicyRecord.Endpoint) {
            url = endpoint.url.description
            model = endpoint.model
            hasKey = endpoint.hasKey
            parameters = endpoint.parameters
            concurrency = endpoint.concurrency
            requestsPerMinute = endpoint.requestsPerMinute
            timeoutSeconds = endpoint.timeoutSeconds
            updatedAt = endpoint.updatedAt
        }
    }

    var id: ID<Policy>
    var name: String
    /// Absent where there is only one of the name.
    var version: String?
    /// Name and version, as files call it.
    var label: String
    var origin: PolicyOrigin
    /// Absent: its completions come in files.
    var endpoint: Endpoint?
    var bestOf: BestOfDraft?
    /// The policy that it is another spelling of.
    var mergedInto: ID<Policy>?
    /// Absent: an import, or the command line.
    var createdBy: ID<User>?
    var createdAt: Date
    /// Since when it is asked no more.
    var removedAt: Date?

    init(_ policy: PolicyRecord) {
        id = policy.id
        name = policy.name
        version = policy.version.isEmpty ? nil : policy.version
        label = policy.label
        origin = policy.origin
        endpoint = policy.endpoint.map(Endpoint.init)
        bestOf = policy.bestOf.map { BestOfDraft(policyId: $0.policyID, count: $0.count) }
        mergedInto = policy.mergedInto
        createdBy = policy.createdBy
        createdAt = policy.createdAt
        removedAt = policy.removedAt
    }
}

/// A policy with what a project has of it.
struct ProjectPolicyBody: Codable {
    var policy: PolicyBody
    /// Those of withdrawn tasks too.
    var completions: Int
}

/// What came of asking a policy one short question.
struct PolicyCheckBody: Codable {
    struct Answer: Codable {
        /// Its beginning.
        var text: String
        /// Why it ended: `complete`, `truncated` or `refused`.
        var ending: String
        /// As the server counted; absent: it does not.
        var promptTokens: Int?
        var completionTokens: Int?
    }

    /// Absent where none came.
    var answer: Answer?
    /// Why none came.
    var fault: String?
    var milliseconds: Int

    /// Characters of an answer that are shown.
    private static let excerpt = 300

    init(_ outcome: PolicyCheck.Outcome) {
        milliseconds = outcome.milliseconds
        switch outcome.reply {
        case .success(let reply):
            let text = reply.text.count > Self.excerpt ? String(reply.text.prefix(Self.excerpt)) + "…" : reply.text
            answer = Answer(
                text: text, ending: reply.ending.rawValue, promptTokens: reply.usage?.prompt,
                completionTokens: reply.usage?.completion)
        case .failure(let error): fault = error.message
        }
    }
}
