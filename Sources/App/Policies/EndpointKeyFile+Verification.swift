import Crypto
import Preferences
import Storage

extension EndpointKeyFile {
    /// Why keys of endpoints cannot be opened, in sentences; empty where all can.
    func faults(_ policies: Policies) async throws -> [String] {
        let sealed = try await policies.list().filter { $0.endpoint?.hasKey == true }
        guard !sealed.isEmpty else { return [] }
        do {
            guard let key = try read() else {
                return [
                    "\(Text.count(sealed.count, "endpoint key")) cannot be opened: there is no \(path). " + Self.remedy
                ]
            }
            var unopened: [String] = []
            for policy in sealed where await !policies.opens(policy.id, with: key) { unopened.append(policy.label) }
            guard !unopened.isEmpty else { return [] }
            return ["\(path) does not open the keys of: \(unopened.joined(separator: ", ")). " + Self.remedy]
        } catch let error as ConfigurationError {
            return [error.description]
        }
    }

    static let remedy =
        "Put back the file of the installation where they were set, or set them again: podium policy set-endpoint."
}

extension Policies {
    fileprivate func opens(_ id: ID<Policy>, with key: SealingKey) async -> Bool {
        (try? await self.key(of: id, openedBy: key)) ?? nil != nil
    }
}
