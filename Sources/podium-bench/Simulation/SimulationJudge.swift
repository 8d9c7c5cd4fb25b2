import Foundation
import Preferences
import Statistics

/// Holds what a manager has read against what is true.
struct SimulationJudge: Sendable {
    let crowd: [SimulatedLabeler]
    /// What the server calls them.
    let ids: [Int64]
    let world: SimulatedWorld
    let log: SimulationLog
    let view: ManagerView

    private func shown(_ number: Int) -> ManagerView.Labeler? { view.labelers.first { $0.id == ids[number] } }

    /// Whoever is not to be relied on, on a day.
    private func bad(on day: Int) -> [Int] { crowd.indices.filter { !crowd[$0].manner(on: day).isSound } }

    // MARK: - Each week

    func week(_ week: Int, seconds: Double) -> SimulationReport.Week {
        let bad = bad(on: 7 * week - 1)
        return SimulationReport.Week(
            week: week, judgements: log.judgements, bad: bad.map { crowd[$0].name },
            doubted: bad.filter { shown($0)?.isDoubtful ?? false }.map { crowd[$0].name },
            changes: view.labelers.compactMap { labeler in
                labeler.history.change.map { "\(labeler.name) since \($0.since)" }
            },
            area: area(bad, without: changing(in: week)), agreement: view.agreement?.estimate ?? .nan, seconds: seconds)
    }

    /// Whoever has changed in that very week: of a few days nobody could tell yet.
    private func changing(in week: Int) -> Set<Int> {
        Set(
            crowd.indices.filter { number in
                crowd[number].change.map { (7 * (week - 1)..<7 * week).contains($0.day) } ?? false
            })
    }

    /// How often somebody bad stands below somebody sound.
    private func area(_ bad: [Int], without left: Set<Int>) -> Double {
        let sound = crowd.indices.filter { !bad.contains($0) && !left.contains($0) }
        var (below, pairs) = (0.0, 0.0)
        for one in bad where !left.contains(one) {
            for other in sound {
                guard let low = shown(one)?.standing?.estimate, let high = shown(other)?.standing?.estimate else {
                    continue
                }
                pairs += 1
                below += low < high ? 1 : low == high ? 0.5 : 0
            }
        }
        return pairs > 0 ? below / pairs : 0
    }

    // MARK: - Who

    func judgeWho(_ report: inout SimulationReport) {
        let worst = report.weeks.map(\.area).min() ?? 0
        report.check(
            "bad labelers stand below sound ones, in the worst week", SimulationReport.text(worst),
            "area under the curve at least 0.95, without whoever changed in that very week", worst >= 0.95)
        let bad = Set(bad(on: lastDay))
        let doubted = Set(crowd.indices.filter { shown($0)?.isDoubtful ?? false })
        let right = bad.intersection(doubted).count
        report.check(
            "whom the figures doubt in the end is bad", "\(right) of \(doubted.count)", "precision at least 0.9",
            Double(right) >= 0.9 * Double(max(1, doubted.count)))
        report.check(
            "whoever is bad in the end is doubted", "\(right) of \(bad.count)", "recall at least 0.85",
            Double(right) >= 0.85 * Double(bad.count))
        let honest = crowd.indices.compactMap { number -> (Double, Double)? in
            guard case .honest(let error) = crowd[number].manner, crowd[number].change == nil,
                let reliability = shown(number)?.reliability
            else { return nil }
            return (-error, reliability.estimate)
        }
        let order = spearman(honest.map(\.0), honest.map(\.1)) ?? 0
        report.check(
            "honest labelers stand in the order of their eye", SimulationReport.text(order),
            "rank correlation at least 0.6", order >= 0.6)
    }

    private var lastDay: Int { log.said.values.flatMap { $0.map(\.day) }.max() ?? 0 }

    // MARK: - Since when

    private static func day(_ text: String) -> Int? {
        CalendarDay(text).map {
            $0.daysSince1970 - Int(LabelerSimulation.start.timeIntervalSince1970 / LabelerSimulation.secondsOfDay)
        }
    }

    func judgeSinceWhen(_ report: inout SimulationReport) {
        let changed = crowd.indices.filter { crowd[$0].change != nil }
        let found = changed.filter { shown($0)?.history.change != nil }
        report.check(
            "whoever judges otherwise than before is named", "\(found.count) of \(changed.count)",
            "all but one, at most", found.count >= changed.count - 1)
        let alarms = crowd.indices.filter { crowd[$0].change == nil && shown($0)?.history.change != nil }
        report.check(
            "nobody else is", "\(alarms.count) of \(crowd.count - changed.count)", "at most one", alarms.count <= 1)
        var (off, held, rightWay) = ([Int](), 0, 0)
        for number in found {
            guard let change = shown(number)?.history.change, let truth = crowd[number].change?.day,
                let since = Self.day(change.since), let earliest = Self.day(change.earliest),
                let latest = Self.day(change.latest)
            else { continue }
            off.append(abs(since - truth))
            if (earliest...latest).contains(truth) { held += 1 }
            let isBetter = crowd[number].change.map { $0.manner.isSound } ?? false
            if isBetter ? change.reliability.lower > 0 : change.reliability.upper < 0 { rightWay += 1 }
        }
        let mean = Double(off.reduce(0, +)) / Double(max(1, off.count))
        report.figures["daysOff"] = mean
        report.check(
            "the day is the right one", "\(off.map(String.init).joined(separator: ", ")) days off",
            "two days off on average, at most", !off.isEmpty && mean <= 2)
        report.check(
            "the days between which it lies hold the right one", "\(held) of \(found.count)", "all but one, at most",
            !found.isEmpty && held >= found.count - 1)
        report.check(
            "worse is told from better", "\(rightWay) of \(found.count)", "all",
            !found.isEmpty && rightWay == found.count)
    }

    // MARK: - What it cost

    func judgeCost(_ report: inout SimulationReport, _ manager: SimulatedClient) async throws {
        var (asked, right, shares) = (0, 0, [Double]())
        for number in crowd.indices {
            guard let labeler = shown(number) else { continue }
            // What the page says of the change, and what it says of a day that a manager chooses.
            var told: [(day: Int, cost: ManagerView.Cost)] = []
            if let change = labeler.history.change, let day = Self.day(change.since) { told.append((day, change.cost)) }
            if number < 10 {
                let day = crowd[number].change?.day ?? 0
                let date = CalendarDay(of: LabelerSimulation.start) + day
                told.append((day, try await ManagerView.cost(of: ids[number], from: date.description, manager)))
            }
            for (day, cost) in told {
                let truth = log.cost(of: number, from: day)
                asked += 1
                if (cost.judgements, cost.alone, cost.decided, cost.pairs, cost.changed)
                    == (truth.judgements, truth.alone, truth.decided, truth.pairs, truth.changed)
                {
                    right += 1
                }
                if cost.pairs > 0 { shares.append(Double(cost.changed) / Double(cost.pairs)) }
            }
        }
        report.figures["changedShare"] = shares.reduce(0, +) / Double(max(1, shares.count))
        report.check(
            "what hangs on a labeler is what a count apart finds", "\(right) of \(asked)", "all",
            asked > 0 && right == asked)
    }

    // MARK: - And when they weigh nothing

    /// What a judgement weighs if whoever the figures doubt weighs nothing, from the day that they tell.
    private func mended(_ labeler: Int, _ day: Int) -> Double {
        guard let shown = shown(labeler), shown.isDoubtful || hasBecomeBetter(shown) else { return 1 }
        guard let change = shown.history.change, let since = Self.day(change.since) else { return 0 }
        return hasBecomeBetter(shown) ? (day >= since ? 1 : 0) : (day >= since ? 0 : 1)
    }

    private func hasBecomeBetter(_ labeler: ManagerView.Labeler) -> Bool {
        guard let change = labeler.history.change else { return false }
        return change.reliability.lower > 0 && change.before.reliability.upper < 0.5 && !labeler.isDoubtful
    }

    func judgeMending(
        _ report: inout SimulationReport, _ manager: SimulatedClient, trial: RewardModelTrial?
    ) async throws {
        let before = log.wrong(world) { _, _ in 1 }
        let after = log.wrong(world, weight: mended)
        let best = log.wrong(world) { crowd[$0].manner(on: $1).isSound ? 1 : 0 }
        report.figures["wrongPairs"] = before
        report.figures["wrongPairsMended"] = after
        report.figures["wrongPairsKnowingAll"] = best
        report.check(
            "fewer pairs of the consensus are wrong without whom the figures doubt, from the days they tell",
            "\(SimulationReport.text(before)) → \(SimulationReport.text(after)); \(SimulationReport.text(best)) knowing all",
            "at least 80 % of what knowing all would gain", before > best && before - after >= 0.8 * (before - best))

        let accuracies = try await trial?.accuracies()
        try await weigh(manager)
        let mended = try await ManagerView.read(manager)
        if let old = view.agreement, let new = mended.agreement {
            report.check(
                "people agree more when these weigh nothing",
                "\(SimulationReport.text(old.estimate)) → \(SimulationReport.text(new.estimate))",
                "beyond the interval of before", new.estimate > old.upper)
        }
        if let old = view.flag, let new = mended.flag {
            report.check(
                "so do answers to the form's flag (α)",
                "\(SimulationReport.text(old.estimate)) → \(SimulationReport.text(new.estimate))",
                "beyond the interval of before", new.estimate > old.upper)
        } else {
            report.check("so do answers to the form's flag (α)", "no figure", "a figure", false)
        }
        let still = crowd.indices.filter { number in
            shown(number)?.history.change != nil
                && mended.labelers.first { $0.id == ids[number] }?.history.change != nil
        }
        let all = crowd.indices.filter { shown($0)?.history.change != nil }
        report.check(
            "what is said of them stays, whatever they weigh", "\(still.count) of \(all.count)", "all but one, at most",
            still.count >= all.count - 1)
        guard let accuracies, let trial else { return }
        try judge(&report, accuracies, try await trial.accuracies())
    }

    private struct Weight: Encodable {
        var weight: Double
        var appliesFrom: String?
        var reason: String
    }

    private func weigh(_ manager: SimulatedClient) async throws {
        struct Ignored: Decodable {}
        for labeler in view.labelers where labeler.isDoubtful || hasBecomeBetter(labeler) {
            var weights = [Weight(weight: 0, reason: "Differs from the others since.")]
            if let change = labeler.history.change {
                let from = "\(change.since)T00:00:00Z"
                if hasBecomeBetter(labeler) {
                    weights.append(Weight(weight: 1, appliesFrom: from, reason: "Follows the others since."))
                } else {
                    weights[0].appliesFrom = from
                }
            }
            for weight in weights {
                let _: Ignored = try await manager.post(
                    "/projects/\(LabelerSimulation.slug)/labelers/\(labeler.id)/weights", weight)
            }
        }
    }

    private func judge(_ report: inout SimulationReport, _ before: [Double], _ after: [Double]) throws {
        let count = Double(before.count)
        let (old, new) = (before.reduce(0, +) / count, after.reduce(0, +) / count)
        let squares = zip(before, after).reduce(0.0) { sum, pair in
            let rest = pair.1 - pair.0 - (new - old)
            return sum + rest * rest
        }
        let error = (squares / (count - 1) / count).squareRoot()
        report.figures["accuracy"] = old
        report.figures["accuracyMended"] = new
        report.figures["accuracyGainError"] = error
        report.check(
            "a reward model trained without them is no worse on the truth",
            "\(SimulationReport.text(old)) → \(SimulationReport.text(new)), ± \(SimulationReport.text(error))",
            "not worse by more than two standard errors", new - old > -2 * error)
    }
}
