/// What is paid for in a project.
public enum PayUnit: String, Codable, LabeledWord {
    /// No pay is worked out.
    case nothing
    /// Active time, with changes of judgements and with skips.
    case hour
    /// Tasks that were judged, whether they counted or were surplus: work is never refused.
    case judgement

    /// For people.
    public var label: String {
        switch self {
        case .nothing: "Nothing: no pay is worked out"
        case .hour: "Hours of active time"
        case .judgement: "Judgements"
        }
    }

    /// What a rate may be, in minor units of the currency.
    public static let rates = 0...10_000_000
}
