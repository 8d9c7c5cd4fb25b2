import Preferences
import Statistics
import Storage

/// What candidates said of tasks beside what researchers said, summed task by task.
struct ScreeningSums {
    /// Of one candidate.
    struct Own {
        var rankings = KeyAgreement()
        var flags = KeyAgreement()
        var flagAlpha = CategoryAgreement(categories: 2, isOrdered: false)
        /// Against each researcher alone.
        var rankingsByResearcher: [String: KeyAgreement] = [:]
        var flagsByResearcher: [String: KeyAgreement] = [:]
    }

    private let screening: ScreeningRecord
    private let candidates: Set<ID<User>>
    private(set) var own: [ID<User>: Own] = [:]
    /// Of the researchers among themselves: the ceiling.
    private(set) var rankingsAmong = KeyAgreement()
    private(set) var flagsAmong = KeyAgreement()
    /// Everybody who gave a key.
    private(set) var researchers: Set<String> = []
    /// Names of the flags that were compared.
    private(set) var flagNames: [String] = []

    init(_ screening: ScreeningRecord, candidates: Set<ID<User>>) {
        self.screening = screening
        self.candidates = candidates
    }

    /// Another task.
    ///
    /// - Parameter names: of those who give the key.
    mutating func add(_ task: SaidTask, researchers names: [ID<User>: String]) {
        // The same name in two imports is one person, whose last word counts.
        var byName: [String: SaidTask.Judgement] = [:]
        for judgement in task.judgements where !candidates.contains(judgement.user) {
            if let name = names[judgement.user] { byName[name] = judgement }
        }
        guard !byName.isEmpty else { return }
        let key = byName.sorted { $0.key < $1.key }
        researchers.formUnion(byName.keys)
        addRankings(task, key)
        addFlags(task, key)
    }

    private mutating func addRankings(_ task: SaidTask, _ key: [(key: String, value: SaidTask.Judgement)]) {
        let ranked = key.filter { !$0.value.ranks.isEmpty }
        guard !ranked.isEmpty else { return }
        rankingsAmong.add(among: ranked.map(\.value.ranks))
        for judgement in task.judgements where candidates.contains(judgement.user) && !judgement.ranks.isEmpty {
            own[judgement.user, default: .init()].rankings.add(
                ranks: judgement.ranks, key: ranked.map(\.value.ranks))
            for (name, other) in ranked {
                own[judgement.user]?.rankingsByResearcher[name, default: .init()].add(
                    ranks: judgement.ranks, key: [other.ranks])
            }
        }
    }

    private mutating func addFlags(_ task: SaidTask, _ key: [(key: String, value: SaidTask.Judgement)]) {
        let asked = task.judgements.reduce(into: [MeasuredField]()) { asked, judgement in
            for field in judgement.fields
            where field.kind == .flag && screening.compares(flag: field.name) && !asked.contains(field) {
                asked.append(field)
            }
        }
        guard !asked.isEmpty else { return }
        for field in asked where !flagNames.contains(field.name) { flagNames.append(field.name) }
        func answers(_ judgement: SaidTask.Judgement) -> [Int?] {
            asked.flatMap { field -> [Int?] in
                let things: [ID<Completion>?] = field.about == .task ? [nil] : task.completions
                return things.map { judgement.numbers(field, of: $0)?.first ?? nil }
            }
        }
        let given = key.map { answers($0.value) }
        flagsAmong.add(amongAnswers: given)
        for judgement in task.judgements where candidates.contains(judgement.user) {
            let said = answers(judgement)
            own[judgement.user, default: .init()].flags.add(answers: said, key: given)
            // Researchers do not meet one another here: it is the candidate that is measured.
            own[judgement.user]?.flagAlpha.add(
                said.indices.map { thing in [said[thing]] + given.map { $0[thing] } },
                weights: [Double](repeating: 1, count: given.count + 1)
            ) { $0 > 0 && $1 > 0 }
            for ((name, _), other) in zip(key, given) {
                own[judgement.user]?.flagsByResearcher[name, default: .init()].add(answers: said, key: [other])
            }
        }
    }
}
