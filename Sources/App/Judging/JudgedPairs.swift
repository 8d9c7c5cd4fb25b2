import Preferences
import RewardModel
import Statistics
import Storage

/// What a judge and people said of a project's completions, without a text: pairs that the judge was asked about, and people's
/// rankings by policy.
struct JudgedPairs: Sendable {
    /// Two completions of one task.
    struct Pair: Sendable {
        /// The prompt; after `finish` its group.
        var prompt: Int
        /// Places among `policies`.
        var policies: (first: Int?, second: Int?)
        /// 1 where the first completion is longer, −1 where the second is.
        var longer: Int
        /// What the judge says of the first one, 1, ½ or 0, when it is shown first; nil: nothing that could be read.
        var shownFirst: Double?
        /// The same when it is shown second.
        var shownSecond: Double?
        /// What people say of the first one.
        var people: [(labeler: Int, score: Double, trust: Double)]

        /// What the judge says in both orders: contradictions come to a tie.
        var score: Double? {
            guard let shownFirst, let shownSecond else { return nil }
            return (shownFirst + shownSecond) / 2
        }

        /// It prefers what stands on one side, whichever that is.
        var contradiction: (isFirst: Bool, isOne: Bool) {
            (shownFirst == 1 && shownSecond == 0, abs((shownFirst ?? 0.5) - (shownSecond ?? 0.5)) == 1)
        }
    }

    /// Whoever judged: a person, or somebody whom a file names, whichever file.
    private enum Labeler: Hashable {
        case user(ID<User>)
        case named(String)
    }

    private(set) var pairs: [Pair] = []
    private(set) var rankings: [PolicyJudgement] = []
    private(set) var policies: [ID<Policy>] = []
    /// Policies that are left out, because there are too many of them.
    private(set) var omitted = 0
    private(set) var tasks = 0
    private(set) var chosenTasks = 0
    private(set) var judgements = 0
    private(set) var unread: [JudgeVerdict.Fault: Int] = [:]
    private(set) var withheldTasks = 0

    private let judge: JudgeRecord
    private let projectSeed: UInt64
    private let spellings: [ID<Policy>: ID<Policy>]
    private var policyNumbers: [ID<Policy>: Int] = [:]
    private var labelerNumbers: [Labeler: Int] = [:]
    private var promptNumbers: [ID<Prompt>: Int] = [:]
    private var prompts: [Prompt] = []
    private var keys: [UInt64] = []

    /// As many policies are compared at most: each two of them are.
    static let mostPolicies = 40

    private init(_ judge: JudgeRecord, projectSeed: UInt64, spellings: [ID<Policy>: ID<Policy>]) {
        self.judge = judge
        self.projectSeed = projectSeed
        self.spellings = spellings
    }

    /// Reads what was said once, a page at a time.
    static func gather(_ judge: JudgeRecord, in project: Project, _ stores: Stores) async throws -> JudgedPairs {
        let merged = try await stores.policies.list().compactMap { policy in policy.mergedInto.map { (policy.id, $0) } }
        var gathered = JudgedPairs(
            judge, projectSeed: project.splitSeed, spellings: Dictionary(uniqueKeysWithValues: merged))
        for try await task in stores.machineJudgedTasks.stream(of: judge, version: judge.template.version) {
            gathered.add(task)
        }
        gathered.finish()
        return gathered
    }

    private mutating func add(_ task: MachineJudgedTask) {
        guard !task.isChosen else {
            chosenTasks += 1
            return
        }
        if !task.words.isEmpty { tasks += 1 }
        if !task.rankings.isEmpty,
            JudgingSeeds.isWithheld(task.promptID, projectSeed: projectSeed, percent: judge.withheldPercent)
        {
            withheldTasks += 1
        }
        let prompt = number(of: task)
        let policies = task.completions.map { $0.policy.map { number(of: $0) } }
        for ranking in task.rankings {
            let groups = ranking.tiers.map { tier in tier.compactMap { policies[$0].map { PolicyEntry(policy: $0) } } }
                .filter { !$0.isEmpty }
            rankings.append(
                PolicyJudgement(
                    prompt: prompt, labeler: number(of: ranking), groups: groups,
                    trust: Double(ranking.weight.hundredths) / 100))
        }
        addPairs(of: task, prompt, policies)
    }

    private mutating func addPairs(of task: MachineJudgedTask, _ prompt: Int, _ policies: [Int?]) {
        var scores: [[Int]: (shownFirst: Double?, shownSecond: Double?)] = [:]
        for word in task.words {
            judgements += 1
            var score: Double?
            switch word.verdict {
            case .success(.first): score = 1
            case .success(.second): score = 0
            case .success(.tie): score = 0.5
            case .failure(let reason): unread[reason, default: 0] += 1
            }
            if word.first < word.second {
                scores[[word.first, word.second], default: (nil, nil)].shownFirst = score
            } else {
                scores[[word.second, word.first], default: (nil, nil)].shownSecond = score.map { 1 - $0 }
            }
        }
        for (places, said) in scores.sorted(by: { $0.key.lexicographicallyPrecedes($1.key) }) {
            let (first, second) = (places[0], places[1])
            let people = task.rankings.compactMap { ranking -> (labeler: Int, score: Double, trust: Double)? in
                guard let one = ranking.tiers.firstIndex(where: { $0.contains(first) }),
                    let other = ranking.tiers.firstIndex(where: { $0.contains(second) }), ranking.weight > .none
                else { return nil }
                return (
                    number(of: ranking), one == other ? 0.5 : one < other ? 1 : 0,
                    Double(ranking.weight.hundredths) / 100
                )
            }
            pairs.append(
                Pair(
                    prompt: prompt, policies: (policies[first], policies[second]),
                    longer: (task.completions[first].length - task.completions[second].length).signum(),
                    shownFirst: said.shownFirst, shownSecond: said.shownSecond, people: people))
        }
    }

    /// Prompts that are nearly the same become one, and the policies with the most to say of them are kept.
    private mutating func finish() {
        let groups = PromptGroups(prompts, keys: keys).keys
        prompts = []
        var numbers: [UInt64: Int] = [:]
        let group = groups.map { key in
            let number = numbers[key] ?? numbers.count
            numbers[key] = number
            return number
        }
        for index in pairs.indices { pairs[index].prompt = group[pairs[index].prompt] }
        for index in rankings.indices { rankings[index].prompt = group[rankings[index].prompt] }
        keepPolicies()
    }

    private mutating func keepPolicies() {
        var counts = [Int](repeating: 0, count: policies.count)
        for pair in pairs {
            for policy in [pair.policies.first, pair.policies.second] { policy.map { counts[$0] += 1 } }
        }
        for ranking in rankings { for entry in ranking.groups.joined() { counts[entry.policy] += 1 } }
        guard policies.count > Self.mostPolicies else { return }
        let kept = policies.indices.sorted { (counts[$1], $0) < (counts[$0], $1) }.prefix(Self.mostPolicies).sorted()
        omitted = policies.count - kept.count
        let places = Dictionary(uniqueKeysWithValues: kept.enumerated().map { ($1, $0) })
        policies = kept.map { policies[$0] }
        for index in pairs.indices {
            let old = pairs[index].policies
            pairs[index].policies = (old.first.flatMap { places[$0] }, old.second.flatMap { places[$0] })
        }
        for index in rankings.indices {
            rankings[index].groups = rankings[index].groups.map { tier in
                tier.compactMap { entry in places[entry.policy].map { PolicyEntry(policy: $0) } }
            }.filter { !$0.isEmpty }
        }
    }

    // MARK: - Numbers in the order in which things come

    private mutating func number(of policy: ID<Policy>) -> Int {
        let policy = spellings[policy] ?? policy
        if let number = policyNumbers[policy] { return number }
        policies.append(policy)
        policyNumbers[policy] = policies.count - 1
        return policies.count - 1
    }

    private mutating func number(of ranking: MachineJudgedTask.Ranking) -> Int {
        let labeler = ranking.importedName.map(Labeler.named) ?? .user(ranking.user)
        let number = labelerNumbers[labeler] ?? labelerNumbers.count
        labelerNumbers[labeler] = number
        return number
    }

    private mutating func number(of task: MachineJudgedTask) -> Int {
        if let number = promptNumbers[task.promptID] { return number }
        promptNumbers[task.promptID] = prompts.count
        prompts.append(task.prompt)
        keys.append(task.promptKey)
        return prompts.count - 1
    }
}
