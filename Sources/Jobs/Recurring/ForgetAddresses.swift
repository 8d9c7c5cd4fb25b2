import Foundation
import Preferences
import Storage

extension RecurringWork {
    /// Forgets where changes were made from, once that is older than it is to be kept.
    package static func forgetAddresses(_ audit: Audit, keeping: AddressKeeping) -> RecurringWork {
        RecurringWork(
            "forgetAddresses", "Forgets from which addresses changes were made, once they are old",
            .every(seconds: 86_400) { now in
                guard case .days(let days) = keeping else { return .done() }
                try await audit.forgetAddresses(before: now.addingTimeInterval(-86_400 * Double(days)), now: now)
                return .done()
            }, atStart: true)
    }
}
