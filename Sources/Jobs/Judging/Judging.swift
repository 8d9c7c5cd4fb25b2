import Foundation
import Policies
import Preferences
import Storage

/// Carries out one run of asking an AI judge, at the pace of its policy's endpoint.
///
/// Each answer is stored as it comes, so a run can be broken off at any moment, by `kill -9` too, and goes on without asking
/// twice for what is stored. What cannot be read as a verdict is stored with the reason and not asked for again: with a
/// temperature of 0 the answer would be the same.
package struct Judging: Sendable {
    let asking: Asking

    package init(_ asking: Asking) {
        self.asking = asking
    }

    private var stores: Stores { asking.stores }
    private var clock: WallClock { asking.clock }

    /// - Parameter onProgress: called a few times a second at most.
    /// - Returns: whether it was carried out here; false: it is over, or another job or process is at it.
    /// - Throws: `CancellationError` where its task was cancelled: the run can go on as it stands.
    @discardableResult
    package func run(
        _ id: ID<JudgingRun>, onProgress: @escaping @Sendable (JudgingRun) async throws -> Void = { _ in }
    ) async throws -> Bool {
        try await asking.carryOut(id, of: stores.judgingRuns) { run in
            let asked = try await Asked(run, self)
            return try await AskingLoop<JudgingWork>(
                noun: "tasks", width: max(2, asked.policy.concurrency), place: \.place,
                next: { try await stores.judgingRuns.work(id, after: $0, limit: $1) },
                ask: { try await ask($0, run, asked) }, isOver: { try await stores.judgingRuns.isOver(id) },
                report: { try await onProgress(try await stores.judgingRuns.find(id)) }
            ).run()
        }
    }

    /// Whom the questions of a run go to, and what they are made of.
    private struct Asked: Sendable {
        let policy: AskedPolicy
        let template: JudgeTemplate

        init(_ run: JudgingRun, _ judging: Judging) async throws {
            let judge = try await judging.asking.stores.judges.find(run.judgeID)
            let policy = try await judging.asking.stores.policies.find(judge.policyID)
            let key = policy.endpoint?.hasKey == true ? try await judging.asking.key(policy.id) : nil
            self.policy = try AskedPolicy(
                policy.asked(by: judge), key: key, retries: judging.asking.retries, paces: judging.asking.paces
            ).orThrow(
                AskedPolicy.Fault.endpoint("\(policy.label) has no endpoint, so it cannot be asked."))
            let templates = try await judging.asking.stores.judges.templates(of: judge.id)
            let text = try templates.first { $0.version == run.templateVersion }.orThrow(
                AskedPolicy.Fault.endpoint("The judge's template of this run is missing.")
            ).text
            template = JudgeTemplate.stored(text)
        }
    }

    /// Has the pairs of one task judged, each in both orders.
    ///
    /// - Returns: why it could not be; nil: it was.
    private func ask(_ work: JudgingWork, _ run: JudgingRun, _ asked: Asked) async throws -> String? {
        do {
            let pairs = JudgingSeeds.pairs(
                of: work.completions.count, atMost: run.pairs, place: work.place, seed: run.seed)
            let shown = pairs.flatMap { [(first: $0.first, second: $0.second), (first: $0.second, second: $0.first)] }
            try await withThrowingTaskGroup(of: Void.self) { group in
                for (slot, pair) in shown.enumerated() {
                    let ids = ShownPair(
                        first: work.completions[pair.first].id, second: work.completions[pair.second].id)
                    guard !work.judged.contains(ids) else { continue }
                    let question = asked.template.question(
                        work.prompt, first: work.completions[pair.first].text,
                        second: work.completions[pair.second].text,
                        seed: UInt64(SamplingSeeds.question(place: work.place, slot: slot, attempt: 0, seed: run.seed)))
                    group.addTask { try await judge(question, ids, slot, work, run, asked) }
                }
                try await group.waitForAll()
            }
            try await stores.judgingRuns.complete(run.id, place: work.place)
            return nil
        } catch AskedPolicy.Fault.prompt(let message) {
            try await stores.judgingRuns.fail(run.id, place: work.place, message)
            return message
        }
    }

    private func judge(
        _ question: Prompt, _ pair: ShownPair, _ slot: Int, _ work: JudgingWork, _ run: JudgingRun, _ asked: Asked
    ) async throws {
        let sample = try await asked.policy.answer(question, slot: slot, attempt: 0) { retry in
            SamplingSeeds.question(place: work.place, slot: slot, attempt: retry, seed: run.seed)
        }
        let judgement = MachineJudgement(
            sample, of: pair, verdict: JudgeVerdict.read(sample.text, ending: sample.ending))
        try await stores.judgingRuns.add(judgement, of: work.taskID, to: run.id, now: clock.now())
    }
}
