import Preferences

/// The figures of a labeler, each under the name that it has on the wire.
enum LabelerFigureName: String, Codable, CaseIterable, Sendable {
    case agreement, alpha, reliability, firstPlace, length, marks, ties, tiesBeside, allBad, allBadBeside
    case strength, strengthBeside, extreme, extremeBeside, pace, speed, hasty

    /// What it is measured as.
    var measure: AgreementMeasure {
        switch self {
        case .agreement: .excluded
        case .alpha: .alpha
        case .reliability: .reliability
        case .firstPlace: .firstPlace
        case .length: .length
        case .marks: .marks
        case .ties: .ties
        case .tiesBeside: .tiesBeside
        case .allBad: .allBad
        case .allBadBeside: .allBadBeside
        case .strength: .strength
        case .strengthBeside: .strengthBeside
        case .extreme: .extreme
        case .extremeBeside: .extremeBeside
        case .pace: .pace
        case .speed: .speed
        case .hasty: .hasty
        }
    }

    /// Whether it says how somebody judges, and not how far they agree with anybody.
    var isHabit: Bool {
        switch self {
        case .agreement, .alpha, .reliability: false
        case .firstPlace, .length, .marks, .ties, .tiesBeside, .allBad, .allBadBeside, .strength, .strengthBeside,
            .extreme, .extremeBeside, .pace, .speed, .hasty:
            true
        }
    }
}
