import Foundation
import Policies
import Preferences
import Storage
import Wire

/// A policy that is asked, at the endpoint's pace, and again where that may help.
struct AskedPolicy: Sendable {
    let record: PolicyRecord
    private let endpoint: PolicyRecord.Endpoint
    private let client: PolicyClient
    private let pace: EndpointPace
    private let retries: RetryRule

    /// Why no answer came.
    enum Fault: Error {
        /// Every other question would fail as well.
        case endpoint(String)
        /// Of this prompt.
        case prompt(String)
    }

    /// - Parameters:
    ///   - record: of a policy that has an endpoint.
    ///   - key: in the clear.
    init?(_ record: PolicyRecord, key: String?, retries: RetryRule) {
        guard let endpoint = record.endpoint else { return nil }
        self.record = record
        self.endpoint = endpoint
        self.retries = retries
        client = PolicyClient(url: endpoint.url, key: key, timeoutSeconds: endpoint.timeoutSeconds)
        pace = EndpointPace(endpoint)
    }

    /// As many as are asked at a time.
    var concurrency: Int { endpoint.concurrency }

    /// Asks for one answer.
    ///
    /// - Parameter seed: of a try: servers that heed it would otherwise repeat what was no answer.
    /// - Throws: `Fault`; `CancellationError`.
    func answer(_ prompt: Prompt, slot: Int, attempt: Int, seed: (_ retry: Int) -> Int) async throws -> Sample {
        for retry in 1... {
            let seed = seed(retry)
            let request = ChatRequest(prompt, model: endpoint.model, parameters: endpoint.parameters, seed: seed)
            do {
                let (reply, milliseconds) = try await ask(request)
                return Sample(
                    slot: slot, attempt: attempt, policyID: record.id, text: reply.text, ending: reply.ending.rawValue,
                    parameters: try sent(seed), promptTokens: reply.usage?.prompt,
                    completionTokens: reply.usage?.completion, durationMs: milliseconds)
            } catch let error as PolicyError {
                try Task.checkCancellation()
                guard error.mayRetry, let pause = retries.pause(after: retry) else {
                    throw error.isOfEndpoint ? Fault.endpoint(named(error)) : Fault.prompt(named(error))
                }
                // Those who wait come at different times.
                let jittered = pause * Double.random(in: 0.5...1)
                if let asked = error.retryAfter { await pace.pause(asked) }
                try await Task.sleep(for: .seconds(max(jittered, error.retryAfter ?? 0)))
            }
        }
        throw Fault.prompt("")
    }

    private func ask(_ request: ChatRequest) async throws -> (ChatReply, milliseconds: Int) {
        try await pace.begin()
        let start = ContinuousClock.now
        let result: Result<ChatReply, PolicyError>
        do throws(PolicyError) { result = .success(try await client.answer(request)) } catch {
            result = .failure(error)
        }
        await pace.end()
        return (try result.get(), Int((ContinuousClock.now - start) / .milliseconds(1)))
    }

    private func named(_ error: PolicyError) -> String { "\(record.label): \(error.message)" }

    private func sent(_ seed: Int) throws -> String {
        struct Sent: Encodable {
            var model: String
            var parameters: SamplingParameters
        }
        var parameters = endpoint.parameters
        parameters.seed = seed
        return String(
            decoding: try JSON.encode(Sent(model: endpoint.model, parameters: parameters), sorted: true), as: UTF8.self)
    }
}

extension PolicyError {
    /// Whether the next question would come to the same, whatever it is.
    fileprivate var isOfEndpoint: Bool {
        switch self {
        case .forbidden: true
        case .unreachable, .tooSlow: false
        case .status(let code, _, _): (300..<400).contains(code) || [401, 403, 404, 405].contains(code)
        case .malformed, .tooLarge, .emptyAnswer: false
        }
    }
}
