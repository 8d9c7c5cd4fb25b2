import Preferences
import Statistics
import Storage

/// A judge's report: figures of `Statistics` of what was gathered.
struct JudgeReport {
    private let gathered: JudgedPairs
    private let judge: JudgeRecord
    private let labels: [ID<Policy>: String]
    /// By people. Never pooled with what the judge says.
    private let people: PolicyJudgements

    init(_ gathered: JudgedPairs, _ judge: JudgeRecord, labels: [ID<Policy>: String]) {
        self.gathered = gathered
        self.judge = judge
        self.labels = labels
        people = PolicyJudgements(gathered.rankings, policies: gathered.policies.count)
    }

    /// Gathers what was said and says what it comes to.
    static func body(of judge: JudgeRecord, in project: Project, _ stores: Stores) async throws -> JudgeReportBody {
        let records = try await stores.policies.list()
        return JudgeReport(
            try await JudgedPairs.gather(judge, in: project, stores), judge,
            labels: Dictionary(uniqueKeysWithValues: records.map { ($0.id, $0.label) })
        ).body(ownPolicy: records.first { $0.id == judge.policyID }?.mergedInto ?? judge.policyID)
    }

    private func body(ownPolicy: ID<Policy>) -> JudgeReportBody {
        let complete = gathered.pairs.filter { $0.score != nil }
        return JudgeReportBody(
            judgeId: judge.id, name: judge.name, templateVersion: judge.template.version, tasks: gathered.tasks,
            chosenTasks: gathered.chosenTasks, judgements: gathered.judgements,
            unread: JudgeVerdict.Fault.allCases.compactMap { reason in
                gathered.unread[reason].map { .init(reason: reason, count: $0) }
            },
            pairs: complete.count, incompletePairs: gathered.pairs.count - complete.count,
            withheldPercent: judge.withheldPercent, withheldTasksJudgedByPeople: gathered.withheldTasks,
            agreement: Self.agreement(complete), position: Self.position(gathered.pairs),
            length: Self.length(complete),
            policies: gathered.policies.map { .init(policyId: $0, label: labels[$0] ?? "\($0)") },
            omittedPolicies: gathered.omitted, winRates: winRates(complete, ownPolicy: ownPolicy))
    }

    private typealias Pair = JudgedPairs.Pair

    private static func rate(_ values: [ClusteredValue]) -> MeasuredRate? {
        ClusteredValues(values).mean(.proportion).map(MeasuredRate.init)
    }

    // MARK: - Agreement

    private static func agreement(_ pairs: [Pair]) -> JudgeReportBody.Agreement {
        var (each, majority, among) = ([ClusteredValue](), [ClusteredValue](), [ClusteredValue]())
        let ties = TieHandling.half
        let judged = pairs.filter { !$0.people.isEmpty }
        for pair in judged {
            let score = pair.score ?? 0.5
            for person in pair.people {
                guard let agrees = ties.agreement(of: person.score, with: score) else { continue }
                each.append(
                    ClusteredValue(prompt: pair.prompt, labeler: person.labeler, value: agrees, trust: person.trust))
            }
            // Whoever is trusted more is heard more; each person says one thing.
            let trust = pair.people.reduce(0) { $0 + $1.trust }
            let preferring = pair.people.filter { $0.score == 1 }.reduce(0) { $0 + $1.trust }
            let opposing = pair.people.filter { $0.score == 0 }.reduce(0) { $0 + $1.trust }
            let most = max(preferring, opposing, trust - preferring - opposing)
            let winners = [(preferring, 1.0), (opposing, 0.0)].filter { $0.0 == most }
            let said = winners.count == 1 ? winners[0].1 : 0.5
            // One person is no majority, and who it was would matter.
            if pair.people.count > 1, let agrees = ties.agreement(of: said, with: score) {
                majority.append(ClusteredValue(prompt: pair.prompt, labeler: nil, value: agrees))
            }
            for (number, person) in pair.people.enumerated() {
                let others = pair.people.enumerated().filter { $0.offset != number }.compactMap { other in
                    ties.agreement(of: person.score, with: other.element.score).map { ($0, other.element.trust) }
                }
                let trust = others.reduce(0) { $0 + $1.1 }
                guard trust > 0 else { continue }
                among.append(
                    ClusteredValue(
                        prompt: pair.prompt, labeler: person.labeler,
                        value: others.reduce(0) { $0 + $1.0 * $1.1 } / trust, trust: person.trust))
            }
        }
        return .init(
            pairs: judged.count, withEach: rate(each), withMajority: rate(majority), amongPeople: rate(among))
    }

    // MARK: - Bias

    private static func position(_ pairs: [Pair]) -> JudgeReportBody.PositionBias {
        var (wins, contradictions) = ([ClusteredValue](), [ClusteredValue]())
        var (firstTwice, secondTwice) = (0, 0)
        for pair in pairs {
            // The one that is shown first is the second of the pair in the second order.
            for score in [pair.shownFirst, pair.shownSecond.map { 1 - $0 }].compactMap(\.self) where score != 0.5 {
                wins.append(ClusteredValue(prompt: pair.prompt, labeler: nil, value: score))
            }
            guard pair.score != nil else { continue }
            let (isFirst, isOne) = pair.contradiction
            contradictions.append(ClusteredValue(prompt: pair.prompt, labeler: nil, value: isOne ? 1 : 0))
            if isOne, isFirst { firstTwice += 1 }
            if isOne, !isFirst { secondTwice += 1 }
        }
        return .init(
            firstWins: rate(wins), contradictions: rate(contradictions), firstTwice: firstTwice,
            secondTwice: secondTwice)
    }

    private static func length(_ pairs: [Pair]) -> JudgeReportBody.LengthBias {
        var (all, same, people) = ([ClusteredValue](), [ClusteredValue](), [ClusteredValue]())
        for pair in pairs where pair.longer != 0 {
            func isLonger(_ score: Double) -> Double? {
                score == 0.5 ? nil : (score > 0.5) == (pair.longer > 0) ? 1 : 0
            }
            if let value = isLonger(pair.score ?? 0.5) {
                let value = ClusteredValue(prompt: pair.prompt, labeler: nil, value: value)
                all.append(value)
                if !pair.people.isEmpty { same.append(value) }
            }
            for person in pair.people {
                guard let value = isLonger(person.score) else { continue }
                people.append(
                    ClusteredValue(prompt: pair.prompt, labeler: person.labeler, value: value, trust: person.trust))
            }
        }
        return .init(
            judge: rate(all), judgeOnSamePairs: rate(same), people: rate(people),
            difference: ClusteredValues(same).difference(from: ClusteredValues(people), .proportion)
                .map(MeasuredRate.init))
    }

    // MARK: - Win rates

    private func winRates(_ complete: [Pair], ownPolicy: ID<Policy>) -> [JudgeReportBody.Pair] {
        var machine: [[Int]: [ClusteredValue]] = [:]
        for pair in complete {
            guard let first = pair.policies.first, let second = pair.policies.second, first != second,
                let score = pair.score
            else { continue }
            machine[[min(first, second), max(first, second)], default: []].append(
                ClusteredValue(prompt: pair.prompt, labeler: nil, value: first < second ? score : 1 - score))
        }
        let places = gathered.policies.indices
        return places.flatMap { one in
            places.filter { $0 > one }.compactMap { other in
                pair(one, other, machine[[one, other]] ?? [], ownPolicy: ownPolicy)
            }
        }
        .sorted { ($1.prompts, $0.first, $0.second) < ($0.prompts, $1.first, $1.second) }
    }

    private func pair(
        _ one: Int, _ other: Int, _ values: [ClusteredValue], ownPolicy: ID<Policy>
    ) -> JudgeReportBody.Pair? {
        let forth = people.scores(one, against: other)
        guard forth.count > 0 || !values.isEmpty else { return nil }
        let lead = people.winRate(one, against: other)?.rate.estimate.value ?? ClusteredValues(values).mean ?? 0.5
        let isTurned = lead < 0.5
        let (first, second) = isTurned ? (other, one) : (one, other)
        let values =
            isTurned
            ? values.map { ClusteredValue(prompt: $0.prompt, labeler: nil, value: 1 - $0.value) } : values
        let machine = ClusteredValues(values)
        let scores = isTurned ? people.scores(first, against: second) : forth
        let judged = scores.promptNumbers
        let common = Set(values.map(\.prompt)).intersection(judged).count
        let corrected = scores.corrected(machine: machine)
        let sample = sample(values, judged)
        let basis: JudgeReportBody.Basis =
            if corrected == nil {
                common < ClusteredValues.leastCommonPrompts ? .tooFewInCommon : .nothingBeyond
            } else if let interval = sample?.difference.interval, interval.lower > 0 || interval.upper < 0 {
                .differs
            } else {
                .plausible
            }
        let ids = (gathered.policies[first], gathered.policies[second])
        return JudgeReportBody.Pair(
            first: ids.0, second: ids.1, isOwn: ids.0 == ownPolicy || ids.1 == ownPolicy,
            people: people.winRate(first, against: second).map(MeasuredWinRate.init),
            judge: machine.mean(.proportion).map { rate in
                .init(MeasuredRate(rate), ties: values.count { $0.value == 0.5 })
            },
            commonPrompts: common, corrected: corrected.map(JudgeReportBody.Corrected.init), basis: basis,
            sample: sample, sentence: Self.sentence(basis, common: common, sample, label(first)))
    }

    private func label(_ place: Int) -> String { labels[gathered.policies[place]] ?? "\(gathered.policies[place])" }

    /// What the judge says of the prompts that people judged, beside the others.
    private func sample(_ values: [ClusteredValue], _ judged: Set<Int>) -> JudgeReportBody.Sample? {
        let inside = ClusteredValues(values.filter { judged.contains($0.prompt) })
        let outside = ClusteredValues(values.filter { !judged.contains($0.prompt) })
        guard let one = inside.mean(.proportion), let other = outside.mean(.proportion),
            let difference = inside.difference(from: outside, .proportion)
        else { return nil }
        return .init(judged: .init(one), others: .init(other), difference: .init(difference))
    }

    private static func sentence(
        _ basis: JudgeReportBody.Basis, common: Int, _ sample: JudgeReportBody.Sample?, _ label: String
    ) -> String {
        func percent(_ rate: MeasuredRate) -> String { Text.decimals(100 * rate.value, 0) + " %" }
        switch basis {
        case .tooFewInCommon:
            return "People and the judge have \(Text.count(common, "prompt")) in common; a correction takes "
                + "\(ClusteredValues.leastCommonPrompts) or more."
        case .nothingBeyond:
            return
                "The judge has judged hardly any prompt that people have not, so there is nothing to add to their word."
        case .differs:
            let rates = sample.map { "\(percent($0.judged)) of these prompts and \(percent($0.others)) of the others" }
            return "The prompts that people judged do not look like a random sample: the judge prefers \(label) on "
                + "\(rates ?? "other shares"). The corrected rate takes for granted that they are one; do not rely on it."
        case .plausible:
            return
                "The corrected rate takes for granted that the prompts that people judged are a random sample of the "
                + "judge's. Nothing in what the judge says speaks against it, but how tasks were handed out decides it."
        }
    }
}

extension JudgeReportBody.Pair {
    /// As many as either judged.
    fileprivate var prompts: Int { max(people?.rate.prompts ?? 0, judge?.rate.prompts ?? 0) }
}

extension JudgeReportBody.Corrected {
    fileprivate init(_ rate: PredictionPoweredRate) {
        self.init(
            rate: .init(rate.rate), people: .init(rate.people), tuning: rate.tuning, judgePrompts: rate.machinePrompts,
            peoplePrompts: rate.unmatchedPrompts, gain: rate.gain)
    }
}
