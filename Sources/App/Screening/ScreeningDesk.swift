import Foundation
import Preferences
import Statistics
import Storage

/// All that is measured of a screening's candidates, computed when it is asked for: a screening has few people and few tasks.
package struct ScreeningDesk: Sendable {
    /// One candidate with their figures.
    struct Measured: Sendable {
        var candidate: ScreeningCandidate
        /// Of each measure that anything was compared for.
        var figures: [ScreeningFigure]
        /// Krippendorff's α of flags with the researchers': 0 is what chance gives. Nil: there is too little to say.
        var flagAlpha: AgreementFigure.Value?
        /// Against each researcher alone.
        var byResearcher: [Researcher]
        /// Demonstrations that they wrote, and those of them that anybody graded.
        var written: Int
        var graded: Int
        /// Where they stand in the list.
        var rank: CandidateRank
    }

    /// A candidate's figures against one researcher.
    struct Researcher: Sendable {
        var name: String
        var figures: [ScreeningFigure]
    }

    /// Everybody, in the order of the list.
    struct Report: Sendable {
        var candidates: [Measured]
        /// How far researchers agree with one another: more cannot be asked of anybody.
        var among: [ScreeningFigure]
        var researchers: [String]
        /// Names of the flags that were compared.
        var flags: [String]
    }

    private let screenings: Screenings
    private let saidTasks: SaidTasks

    package init(_ stores: Stores) {
        screenings = stores.screenings
        saidTasks = stores.saidTasks
    }

    /// - Parameter only: the one candidate that figures are asked of; nil: all.
    func report(_ screening: ScreeningRecord, only: ID<User>? = nil, now: Date) async throws -> Report {
        let candidates = try await screenings.candidates(of: screening.id, now: now)
        var sums = ScreeningSums(screening, candidates: Set(candidates.map(\.id)))
        for part in screening.parts {
            let researchers = try await screenings.researchers(of: part.id)
            for try await task in saidTasks.stream(of: part.id) { sums.add(task, researchers: researchers) }
        }
        let works = Dictionary(grouping: try await screenings.demonstrations(of: screening.id), by: \.author)
        let measured = candidates.filter { only == nil || $0.id == only }.map { candidate in
            measure(candidate, sums.own[candidate.id], works[candidate.id] ?? [], screening.cutOffs)
        }
        let among = [
            figure(.flags, sums.flagsAmong, cutOff: nil), figure(.rankings, sums.rankingsAmong, cutOff: nil),
        ].compactMap(\.self)
        return Report(
            candidates: measured.sorted { $0.rank < $1.rank }, among: among, researchers: sums.researchers.sorted(),
            flags: sums.flagNames)
    }

    private func measure(
        _ candidate: ScreeningCandidate, _ own: ScreeningSums.Own?, _ works: [ScreenedDemonstration],
        _ cutOffs: ScreeningCutOffs
    ) -> Measured {
        let own = own ?? .init()
        let figures = [
            figure(.flags, own.flags, cutOff: cutOffs.flags), figure(.rankings, own.rankings, cutOff: cutOffs.rankings),
            figure(works, cutOff: cutOffs.demonstrations),
        ].compactMap(\.self)
        // The same for the same answers.
        var generator = SeededGenerator(seed: UInt64(bitPattern: candidate.id.rawValue))
        let alpha =
            own.flagAlpha.tasks < ScreeningRules.fewestTasks(of: .flags)
            ? nil : own.flagAlpha.figures(options: BootstrapOptions(replicates: 400), using: &generator).alpha
        let names = Set(own.flagsByResearcher.keys).union(own.rankingsByResearcher.keys).sorted()
        return Measured(
            candidate: candidate, figures: figures, flagAlpha: alpha.flatMap(AgreementFigure.Value.init(screened:)),
            byResearcher: names.map { name in
                Researcher(
                    name: name,
                    figures: [
                        own.flagsByResearcher[name].flatMap { figure(.flags, $0, cutOff: nil) },
                        own.rankingsByResearcher[name].flatMap { figure(.rankings, $0, cutOff: nil) },
                    ].compactMap(\.self))
            },
            written: works.count, graded: works.count { !$0.grades.isEmpty },
            rank: CandidateRank(
                figures.compactMap { figure in
                    figure.value.flatMap { value in figure.standing.map { (figure.measure, $0, value.estimate) } }
                }, cutOffs: cutOffs, id: candidate.id.rawValue))
    }

    /// Nil where nothing was compared.
    private func figure(_ measure: ScreeningMeasure, _ sums: KeyAgreement, cutOff: Double?) -> ScreeningFigure? {
        guard sums.tasks > 0 else { return nil }
        return figure(measure, sums.share(), cutOff: cutOff, units: sums.units, tasks: sums.tasks)
    }

    /// Nil where nothing was graded.
    private func figure(_ works: [ScreenedDemonstration], cutOff: Double) -> ScreeningFigure? {
        let grades = works.map(\.grades).filter { !$0.isEmpty }
        guard !grades.isEmpty else { return nil }
        return figure(
            .demonstrations, gradeMean(grades, scale: ScreeningRules.grades), cutOff: cutOff,
            units: grades.reduce(0) { $0 + $1.count }, tasks: grades.count)
    }

    private func figure(
        _ measure: ScreeningMeasure, _ estimate: Estimate?, cutOff: Double?, units: Int, tasks: Int
    ) -> ScreeningFigure {
        let value =
            tasks < ScreeningRules.fewestTasks(of: measure)
            ? nil : estimate.flatMap(AgreementFigure.Value.init(screened:))
        let standing = value.flatMap { value in
            cutOff.map { ScreeningStanding(lower: value.lower, upper: value.upper, cutOff: $0) }
        }
        return ScreeningFigure(measure, value, standing: standing, units: units, tasks: tasks)
    }
}

extension AgreementFigure.Value {
    /// Of an estimate that rests on enough tasks; nil where its bounds are no numbers.
    fileprivate init?(screened estimate: Estimate) {
        guard estimate.value.isFinite, estimate.interval.lower.isFinite, estimate.interval.upper.isFinite else {
            return nil
        }
        self.init(
            estimate: estimate.value, standardError: estimate.standardError, lower: estimate.interval.lower,
            upper: estimate.interval.upper)
    }
}
