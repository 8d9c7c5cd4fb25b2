/// The name of a project in addresses.
public enum ProjectSlug {
    /// - Throws: `ValidationError` that says what a slug is.
    public static func validate(_ slug: String) throws(ValidationError) {
        guard slug.wholeMatch(of: /[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?/) != nil else {
            throw ValidationError(
                pointer: "/slug", code: "invalidSlug",
                message:
                    "A slug has 1 to 64 lower-case letters, digits and hyphens between them, such as \"helpfulness-2\"."
            )
        }
    }
}
