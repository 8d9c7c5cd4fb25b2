/// One candidate answer to a prompt.
public struct Completion: Hashable, Codable, Sendable {
    /// The answer, as the model wrote it.
    public var text: String
    /// The name of the model that wrote it. Never shown to a labeler.
    public var model: String?

    /// A completion of its parts.
    public init(text: String, model: String? = nil) {
        self.text = text
        self.model = model
    }
}
