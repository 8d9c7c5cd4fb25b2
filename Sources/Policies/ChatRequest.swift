package import Preferences
internal import Wire

/// One question to a policy.
package struct ChatRequest: Sendable {
    /// The conversation so far, oldest first.
    package var messages: [Message]
    /// What the server calls the model.
    package var model: String
    /// How it is to answer.
    package var parameters: SamplingParameters
    /// Makes the answer repeatable, where the server heeds it; nil: by chance.
    package var seed: Int?

    package init(_ prompt: Prompt, model: String, parameters: SamplingParameters, seed: Int? = nil) {
        messages = prompt.messages
        self.model = model
        self.parameters = parameters
        self.seed = seed
    }

    /// JSON for `/chat/completions`.
    func body(streams: Bool) throws -> [UInt8] {
        var asked = messages
        if let system = parameters.systemPrompt, asked.first?.role != .system, asked.first?.role != .developer {
            asked.insert(Message(role: .system, content: system), at: 0)
        }
        return try JSON.encode(
            Body(
                model: model, messages: asked, temperature: parameters.temperature, top_p: parameters.topP,
                max_tokens: parameters.maxTokens, seed: seed ?? parameters.seed, stop: parameters.stop,
                stream: streams ? true : nil, stream_options: streams ? .init(include_usage: true) : nil))
    }

    /// In OpenAI's words.
    private struct Body: Encodable {
        struct StreamOptions: Encodable { var include_usage: Bool }

        var model: String
        var messages: [Message]
        var temperature: Double?
        var top_p: Double?
        var max_tokens: Int?
        var seed: Int?
        var stop: [String]?
        var stream: Bool?
        var stream_options: StreamOptions?
    }
}
