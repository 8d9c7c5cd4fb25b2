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
    ///   - paces: of all that this process asks.
    init?(_ record: PolicyRecord, key: String?, retries: RetryRule, paces: EndpointPaces) {
        guard let endpoint = record.endpoint else { return nil }
        self.record = record
        self.endpoint = endpoint
        self.retries = retries
        client = PolicyClient(url: endpoint.url, key: key, timeoutSeconds: endpoint.timeoutSeconds)
        pace = paces.pace(of: record.id, endpoint)
    }

    /// As many as are asked at a time.
    var concurrency: Int { endpoint.concurrency }

    /// Somebody reads the answer as it comes.
    struct Reader: Sendable {
        /// The most tokens of an answer, where the endpoint sets no limit.
        var mostTokens: Int
        /// An endpoint that asks to be left alone for longer has failed, in seconds.
        var longestPause: TimeInterval
        /// Called before each try: what came of the one before is no part of the answer.
        var begin: @Sendable () -> Void
        /// Called with each piece, in order.
        var take: @Sendable (String) -> Void
    }

    /// Asks for one answer.
    ///
    /// - Parameters:
    ///   - reader: gets the answer piece by piece; nil: it is waited for as a whole.
    ///   - seed: of a try: servers that heed it would otherwise repeat what was no answer.
    /// - Throws: `Fault`; `CancellationError`.
    func answer(
        _ prompt: Prompt, slot: Int, attempt: Int, reader: Reader? = nil, seed: (_ retry: Int) -> Int
    ) async throws -> Sample {
        var parameters = endpoint.parameters
        if let reader { parameters.maxTokens = parameters.maxTokens ?? reader.mostTokens }
        for retry in 1... {
            parameters.seed = seed(retry)
            let request = ChatRequest(prompt, model: endpoint.model, parameters: parameters)
            do {
                reader?.begin()
                let (reply, milliseconds) = try await ask(request, reader)
                return Sample(
                    slot: slot, attempt: attempt, policyID: record.id, text: reply.text, ending: reply.ending.rawValue,
                    parameters: try sent(parameters), promptTokens: reply.usage?.prompt,
                    completionTokens: reply.usage?.completion, durationMs: milliseconds)
            } catch let error as PolicyError {
                try Task.checkCancellation()
                if error.mayRetry, let asked = error.retryAfter { await pace.pause(asked) }
                let isPatient = error.retryAfter.map { $0 <= reader?.longestPause ?? .infinity } ?? true
                guard error.mayRetry, isPatient, let pause = retries.pause(after: retry) else {
                    throw error.isOfEndpoint ? Fault.endpoint(named(error)) : Fault.prompt(named(error))
                }
                // Those who wait come at different times.
                let jittered = pause * Double.random(in: 0.5...1)
                try await Task.sleep(for: .seconds(max(jittered, error.retryAfter ?? 0)))
            }
        }
        throw Fault.prompt("")
    }

    private func ask(_ request: ChatRequest, _ reader: Reader?) async throws -> (ChatReply, milliseconds: Int) {
        do { try await pace.begin(patience: reader?.longestPause) } catch let error as EndpointPace.Paused {
            throw Fault.prompt("\(record.label): The endpoint asks to be left alone for \(Int(error.seconds)) s.")
        }
        let start = ContinuousClock.now
        let result: Result<ChatReply, PolicyError>
        do throws(PolicyError) {
            if let reader {
                result = .success(try await client.stream(request, onText: reader.take))
            } else {
                result = .success(try await client.answer(request))
            }
        } catch {
            result = .failure(error)
        }
        await pace.end()
        return (try result.get(), Int((ContinuousClock.now - start) / .milliseconds(1)))
    }

    private func named(_ error: PolicyError) -> String { "\(record.label): \(error.message)" }

    private func sent(_ parameters: SamplingParameters) throws -> String {
        struct Sent: Encodable {
            var model: String
            var parameters: SamplingParameters
        }
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
