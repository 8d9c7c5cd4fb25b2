import Foundation
import Preferences
import Statistics
import Storage

/// Which of a project's policies people prefer, and what a reward model says beside it.
struct ComparisonBody: Codable, Sendable {
    /// In nats against the mean of its group: σ of a difference is how often the stronger is preferred where one is.
    struct Strength: Codable, Sendable {
        var value: Double
        var standardError: Double
        var interval: Interval
        var prompts: Int
        /// Strengths of two groups cannot be compared; mostly there is one, 0.
        var group: Int
        /// 1 and how many of its group are shown to be better.
        var best: Int
        /// How many its group has, less those that are shown to be worse.
        var worst: Int
    }

    struct Policy: Codable, Sendable {
        var policyId: ID<Preferences.Policy>
        var label: String
        /// Judgements that compare it with another.
        var judgements: Int
        /// Against all others together; absent with fewer than two prompts.
        var winRate: MeasuredWinRate?
        /// Absent where it cannot be told; see `limits`.
        var strength: Strength?
        /// The same of completions of equal style; absent where it was not asked for, or cannot be told.
        var styledStrength: Strength?
        /// Against the baseline; absent without one.
        var againstBaseline: MeasuredWinRate?
    }

    /// What a reward model says of what people judged.
    struct MachineView: Codable, Sendable {
        /// How probable it finds that the first is preferred, on the mean.
        var winRate: MeasuredRate
        /// People's win rate on the same prompts.
        var people: MeasuredRate
        /// By how much its win rate exceeds people's.
        var difference: MeasuredRate
        /// How often people prefer what it prefers; absent where neither has preferences.
        var agreement: MeasuredRate?
        /// Whether it was trained on none of these prompts.
        var isIndependent: Bool
        /// The one of the two that it likes more than people do; absent where that may be chance.
        var favours: ID<Preferences.Policy>?
        /// What that comes to, for the one that it favours.
        var verdict: Overoptimisation.Verdict
    }

    struct Pair: Codable, Sendable {
        /// The one that is preferred at least as often.
        var first: ID<Preferences.Policy>
        var second: ID<Preferences.Policy>
        /// How often the first is preferred.
        var people: MeasuredWinRate
        /// Absent where no reward model has scored two of their prompts.
        var rewardModel: MachineView?
        var verdict: Verdict
    }

    /// What a pair comes to.
    struct Verdict: Codable, Sendable {
        var outcome: ComparisonVerdict.Outcome
        /// The difference from one half that is asked for: five points, or half of what was seen, if that is more.
        var difference: Double
        /// So many more judgements would show it, about.
        var moreJudgements: Int?
        /// So many labelers would, where these are too few.
        var labelersNeeded: Int?
        /// The same in a sentence, with what it rests on.
        var sentence: String
    }

    /// What cannot be told, and why.
    struct Limit: Codable, Sendable {
        enum Reason: String, Codable, Sendable, CaseIterable {
            case nothingCompared, disconnected, neverBeaten, onlyTies, neverContradicted, tooFewPrompts, styleIsPolicy
            case styleDecides
        }

        var reason: Reason
        /// The groups of policies that it is about; of `neverBeaten`, the better ones first.
        var policies: [[ID<Preferences.Policy>]]
        /// The same in a sentence.
        var sentence: String
    }

    /// What one measure of style adds to a completion's strength.
    struct StyleEffect: Codable, Sendable {
        /// `length`, `headers`, `lists` or `bold`.
        var measure: String
        /// In nats for one standard deviation of the difference.
        var value: Double
        var interval: Interval
    }

    struct FieldFigures: Codable, Sendable {
        struct OfPolicy: Codable, Sendable {
            var policyId: ID<Preferences.Policy>
            /// The mean rating in the field's own units, or the share of completions that were flagged.
            var mean: MeasuredRate
        }

        var name: String
        /// The ends of a rating's scale; absent: a flag.
        var lowest: Int?
        var highest: Int?
        var policies: [OfPolicy]
    }

    struct RewardModel: Codable, Sendable {
        var modelId: ID<RewardModelRecord>
        /// The part of all prompts that it was asked about, drawn by chance.
        var share: Double
        /// Prompts that it was asked about and was trained on none of.
        var unseenPrompts: Int
        /// Prompts that it was asked about and was trained on: of these it tells what it was told.
        var seenPrompts: Int
    }

    /// The same of a part of the judgements.
    struct Part: Codable, Sendable {
        struct OfPair: Codable, Sendable {
            var first: ID<Preferences.Policy>
            var second: ID<Preferences.Policy>
            var people: MeasuredWinRate
            /// Holds for all parts at once (Bonferroni).
            var joint: Interval
        }

        struct OfPolicy: Codable, Sendable {
            var policyId: ID<Preferences.Policy>
            var winRate: MeasuredWinRate
            /// Holds for all parts at once (Bonferroni).
            var joint: Interval
        }

        /// What the prompts have in common that are of none of the other parts.
        enum Rest: String, Codable, Sendable, CaseIterable {
            /// Each has a word, of which there are too many.
            case others
            /// Files say nothing of them.
            case without
        }

        /// Of `promptLength`: characters of the shortest prompts.
        var from: Int?
        /// Of the longest; absent: there is no end.
        var to: Int?
        /// Of `round`; absent: no import brought these tasks.
        var importId: ID<ImportRecord>?
        /// Of `round`: the import's file.
        var source: String?
        /// Of `turns`: whether prompts have several turns of people.
        var isConversation: Bool?
        /// Of `language`: an ISO 639 code, or a name that somebody stated; `und`: it could not be told.
        var language: String?
        /// Of a field of `meta`: what files say in it.
        var value: String?
        /// Of `language` and `meta`: the prompts of none of the other parts; absent: it is one of these.
        var rest: Rest?
        var judgements: Int
        var prompts: Int
        var labelers: Int
        var policies: [OfPolicy]
        var pairs: [OfPair]
    }

    var tasks: ComparisonQuestion.Tasks
    /// Judgements that compare two policies, and what they are by.
    var judgements: Int
    var prompts: Int
    var labelers: Int
    /// Judgements of tasks that a reward model chose: left out where only tasks that chance drew count.
    var chosenJudgements: Int
    /// Judgements of completions by fewer than two policies.
    var withoutComparison: Int
    /// Policies that are left out, because there are too many.
    var omittedPolicies: Int
    var baseline: ID<Preferences.Policy>?
    /// The strongest first.
    var policies: [Policy]
    var pairs: [Pair]
    /// What cannot be told of strengths, and why.
    var limits: [Limit]
    /// The same of strengths controlled for style; absent where they were not asked for.
    var styleLimits: [Limit]?
    /// What style adds; absent where it was not asked for, or cannot be told.
    var styleEffects: [StyleEffect]?
    /// What the form's ratings and flags say of each policy.
    var fields: [FieldFigures]
    /// Absent where no reward model answers in the project.
    var rewardModel: RewardModel?
    /// What AI judges say beside it, each with what it is worth; of tasks that chance drew, whichever count here.
    var judges: [JudgeReportBody]
    /// Fields of prompts' `meta` that judgements can be told apart by.
    var metaKeys: [String]
    /// What judgements are told apart by: `promptLength`, `round`, `turns`, `language` or `meta.` and a field.
    var slice: String?
    /// Of the slice, the largest first.
    var parts: [Part]?
    /// How far to believe a difference between parts, in a sentence; absent with fewer than two.
    var partsRemark: String?
}
