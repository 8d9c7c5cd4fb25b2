/// Why strengths cannot be told.
public enum StrengthLimit: Codable, Sendable, Equatable {
    /// No judgement compares two policies.
    case nothingCompared
    /// No chain of comparisons joins these groups.
    case disconnected([[Int]])
    /// Nobody ever preferred one of `worse` to one of `better`, nor tied them: how far apart they are has no upper
    /// bound.
    case neverBeaten(better: [Int], worse: [Int])
    /// All comparisons of these are ties: how often there is a preference has no lower bound.
    case onlyTies([Int])
    /// Among these, judgements contradict each other nowhere but in ties: the more they differ, the better it fits.
    case neverContradicted([Int])
    /// These were compared on so many prompts, which is fewer than two.
    case tooFewPrompts([Int])
    /// The style of these differs always in the same way: what is the policy and what is its style cannot be told
    /// apart.
    case styleIsPolicy([Int])
    /// Among these, style decides every judgement.
    case styleDecides([Int])

    /// The same in a sentence, for reports without a catalogue of words.
    ///
    /// - Parameter name: of a policy.
    public func sentence(_ name: (Int) -> String) -> String {
        func list(_ policies: [Int]) -> String {
            let names = policies.map(name)
            guard let last = names.last, names.count > 1 else { return names.joined() }
            return names.dropLast().joined(separator: ", ") + " and " + last
        }
        let start = "This cannot be told: "
        switch self {
        case .nothingCompared: return start + "no judgement compares two policies."
        case .disconnected(let groups):
            return start + "nothing joins " + groups.map(list).joined(separator: " with ") + "."
        case .neverBeaten(let better, let worse):
            return start + "how much better \(list(better)) did than \(list(worse)), never having lost to it or tied."
        case .onlyTies(let policies): return start + "\(list(policies)) were always tied."
        case .neverContradicted(let policies):
            return start + "how far apart \(list(policies)) are; no preference was ever contradicted by another."
        case .tooFewPrompts(let policies):
            return start + "how sure the strengths of \(list(policies)) are; fewer than two prompts compare them."
        case .styleIsPolicy(let policies):
            return start + "what is style and what is policy: the style of \(list(policies)) differs always alike."
        case .styleDecides(let policies):
            return start + "how strong \(list(policies)) are apart from style, which decided every judgement."
        }
    }
}
