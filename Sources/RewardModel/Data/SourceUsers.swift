/// Prompts by the people who wrote them: all of one person's go to one side of every split, as in the paper (Ouyang et al.
/// 2022, section 3.2).
///
/// That must leave something to split. Whoever wrote more than a fifth of all prompts is no person but "anonymous", or a
/// project of one: their prompts are told apart as if nobody knew. Where people who ask the same link most prompts into one
/// group, so that nothing could be held out, source users are left aside altogether.
enum SourceUsers {
    /// The largest share of all prompts that may hang together because of who wrote them.
    static let largestShare = 0.2

    /// Joins the prompts of each person.
    ///
    /// - Parameters:
    ///   - sets: prompts that are joined for other reasons.
    ///   - users: one for each prompt; nil where nobody knows.
    static func join(_ sets: inout DisjointSets, _ users: [String?]) {
        let most = Int(largestShare * Double(users.count))
        var prompts: [String: [Int]] = [:]
        for (prompt, user) in users.enumerated() {
            if let user { prompts[user, default: []].append(prompt) }
        }
        var joined = sets
        for theirs in prompts.values where theirs.count > 1 && theirs.count <= most {
            for prompt in theirs.dropFirst() { joined.join(theirs[0], prompt) }
        }
        if joined.largest(users.count) <= max(most, sets.largest(users.count)) { sets = joined }
    }
}

extension DisjointSets {
    /// How many members the largest set has.
    ///
    /// - Parameter count: of all members.
    fileprivate mutating func largest(_ count: Int) -> Int {
        var sizes = [Int](repeating: 0, count: count)
        for member in 0..<count { sizes[find(member)] += 1 }
        return sizes.max() ?? 0
    }
}
