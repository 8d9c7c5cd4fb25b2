/// Where a policy is asked, and how, to be checked.
public struct EndpointDraft: Hashable, Codable, Sendable {
    /// Of an OpenAI-compatible server, such as `http://127.0.0.1:8000/v1`; with or without `/chat/completions` behind it.
    public var url: String
    /// What the server calls the model; left out, the policy's name.
    public var model: String?
    /// Sent as a bearer token; kept sealed and never shown again. Left out: none, or the one that is there already.
    public var key: String?
    /// Takes away the key that is there.
    public var removesKey: Bool?
    /// What goes with each question.
    public var parameters: SamplingParameters?
    /// Requests at a time.
    public var concurrency: Int?
    /// Requests in a minute; left out, as many as go.
    public var requestsPerMinute: Int?
    /// How long one answer may take, in seconds.
    public var timeoutSeconds: Int?

    /// A draft of its parts.
    public init(
        url: String, model: String? = nil, key: String? = nil, removesKey: Bool? = nil,
        parameters: SamplingParameters? = nil, concurrency: Int? = nil, requestsPerMinute: Int? = nil,
        timeoutSeconds: Int? = nil
    ) {
        self.url = url
        self.model = model
        self.key = key
        self.removesKey = removesKey
        self.parameters = parameters
        self.concurrency = concurrency
        self.requestsPerMinute = requestsPerMinute
        self.timeoutSeconds = timeoutSeconds
    }

    /// - Parameter pointer: to the draft in the body.
    /// - Throws: `ValidationError` that names everything that is wrong.
    public func validated(at pointer: String = "") throws(ValidationError) -> NewEndpoint {
        var faults = Faults()
        let target = EndpointURL(url)
        if target == nil {
            faults.add(
                "\(pointer)/url", "invalidURL",
                "This is no address of a server. Give one such as http://127.0.0.1:8000/v1, without a user name, a "
                    + "question mark or a number sign.")
        }
        if let model, model.isBlank || model.utf8.count > PolicyRules.nameBytes || model.utf8.contains(0) {
            faults.add(
                "\(pointer)/model", "invalidModel",
                "The model's name on the server has 1 to \(PolicyRules.nameBytes) bytes.")
        }
        if let key, key.isEmpty || key.utf8.count > PolicyRules.keyBytes || !key.utf8.allSatisfy({ 0x21...0x7E ~= $0 })
        {
            faults.add(
                "\(pointer)/key", "invalidKey",
                "A key has 1 to \(PolicyRules.keyBytes) characters of ASCII that can be seen, and no blank.")
        }
        if key != nil, removesKey == true {
            faults.add("\(pointer)/removesKey", "twoKeys", "A key is either set or taken away.")
        }
        check(concurrency, in: PolicyRules.concurrency, "concurrency", at: pointer, &faults)
        check(requestsPerMinute, in: PolicyRules.requestsPerMinute, "requestsPerMinute", at: pointer, &faults)
        check(timeoutSeconds, in: PolicyRules.timeoutSeconds, "timeoutSeconds", at: pointer, &faults)
        do throws(ValidationError) { try parameters?.check(at: "\(pointer)/parameters") } catch {
            error.issues.forEach { faults.add($0) }
        }
        try faults.throwIfAny()
        guard let target else { throw ValidationError([]) }
        return NewEndpoint(
            url: target, model: model, key: key, removesKey: removesKey == true,
            parameters: parameters ?? SamplingParameters(), concurrency: concurrency ?? PolicyRules.usualConcurrency,
            requestsPerMinute: requestsPerMinute, timeoutSeconds: timeoutSeconds ?? PolicyRules.usualTimeoutSeconds)
    }

    private func check(
        _ value: Int?, in range: ClosedRange<Int>, _ field: String, at pointer: String, _ faults: inout Faults
    ) {
        guard let value, !range.contains(value) else { return }
        faults.add(
            "\(pointer)/\(field)", "outOfBounds",
            "\(field) is a whole number from \(range.lowerBound) to \(range.upperBound).")
    }
}

/// An endpoint that may be stored; only `EndpointDraft.validated()` makes one.
public struct NewEndpoint: Hashable, Sendable {
    /// The part before `/chat/completions`.
    public let url: EndpointURL
    /// What the server calls the model; nil: the policy's name.
    public let model: String?
    /// In the clear: to be sealed.
    public let key: String?
    /// Whether the key that is there is taken away.
    public let removesKey: Bool
    /// What goes with each question.
    public let parameters: SamplingParameters
    /// Requests at a time.
    public let concurrency: Int
    /// Requests in a minute; nil: as many as go.
    public let requestsPerMinute: Int?
    /// How long one answer may take, in seconds.
    public let timeoutSeconds: Int
}
