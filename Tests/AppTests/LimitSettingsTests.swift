import HTTPServer
import Testing

@testable import App

@Suite("Limits of the server")
struct LimitSettingsTests {
    @Test("are set by name, and nothing else changes")
    func set() throws {
        let limits = try LimitSettings.limits(["idleTimeout=5", "connections=10"])
        #expect(limits.idleTimeout == .seconds(5))
        #expect(limits.connections == 10)
        #expect(limits.headerTimeout == Limits().headerTimeout)
    }

    @Test(
        "are refused with what may be said instead",
        arguments: ["nonsense=1", "idleTimeout", "idleTimeout=x", "idleTimeout=0", "connections=-1", "="])
    func refuse(text: String) {
        #expect(throws: ConfigurationError.self) { try LimitSettings.limits([text]) }
    }
}
