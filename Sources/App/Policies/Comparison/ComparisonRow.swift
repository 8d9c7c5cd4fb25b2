import Preferences
import Statistics

/// One figure of a comparison as a row of a table: what spreadsheets and data frames read.
struct ComparisonRow {
    static let columns = [
        "figure", "source", "policy", "against", "field", "part", "value", "lower", "upper", "standardError",
        "judgements", "prompts", "labelers", "ties",
    ]

    var figure: String
    /// `people` or `rewardModel`.
    var source = "people"
    var policy = ""
    var against = ""
    var field = ""
    var part = ""
    var value: Double
    var interval: Interval
    var standardError: Double?
    var judgements: Int?
    var prompts: Int?
    var labelers: Int?
    var ties: Int?

    var cells: [CSVTable.Cell] {
        [.text(figure), .text(source), .text(policy), .text(against), .text(field), .text(part)]
            + [value, interval.lower, interval.upper].map { .number($0) }
            + [standardError.map { .number($0) } ?? .nothing]
            + [judgements, prompts, labelers, ties].map { $0.map { .count($0) } ?? .nothing }
    }

    private init(_ figure: String, _ value: Double, _ interval: Interval) {
        self.figure = figure
        self.value = value
        self.interval = interval
    }

    private init(_ figure: String, _ rate: MeasuredRate) {
        self.init(figure, rate.value, rate.interval)
        // Where all prompts say the same none can be told, and 0 would be taken for certainty; the interval is right.
        standardError = rate.standardError > 0 ? rate.standardError : nil
        (judgements, prompts, labelers) = (rate.judgements, rate.prompts, rate.labelers)
    }

    private init(_ figure: String, _ rate: MeasuredWinRate) {
        self.init(figure, rate.rate)
        ties = rate.ties
    }

    private init(_ figure: String, _ strength: ComparisonBody.Strength) {
        self.init(figure, strength.value, strength.interval)
        standardError = strength.standardError
        prompts = strength.prompts
    }

    /// Every figure of a comparison, as the answer has them.
    static func all(of body: ComparisonBody) -> [ComparisonRow] {
        var rows: [ComparisonRow] = []
        let labels = Dictionary(uniqueKeysWithValues: body.policies.map { ($0.policyId, $0.label) })
        func label(_ id: ID<Policy>) -> String { labels[id] ?? "\(id)" }
        func add(_ row: ComparisonRow?, _ set: (inout ComparisonRow) -> Void) {
            guard var row else { return }
            set(&row)
            rows.append(row)
        }
        for policy in body.policies {
            add(policy.winRate.map { .init("overallWinRate", $0) }) { $0.policy = policy.label }
            add(policy.strength.map { .init("strength", $0) }) { $0.policy = policy.label }
            add(policy.styledStrength.map { .init("styledStrength", $0) }) { $0.policy = policy.label }
        }
        for pair in body.pairs {
            let name = { (row: inout ComparisonRow) in
                (row.policy, row.against) = (label(pair.first), label(pair.second))
            }
            add(.init("winRate", pair.people), name)
            guard let machine = pair.rewardModel else { continue }
            add(.init("winRate", machine.winRate)) {
                name(&$0)
                $0.source = "rewardModel"
                $0.labelers = nil
            }
            add(.init("winRateOnSamePrompts", machine.people), name)
            add(.init("rewardModelLessPeople", machine.difference)) {
                name(&$0)
                $0.source = "rewardModel"
            }
            add(machine.agreement.map { .init("agreement", $0) }) {
                name(&$0)
                $0.source = "rewardModel"
            }
        }
        for field in body.fields {
            for figure in field.policies {
                add(.init(field.lowest == nil ? "flagRate" : "meanRating", figure.mean)) {
                    ($0.policy, $0.field) = (label(figure.policyId), field.name)
                }
            }
        }
        for effect in body.styleEffects ?? [] {
            add(.init("styleEffect", effect.value, effect.interval)) { $0.field = effect.measure }
        }
        for part in body.parts ?? [] {
            for policy in part.policies {
                add(.init("overallWinRate", policy.winRate)) {
                    ($0.policy, $0.part) = (label(policy.policyId), part.name)
                }
            }
            for pair in part.pairs {
                add(.init("winRate", pair.people)) {
                    ($0.policy, $0.against, $0.part) = (label(pair.first), label(pair.second), part.name)
                }
            }
        }
        return rows
    }
}

extension ComparisonBody.Part {
    /// For tables: "prompts of 50 to 199 characters", "round.ndjson", "conversations".
    var name: String {
        if let from {
            return to.map { "prompts of \(from) to \($0) characters" } ?? "prompts of \(from) characters or more"
        }
        if let isConversation { return isConversation ? "conversations" : "single questions" }
        return importId.map { "import \($0)\(source.map { ", \($0)" } ?? "")" } ?? "no import"
    }
}
