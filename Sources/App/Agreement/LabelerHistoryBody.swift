import Foundation
import Preferences
import Storage

/// How a labeler has judged over time, on the wire.
struct LabelerHistoryBody: Codable {
    /// How they judged in a stretch of time.
    struct Manner: Codable {
        /// 1 is what labelers do on average, 0 judging at random, and below 0 the wrong way round.
        var reliability: AgreementFigure.Value
        /// The pull of the completion shown first, in nats. Absent where it is not known what was shown.
        var firstPlace: AgreementFigure.Value?
        /// That it rests on.
        var judgements: Int

        init(_ manner: LabelerHistoryRecord.Manner) {
            reliability = manner.reliability
            firstPlace = manner.firstPlace
            judgements = manner.judgements
        }
    }

    struct Week: Codable {
        /// The week of ISO 8601: "2026-W48".
        var week: String
        /// Its Monday, by UTC.
        var monday: String
        var manner: Manner
    }

    /// That they judge otherwise than before.
    struct Change: Codable {
        /// The day of the first judgement that is otherwise, by UTC.
        var since: String
        /// The change lies between these two days, both included, with a probability of 95 %.
        var earliest: String
        var latest: String
        /// In how many of all projects in which nobody has changed somebody seems to have changed as clearly.
        var probability: Double
        var before: Manner
        var after: Manner
        /// What the change added to the reliability.
        var reliability: AgreementFigure.Value
        /// The same of the pull of the first place.
        var firstPlace: AgreementFigure.Value?
        /// What hangs on the judgements since.
        var cost: LabelerCost
    }

    var labeler: LabelerBody
    /// What it rests on, and how old it is. Absent: nothing was measured yet.
    var measured: AgreementBody.Measured?
    /// Their judgements that could be held against those of others; of very many, drawn ones.
    var judgements: Int
    /// Whether there are enough, over more than a day, to look for a change.
    var isTested: Bool
    /// In order; those with too few judgements are left out.
    var weeks: [Week]
    /// Absent: none that chance does not explain.
    var change: Change?
    /// With fewer judgements nothing is told of a week.
    var fewestOfWeek = AgreementRules.fewestTasks
    /// So many judgements there must be before a change, and after it.
    var fewestBesideChange = AgreementRules.fewestBesideChange

    init(_ labeler: LabelerBody, _ measured: AgreementBody.Measured?, _ record: LabelerHistoryRecord?) {
        self.labeler = labeler
        self.measured = measured
        judgements = record?.judgements ?? 0
        isTested = record?.isTested ?? false
        weeks = (record?.weeks ?? []).map { week in
            Week(
                week: ISOWeek(monday: week.monday).description, monday: Self.day(week.monday),
                manner: Manner(week.manner))
        }
        change = record?.change.map { change in
            Change(
                since: Self.day(change.day), earliest: Self.day(change.earliest), latest: Self.day(change.latest),
                probability: change.probability, before: Manner(change.before), after: Manner(change.after),
                reliability: change.reliability, firstPlace: change.firstPlace, cost: change.cost)
        }
    }

    /// "2026-01-12".
    static func day(_ day: Int) -> String { CalendarDay(daysSince1970: day).description }
}
