import Preferences
import RewardModel
import Statistics
import Storage

/// The same figures of parts of the judgements, told apart by what was asked.
struct ComparedParts {
    private let gathered: GatheredJudgements
    private let judgements: PolicyJudgements
    private let slice: ComparisonQuestion.Slice
    private let sources: [ID<ImportRecord>: String]

    /// Where the parts by prompts' lengths begin, in Unicode scalars: as in training reports.
    private static let promptLengths = Breakdown.promptLengths.map(Int32.init)
    /// More parts than these nobody reads.
    private static let mostParts = 30
    /// More languages, or words of a field, are one part: the others.
    private static let mostWords = 12
    private static let level = 0.95

    /// - Parameters:
    ///   - judgements: those of `gathered` that count.
    ///   - sources: of imports.
    init(
        _ gathered: GatheredJudgements, _ judgements: PolicyJudgements, _ slice: ComparisonQuestion.Slice,
        sources: [ID<ImportRecord>: String]
    ) {
        self.gathered = gathered
        self.judgements = judgements
        self.slice = slice
        self.sources = sources
    }

    /// What a judgement's prompt is, as far as parts are about it.
    private enum Key: Hashable {
        case number(Int)
        case others
        case without
    }

    /// The largest first; what is left of a field comes last.
    ///
    /// - Throws: `ValidationError` for a field that no prompt has.
    func all() throws(ValidationError) -> [ComparisonBody.Part] {
        let words = try words()
        var keys = (0..<gathered.count).map { key(of: $0, words) }
        // A project may have thousands of imports: figures are made of the largest parts alone.
        let sizes = judgements.positions.reduce(into: [Key: Int]()) { $0[keys[$1], default: 0] += 1 }
        let numbers = sizes.keys.compactMap { if case .number(let number) = $0 { number } else { nil } }
            .sorted { (sizes[.number($1)] ?? 0, $0) < (sizes[.number($0)] ?? 0, $1) }
        let largest = numbers.prefix(words == nil ? Self.mostParts : Self.mostWords)
        if words != nil, largest.count < numbers.count {
            let kept = Set(largest)
            for place in keys.indices {
                if case .number(let number) = keys[place], !kept.contains(number) { keys[place] = .others }
            }
        }
        let all = largest.map(Key.number) + [.others, .without]
        let parts = all.map { key in (key, judgements.slice { keys[$0] == key }) }
            .filter { $0.1.count > 0 && !$0.1.winRates().isEmpty }
        let joint = 1 - (1 - Self.level) / Double(max(1, parts.count))
        return parts.map { key, part in self.part(key, part, words, joint: joint) }.sorted { left, right in
            func order(_ part: ComparisonBody.Part) -> (Int, Int, Int, String) {
                (part.rest == nil ? 0 : 1, -part.judgements, part.from ?? 0, part.name)
            }
            return order(left) < order(right)
        }
    }

    /// How far to believe that one part differs; nil where there is but one.
    static func remark(_ parts: [ComparisonBody.Part]) -> String? {
        guard parts.count > 1, let level = parts.first?.policies.first?.joint.level else { return nil }
        return
            "\(parts.count) parts are looked at. Of 95 % intervals about one in twenty misses by chance alone, so that "
            + "some part seems to differ means little; joint intervals (\(Text.decimals(100 * level, 2)) % each) hold for "
            + "all parts at once."
    }

    /// Languages, or what files say in a field; nil where parts are told apart by something else.
    private func words() throws(ValidationError) -> PromptWords? {
        switch slice {
        case .promptLength, .round, .turns: return nil
        case .language: return gathered.languages
        case .meta(let key):
            guard let words = gathered.meta[key] else {
                throw ComparisonQuestion.unknownKey(key, known: gathered.metaKeys)
            }
            return words
        }
    }

    private func key(of judgement: Int, _ words: PromptWords?) -> Key {
        let task = Int(gathered.tasks[judgement])
        let prompt = Int(gathered.taskPrompts[task])
        switch slice {
        case .promptLength:
            return .number(Self.promptLengths.lastIndex { $0 <= gathered.promptLengths[prompt] } ?? 0)
        case .round: return .number(Int(gathered.taskRounds[task]))
        case .turns: return .number(gathered.promptTurns[prompt] ? 1 : 0)
        case .language, .meta:
            switch words?.word(of: prompt) {
            case .known(let number): return .number(number)
            case .other: return .others
            case nil, .some(.none): return .without
            }
        }
    }

    private func part(
        _ key: Key, _ part: PolicyJudgements, _ words: PromptWords?, joint level: Double
    ) -> ComparisonBody.Part {
        let counts = gathered.counts(part)
        func joint(_ rate: WinRate) -> Interval {
            // What has an interval at one level has one at any.
            part.winRate(rate.first, against: rate.second, level: level)?.rate.estimate.interval
                ?? rate.rate.estimate.interval
        }
        var figures = ComparisonBody.Part(
            judgements: counts.judgements, prompts: counts.prompts, labelers: counts.labelers,
            policies: part.overallWinRates(level: Self.level).map {
                .init(policyId: gathered.policies[$0.first], winRate: .init($0), joint: joint($0))
            },
            pairs: part.winRates(level: Self.level).compactMap { rate in
                rate.second.map {
                    .init(
                        first: gathered.policies[rate.first], second: gathered.policies[$0], people: .init(rate),
                        joint: joint(rate))
                }
            })
        guard case .number(let number) = key else {
            figures.rest = key == .others ? .others : .without
            return figures
        }
        switch slice {
        case .promptLength:
            figures.from = Int(Self.promptLengths[number])
            figures.to = number + 1 < Self.promptLengths.count ? Int(Self.promptLengths[number + 1]) - 1 : nil
        case .round:
            figures.importId = gathered.rounds[number]
            figures.source = gathered.rounds[number].flatMap { sources[$0] }
        case .turns: figures.isConversation = number == 1
        case .language: figures.language = words?.words[number]
        case .meta: figures.value = words?.words[number]
        }
        return figures
    }
}

extension GatheredJudgements {
    /// Fields that prompts can be told apart by, those of most prompts first.
    var metaKeys: [String] {
        meta.filter(\.value.areKinds).sorted { ($1.value.prompts, $0.key) < ($0.value.prompts, $1.key) }.map(\.key)
    }

    /// How many judgements of a part compare policies, of how many prompts, by how many labelers. What nobody had to judge
    /// is a prompt, and no judgement.
    func counts(_ part: PolicyJudgements) -> (judgements: Int, prompts: Int, labelers: Int) {
        var (judgements, prompts, labelers) = (0, Set<Int32>(), Set<Int32>())
        forEachComparing(in: part) { place, _ in
            prompts.insert(group(of: place))
            guard self.labelers[place] != Self.nobody else { return }
            judgements += 1
            labelers.insert(self.labelers[place])
        }
        return (judgements, prompts.count, labelers.count)
    }

    /// Calls back with each judgement of a part that compares two policies, and those that it has.
    func forEachComparing(in part: PolicyJudgements, _ body: (_ judgement: Int, _ policies: Set<UInt16>) -> Void) {
        for place in part.positions {
            let policies = Set(entryPolicies[Int(starts[place])..<Int(starts[place + 1])])
            if policies.count > 1 { body(place, policies) }
        }
    }
}
