import Preferences

/// The completions about which labelers answered something: a feature row for each, and for each field what they said of it.
struct RatedSet: Sendable {
    /// What labelers said to one field.
    struct Targets: Sendable {
        let field: RatedField
        /// The rows of which something was said, in rising order; shape `(n)`.
        var rows: [Int] = []
        /// The mean of a row's ratings, or the share of labelers who raised the flag: each labeler has one vote, the mean of
        /// what they answered, or as much of one as a manager lets them weigh. Shape `(n)`.
        var means: [Double] = []
        /// 2v / (v + 1) for v labelers, who count by what they weigh: a mean of many is surer than one labeler's word,
        /// but never as much surer as its labelers are many, for how labelers differ is only half of what features
        /// cannot tell. Shape `(n)`.
        var weights: [Double] = []
        /// Votes: labelers, counted for each completion again.
        var votes = 0
        var labelers: Set<ID<Labeler>> = []
    }

    /// The prompt that each row belongs to; shape `(N)`.
    let promptOfRow: [Int]
    /// The group of nearly equal prompts of each prompt; shape `(P)`.
    let promptGroups: [UInt64]
    /// Shape `(N)`.
    let texts: [String]
    /// By field.
    let targets: [Targets]

    /// - Parameter prompts: those without answers are left out.
    init(_ prompts: PromptSet) {
        var promptOfRow: [Int] = []
        var promptGroups: [UInt64] = []
        var texts: [String] = []
        var targets: [RatedField: Targets] = [:]
        for item in prompts.items where !item.answers.isEmpty {
            let votes = Votes(item.answers)
            if votes.isEmpty { continue }
            // Of each completion that was rated, its row.
            var rows: [Int: Int] = [:]
            for completion in votes.completions {
                rows[completion] = texts.count
                texts.append(item.completions[completion])
                promptOfRow.append(promptGroups.count)
            }
            promptGroups.append(item.group)
            for (field, said) in votes.byField {
                var target = targets[field] ?? Targets(field: field)
                for (completion, votes) in said.sorted(by: { $0.key < $1.key }) {
                    guard let row = rows[completion] else { continue }
                    // In the order of labelers, so that rounding does not depend on that of the answers.
                    let all = votes.sorted { $0.key < $1.key }.map(\.value)
                    let total = all.reduce(0) { $0 + $1.weight }
                    target.rows.append(row)
                    target.means.append(all.reduce(0) { $0 + $1.weight * $1.mean } / total)
                    target.weights.append(2 * total / (total + 1))
                    target.votes += all.count
                    for labeler in votes.keys { target.labelers.insert(ID(labeler)) }
                }
                targets[field] = target
            }
        }
        self.promptOfRow = promptOfRow
        self.promptGroups = promptGroups
        self.texts = texts
        self.targets = targets.values.sorted { $0.field < $1.field }
    }

    func group(ofRow row: Int) -> UInt64 { promptGroups[promptOfRow[row]] }
}

/// What each labeler said of a prompt's completions.
private struct Votes {
    /// One labeler's answers, each counting by what it weighs, and together as much as the one that is trusted most.
    struct Vote {
        private var sum = 0.0
        private var total = 0.0
        private(set) var weight = 0.0

        var mean: Double { sum / total }

        mutating func add(_ value: Double, weight: Double) {
            sum += weight * value
            total += weight
            self.weight = max(self.weight, weight)
        }
    }

    /// By completion and labeler.
    private(set) var byField: [RatedField: [Int: [Int64: Vote]]] = [:]
    private var rated = Set<Int>()

    var isEmpty: Bool { rated.isEmpty }
    var completions: [Int] { rated.sorted() }

    init(_ all: [CompletionAnswers]) {
        for answers in all {
            answers.forEach { completion, place, value in
                rated.insert(completion)
                byField[answers.fields[place], default: [:]][completion, default: [:]][
                    answers.labeler.rawValue, default: Vote()
                ].add(value, weight: answers.weight.value)
            }
        }
    }
}
