import HTTPTypes
import Testing
import Wire

@testable import App

extension [Routes.Entry] {
    /// Every answer of every API test is held against what its route states, so the description cannot be untrue.
    func expectAsStated(_ answer: Answer, to method: HTTPRequest.Method, _ path: String) {
        guard (200..<300).contains(answer.status), let entry = entry(method, path), entry.contract.isStated else {
            return
        }
        let name = "\(method) \(entry.pattern) \(answer.status)"
        guard let success = entry.contract.successes.first(where: { $0.status.code == answer.status }) else {
            Issue.record("\(name): the route does not state this status")
            return
        }
        let type = answer.fields[.contentType].map { String($0.prefix { $0 != ";" }) }
        guard let content = success.content.first(where: { $0.mediaType == type }) else {
            #expect(success.content.isEmpty && answer.bytes.isEmpty, "\(name): \(type ?? "no body")")
            return
        }
        guard content.mediaType == "application/json" else { return }
        do {
            let faults = content.schema.faults(of: try JSON.decode(JSONValue.self, from: answer.bytes))
            #expect(faults.isEmpty, "\(name): \(faults.joined(separator: "; "))")
        } catch {
            Issue.record("\(name): \(error)")
        }
    }

    /// The route that a path is for.
    func entry(_ method: HTTPRequest.Method, _ path: String) -> Routes.Entry? {
        let parts = path.prefix { $0 != "?" }.split(separator: "/")
        // A fixed word goes before a capture, as in the router.
        let fitting = filter { entry in
            let pattern = entry.pattern.split(separator: "/")
            return entry.method == method && pattern.count == parts.count
                && zip(pattern, parts).allSatisfy { $0.hasPrefix("{") || $0 == $1 }
        }
        return fitting.min { left, right in
            left.pattern.count { $0 == "{" } < right.pattern.count { $0 == "{" }
        }
    }
}
