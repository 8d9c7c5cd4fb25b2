/// What may be said of a reward model that was trained elsewhere and comes back with its scores.
public enum ExternalModelRules {
    /// Characters of its name.
    public static let nameLength = 1...200
    /// Of a file of scores: some 400,000 tasks.
    public static let mostBytes = 64 << 20
    /// What it can be measured on. Whoever is trained on a part cannot be measured with it.
    public static let measurableParts: [PromptPart] = [.validation, .test]

    /// - Throws: `ValidationError` where it cannot be a name.
    public static func check(name: String) throws(ValidationError) {
        guard nameLength.contains(name.count), !name.isBlank, !name.unicodeScalars.contains(where: \.isControl) else {
            throw ValidationError(
                pointer: "/name", code: "invalidName",
                message:
                    "The model's name has 1 to \(nameLength.upperBound) characters, and none that controls a terminal.")
        }
    }

    /// - Throws: `ValidationError` where the parts are none, or not all to be measured with.
    public static func check(parts: [PromptPart]) throws(ValidationError) {
        guard !parts.isEmpty, Set(parts).count == parts.count, parts.allSatisfy(measurableParts.contains) else {
            let names = measurableParts.map(\.rawValue).joined(separator: " and ")
            throw ValidationError(
                pointer: "/parts", code: "invalidParts",
                message: "parts are one or both of \(names): a model is not measured with what it was trained on.")
        }
    }
}
