/// Who was compared with whom, and who was ever at least as good as whom.
struct ComparisonGraph {
    let count: Int
    /// Whether somebody preferred the one to the other; shape `(policies, policies)`.
    private(set) var beats: [Bool]
    /// Whether somebody tied them; symmetric.
    private(set) var ties: [Bool]

    init(count: Int) {
        self.count = count
        beats = [Bool](repeating: false, count: count * count)
        ties = beats
    }

    @inline(__always)
    mutating func add(_ comparison: PolicyComparison) {
        let (one, other) = (comparison.first, comparison.second)
        if comparison.side > 0 {
            beats[one * count + other] = true
        } else if comparison.side < 0 {
            beats[other * count + one] = true
        } else {
            ties[one * count + other] = true
            ties[other * count + one] = true
        }
    }

    /// Policies that comparisons join, the largest component first.
    var components: [[Int]] {
        components { one, other in
            let (there, back) = (one * count + other, other * count + one)
            return beats[there] || beats[back] || ties[there]
        }
    }

    /// Policies of which each was at least once as good as every other, over some chain; the largest first.
    ///
    /// Only within them strengths are finite: Ford 1957, "Solution of a ranking problem from binary comparisons".
    var tellableGroups: [[Int]] {
        // Two are in one group where each reaches the other: Warshall's closure, for policies are few.
        var reaches = beats
        for (place, isTie) in ties.enumerated() where isTie { reaches[place] = true }
        for middle in 0..<count {
            for one in 0..<count where reaches[one * count + middle] {
                for other in 0..<count where reaches[middle * count + other] { reaches[one * count + other] = true }
            }
        }
        return components { reaches[$0 * count + $1] && reaches[$1 * count + $0] }
    }

    /// Whether some chain of judgements comes back to where it began with more preferences than ties, the plainest
    /// being one policy preferred to another by some and the other way round by others.
    ///
    /// Without, the likelihood of Davidson's model rises for ever: all strengths go apart, ν grows with them, each
    /// preference becomes certain, and each tie is one of neighbours. (Raise ln ν by ½ t: each preference asks for
    /// strengths that differ by t or more, each tie for t or less; that has a solution unless such a chain exists.
    /// Without ties it is a cycle.)
    func hasUpset(within group: [Int]) -> Bool {
        // Bellman and Ford's longest paths: +1 for a preference, −1 for a tie.
        var reach = [Int](repeating: 0, count: count)
        for _ in 0...group.count {
            var isChanged = false
            for one in group {
                for other in group where one != other {
                    let edge = one * count + other
                    let gain = beats[edge] ? 1 : ties[edge] ? -1 : nil
                    guard let gain, reach[one] + gain > reach[other] else { continue }
                    reach[other] = reach[one] + gain
                    isChanged = true
                }
            }
            if !isChanged { return false }
        }
        return true
    }

    /// Whether anyone in `group` was ever preferred to another in it.
    func hasPreference(within group: [Int]) -> Bool {
        group.contains { one in group.contains { beats[one * count + $0] } }
    }

    /// Whether any two of `group` were ever tied.
    func hasTies(within group: [Int]) -> Bool {
        group.contains { one in group.contains { ties[one * count + $0] } }
    }

    /// Whether anyone in `better` was preferred to anyone in `worse`.
    func hasPreference(of better: [Int], to worse: [Int]) -> Bool {
        better.contains { one in worse.contains { beats[one * count + $0] } }
    }

    private func components(_ areJoined: (Int, Int) -> Bool) -> [[Int]] {
        var component = [Int](repeating: -1, count: count)
        var found: [[Int]] = []
        for start in 0..<count where component[start] < 0 {
            component[start] = found.count
            var members = [start]
            var next = 0
            while next < members.count {
                let one = members[next]
                next += 1
                for other in 0..<count where component[other] < 0 && areJoined(one, other) {
                    component[other] = found.count
                    members.append(other)
                }
            }
            found.append(members.sorted())
        }
        return found.sorted { ($0.count, $1[0]) > ($1.count, $0[0]) }
    }
}
