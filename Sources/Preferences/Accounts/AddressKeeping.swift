/// For how long the audit log knows where a change was made from.
public enum AddressKeeping: Hashable, Sendable, LosslessStringConvertible {
    case days(Int)
    case forever

    /// Long enough to look into what happened, and no longer.
    public static let standard = days(90)
    /// As many days may be chosen.
    public static let dayRange = 1...3650

    /// `90` or `forever`; nil for anything else.
    public init?(_ text: String) {
        if text == "forever" {
            self = .forever
        } else if let days = Int(text), Self.dayRange.contains(days) {
            self = .days(days)
        } else {
            return nil
        }
    }

    /// `90` or `forever`.
    public var description: String {
        switch self {
        case .days(let days): "\(days)"
        case .forever: "forever"
        }
    }
}
