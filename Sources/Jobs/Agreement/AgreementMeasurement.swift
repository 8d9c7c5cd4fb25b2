import Preferences
import Statistics
import Storage

/// How far the labelers of a project agree, gathered task by task: sums of each group, and never a judgement.
///
/// Who weighs less counts less: a pair of judgements weighs the product of what the two weigh, so one that weighs 0 is as if
/// it were not there. What is said of a person must not hang on how far that person is trusted: in the row of a labeler a pair
/// weighs what the other judgement weighs, in the row of two labelers it weighs 1.
package struct AgreementMeasurement {
    /// What the figures will rest on.
    package private(set) var basis = AgreementBasis()
    private var groups: [AgreementGroup: RankingAgreement] = [:]
    private var fields: [MeasuredField: CategoryAgreement] = [:]
    private var people: Set<ID<User>> = []
    /// Where nobody is, the others among themselves are all, and nothing is told of them apart.
    private let isAnybodyHeldOut: Bool
    /// What experts say is right, by task: tie groups, best first.
    package var verdicts: [ID<LabelingTask>: [[ID<Completion>]]] = [:]
    private var settled: [ID<User>: RankingAgreement] = [:]

    /// Resamples of each group.
    private let options: BootstrapOptions
    /// Groups that are resampled between two calls of `onGroups`.
    private static let batch = 100

    /// Nothing yet.
    ///
    /// - Parameter isAnybodyHeldOut: whether labelers of the project are held out.
    package init(options: BootstrapOptions = BootstrapOptions(replicates: 1000), isAnybodyHeldOut: Bool = false) {
        self.options = options
        self.isAnybodyHeldOut = isAnybodyHeldOut
    }

    /// How many groups there are.
    package var groupCount: Int { groups.count + fields.count }

    // MARK: - Gathering

    /// Another task.
    package mutating func add(_ task: SaidTask) {
        basis.tasks += 1
        basis.judgements += task.judgements.count
        for judgement in task.judgements { people.insert(judgement.user) }
        guard task.judgements.count > 1 else { return }
        basis.repeatedTasks += 1
        addRankings(of: task)
        addFields(of: task)
        if let verdict = verdicts[task.id] { add(verdict, to: task) }
    }

    /// Each labeler beside the verdict, and so beside nobody whose weight could change.
    private mutating func add(_ verdict: [[ID<Completion>]], to task: SaidTask) {
        guard Set(verdict.joined()) == Set(task.completions) else { return }
        let right = Ranking<ID<Completion>>.ranks(of: task.completions, in: verdict)
        for judgement in task.judgements where judgement.ranks.count > 1 {
            let meeting = RankingAgreement.Meeting(PairCounts(judgement.ranks, right), weight: 1)
            settled[judgement.user, default: .init()].add([meeting], labelers: 2)
        }
    }

    /// Two people who ranked a task.
    private struct Meeting {
        var (one, other): (SaidTask.Judgement, SaidTask.Judgement)
        var counts: PairCounts

        /// How many of the two are held out.
        var heldOut: Int { (one.isHeldOut ? 1 : 0) + (other.isHeldOut ? 1 : 0) }
        var week: ISOWeek { ISOWeek(of: max(one.createdAt, other.createdAt)) }

        func weighing(_ weight: Double) -> RankingAgreement.Meeting { .init(counts, weight: weight) }
        /// By the weights of both.
        var weighed: RankingAgreement.Meeting { weighing(one.weight.value * other.weight.value) }
    }

    private mutating func addRankings(of task: SaidTask) {
        let ranked = task.judgements.filter { $0.ranks.count > 1 }
        var meetings: [Meeting] = []
        for (place, one) in ranked.enumerated() {
            for other in ranked[..<place] where !one.isOnePerson(with: other) {
                meetings.append(Meeting(one: other, other: one, counts: PairCounts(other.ranks, one.ranks)))
            }
        }
        guard !meetings.isEmpty else { return }
        add(meetings, to: AgreementGroup(.project))
        for version in Set(ranked.map(\.formVersion)) {
            let same = meetings.filter { $0.one.formVersion == version && $0.other.formVersion == version }
            add(same, to: AgreementGroup(.formVersion, Int64(version)))
        }
        for (week, meetings) in Dictionary(grouping: meetings, by: \.week) {
            add(meetings, to: AgreementGroup(.week, Int64(week.monday)))
        }
        if isAnybodyHeldOut {
            for (count, meetings) in Dictionary(grouping: meetings, by: \.heldOut) {
                add(meetings, to: AgreementGroup(.heldOut, Int64(count)))
            }
        }
        for person in ranked.map(\.user) {
            let own = meetings.filter { $0.one.user == person || $0.other.user == person }
            guard !own.isEmpty else { continue }
            groups[AgreementGroup(.labeler, person.rawValue), default: .init()].add(
                own.map { $0.weighing(($0.one.user == person ? $0.other : $0.one).weight.value) },
                labelers: own.count + 1)
        }
        for meeting in meetings {
            let (low, high) = (min(meeting.one.user, meeting.other.user), max(meeting.one.user, meeting.other.user))
            groups[AgreementGroup(.pair, low.rawValue, high.rawValue), default: .init()].add(
                [meeting.weighing(1)], labelers: 2)
        }
    }

    private mutating func add(_ meetings: [Meeting], to group: AgreementGroup) {
        let counted = meetings.filter { $0.weighed.weight > 0 }
        guard !counted.isEmpty else { return }
        let people = Set(counted.flatMap { [$0.one.user, $0.other.user] })
        groups[group, default: .init()].add(counted.map(\.weighed), labelers: people.count)
    }

    private mutating func addFields(of task: SaidTask) {
        let asked = task.judgements.reduce(into: [MeasuredField]()) { asked, judgement in
            for field in judgement.fields where !asked.contains(field) { asked.append(field) }
        }
        for field in asked {
            let things: [ID<Completion>?] = field.about == .task ? [nil] : task.completions
            let answers = things.flatMap { thing in
                let byLabeler = task.judgements.map { $0.numbers(field, of: thing) }
                return (0..<field.questions).map { question in byLabeler.map { $0?[question] } }
            }
            fields[field, default: CategoryAgreement(categories: field.categories, isOrdered: field.isOrdered)].add(
                answers, weights: task.judgements.map(\.weight.value)
            ) { task.judgements[$0].isOnePerson(with: task.judgements[$1]) }
        }
    }

    // MARK: - Figures

    /// Ends the gathering.
    ///
    /// - Parameter onFigures: called with figures again and again, until all were handed over.
    package mutating func finish(_ onFigures: ([AgreementFigure]) async throws -> Void) async rethrows {
        basis.labelers = people.count
        let measured = fields.filter { $0.value.tasks > 0 }.keys.sorted {
            // The whole of a field comes last, so that no two are in an order of chance.
            ($0.name, $0.kind.rawValue, $0.categories, "\($0)") < ($1.name, $1.kind.rawValue, $1.categories, "\($1)")
        }
        basis.fields = measured
        var figures: [AgreementFigure] = []
        for (place, field) in measured.enumerated() {
            guard let agreement = fields[field] else { continue }
            figures += self.figures(of: AgreementGroup(.field, Int64(place)), agreement)
        }
        figures += settled.map { verdictFigure(of: AgreementGroup(.labeler, $0.rawValue), $1) }
        try await onFigures(figures)
        figures = []
        for (number, (group, agreement)) in groups.enumerated() {
            figures += self.figures(of: group, agreement)
            guard (number + 1).isMultiple(of: Self.batch) else { continue }
            try await onFigures(figures)
            figures = []
        }
        try await onFigures(figures)
    }

    private func figures(of group: AgreementGroup, _ agreement: RankingAgreement) -> [AgreementFigure] {
        var generator = group.generator
        let figures =
            agreement.tasks < AgreementRules.fewestTasks
            ? nil : agreement.figures(options: options, using: &generator)
        let shares = TieHandling.allCases.enumerated().map { place, ties in
            AgreementFigure(
                group, AgreementMeasure(ties), figures?.agreement[place].flatMap(AgreementFigure.Value.init),
                units: agreement.counts.units(ties), tasks: agreement.tasks(ties))
        }
        return shares + [
            AgreementFigure(
                group, .tau, figures?.tau.flatMap(AgreementFigure.Value.init), units: agreement.correlated,
                tasks: agreement.correlatedTasks),
            AgreementFigure(
                group, .alpha, figures?.alpha.flatMap(AgreementFigure.Value.init), units: agreement.counts.all,
                tasks: agreement.tasks),
        ]
    }

    private func verdictFigure(of group: AgreementGroup, _ agreement: RankingAgreement) -> AgreementFigure {
        var generator = group.generator
        let figures =
            agreement.tasks < AgreementRules.fewestTasks
            ? nil : agreement.figures(options: options, using: &generator)
        let place = TieHandling.allCases.firstIndex(of: .half) ?? 0
        return AgreementFigure(
            group, .verdicts, figures?.agreement[place].flatMap(AgreementFigure.Value.init),
            units: agreement.counts.units(.half), tasks: agreement.tasks(.half))
    }

    private func figures(of group: AgreementGroup, _ agreement: CategoryAgreement) -> [AgreementFigure] {
        var generator = group.generator
        let figures =
            agreement.tasks < AgreementRules.fewestTasks
            ? nil : agreement.figures(options: options, using: &generator)
        let found = [(AgreementMeasure.category, figures?.same), (.alpha, figures?.alpha)]
        let ordered = agreement.isOrdered ? [(AgreementMeasure.intervalAlpha, figures?.intervalAlpha)] : []
        return (found + ordered).map { measure, estimate in
            AgreementFigure(
                group, measure, estimate.flatMap(AgreementFigure.Value.init), units: agreement.units,
                tasks: agreement.tasks)
        }
    }
}

extension SaidTask.Judgement {
    /// A file that was imported twice under two names says the same of the same person twice.
    func isOnePerson(with other: Self) -> Bool {
        importedName != nil && importedName == other.importedName
    }
}

extension AgreementMeasure {
    /// The share by that convention of ties.
    init(_ ties: TieHandling) {
        switch ties {
        case .excluded: self = .excluded
        case .half: self = .half
        case .category: self = .category
        }
    }
}

extension AgreementFigure.Value {
    /// - Returns: nil where it rests on too little.
    init?(_ estimate: Estimate) {
        guard estimate.clusters >= AgreementRules.fewestTasks else { return nil }
        self.init(
            estimate: estimate.value, standardError: estimate.standardError, lower: estimate.interval.lower,
            upper: estimate.interval.upper)
    }
}

extension AgreementGroup {
    /// The same for the same group, so that the same judgements give the same figures.
    fileprivate var generator: SeededGenerator {
        let kind = UInt64(AgreementGrouping.allCases.firstIndex(of: grouping) ?? 0)
        return SeededGenerator(seed: kind << 56 ^ UInt64(bitPattern: first) << 28 ^ UInt64(bitPattern: second))
    }
}
