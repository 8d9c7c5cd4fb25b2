import Preferences
import Statistics

/// Accuracy and log loss of parts of the comparisons.
public struct Breakdown: Codable, Sendable, Equatable {
    /// What comparisons can be told apart by; the names are stable.
    public enum Subject: String, Codable, Sendable, CaseIterable {
        /// How many completions were judged together.
        case completions
        /// Which language models wrote the two.
        case policies
        /// How many characters the prompt has.
        case promptLength
        /// Who judged.
        case labeler
        /// How much better the preferred one was said to be.
        case strength
    }

    /// What the rows differ in.
    public var by: Subject
    /// By number where they are numbers, else those with most comparisons first.
    public var rows: [Row]
    /// Rows that are left out because there are many; they have the fewest comparisons.
    public var rowsLeftOut: Int

    /// The comparisons that have one thing in common.
    public struct Row: Codable, Sendable, Equatable {
        /// What they have in common: a number, two names, or the bounds of a range of which the second may be lacking.
        public var names: [String]
        /// How many there are.
        public var pairs: Int
        /// Of how many groups of nearly equal prompts.
        public var promptGroups: Int
        /// What was measured; nil with too few groups to tell.
        public var measured: MeasuredShare?
        /// In how many of them labelers preferred the first of two names; nil elsewhere.
        public var firstPreferred: Double?
        /// In how many of them they would have by the modelled probabilities; nil elsewhere.
        public var firstPredicted: Double?
    }
}

extension Breakdown {
    /// How many rows a report names.
    static let mostRows = 30

    /// What a row's comparisons have in common. Rows are in the order of `order`.
    struct Key: Hashable {
        var names: [String]
        var order: Int
        /// Whether the preferred completion belongs to the first of two names.
        var prefersFirst: Bool?

        init(_ names: [String], order: Int = 0, prefersFirst: Bool? = nil) {
            self.names = names
            self.order = order
            self.prefersFirst = prefersFirst
        }
    }

    /// One way to tell comparisons apart: the row of each, or nil where it is not known.
    typealias Rule = @Sendable (PromptSet.Item) -> (StrictPair) -> Key?

    /// Every way there is. One more is one line.
    static let rules: [(subject: Subject, rule: Rule)] = [
        (.completions, { once($0.judgedTogether) { counts, pair in completions(counts[pair]) } }),
        (.policies, { item in { pair in policies(item.origins[pair.preferred], item.origins[pair.rejected]) } }),
        (.promptLength, { once(promptLength($0.prompt)) { key, _ in key } }),
        (.labeler, { once($0.people) { people, pair in Key(["\(people[pair.labeler] ?? pair.labeler)"]) } }),
        (.strength, { _ in { pair in pair.strength.map { Key(["\($0)"], order: $0) } } }),
    ]

    /// What is worked out once a prompt, for all of its pairs.
    private static func once<Value>(
        _ value: Value, _ row: @escaping (Value, StrictPair) -> Key?
    ) -> (StrictPair) -> Key? {
        { row(value, $0) }
    }

    private static func completions(_ count: Int?) -> Key? { count.map { Key(["\($0)"], order: $0) } }

    private static func policies(_ preferred: CompletionOrigin, _ rejected: CompletionOrigin) -> Key? {
        guard let preferred = preferred.policy, let rejected = rejected.policy, preferred != rejected
        else { return nil }
        return Key([preferred, rejected].sorted(), prefersFirst: preferred < rejected)
    }

    /// Where the rows of prompts' lengths begin, in Unicode scalars.
    public static let promptLengths = [0, 50, 200, 800, 3200]

    private static func promptLength(_ prompt: Prompt) -> Key {
        let length = prompt.messages.reduce(0) { $0 + $1.content.scalarCount }
        let place = promptLengths.lastIndex { $0 <= length } ?? 0
        let end = place + 1 < promptLengths.count ? ["\(promptLengths[place + 1] - 1)"] : []
        return Key(["\(promptLengths[place])"] + end, order: place)
    }
}

extension Breakdown {
    static func all(_ measured: Measured) -> [Breakdown] {
        rules.compactMap { subject, rule in Breakdown(subject, measured, rule) }
    }

    /// nil where no comparison has a row.
    private init?(_ subject: Subject, _ measured: Measured, _ rule: Rule) {
        var sums: [Key: RowSums] = [:]
        // By the index: an item is not copied so.
        for index in measured.prompts.items.indices {
            let row = rule(measured.prompts.items[index])
            for (pair, margin) in zip(measured.prompts.items[index].pairs, measured.outcomes[index].margins) {
                guard var key = row(pair) else { continue }
                let prefersFirst = key.prefersFirst
                key.prefersFirst = nil
                sums[key, default: RowSums()].add(
                    margin, weight: pair.weight.value, group: measured.groups[index], prefersFirst: prefersFirst)
            }
        }
        guard !sums.isEmpty else { return nil }
        let largest = sums.sorted { (-$0.value.sums.pairs, $0.key.names) < (-$1.value.sums.pairs, $1.key.names) }
        let shown = largest.prefix(Self.mostRows)
        // Draws are dear where there are many groups in many rows; their intervals are narrow then.
        let entries = shown.reduce(0) { $0 + $1.value.sums.entries.count }
        var bootstrap = measured.bootstrap
        bootstrap.replicates = min(bootstrap.replicates, max(200, 10_000_000 / max(1, entries)))
        by = subject
        rowsLeftOut = largest.count - shown.count
        rows = shown.map { $0 }.sorted { $0.key.order < $1.key.order }.map { key, row in
            Row(
                names: key.names, pairs: row.sums.pairs, promptGroups: row.sums.entries.count,
                measured: row.sums.share(bootstrap, seed: measured.seed),
                firstPreferred: row.firstPreferred.map { $0 / row.sums.weight },
                firstPredicted: row.firstPredicted.map { $0 / row.sums.weight })
        }
    }

    private struct RowSums {
        var sums = GroupSums()
        var firstPreferred: Double?
        var firstPredicted: Double?

        mutating func add(_ margin: Double, weight: Double, group: Int, prefersFirst: Bool?) {
            sums.add(margin: margin, weight: weight, group: group)
            guard let prefersFirst else { return }
            firstPreferred = (firstPreferred ?? 0) + (prefersFirst ? weight : 0)
            firstPredicted = (firstPredicted ?? 0) + weight * BradleyTerryLoss.sigmoid(prefersFirst ? margin : -margin)
        }
    }
}

extension PromptSet.Item {
    /// How many completions the judgement that a pair comes from has put in order.
    fileprivate var judgedTogether: [StrictPair: Int] {
        judgements.reduce(into: [:]) { counts, judgement in
            let count = judgement.tiers.reduce(0) { $0 + $1.count }
            for pair in judgement.strictPairs { counts[pair] = count }
        }
    }

    /// Which person each labeler is, of those who are one.
    var people: [ID<Labeler>: ID<Labeler>] {
        judgements.reduce(into: [:]) { people, judgement in
            if let person = judgement.person { people[judgement.labeler] = person }
        }
    }
}

/// The order of lists of names.
private func < (left: (Int, [String]), right: (Int, [String])) -> Bool {
    left.0 == right.0 ? left.1.lexicographicallyPrecedes(right.1) : left.0 < right.0
}
