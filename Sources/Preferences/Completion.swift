/// One candidate answer to a prompt.
public struct Completion: Hashable, Codable, Sendable {
    public var text: String
    /// The name of the model that wrote it. Never shown to a labeler.
    public var model: String?

    public init(text: String, model: String? = nil) {
        self.text = text
        self.model = model
    }
}
