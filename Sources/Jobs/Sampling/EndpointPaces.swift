import Preferences
import Storage
import Synchronization

/// The paces of all endpoints that this process asks, whatever it asks for: runs, judges and conversations share each
/// endpoint's places.
package final class EndpointPaces: Sendable {
    private struct Entry {
        var rule: Rule
        var pace: EndpointPace
    }

    /// What a pace rests on. What an endpoint is asked with may differ: a judge has a temperature of its own.
    private struct Rule: Equatable {
        var url: EndpointURL
        var concurrency: Int
        var requestsPerMinute: Int?
    }

    /// One for each policy that was asked; one whose endpoint goes another way since begins anew.
    private let known = Mutex<[ID<Policy>: Entry]>([:])

    package init() {}

    func pace(of policy: ID<Policy>, _ endpoint: PolicyRecord.Endpoint) -> EndpointPace {
        let rule = Rule(
            url: endpoint.url, concurrency: endpoint.concurrency, requestsPerMinute: endpoint.requestsPerMinute)
        return known.withLock { known in
            if let entry = known[policy], entry.rule == rule { return entry.pace }
            let pace = EndpointPace(endpoint)
            known[policy] = Entry(rule: rule, pace: pace)
            return pace
        }
    }
}
