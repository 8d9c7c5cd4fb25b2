import Jobs
import Logging
import Storage

extension TurnAsking {
    /// With the keys of an installation's endpoints.
    convenience init(_ stores: Stores, folder: DataFolder, paces: EndpointPaces, clock: WallClock, logger: Logger) {
        let keys = EndpointKeyFile(path: folder.endpointKeys)
        self.init(
            stores: stores, key: { try await stores.policies.key(of: $0, openedBy: try keys.read()) }, paces: paces,
            clock: clock, logger: logger)
    }
}
