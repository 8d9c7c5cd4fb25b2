/// How a policy is asked: what an OpenAI-compatible endpoint understands. What is left out is left to the endpoint.
public struct SamplingParameters: Hashable, Codable, Sendable {
    /// Before the prompt's own messages; a prompt that begins with a system message of its own keeps that one.
    public var systemPrompt: String?
    /// 0 takes the likeliest token each time, 1 draws as the model is.
    public var temperature: Double?
    /// Draws only among the likeliest tokens that make up this share.
    public var topP: Double?
    /// The answer is cut after so many tokens.
    public var maxTokens: Int?
    /// The first seed; every request of a run has one of its own, drawn from it.
    public var seed: Int?
    /// Texts that end an answer.
    public var stop: [String]?

    /// Parameters of which as many are set as are given.
    public init(
        systemPrompt: String? = nil, temperature: Double? = nil, topP: Double? = nil, maxTokens: Int? = nil,
        seed: Int? = nil, stop: [String]? = nil
    ) {
        self.systemPrompt = systemPrompt
        self.temperature = temperature
        self.topP = topP
        self.maxTokens = maxTokens
        self.seed = seed
        self.stop = stop
    }

    /// - Throws: `ValidationError` that names everything that is wrong.
    func check(at pointer: String) throws(ValidationError) {
        var faults = Faults()
        if let systemPrompt {
            if systemPrompt.utf8.count > PolicyRules.systemPromptBytes {
                faults.add(
                    "\(pointer)/systemPrompt", "textTooLong",
                    "The system prompt is longer than \(PolicyRules.systemPromptBytes >> 10) KiB. Shorten it.")
            } else if systemPrompt.utf8.contains(0) {
                faults.add(
                    "\(pointer)/systemPrompt", "nulCharacter",
                    "The system prompt contains a NUL character; remove it.")
            }
        }
        if let temperature, !PolicyRules.temperature.contains(temperature) {
            faults.add("\(pointer)/temperature", "invalidTemperature", "The temperature is a number from 0 to 2.")
        }
        if let topP, !(topP > 0 && topP <= 1) {
            faults.add("\(pointer)/topP", "invalidTopP", "topP is a share above 0 and at most 1.")
        }
        if let maxTokens, !PolicyRules.maxTokens.contains(maxTokens) {
            faults.add(
                "\(pointer)/maxTokens", "invalidMaxTokens",
                "maxTokens is a whole number from 1 to \(PolicyRules.maxTokens.upperBound).")
        }
        if let stop {
            if stop.count > PolicyRules.stops {
                faults.add("\(pointer)/stop", "tooManyStops", "At most \(PolicyRules.stops) texts may end an answer.")
            }
            for (index, text) in stop.enumerated()
            where text.isEmpty || text.utf8.count > PolicyRules.stopBytes || text.utf8.contains(0) {
                faults.add(
                    "\(pointer)/stop/\(index)", "invalidStop",
                    "A text that ends an answer has 1 to \(PolicyRules.stopBytes) bytes and no NUL character.")
            }
        }
        try faults.throwIfAny()
    }
}
