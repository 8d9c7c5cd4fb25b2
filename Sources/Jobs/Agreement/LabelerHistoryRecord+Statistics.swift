import Preferences
import Statistics
import Storage

extension LabelerHistoryRecord {
    /// As it was measured; what hangs on a change is counted later.
    init(_ user: ID<User>, _ history: LabelerHistory) {
        self.init(
            user: user, judgements: history.judgements, isTested: history.isTested,
            weeks: history.periods.map { Week(monday: $0.start, manner: Manner($0.manner)) },
            change: history.change.map { change in
                Change(
                    day: change.day, earliest: change.days.lowerBound, latest: change.days.upperBound,
                    probability: change.probability, before: Manner(change.before), after: Manner(change.after),
                    reliability: AgreementFigure.Value(whole: change.reliability),
                    firstPlace: change.firstPlace.map(AgreementFigure.Value.init(whole:)),
                    cost: LabelerCost(judgements: 0, alone: 0, decided: 0, pairs: 0, changed: 0))
            })
    }
}

extension LabelerHistoryRecord.Manner {
    fileprivate init(_ manner: LabelerHistory.Manner) {
        self.init(
            reliability: AgreementFigure.Value(whole: manner.reliability),
            firstPlace: manner.firstPlace.map(AgreementFigure.Value.init(whole:)), judgements: manner.judgements)
    }
}

extension AgreementFigure.Value {
    /// Of an estimate that rests on enough, as `ChangeOptions` says.
    fileprivate init(whole estimate: Estimate) {
        self.init(
            estimate: estimate.value, standardError: estimate.standardError, lower: estimate.interval.lower,
            upper: estimate.interval.upper)
    }
}
