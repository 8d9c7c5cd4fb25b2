import Foundation
import Preferences
import Statistics
import Storage

/// How an AI judge judges, held against people; and which policies win by either, and by people's word as far as the judge
/// helps to know it.
struct JudgeReportBody: Codable, Sendable {
    /// Answers without a verdict, by why they have none.
    struct Unread: Codable, Sendable {
        var reason: JudgeVerdict.Fault
        var count: Int
    }

    /// How often people say of two completions what the judge says; a tie on one side counts half.
    struct Agreement: Codable, Sendable {
        /// Pairs that both judged.
        var pairs: Int
        /// Each person on each pair.
        var withEach: MeasuredRate?
        /// What most people say of a pair that several judged, as far as they are trusted.
        var withMajority: MeasuredRate?
        /// Two people on the same pair: more than they agree with each other nobody can agree with them.
        var amongPeople: MeasuredRate?
    }

    /// What the judge makes of which completion stands first.
    struct PositionBias: Codable, Sendable {
        /// How often it prefers the one that is shown first, where it prefers one; half is what should be.
        var firstWins: MeasuredRate?
        /// The share of pairs of which it says one thing in one order and the opposite in the other. They count as ties.
        var contradictions: MeasuredRate?
        /// Pairs of which it prefers whatever stands first.
        var firstTwice: Int
        /// Pairs of which it prefers whatever stands second.
        var secondTwice: Int
    }

    /// How often the longer completion is preferred, where one is.
    struct LengthBias: Codable, Sendable {
        /// By the judge, over all pairs.
        var judge: MeasuredRate?
        /// By the judge, over the pairs that people judged, too.
        var judgeOnSamePairs: MeasuredRate?
        /// By people, over the same pairs.
        var people: MeasuredRate?
        /// By how much the judge's share exceeds people's, over the same pairs.
        var difference: MeasuredRate?
    }

    /// People's win rate over more prompts than they judged: what the judge says of the others, less what it is off by where
    /// both judged.
    struct Corrected: Codable, Sendable {
        var rate: MeasuredRate
        /// People's alone, over the prompts that both judged.
        var people: MeasuredRate
        /// How far the judge is listened to, 0 … 1.
        var tuning: Double
        /// Prompts that the judge alone judged.
        var judgePrompts: Int
        /// Prompts that people alone judged; they are left out.
        var peoplePrompts: Int
        /// How many times as many judgements by people would be worth as much; absent where that cannot be told.
        var gain: Double?
    }

    /// What a correction rests on, as far as the data tell.
    enum Basis: String, Codable, Sendable, CaseIterable {
        /// Too few prompts that both judged.
        case tooFewInCommon
        /// The judge judged hardly any prompt that people have not.
        case nothingBeyond
        /// The judge says other things of the prompts that people judged: they are no random sample.
        case differs
        /// It says about the same of both.
        case plausible
    }

    /// The judge's win rate over the prompts that people judged and over the others: were people's a random sample, they would
    /// differ by chance only.
    struct Sample: Codable, Sendable {
        var judged: MeasuredRate
        var others: MeasuredRate
        var difference: MeasuredRate
    }

    struct Pair: Codable, Sendable {
        /// The one that people prefer at least as often; where they judged neither, the judge.
        var first: ID<Policy>
        var second: ID<Policy>
        /// Whether the judge's own completions are among them: models tend to prefer their own.
        var isOwn: Bool
        /// By people alone.
        var people: MeasuredWinRate?
        /// By the judge alone.
        var judge: MeasuredWinRate?
        /// Prompts that both judged.
        var commonPrompts: Int
        /// Absent where `basis` says why.
        var corrected: Corrected?
        var basis: Basis
        /// Absent where either part has fewer than two prompts.
        var sample: Sample?
        /// What the correction rests on, in a sentence.
        var sentence: String
    }

    struct PolicyLabel: Codable, Sendable {
        var policyId: ID<Policy>
        var label: String
    }

    var judgeId: ID<JudgeRecord>
    var name: String
    /// Only what was said to this version counts.
    var templateVersion: Int
    /// Tasks of which the judge said something. Only tasks that chance drew count, here and everywhere.
    var tasks: Int
    /// Tasks that are left out, because a reward model chose them.
    var chosenTasks: Int
    /// Answers of the judge.
    var judgements: Int
    /// Those without a verdict; absent reasons have none.
    var unread: [Unread]
    /// Pairs that it judged in both orders, and those of which one order is missing or was not read: they are left out.
    var pairs: Int
    var incompletePairs: Int
    /// The share of prompts that is kept from the judge, and how many of the tasks that people judged are.
    var withheldPercent: Int
    var withheldTasksJudgedByPeople: Int
    var agreement: Agreement
    var position: PositionBias
    var length: LengthBias
    /// Whom the win rates are about.
    var policies: [PolicyLabel]
    /// Policies that are left out, because there are too many.
    var omittedPolicies: Int
    /// The pairs of policies with the most prompts first.
    var winRates: [Pair]
}
