import HTTPServer

extension Gate {
    /// Whether what was admitted before still would be: for answers that go on for long, such as server-sent events,
    /// while the caller may be disabled, sign out, or lose the role. Costs next to nothing while nothing changes.
    ///
    /// - Parameter access: as the route was registered.
    /// - Throws: what is no answer, such as a database that cannot be read.
    func stillAllows(_ call: Call, _ access: Access) async throws -> Bool {
        do {
            _ = try await admit(call.request, for: access)
            return true
        } catch let error as HTTPError where [.unauthorized, .forbidden, .notFound].contains(error.status) {
            return false
        }
    }
}
