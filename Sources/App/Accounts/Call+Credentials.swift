import HTTPServer

extension Call {
    /// An access token makes no credential that could outlive it: no token, and no way to sign in as an admin. Otherwise
    /// whoever found a token would keep what it opens after it was revoked or had ended.
    ///
    /// - Throws: `HTTPError` 403 `tokenCannotCreateTokens`, but for a token that was given that right.
    func checkMayMakeCredentials() throws {
        guard let token, !token.canCreateTokens else { return }
        throw HTTPError.forbidden(
            "This access token may not create tokens, or create or change admins. Sign in, or use a token made with "
                + "canCreateTokens.",
            code: "tokenCannotCreateTokens")
    }
}
