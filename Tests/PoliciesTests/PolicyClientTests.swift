import EndpointTesting
import Foundation
import Policies
import Preferences
import Synchronization
import Testing

/// The client against a server that does what it should not.
@Suite("Asking a policy")
struct PolicyClientTests {
    private static func client(_ url: String, key: String? = "secret-key-1", seconds: Int = 60) throws -> PolicyClient {
        PolicyClient(url: try #require(EndpointURL(url)), key: key, timeoutSeconds: seconds)
    }

    private static func request(_ parameters: SamplingParameters = SamplingParameters(), seed: Int? = nil)
        -> ChatRequest
    {
        ChatRequest(Prompt("What is 2 and 2?"), model: "small", parameters: parameters, seed: seed)
    }

    private func error(_ steps: [ScriptedEndpoint.Step], seconds: Int = 60, streams: Bool = false) async throws
        -> PolicyError
    {
        let server = try ScriptedEndpoint { _, _ in steps }
        defer { server.stop() }
        let client = try Self.client(server.url, seconds: seconds)
        do throws(PolicyError) {
            let reply =
                streams
                ? try await client.stream(Self.request()) { _ in } : try await client.answer(Self.request())
            Issue.record("it answered \(reply)")
            return .tooLarge
        } catch {
            return error
        }
    }

    @Test("what is asked is what OpenAI's API takes, and the answer is read with its ending and its tokens")
    func asks() async throws {
        let server = try ScriptedEndpoint { _, _ in ScriptedEndpoint.reply("Four.", reason: "length") }
        defer { server.stop() }
        let parameters = SamplingParameters(
            systemPrompt: "Be brief.", temperature: 0.7, topP: 0.9, maxTokens: 5, stop: ["\n"])
        let reply = try await Self.client(server.url + "/chat/completions/").answer(Self.request(parameters, seed: 11))
        #expect(reply == ChatReply(text: "Four.", ending: .truncated, usage: .init(prompt: 5, completion: 7)))
        let asked = try #require(server.requests.first)
        #expect(asked.hasPrefix("POST /v1/chat/completions HTTP/1.1\r\n"))
        #expect(asked.contains("Authorization: Bearer secret-key-1\r\n"))
        let body = try #require(asked.components(separatedBy: "\r\n\r\n").last)
        let json = try #require(try JSONSerialization.jsonObject(with: Data(body.utf8)) as? [String: Any])
        #expect(json["model"] as? String == "small")
        #expect(json["temperature"] as? Double == 0.7)
        #expect(json["top_p"] as? Double == 0.9)
        #expect(json["max_tokens"] as? Int == 5)
        #expect(json["seed"] as? Int == 11)
        #expect(json["stop"] as? [String] == ["\n"])
        #expect(json["stream"] == nil)
        let messages = try #require(json["messages"] as? [[String: String]])
        #expect(messages.map { $0["role"] } == ["system", "user"])
        #expect(messages.map { $0["content"] } == ["Be brief.", "What is 2 and 2?"])
    }

    @Test("a connection is used again, and questions go side by side")
    func concurrency() async throws {
        let server = try ScriptedEndpoint { number, _ in [.wait(0.05)] + ScriptedEndpoint.reply("\(number)") }
        defer { server.stop() }
        let client = try Self.client(server.url)
        let texts = try await withThrowingTaskGroup(of: String.self) { group in
            for _ in 0..<24 { group.addTask { try await client.answer(Self.request()).text } }
            return try await group.reduce(into: Set<String>()) { $0.insert($1) }
        }
        #expect(texts.count == 24)
        for _ in 0..<3 { _ = try await client.answer(Self.request()) }
        #expect(server.requests.count == 27)
    }

    @Test("a stream is read whatever pieces it comes in")
    func streams() async throws {
        let events =
            "data: {\"choices\":[{\"delta\":{\"role\":\"assistant\",\"content\":\"\"}}]}\r\n\r\n"
            + ": a comment\n\ndata: {\"choices\":[{\"delta\":{\"content\":\"Vier – \"}}]}\n\n"
            + "data:{\"choices\":[{\"delta\":{\"content\":\"4️⃣.\"},\"finish_reason\":\"stop\"}]}\n\n"
            + "data: {\"choices\":[],\"usage\":{\"prompt_tokens\":5,\"completion_tokens\":7}}\n\ndata: [DONE]\n\n"
        let bytes = Array(events.utf8)
        for size in [1, 2, 3, 7, 1_000] {
            let pieces = stride(from: 0, to: bytes.count, by: size).map { start in
                let part = bytes[start..<min(start + size, bytes.count)]
                return (String(part.count, radix: 16), part)
            }
            let server = try ScriptedEndpoint { _, _ in
                // Chunks end in the middle of characters, too.
                [.send("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n")]
                    + pieces.map { .sendBytes(Array("\($0.0)\r\n".utf8) + Array($0.1) + Array("\r\n".utf8)) }
                    + [.send("0\r\n\r\n")]
            }
            defer { server.stop() }
            let heard = Mutex<[String]>([])
            let reply = try await Self.client(server.url).stream(Self.request()) { text in
                heard.withLock { $0.append(text) }
            }
            #expect(heard.withLock { $0.joined() } == "Vier – 4️⃣.")
            #expect(reply == ChatReply(text: "Vier – 4️⃣.", usage: .init(prompt: 5, completion: 7)))
            #expect(server.requests.first?.contains("\"stream\":true") == true)
        }
    }

    @Test("a server that does not stream answers in one piece")
    func notStreamed() async throws {
        let server = try ScriptedEndpoint { _, _ in ScriptedEndpoint.reply("Four.") }
        defer { server.stop() }
        let heard = Mutex<[String]>([])
        let reply = try await Self.client(server.url).stream(Self.request()) { text in
            heard.withLock { $0.append(text) }
        }
        #expect(reply.text == "Four.")
        #expect(heard.withLock { $0 } == ["Four."])
    }

    @Test("refusals are marked")
    func refusals() async throws {
        let bodies = [
            #"{"choices":[{"message":{"content":null,"refusal":"I can't."},"finish_reason":"stop"}]}"#,
            #"{"choices":[{"message":{"content":"I can't."},"finish_reason":"content_filter"}]}"#,
            #"{"choices":[{"message":{"content":[{"type":"text","text":"I can't."}]},"finish_reason":"content_filter"}]}"#,
        ]
        for body in bodies {
            let server = try ScriptedEndpoint { _, _ in ScriptedEndpoint.json(body) }
            defer { server.stop() }
            #expect(
                try await Self.client(server.url).answer(Self.request()) == .init(text: "I can't.", ending: .refused))
        }
    }

    @Test("what a server says beside an error is told, and its key is not repeated")
    func statuses() async throws {
        let busy = try await error(
            ScriptedEndpoint.json(
                #"{"error":{"message":"secret-key-1 has no\nquota"}}"#, status: "429 Too Many Requests",
                "Retry-After: 7\r\n"))
        #expect(busy == .status(429, "… has no quota", retryAfter: 7))
        #expect(busy.mayRetry)
        let page = try await error(ScriptedEndpoint.json("<html>nginx</html>", status: "502 Bad Gateway"))
        #expect(page == .status(502, "", retryAfter: nil))
        #expect(page.mayRetry)
        let missing = try await error(ScriptedEndpoint.json(#"{"detail":"Not Found"}"#, status: "404 Not Found"))
        #expect(!missing.mayRetry)
        #expect(missing.message.contains("model's name"))
    }

    @Test("redirects are not followed, with the key least of all")
    func redirects() async throws {
        let other = try ScriptedEndpoint { _, _ in ScriptedEndpoint.reply("No.") }
        defer { other.stop() }
        let fault = try await error(
            [.send("HTTP/1.1 307 Temporary Redirect\r\nLocation: \(other.url)/x\r\nContent-Length: 0\r\n\r\n")])
        #expect(fault == .status(307, "", retryAfter: nil))
        #expect(!fault.mayRetry)
        #expect(other.requests.isEmpty)
    }

    @Test(
        "what is no answer is refused with a reason",
        arguments: [
            "{}", "[]", "{\"choices\":[]}", "not JSON", "{\"choices\":[{\"message\":{}}]}",
            "{\"choices\":[{\"message\":{\"content\":\"\"}}]}", "{\"choices\":[{\"message\":{\"content\":5}}]}",
            "{\"choices\":[{\"message\":{\"content\":null,\"tool_calls\":[{}]}}]}",
            "{\"choices\":[{\"message\":{\"content\":\"a\\u0000b\"}}]}",
        ])
    func malformed(_ body: String) async throws {
        let fault = try await error(ScriptedEndpoint.json(body))
        switch fault {
        case .malformed, .emptyAnswer: #expect(fault.mayRetry)
        default: Issue.record("\(fault)")
        }
    }

    @Test("an answer has limits in size, whether its length is said or not")
    func sizes() async throws {
        let long = String(repeating: "x", count: 1 << 20)
        let endless =
            [ScriptedEndpoint.Step.send("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n")]
            + (0..<8).map { _ in .send(long) }
        #expect(try await error(endless) == .tooLarge)
        #expect(
            try await error(
                [.send("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\n")]
                    + (0..<8).map { _ in .send(long) },
                streams: true) == .tooLarge)
        #expect(
            try await error(ScriptedEndpoint.reply(String(repeating: "y", count: TaskRules.textBytes + 1))) == .tooLarge
        )
    }

    @Test("an answer has a limit in time, also where it comes in drops")
    func slow() async throws {
        let silent = try await error([.wait(3)], seconds: 1)
        #expect(silent == .tooSlow(1))
        let drops = (0..<30).flatMap { _ in [ScriptedEndpoint.Step.send(" "), .wait(0.1)] }
        let head = ScriptedEndpoint.Step.send(
            "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 999\r\n\r\n")
        #expect(try await error([head] + drops, seconds: 1) == .tooSlow(1))
    }

    @Test("a connection that breaks is told as such, and can be tried again")
    func broken() async throws {
        for steps: [ScriptedEndpoint.Step] in [
            [.reset],
            [.send("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 50\r\n\r\n{\"ch"), .reset],
            [.send("SSH-2.0-OpenSSH_9.2\r\n"), .reset],
        ] {
            #expect(try await error(steps).mayRetry)
        }
        let cut = try await error(
            [
                .send("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nConnection: close\r\n\r\n"),
                .send("data: {\"choices\":[{\"delta\":{\"content\":\"Fo\"}}]}\n\n"), .reset,
            ], streams: true)
        #expect(cut.mayRetry)
    }

    @Test("an error in the middle of a stream can be tried again, as one before it", arguments: ["Fo", ""])
    func faultInStream(_ text: String) async throws {
        let fault = try await error(
            [
                .send("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nConnection: close\r\n\r\n"),
                .send("data: {\"choices\":[{\"delta\":{\"content\":\"\(text)\"}}]}\n\n"),
                .send("data: {\"error\":{\"message\":\"The model of secret-key-1 is overloaded\"}}\n\n"),
            ], streams: true)
        #expect(fault == .status(200, "The model of … is overloaded", retryAfter: nil))
        #expect(fault.mayRetry)
        #expect(fault.message == "The endpoint broke its answer off: The model of … is overloaded")
    }

    @Test("nobody listens: a reason, and another try may help")
    func nobody() async throws {
        let server = try ScriptedEndpoint { _, _ in [] }
        server.stop()
        await #expect {
            _ = try await Self.client(server.url).answer(Self.request())
        } throws: { error in
            guard case PolicyError.unreachable? = error as? PolicyError else { return false }
            return true
        }
    }

    @Test(
        "link-local and metadata addresses are never asked, by whatever name",
        arguments: [
            "http://169.254.169.254/v1", "http://[::ffff:169.254.169.254]/v1", "http://0xA9FEA9FE/v1",
            "http://2852039166/v1", "http://[fe80::1]/v1", "http://0.0.0.0:9/v1", "http://[fd00:ec2::254]/v1",
            "http://100.100.100.200/v1", "http://255.255.255.255/v1", "http://[::]/v1", "http://0/v1",
            "http://[64:ff9b::a9fe:a9fe]/v1",
        ])
    func forbidden(_ url: String) async throws {
        let client = try Self.client(url, seconds: 2)
        do throws(PolicyError) {
            _ = try await client.answer(Self.request())
            Issue.record("\(url) was asked")
        } catch {
            guard case .forbidden(let reason) = error else {
                Issue.record("\(url): \(error)")
                return
            }
            #expect(reason.contains("Podium never asks it"))
            #expect(!error.mayRetry)
        }
    }

    @Test("a question that is no longer wanted is broken off")
    func cancelled() async throws {
        let server = try ScriptedEndpoint { _, _ in [.wait(20)] }
        defer { server.stop() }
        let client = try Self.client(server.url, seconds: 30)
        let task = Task { try await client.answer(Self.request()) }
        while server.requests.isEmpty { try await Task.sleep(for: .milliseconds(10)) }
        task.cancel()
        // Not the answer, nor the end of the time that it has.
        await #expect(throws: PolicyError.unreachable("the question was broken off.")) { try await task.value }
    }
}
