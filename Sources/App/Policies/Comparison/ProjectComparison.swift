import Preferences
import Statistics
import Storage

/// A comparison of a project's policies as an answer: figures of `Statistics`, by the policies' ids and labels.
struct ProjectComparison {
    private let gathered: GatheredJudgements
    private let question: ComparisonQuestion
    private let labels: [ID<Policy>: String]
    private let judges: [JudgeReportBody]
    /// From one half, that a verdict is to tell of.
    private let difference: Double
    private let all: PolicyJudgements
    /// Those that count.
    private let judgements: PolicyJudgements

    /// - Parameter judges: what AI judges say; it is passed on.
    init(
        _ gathered: GatheredJudgements, _ question: ComparisonQuestion, labels: [ID<Policy>: String],
        judges: [JudgeReportBody] = [], difference: Double = 0.05
    ) {
        self.difference = difference
        self.gathered = gathered
        self.question = question
        self.labels = labels
        self.judges = judges
        all = gathered.judgements(withStyle: question.style)
        judgements = question.tasks == .all ? all : all.slice { !gathered.isChosen($0) }
    }

    /// - Parameters:
    ///   - model: the reward model that scored; nil: none.
    ///   - sources: of imports.
    /// - Throws: `ValidationError` for a baseline of which nothing was judged, and a field that no prompt has.
    func body(
        model: ID<RewardModelRecord>?, sources: [ID<ImportRecord>: String]
    ) throws(ValidationError) -> ComparisonBody {
        let baseline = try question.baseline.map { id throws(ValidationError) -> Int in
            guard let place = gathered.place(of: id), judgements.winRate(place) != nil else {
                throw ComparisonQuestion.unknownBaseline("policy \(id)")
            }
            return place
        }
        let parts = try question.slice.map { slice throws(ValidationError) in
            try ComparedParts(gathered, judgements, slice, sources: sources).all()
        }
        let counts = gathered.counts(judgements)
        let strengths = judgements.strengths()
        let styled = question.style ? judgements.strengths(controllingStyle: true) : nil
        return ComparisonBody(
            tasks: question.tasks, judgements: counts.judgements, prompts: counts.prompts, labelers: counts.labelers,
            chosenJudgements: (0..<gathered.count).count(where: gathered.isChosen),
            withoutComparison: gathered.withoutComparison, omittedPolicies: gathered.omitted,
            baseline: question.baseline, policies: policies(strengths, styled, baseline: baseline),
            pairs: pairs(), limits: limits(strengths), styleLimits: styled.map(limits),
            styleEffects: styled.flatMap(effects), fields: fields(),
            rewardModel: model.map(rewardModel), judges: judges, metaKeys: gathered.metaKeys,
            slice: question.slice?.word, parts: parts, partsRemark: parts.flatMap(ComparedParts.remark))
    }

    // MARK: - Policies

    private func policies(
        _ strengths: PolicyStrengths, _ styled: PolicyStrengths?, baseline: Int?
    ) -> [ComparisonBody.Policy] {
        let judged = judgementsOfPolicies()
        let order = judgements.judgedPolicies.filter { judged[$0] > 0 }.map { place in
            ComparisonBody.Policy(
                policyId: gathered.policies[place], label: label(place), judgements: judged[place],
                winRate: judgements.winRate(place).map(MeasuredWinRate.init),
                strength: strength(place, strengths), styledStrength: styled.flatMap { strength(place, $0) },
                againstBaseline: baseline.flatMap { $0 == place ? nil : judgements.winRate(place, against: $0) }
                    .map(MeasuredWinRate.init))
        }
        return order.sorted { left, right in
            // Groups one after the other; whoever has no strength comes last.
            let ranks = [left, right].map { policy in
                (policy.strength?.group ?? .max, -(policy.strength?.value ?? 0), -(policy.winRate?.rate.value ?? 0))
            }
            return ranks[0] == ranks[1] ? left.label < right.label : ranks[0] < ranks[1]
        }
    }

    private func strength(_ place: Int, _ strengths: PolicyStrengths) -> ComparisonBody.Strength? {
        guard let number = strengths.groups.firstIndex(where: { $0.policies.contains(place) }),
            let estimate = strengths.groups[number].strength(of: place),
            let rank = strengths.groups[number].ranks().first(where: { $0.policy == place })
        else { return nil }
        return ComparisonBody.Strength(
            value: estimate.value, standardError: estimate.standardError, interval: estimate.interval,
            prompts: estimate.clusters, group: number, best: rank.best, worst: rank.worst)
    }

    /// In how many judgements each policy is compared with another.
    private func judgementsOfPolicies() -> [Int] {
        var counts = [Int](repeating: 0, count: gathered.policies.count)
        gathered.forEachComparing(in: judgements) { judgement, policies in
            guard gathered.labelers[judgement] != GatheredJudgements.nobody else { return }
            for policy in policies { counts[Int(policy)] += 1 }
        }
        return counts
    }

    private func label(_ place: Int) -> String {
        let id = gathered.policies[place]
        return labels[id] ?? "\(id)"
    }

    private func limits(_ strengths: PolicyStrengths) -> [ComparisonBody.Limit] {
        strengths.limits.map { limit in
            let (reason, groups) = limit.parts
            return ComparisonBody.Limit(
                reason: reason, policies: groups.map { $0.map { gathered.policies[$0] } },
                sentence: limit.sentence(label))
        }
    }

    private func effects(_ styled: PolicyStrengths) -> [ComparisonBody.StyleEffect]? {
        guard let group = styled.groups.first else { return nil }
        return zip(TextStyle.names, group.styleEffects()).compactMap { measure, effect in
            effect.map { .init(measure: measure, value: $0.value, interval: $0.interval) }
        }
    }

    // MARK: - Pairs

    private func pairs() -> [ComparisonBody.Pair] {
        let judged = judgements.judgedPolicies
        return judged.enumerated().flatMap { number, one in
            judged[(number + 1)...].compactMap { other in pair(one, other) }
        }
        .sorted { ($1.people.rate.prompts, $0.first, $0.second) < ($0.people.rate.prompts, $1.first, $1.second) }
    }

    private func pair(_ one: Int, _ other: Int) -> ComparisonBody.Pair? {
        guard var rate = judgements.winRate(one, against: other) else { return nil }
        var (first, second) = (one, other)
        if rate.rate.estimate.value < 0.5, let turned = judgements.winRate(other, against: one) {
            (first, second, rate) = (other, one, turned)
        }
        let view = machineView(first, second)
        let verdict = ComparisonVerdict(
            people: rate.rate, ties: rate.ties, machine: view?.machine, isAlarm: view?.body.verdict == .alarm,
            difference: difference)
        return ComparisonBody.Pair(
            first: gathered.policies[first], second: gathered.policies[second], people: .init(rate),
            rewardModel: view?.body,
            verdict: .init(
                outcome: verdict.outcome, difference: verdict.difference, moreJudgements: verdict.moreJudgements,
                labelersNeeded: verdict.labelersNeeded,
                sentence: verdict.sentence(label(first), label(second))))
    }

    /// A reward model tells of prompts that it was trained on what it was told. Those that it has not seen are asked for
    /// alone, where there are two or more.
    private func machineView(
        _ first: Int, _ second: Int
    ) -> (body: ComparisonBody.MachineView, machine: ClusteredMean)? {
        if let unseen = machineView(first, second, where: { !gathered.groupIsSeen[$0] }) {
            return (view(unseen, first, second, isIndependent: true), unseen.first.machine)
        }
        return machineView(first, second, where: { _ in true }).map { all in
            (view(all, first, second, isIndependent: false), all.first.machine)
        }
    }

    private typealias Views = (first: Overoptimisation, second: Overoptimisation, agreement: ClusteredMean?)

    private func machineView(_ first: Int, _ second: Int, where isIncluded: (_ group: Int) -> Bool) -> Views? {
        func group(_ task: Int) -> Int { Int(gathered.promptGroups[Int(gathered.taskPrompts[task])]) }
        func machine(_ first: Int, _ second: Int) -> ClusteredValues {
            gathered.machine.probabilities(
                first, against: second,
                where: { (question.tasks == .all || !gathered.taskIsChosen[$0]) && isIncluded(group($0)) },
                prompt: group)
        }
        let (forth, back) = (machine(first, second), machine(second, first))
        let people = judgements.scores(first, against: second)
        guard let one = people.overoptimisation(machine: forth),
            let other = judgements.scores(second, against: first).overoptimisation(machine: back)
        else { return nil }
        return (one, other, people.agreement(withMachine: forth))
    }

    private func view(
        _ views: Views, _ first: Int, _ second: Int, isIndependent: Bool
    ) -> ComparisonBody.MachineView {
        // Of two policies, it may like the second more than people do: then it likes the first less.
        let favoured = [(first, views.first), (second, views.second)]
            .first { $0.1.verdict == .alarm || $0.1.verdict == .overstated }
        return ComparisonBody.MachineView(
            winRate: .init(views.first.machine), people: .init(views.first.people),
            difference: .init(views.first.difference), agreement: views.agreement.map(MeasuredRate.init),
            isIndependent: isIndependent, favours: favoured.map { gathered.policies[$0.0] },
            verdict: favoured?.1.verdict ?? .consistent)
    }

    private func rewardModel(_ id: ID<RewardModelRecord>) -> ComparisonBody.RewardModel {
        var (seen, unseen) = (Set<Int32>(), Set<Int32>())
        for task in gathered.machine.tasks where question.tasks == .all || !gathered.taskIsChosen[Int(task)] {
            let group = gathered.promptGroups[Int(gathered.taskPrompts[Int(task)])]
            if gathered.groupIsSeen[Int(group)] { seen.insert(group) } else { unseen.insert(group) }
        }
        return .init(
            modelId: id, share: gathered.machineShare, unseenPrompts: unseen.count, seenPrompts: seen.count)
    }

    // MARK: - Fields

    private func fields() -> [ComparisonBody.FieldFigures] {
        gathered.ratings.keys.sorted().compactMap { field in
            let ratings = PolicyRatings(
                (gathered.ratings[field] ?? []).lazy.filter { rating in
                    question.tasks == .all || !gathered.taskIsChosen[Int(rating.task)]
                }.map { rating in
                    PolicyRating(
                        policy: Int(rating.policy),
                        prompt: Int(gathered.promptGroups[Int(gathered.taskPrompts[Int(rating.task)])]),
                        labeler: Int(rating.labeler), value: Double(rating.value), trust: Double(rating.weight) / 100)
                }, policies: gathered.policies.count)
            let means = gathered.policies.indices.compactMap { place in
                ratings.mean(of: place, field.isFlag ? .proportion : .real).map {
                    ComparisonBody.FieldFigures.OfPolicy(policyId: gathered.policies[place], mean: .init($0))
                }
            }
            guard !means.isEmpty else { return nil }
            return .init(name: field.name, lowest: field.lowest, highest: field.highest, policies: means)
        }
    }
}

extension StrengthLimit {
    /// The reason as a word, and the groups of policies that it is about.
    fileprivate var parts: (ComparisonBody.Limit.Reason, [[Int]]) {
        switch self {
        case .nothingCompared: (.nothingCompared, [])
        case .disconnected(let groups): (.disconnected, groups)
        case .neverBeaten(let better, let worse): (.neverBeaten, [better, worse])
        case .onlyTies(let policies): (.onlyTies, [policies])
        case .neverContradicted(let policies): (.neverContradicted, [policies])
        case .tooFewPrompts(let policies): (.tooFewPrompts, [policies])
        case .styleIsPolicy(let policies): (.styleIsPolicy, [policies])
        case .styleDecides(let policies): (.styleDecides, [policies])
        }
    }
}
