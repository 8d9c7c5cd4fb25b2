/// How strong policies are by all comparisons together: Bradley–Terry strengths with ties, in nats.
///
/// A difference of strengths d says that of comparisons that are not ties σ(d) = 1 / (1 + exp(−d)) go to the stronger;
/// 1 nat is 174 points of Elo. Strengths are told within groups of policies that were compared with one another and of
/// which none won or lost everything; `limits` say what stands against one scale for all.
public struct PolicyStrengths: Sendable {
    /// Policies on one scale, the largest group first. Mostly it is one.
    public let groups: [StrengthGroup]
    /// What cannot be told, and why; empty where all policies are on one scale.
    public let limits: [StrengthLimit]

    /// The group of a policy, where its strength can be told.
    public func group(of policy: Int) -> StrengthGroup? { groups.first { $0.policies.contains(policy) } }

    /// A policy's strength against the mean of its group, in nats; nil where it cannot be told.
    public func strength(of policy: Int, level: Double = 0.95) -> Estimate? {
        group(of: policy)?.strength(of: policy, level: level)
    }

    /// By how much `first` is stronger than `second`, in nats; nil where it cannot be told.
    public func difference(_ first: Int, _ second: Int, level: Double = 0.95) -> Estimate? {
        group(of: first)?.difference(first, second, level: level)
    }
}

extension PolicyJudgements {
    /// Fits strengths to all comparisons at once (Bradley & Terry 1952; Davidson 1970 for ties), each prompt weighing
    /// 1.
    ///
    /// - Parameter controlsStyle: whether the style of completions has a share in the explanation, so that strengths
    ///   are what is left of them: differences (a − b) / (a + b) of each measure of style, as LMArena controls for it
    ///   (Li, Angelopoulos & Chiang 2024, "Does style matter?"). LMArena takes the mean off as well, which depends on
    ///   who is called the first; here the sides can be swapped.
    public func strengths(controllingStyle controlsStyle: Bool = false) -> PolicyStrengths {
        let judged = judgedPolicies
        var places = [Int](repeating: -1, count: policyCount)
        for (place, policy) in judged.enumerated() { places[policy] = place }
        var graph = ComparisonGraph(count: judged.count)
        var isCompared = [Bool](repeating: false, count: judged.count)
        forEachJudgement(of: places) { row, weight, _ in
            forEachComparison(in: row, places, weight: weight) { comparison in
                graph.add(comparison)
                isCompared[comparison.first] = true
                isCompared[comparison.second] = true
            }
        }
        guard isCompared.contains(true) else { return PolicyStrengths(groups: [], limits: [.nothingCompared]) }
        func named(_ group: [Int]) -> [Int] { group.map { judged[$0] } }

        var limits: [StrengthLimit] = []
        let components = graph.components
        if components.count > 1 { limits.append(.disconnected(components.map(named))) }
        let candidates = graph.tellableGroups
        for better in candidates {
            for worse in candidates where better != worse && graph.hasPreference(of: better, to: worse) {
                limits.append(.neverBeaten(better: named(better), worse: named(worse)))
            }
        }
        var groups: [StrengthGroup] = []
        for candidate in candidates where candidate.count > 1 {
            if !graph.hasPreference(within: candidate) {
                limits.append(.onlyTies(named(candidate)))
            } else if !graph.hasUpset(within: candidate) {
                limits.append(.neverContradicted(named(candidate)))
            } else {
                do throws(StrengthLimit) {
                    groups.append(
                        try StrengthGroup(
                            self, named(candidate), hasTies: graph.hasTies(within: candidate),
                            controlsStyle: controlsStyle))
                } catch {
                    limits.append(error)
                }
            }
        }
        return PolicyStrengths(groups: groups, limits: limits)
    }
}

extension StrengthLimit: Error {}
