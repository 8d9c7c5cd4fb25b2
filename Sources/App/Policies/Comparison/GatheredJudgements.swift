import Preferences
import Statistics
import Storage

/// What counts of a project's judgements in a few flat arrays: all that a comparison needs to know, without a text.
///
/// Memory: about 25 bytes for each judgement, 7 for each place in it, 16 for each completion, 20 for each answer, and while
/// it is gathered the prompts' texts, which have to be held side by side to find those that are nearly the same.
struct GatheredJudgements: Sendable {
    /// The policies that are compared, by id.
    private(set) var policies: [ID<Policy>] = []
    /// Policies that are left out, because there are too many of them.
    private(set) var omitted = 0
    /// Judgements of completions by fewer than two policies.
    private(set) var withoutComparison = 0

    /// Of each task.
    var taskPrompts: [Int32] = []
    var taskIsChosen: [Bool] = []
    var taskRounds: [Int32] = []

    /// Of each judgement; a labeler is `nobody` where all completions are the same, so that nobody had to judge.
    var tasks: [Int32] = []
    var labelers: [Int32] = []
    var weights: [UInt8] = []
    var starts: [Int32] = [0]

    /// Of each place of a completion in a judgement.
    var entryPolicies: [UInt16] = []
    var entryTiers: [UInt8] = []
    var entryCompletions: [Int32] = []

    /// Of each completion, the counts of `TextStyle.measures`.
    var styles: [SIMD4<Float>] = []

    /// Of each prompt: the group of those that are nearly the same, which is what is independent of others.
    var promptGroups: [Int32] = []
    var promptLengths: [Int32] = []
    var promptTurns: [Bool] = []
    /// As it is stated, or recognised.
    var languages = PromptWords()
    /// What files say of prompts, by field.
    var meta: [String: PromptWords] = [:]

    /// Answers to fields that have a number, by field.
    var ratings: [RatedField: [GatheredRating]] = [:]

    /// What the reward model makes of tasks; empty without one.
    var machine = MachineScores()
    /// The part of all prompts that it was asked about, drawn by their hashes.
    var machineShare = 1.0
    /// Of each group of prompts, whether the reward model was trained on one of them.
    var groupIsSeen: [Bool] = []

    /// The imports that brought tasks; nil: those that none brought.
    var rounds: [ID<ImportRecord>?] = []

    /// As many policies are compared at most: each two of them are.
    static let mostPolicies = 40

    /// Stands for the labeler of what nobody had to judge.
    static let nobody: Int32 = -1

    /// How many judgements there are.
    var count: Int { tasks.count }

    /// How many bytes it takes, about.
    var byteCount: Int {
        count * 13 + entryPolicies.count * 7 + styles.count * 16 + promptGroups.count * 9 + taskPrompts.count * 9
            + ratings.values.reduce(0) { $0 + $1.count * 20 } + machine.byteCount
            + languages.byteCount + meta.values.reduce(0) { $0 + $1.byteCount }
    }

    /// The place of a policy among `policies`; nil where it is not compared.
    func place(of policy: ID<Policy>) -> Int? { policies.firstIndex(of: policy) }

    /// All judgements, at the places that they have here.
    ///
    /// - Parameter withStyle: whether completions carry their measures of style.
    func judgements(withStyle: Bool) -> PolicyJudgements {
        PolicyJudgements(
            (0..<count).lazy.map { judgement($0, withStyle: withStyle) }, policies: policies.count,
            styles: withStyle ? TextStyle.names.count : 0)
    }

    private func judgement(_ place: Int, withStyle: Bool) -> PolicyJudgement {
        var groups: [[PolicyEntry]] = []
        var tier: UInt8?
        for entry in Int(starts[place])..<Int(starts[place + 1]) {
            if entryTiers[entry] != tier {
                tier = entryTiers[entry]
                groups.append([])
            }
            var style: [Double] = []
            if withStyle {
                let measures = styles[Int(entryCompletions[entry])]
                style = (0..<TextStyle.names.count).map { Double(measures[$0]) }
            }
            groups[groups.count - 1].append(PolicyEntry(policy: Int(entryPolicies[entry]), style: style))
        }
        return PolicyJudgement(
            prompt: Int(group(of: place)), labeler: labelers[place] == Self.nobody ? nil : Int(labelers[place]),
            groups: groups,
            trust: Double(weights[place]) / 100)
    }

    /// The group of a judgement's prompt.
    func group(of judgement: Int) -> Int32 { promptGroups[Int(taskPrompts[Int(tasks[judgement])])] }

    /// Whether a reward model chose the task of a judgement.
    func isChosen(_ judgement: Int) -> Bool { taskIsChosen[Int(tasks[judgement])] }

    /// Keeps the policies with the most judgements, and numbers them by their ids.
    ///
    /// - Parameter found: in the order in which they are numbered now.
    mutating func keepPolicies(_ found: [ID<Policy>]) {
        var judged = [Int](repeating: 0, count: found.count)
        for policy in entryPolicies { judged[Int(policy)] += 1 }
        for ratings in ratings.values {
            for rating in ratings where judged[Int(rating.policy)] == 0 { judged[Int(rating.policy)] = 1 }
        }
        let known = found.indices.filter { judged[$0] > 0 }
        let kept = known.sorted { (judged[$1], found[$0]) < (judged[$0], found[$1]) }.prefix(Self.mostPolicies)
            .sorted { found[$0] < found[$1] }
        omitted = known.count - kept.count
        policies = kept.map { found[$0] }
        var places = [UInt16?](repeating: nil, count: found.count)
        for (place, policy) in kept.enumerated() { places[policy] = UInt16(place) }
        dropEntries { places[Int($0)] }
        for (field, values) in ratings {
            ratings[field] = values.compactMap { rating in
                places[Int(rating.policy)].map { place in
                    var rating = rating
                    rating.policy = place
                    return rating
                }
            }
        }
        machine.renumber { places[Int($0)] }
    }

    /// Numbers entries anew, and leaves out those whose policy has no number.
    private mutating func dropEntries(_ number: (UInt16) -> UInt16?) {
        var end = 0
        var newStarts: [Int32] = [0]
        newStarts.reserveCapacity(starts.count)
        for judgement in 0..<count {
            let first = end
            for entry in Int(starts[judgement])..<Int(starts[judgement + 1]) {
                guard let policy = number(entryPolicies[entry]) else { continue }
                entryPolicies[end] = policy
                entryTiers[end] = entryTiers[entry]
                entryCompletions[end] = entryCompletions[entry]
                end += 1
            }
            if !entryPolicies[first..<end].contains(where: { $0 != entryPolicies[first] }) { withoutComparison += 1 }
            newStarts.append(Int32(end))
        }
        entryPolicies.removeLast(entryPolicies.count - end)
        entryTiers.removeLast(entryTiers.count - end)
        entryCompletions.removeLast(entryCompletions.count - end)
        starts = newStarts
    }
}

/// An answer to one field about a completion.
struct GatheredRating: Sendable {
    var policy: UInt16
    /// A percentage.
    var weight: UInt8
    /// The task, for its prompt and whether it was chosen.
    var task: Int32
    var labeler: Int32
    var value: Float
}
