import Preferences
import Statistics

/// One figure of a comparison as a row of a table: what spreadsheets and data frames read.
struct ComparisonRow {
    static let columns = [
        "figure", "source", "policy", "against", "field", "part", "value", "lower", "upper", "standardError",
        "judgements", "prompts", "labelers", "ties", "jointLower", "jointUpper", "judge",
    ]

    var figure: String
    /// `people`, `rewardModel`, `judge`, or `peopleAndJudge` for people's word as far as a judge helps to know it.
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
    /// Of parts: holds for all of them at once.
    var joint: Interval?
    /// The name of an AI judge.
    var judge = ""

    var cells: [CSVTable.Cell] {
        [.text(figure), .text(source), .text(policy), .text(against), .text(field), .text(part)]
            + [value, interval.lower, interval.upper].map { .number($0) }
            + [standardError.map { .number($0) } ?? .nothing]
            + [judgements, prompts, labelers, ties].map { $0.map { .count($0) } ?? .nothing }
            + [joint?.lower, joint?.upper].map { $0.map { .number($0) } ?? .nothing } + [.text(judge)]
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
                    $0.joint = policy.joint
                }
            }
            for pair in part.pairs {
                add(.init("winRate", pair.people)) {
                    ($0.policy, $0.against, $0.part) = (label(pair.first), label(pair.second), part.name)
                    $0.joint = pair.joint
                }
            }
        }
        return rows + body.judges.flatMap(rows(of:))
    }

    /// What an AI judge says of pairs, people's word with its help, and how often people say what it says.
    private static func rows(of judge: JudgeReportBody) -> [ComparisonRow] {
        let labels = Dictionary(uniqueKeysWithValues: judge.policies.map { ($0.policyId, $0.label) })
        var rows: [ComparisonRow] = []
        func add(_ figure: String, _ rate: MeasuredRate?, _ source: String, _ pair: JudgeReportBody.Pair? = nil) {
            guard let rate else { return }
            var row = ComparisonRow(figure, rate)
            (row.source, row.judge) = (source, judge.name)
            row.policy = pair.map { labels[$0.first] ?? "\($0.first)" } ?? ""
            row.against = pair.map { labels[$0.second] ?? "\($0.second)" } ?? ""
            // A judge is no sample of labelers.
            if source == "judge", figure == "winRate" { row.labelers = nil }
            rows.append(row)
        }
        add("agreement", judge.agreement.withEach, "judge")
        for pair in judge.winRates {
            add("winRate", pair.judge?.rate, "judge", pair)
            add("correctedWinRate", pair.corrected?.rate, "peopleAndJudge", pair)
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
        switch rest {
        case .others: return "others"
        case .without: return "nothing said"
        case nil: break
        }
        if let language { return TextLanguage.name(of: language) }
        if let value { return value }
        if let isConversation { return isConversation ? "conversations" : "single questions" }
        return importId.map { "import \($0)\(source.map { ", \($0)" } ?? "")" } ?? "no import"
    }
}
