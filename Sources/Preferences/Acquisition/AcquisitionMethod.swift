/// How a project chooses which of its tasks are handed out first, among those of equal priority.
public enum AcquisitionMethod: String, Codable, LabeledWord {
    /// By chance.
    case off
    /// First those whose judgement would tell the reward model most, beside a share that chance draws.
    case uncertainty

    /// For people.
    public var label: String {
        switch self {
        case .off: "By chance"
        case .uncertainty: "First what the reward model is unsure of"
        }
    }
}
