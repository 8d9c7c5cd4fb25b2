import Preferences
import RewardModel
import Statistics
import Storage
import Wire

/// Reads a project's judgements once, a page of texts at a time, and keeps what a comparison needs.
struct JudgementGatherer {
    /// Whoever judged: a person, or somebody whom a file names, whichever file.
    private enum Labeler: Hashable {
        case user(ID<User>)
        case named(String)
    }

    private let model: PromotedModels.Loaded?
    /// Rewards are told as the project gives them.
    private let settings: ProjectSettings
    private let spellings: [ID<Policy>: ID<Policy>]
    private var gathered = GatheredJudgements()

    private var policies: [ID<Policy>] = []
    private var policyNumbers: [ID<Policy>: UInt16] = [:]
    private var labelerNumbers: [Labeler: Int32] = [:]
    private var roundNumbers: [ID<ImportRecord>?: Int32] = [:]
    private var promptNumbers: [ID<Prompt>: Int32] = [:]
    private var prompts: [Prompt] = []
    private var keys: [UInt64] = []
    private var sourceUsers: [String?] = []

    /// Prompts whose key is below have their completions scored: a sample that chance drew, once there are many.
    private var bound = UInt64.max
    /// Waits to be scored.
    private var unscored: [(task: Int, policies: [UInt16], items: [ScoringItem])] = []
    private var unscoredItems = 0

    /// As many tasks as this are scored; more would take minutes, and tell nothing more.
    private static let mostScored = 50_000
    /// As many completions are scored at once.
    private static let batch = 256

    private init(model: PromotedModels.Loaded?, settings: ProjectSettings, spellings: [ID<Policy>: ID<Policy>]) {
        self.model = model
        self.settings = settings
        self.spellings = spellings
    }

    /// - Parameter model: that scores what people judged; nil: none answers in the project.
    static func gather(
        _ project: Project, _ stores: Stores, model: PromotedModels.Loaded?
    ) async throws -> GatheredJudgements {
        let merged = try await stores.policies.list().compactMap { policy in
            policy.mergedInto.map { (policy.id, $0) }
        }
        var gatherer = JudgementGatherer(
            model: model, settings: project.settings, spellings: Dictionary(uniqueKeysWithValues: merged))
        for try await task in stores.judgedTasks.stream(of: project.id) { try gatherer.add(task) }
        return gatherer.finish()
    }

    /// Of an evaluation: both sides keep their names, whatever was merged since.
    ///
    /// - Parameters:
    ///   - tasks: see `PolicyEvaluations.judged`. Those to which all answers are the same are ties.
    ///   - ties: how many of these count: all of them once everything is judged, and before that as large a share of them as
    ///     is judged of the others, for they would else be there too soon.
    static func gather(
        _ tasks: PagedSequence<JudgedTask>, ties: Int, in project: Project, model: PromotedModels.Loaded?
    ) async throws -> GatheredJudgements {
        var gatherer = JudgementGatherer(model: model, settings: project.settings, spellings: [:])
        var left = ties
        for try await task in tasks {
            if task.id == nil {
                guard left > 0 else { continue }
                left -= 1
            }
            try gatherer.add(task)
        }
        return gatherer.finish()
    }

    /// - Throws: where what is stored of a prompt cannot be read.
    private mutating func add(_ task: JudgedTask) throws {
        let policies = task.completions.map { $0.policy.flatMap { number(of: $0) } }
        let place = gathered.taskPrompts.count
        gathered.taskPrompts.append(try number(of: task))
        gathered.taskIsChosen.append(task.isChosen)
        gathered.taskRounds.append(number(ofRound: task.importID))
        let firstStyle = gathered.styles.count
        for completion in task.completions {
            let style = TextStyle(completion.text)
            gathered.styles.append(
                SIMD4(Float(style.words), Float(style.headers), Float(style.listItems), Float(style.bold)))
        }
        for judgement in task.judgements { add(judgement, of: place, policies, firstStyle: firstStyle) }
        if task.id == nil {
            append(
                [Array(task.completions.indices)], by: GatheredJudgements.nobody, weighing: .full, of: place, policies,
                firstStyle: firstStyle)
        }
        score(task, at: place, policies)
    }

    private mutating func add(
        _ judgement: JudgedTask.Judgement, of task: Int, _ policies: [UInt16?], firstStyle: Int
    ) {
        let labeler = number(of: judgement)
        if !judgement.tiers.isEmpty {
            append(
                judgement.tiers, by: labeler, weighing: judgement.weight, of: task, policies, firstStyle: firstStyle)
        }
        for (place, answers) in judgement.answers.enumerated() {
            guard let policy = policies[place] else { continue }
            for (field, answer) in zip(judgement.fields, answers) {
                guard let answer else { continue }
                gathered.ratings[field, default: []].append(
                    GatheredRating(
                        policy: policy, weight: judgement.weight.hundredths, task: Int32(task), labeler: labeler,
                        value: Float(answer)))
            }
        }
    }

    /// - Parameter tiers: places of the task's completions, the best first.
    private mutating func append(
        _ tiers: [[Int]], by labeler: Int32, weighing weight: LabelerWeight, of task: Int, _ policies: [UInt16?],
        firstStyle: Int
    ) {
        gathered.tasks.append(Int32(task))
        gathered.labelers.append(labeler)
        gathered.weights.append(weight.hundredths)
        for (tier, places) in tiers.enumerated() {
            for place in places {
                guard let policy = policies[place] else { continue }
                gathered.entryPolicies.append(policy)
                gathered.entryTiers.append(UInt8(tier))
                gathered.entryCompletions.append(Int32(firstStyle + place))
            }
        }
        gathered.starts.append(Int32(gathered.entryPolicies.count))
    }

    private mutating func finish() -> GatheredJudgements {
        scoreWaiting()
        let groups = PromptGroups(prompts, keys: keys, sourceUsers: sourceUsers).keys
        prompts = []
        sourceUsers = []
        var numbers: [UInt64: Int32] = [:]
        for group in groups {
            let number = numbers[group] ?? Int32(numbers.count)
            numbers[group] = number
            gathered.promptGroups.append(number)
        }
        gathered.groupIsSeen = [Bool](repeating: false, count: numbers.count)
        if let model {
            let isSeen = Self.seen(by: model.model)
            for (prompt, key) in keys.enumerated() where isSeen(key) {
                gathered.groupIsSeen[Int(gathered.promptGroups[prompt])] = true
            }
        }
        gathered.machineShare = Double(bound) / Double(UInt64.max)
        gathered.keepPolicies(policies)
        return gathered
    }

    /// Whether a model was trained on a prompt. Where it cannot be known exactly, it was.
    private static func seen(by model: any RewardScoring) -> (UInt64) -> Bool {
        guard case .keys(let keys) = (model as? any TrainedRewardModel)?.provenance.seen else { return { _ in true } }
        let known = Set(keys)
        return known.contains
    }

    // MARK: - Scores

    private mutating func score(_ task: JudgedTask, at place: Int, _ policies: [UInt16?]) {
        guard model != nil, task.promptKey < bound else { return }
        var (judged, items) = ([UInt16](), [ScoringItem]())
        for (completion, policy) in zip(task.completions, policies) {
            guard let policy else { continue }
            judged.append(policy)
            items.append(ScoringItem(prompt: task.prompt, completion: completion.text))
        }
        guard let first = judged.first, judged.contains(where: { $0 != first }) else { return }
        unscored.append((place, judged, items))
        unscoredItems += items.count
        if unscoredItems >= Self.batch { scoreWaiting() }
    }

    private mutating func scoreWaiting() {
        guard let model, !unscored.isEmpty else { return }
        let scores = model.model.score(unscored.flatMap(\.items))
        var next = 0
        for (task, policies, items) in unscored {
            let rewards = settings.given(Array(scores[next..<next + items.count])).map(\.reward)
            gathered.machine.add(task, zip(policies, rewards).map { (policy: $0, reward: $1) })
            next += items.count
        }
        unscored.removeAll(keepingCapacity: true)
        unscoredItems = 0
        guard gathered.machine.tasks.count > Self.mostScored else { return }
        bound /= 2
        gathered.machine.keep { [bound, keys, prompts = gathered.taskPrompts] in keys[Int(prompts[$0])] < bound }
    }

    // MARK: - Numbers in the order in which things come

    private mutating func number(of policy: ID<Policy>) -> UInt16? {
        let policy = spellings[policy] ?? policy
        if let number = policyNumbers[policy] { return number }
        guard policies.count < Int(UInt16.max) else { return nil }
        policies.append(policy)
        policyNumbers[policy] = UInt16(policies.count - 1)
        return UInt16(policies.count - 1)
    }

    private mutating func number(of judgement: JudgedTask.Judgement) -> Int32 {
        let labeler = judgement.importedName.map(Labeler.named) ?? .user(judgement.user)
        let number = labelerNumbers[labeler] ?? Int32(labelerNumbers.count)
        labelerNumbers[labeler] = number
        return number
    }

    private mutating func number(ofRound round: ID<ImportRecord>?) -> Int32 {
        if let number = roundNumbers[round] { return number }
        gathered.rounds.append(round)
        roundNumbers[round] = Int32(gathered.rounds.count - 1)
        return Int32(gathered.rounds.count - 1)
    }

    private mutating func number(of task: JudgedTask) throws -> Int32 {
        if let number = promptNumbers[task.promptID] { return number }
        promptNumbers[task.promptID] = Int32(prompts.count)
        prompts.append(task.prompt)
        keys.append(task.promptKey)
        gathered.promptLengths.append(
            Int32(clamping: task.prompt.messages.reduce(0) { $0 + $1.content.unicodeScalars.count }))
        gathered.promptTurns.append(task.prompt.messages.count { $0.role == .user } > 1)
        try describe(prompts.count - 1, task)
        return Int32(prompts.count - 1)
    }

    /// Keeps what tells a prompt apart from others: its language, and what files say of it.
    private mutating func describe(_ prompt: Int, _ task: JudgedTask) throws {
        let meta = try task.meta.map { try JSON.decode(PromptMeta.self, from: Array($0.utf8)) }
        // What people write, and not what a system prompt or an earlier answer says, is what is asked.
        let asked = task.prompt.messages.filter { $0.role == .user }.map(\.content).joined(separator: "\n")
        sourceUsers.append(meta?.sourceUser)
        gathered.languages.set(meta?.language ?? TextLanguage.code(of: asked), of: prompt)
        // In an order that is the same in every process.
        for key in meta?.fields.keys.sorted() ?? [] {
            guard let word = meta?.word(key) else { continue }
            guard gathered.meta[key] != nil || gathered.meta.count < Self.mostKeys else { continue }
            gathered.meta[key, default: PromptWords()].set(word, of: prompt)
        }
    }

    /// Of more fields than these nobody chooses.
    private static let mostKeys = 40
}
