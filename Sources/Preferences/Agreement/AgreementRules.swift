package import Foundation

/// When agreement is measured anew, and how much there has to be before a figure is told. Written once.
package enum AgreementRules {
    /// With fewer tasks in common there is no figure: an interval from so few says nothing.
    package static let fewestTasks = 5
    /// With fewer there is a figure, but pages show it faintly.
    package static let sparseTasks = 20
    /// How many judgements of each labeler are looked at, to tell how they judge beside the consensus: with more, nothing becomes
    /// clearer that anybody acts on, and it costs time. Whoever has judged beside many others may have more of them.
    package static let mostOfLabeler = 300
    /// And how many of all labelers together.
    package static let mostOfAll = 30_000
    /// Somebody is said to judge otherwise than before though nobody has changed in so many of all projects, at most.
    package static let changeLevel = 0.05
    /// So many judgements there must be before a change, and after it.
    package static let fewestBesideChange = 10
    /// How many of their latest judgements tell of each labeler what they use of the form and how fast they are.
    package static let latestOfLabeler = 300
    /// Somebody is called fast who is more than so many times as fast as the project's labelers, by more than chance explains.
    package static let fastFactor = 1.5
    /// Somebody is called hasty of whose judgements a larger share than this came sooner than completions can be read.
    package static let hastyShare = 0.1
    /// Figures older than this are measured anew where anything has changed, in seconds.
    package static let oldest: TimeInterval = 86_400
    /// And sooner, after this time in seconds, where there are so many more judgements that figures may look different.
    package static let soonest: TimeInterval = 600
    /// A tenth more judgements, and not fewer than this.
    package static let fewestNew = 50

    /// Whether a project's figures are to be measured.
    ///
    /// - Parameters:
    ///   - last: when that was begun last, and how many judgements there were; nil: never.
    ///   - judgements: how many there are now.
    ///   - hasChanged: whether anything has, that figures are made of.
    package static func isDue(last: (date: Date, judgements: Int)?, judgements: Int, hasChanged: Bool, now: Date)
        -> Bool
    {
        guard let last else { return judgements > 0 }
        guard hasChanged else { return false }
        let age = now.timeIntervalSince(last.date)
        // A time to come was noted by a clock that was set back since.
        if age < 0 || age >= oldest { return true }
        return age >= soonest && judgements - last.judgements >= max(fewestNew, last.judgements / 10)
    }
}
