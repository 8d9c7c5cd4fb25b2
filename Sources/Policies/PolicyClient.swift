internal import Foundation
package import Preferences

/// Asks one policy at its OpenAI-compatible endpoint.
///
/// Every address is checked when it is about to be connected to, whatever its name pointed to before. Redirects are not
/// followed and proxies not used, answers are bounded in size and time, and the key goes nowhere but to the endpoint.
package final class PolicyClient: Sendable {
    private let url: EndpointURL
    private let key: String?
    private let timeoutSeconds: Int
    private let trustedFile: String?
    private let connections = Connections()

    /// - Parameters:
    ///   - key: sent as a bearer token; nil: none.
    ///   - timeoutSeconds: how long one answer may take.
    ///   - trustedFile: certificates (PEM) that are trusted in place of the system's.
    package init(url: EndpointURL, key: String?, timeoutSeconds: Int, trustedFile: String? = nil) {
        self.url = url
        self.key = key
        self.timeoutSeconds = timeoutSeconds
        self.trustedFile = trustedFile
    }

    /// Asks, and waits for the whole answer. Breaks off when its task is cancelled.
    package func answer(_ request: ChatRequest) async throws(PolicyError) -> ChatReply {
        try await ask(request, streams: false) { _ in }
    }

    /// Asks, and gives the answer piece by piece as it comes; all at once where the server does not stream.
    ///
    /// - Parameter onText: called with each piece, in order, on a thread that may wait.
    /// - Returns: the whole of it.
    package func stream(
        _ request: ChatRequest, onText: @escaping @Sendable (String) -> Void
    ) async throws(PolicyError) -> ChatReply {
        try await ask(request, streams: true, onText)
    }

    private func ask(
        _ request: ChatRequest, streams: Bool, _ onText: @escaping @Sendable (String) -> Void
    ) async throws(PolicyError) -> ChatReply {
        let flag = Transfer.Flag()
        let result: Result<ChatReply, PolicyError> = await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                // A thread for each question: it waits nearly all of its time, and there are few.
                Thread.detachNewThread { [self] in
                    continuation.resume(
                        returning: Result { () throws(PolicyError) in
                            try perform(request, streams: streams, flag, onText)
                        })
                }
            }
        } onCancel: {
            flag.set()
        }
        return try result.get()
    }

    private func perform(
        _ request: ChatRequest, streams: Bool, _ flag: Transfer.Flag, _ onText: @escaping (String) -> Void
    ) throws(PolicyError) -> ChatReply {
        var reader = StreamedReply(without: key)
        var isStream = false
        let transfer = Transfer(cancelledBy: flag) { (head, bytes) throws(PolicyError) in
            isStream = head.status == 200 && head.fields["content-type"]?.lowercased().contains("event-stream") == true
            guard isStream else { return false }
            for text in try reader.take(bytes) { onText(text) }
            return true
        }
        var headers = ["Content-Type: application/json", "Accept: application/json", "Expect:", "User-Agent: podium"]
        if streams { headers[1] = "Accept: text/event-stream, application/json" }
        if let key { headers.append("Authorization: Bearer " + key) }
        let body: [UInt8]
        do { body = try request.body(streams: streams) } catch { throw .malformed("The question cannot be written.") }
        try connections.with { (handle) throws(PolicyError) in
            try transfer.run(
                on: handle, url: url.chatCompletions, body: body, headers: headers, timeoutSeconds: timeoutSeconds,
                trustedFile: trustedFile)
        }
        guard transfer.head.status == 200 else {
            throw .status(
                transfer.head.status, ErrorReply.sentence(transfer.body, without: key),
                retryAfter: RetryAfter.seconds(transfer.head.fields["retry-after"], now: Date()))
        }
        if isStream { return try reader.reply() }
        let reply = try ChatReply(body: transfer.body)
        onText(reply.text)
        return reply
    }
}
