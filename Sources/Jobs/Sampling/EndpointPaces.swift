import Preferences
import Storage
import Synchronization

/// The paces of all endpoints that this process asks, whatever it asks for: runs of sampling and conversations share each
/// endpoint's places.
package final class EndpointPaces: Sendable {
    private struct Entry {
        var endpoint: PolicyRecord.Endpoint
        var pace: EndpointPace
    }

    /// One for each policy that was asked; one whose endpoint was changed since begins anew.
    private let known = Mutex<[ID<Policy>: Entry]>([:])

    package init() {}

    func pace(of policy: ID<Policy>, _ endpoint: PolicyRecord.Endpoint) -> EndpointPace {
        known.withLock { known in
            if let entry = known[policy], entry.endpoint == endpoint { return entry.pace }
            let pace = EndpointPace(endpoint)
            known[policy] = Entry(endpoint: endpoint, pace: pace)
            return pace
        }
    }
}
