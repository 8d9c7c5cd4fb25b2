import HTTPServer
import HTTPTypes

// Routes that do not state what they take and give yet.
extension Routes {
    mutating func get(_ pattern: String, for access: Access, _ summary: String, _ action: @escaping Action) {
        get(pattern, for: access, summary, .plain, action)
    }

    mutating func post(
        _ pattern: String, for access: Access, _ summary: String, maximumBodyBytes: Int? = Router.defaultMaximumBodyBytes,
        _ action: @escaping Action
    ) {
        post(pattern, for: access, summary, .plain.maximumBody(bytes: maximumBodyBytes), action)
    }

    mutating func put(_ pattern: String, for access: Access, _ summary: String, _ action: @escaping Action) {
        put(pattern, for: access, summary, .plain, action)
    }

    mutating func patch(_ pattern: String, for access: Access, _ summary: String, _ action: @escaping Action) {
        patch(pattern, for: access, summary, .plain, action)
    }

    mutating func delete(_ pattern: String, for access: Access, _ summary: String, _ action: @escaping Action) {
        delete(pattern, for: access, summary, .plain, action)
    }

    mutating func get(_ pattern: String, _ summary: String, always response: Response) {
        get(pattern, summary, .plain, always: response)
    }
}
