import Foundation
import Policies
import Preferences
import Storage

/// One short question to a policy's endpoint, to see whether it answers. Nothing is kept of it but that it was asked.
struct PolicyCheck: Sendable {
    let policies: Storage.Policies
    let keys: EndpointKeyFile
    let clock: WallClock

    /// What came.
    struct Outcome: Sendable {
        var reply: Result<ChatReply, PolicyError>
        /// From the question to its answer, or to knowing that there is none.
        var milliseconds: Int
    }

    /// Checks of an admin.
    static let perMinute = 10
    private static let question = Prompt("Say hello in one short sentence.")
    /// Of an answer whose endpoint sets no limit: room for a model that thinks before it says hello.
    private static let mostTokens = 2_000
    /// Whoever waits for a check does not wait as long as a sampling run may, in seconds.
    private static let mostSeconds = 60

    /// Asks as a sampling run would: the same address, key and parameters.
    ///
    /// - Parameter id: of a policy with an endpoint, or of one that is the best of such a one's answers.
    /// - Throws: `StorageError` where the policy cannot be asked at all; `ConfigurationError` for a key file that is wrong.
    func run(_ id: ID<Policy>) async throws -> Outcome {
        let policy = try await policies.find(id)
        var asked = policy
        if let base = policy.bestOf { asked = try await policies.find(base.policyID) }
        guard let endpoint = asked.endpoint else {
            throw StorageError(.conflict, "‘\(asked.label)’ has no endpoint, so it cannot be asked.")
        }
        guard policy.removedAt == nil, asked.removedAt == nil else {
            throw StorageError(.conflict, "‘\(policy.label)’ was removed, so it is not asked. Bring it back first.")
        }
        let key = endpoint.hasKey ? try await policies.key(of: asked.id, openedBy: keys.read()) : nil
        let client = PolicyClient(
            url: endpoint.url, key: key, timeoutSeconds: min(endpoint.timeoutSeconds, Self.mostSeconds))
        var parameters = endpoint.parameters
        parameters.maxTokens = parameters.maxTokens ?? Self.mostTokens
        let request = ChatRequest(Self.question, model: endpoint.model, parameters: parameters)

        let start = ContinuousClock.now
        let reply: Result<ChatReply, PolicyError>
        do throws(PolicyError) { reply = .success(try await client.answer(request)) } catch { reply = .failure(error) }
        let milliseconds = Int((ContinuousClock.now - start) / .milliseconds(1))
        var isAnswered = false
        if case .success = reply { isAnswered = true }
        try await policies.noteCheck(of: id, isAnswered: isAnswered, now: clock.now())
        return Outcome(reply: reply, milliseconds: milliseconds)
    }
}

extension CallPace {
    /// Keeps checks from being a way to flood an endpoint, or to search a network for servers.
    static var ofPolicyChecks: CallPace {
        CallPace(perMinute: PolicyCheck.perMinute, code: "tooManyChecks", noun: "checks")
    }
}
