/// Which part of a project's prompts a prompt is in: what a policy or reward model is trained on, chosen by, or tested on.
///
/// A prompt stays where it is as others are added, unless one that is nearly the same joins it to another group; so what is
/// tested on in one round was trained on in none.
public enum PromptPart: String, Codable, Sendable, CaseIterable, CodingKeyRepresentable {
    /// To learn from.
    case train
    /// To choose settings by, and when to stop.
    case validation
    /// To measure with, once.
    case test

    /// How much of the prompts it is, in hundredths.
    public var share: Int {
        switch self {
        case .train: 80
        case .validation: 10
        case .test: 10
        }
    }

    /// The part of all prompts of a group.
    ///
    /// - Parameters:
    ///   - group: what prompts that are nearly the same have in common.
    ///   - seed: the project's split seed.
    public static func of(group: UInt64, seed: UInt64) -> PromptPart {
        var salt = SeededGenerator(seed: seed)
        var draw = SeededGenerator(seed: group ^ salt.next())
        var place = draw.next(below: allCases.reduce(0) { $0 + $1.share })
        for part in allCases {
            if place < part.share { return part }
            place -= part.share
        }
        return .train
    }
}
