import Foundation
import Policies
import Preferences
import RewardModel
import Storage
import Synchronization

/// Carries out one run of asking policies for completions.
///
/// Each answer is stored as it comes, and each task made when its answers are all there, so a run can be broken off at any
/// moment, by `kill -9` too, and goes on without asking twice for what is stored.
package struct Sampling: Sendable {
    let asking: Asking

    package init(_ asking: Asking) {
        self.asking = asking
    }

    private var stores: Stores { asking.stores }
    private var clock: WallClock { asking.clock }

    /// How often another answer is asked for, where one was like another completion.
    private static let replacements = 3

    /// - Parameter onProgress: called a few times a second at most.
    /// - Returns: whether it was carried out here; false: it is over, or another job or process is at it.
    /// - Throws: `CancellationError` where its task was cancelled: the run can go on as it stands.
    @discardableResult
    package func run(
        _ id: ID<SamplingRun>, onProgress: @escaping @Sendable (SamplingRun) async throws -> Void = { _ in }
    ) async throws -> Bool {
        try await asking.carryOut(id, of: stores.samplingRuns) { run in
            let cast = try await Cast(run, self)
            return try await AskingLoop<SamplingWork>(
                noun: "prompts", width: cast.concurrency, place: \.place,
                next: { try await stores.samplingRuns.work(id, after: $0, limit: $1) },
                ask: { try await ask($0, run, cast) }, isOver: { try await stores.samplingRuns.isOver(id) },
                report: { try await onProgress(try await stores.samplingRuns.find(id)) }
            ).run()
        }
    }

    /// Asks about one prompt and makes its task.
    ///
    /// - Returns: why no task came of it; nil: it did.
    private func ask(_ work: SamplingWork, _ run: SamplingRun, _ cast: Cast) async throws -> String? {
        do {
            let order = SamplingSeeds.order(run.plan.slots, place: work.place, seed: run.seed)
            let answers = try await withThrowingTaskGroup(of: (Int, [Sample]).self) { group in
                for (slot, policy) in order.enumerated() {
                    group.addTask { (slot, try await candidates(slot, policy, work, run, cast)) }
                }
                return try await group.reduce(into: [Int: [Sample]]()) { $0[$1.0] = $1.1 }
            }
            var chosen: [ChosenSample] = []
            for (slot, policy) in order.enumerated() {
                if let choice = try await choose(
                    answers[slot] ?? [], for: slot, policy, besides: chosen.map(\.text), work, run, cast)
                {
                    chosen.append(choice)
                }
            }
            try await stores.samplingRuns.complete(run.id, place: work.place, chosen, now: clock.now())
            return nil
        } catch AskedPolicy.Fault.prompt(let message) {
            return try await give(up: work, run, message)
        } catch let error as ValidationError {
            return try await give(up: work, run, error.message)
        }
    }

    private func give(up work: SamplingWork, _ run: SamplingRun, _ message: String) async throws -> String {
        try await stores.samplingRuns.fail(run.id, place: work.place, message)
        return message
    }

    /// The answers of which a completion is taken: one, or as many as the best is taken of. Those that are stored are not
    /// asked for again.
    private func candidates(
        _ slot: Int, _ policy: ID<Policy>, _ work: SamplingWork, _ run: SamplingRun, _ cast: Cast
    ) async throws -> [Sample] {
        let stored = work.samples.filter { $0.slot == slot }
        let missing = (0..<cast.answers(of: policy)).filter { attempt in !stored.contains { $0.attempt == attempt } }
        return try await withThrowingTaskGroup(of: Sample.self) { group in
            for attempt in missing {
                group.addTask { try await answer(slot, attempt, policy, work, run, cast) }
            }
            return try await group.reduce(into: stored) { $0.append($1) }.sorted { $0.attempt < $1.attempt }
        }
    }

    private func answer(
        _ slot: Int, _ attempt: Int, _ policy: ID<Policy>, _ work: SamplingWork, _ run: SamplingRun, _ cast: Cast
    ) async throws -> Sample {
        let sample = try await cast.asked(policy).answer(work.prompt, slot: slot, attempt: attempt) { retry in
            SamplingSeeds.question(
                place: work.place, slot: slot, attempt: attempt + 1_000 * (retry - 1), seed: run.seed)
        }
        try await stores.samplingRuns.add(sample, to: run.id, place: work.place, now: clock.now())
        return sample
    }

    /// The best of the answers that is like no other completion; where all are, further ones are asked for. An evaluation
    /// takes what comes: that two policies say the same is what it is to find out.
    ///
    /// - Returns: nil where the policy keeps saying what is there already: the task goes without.
    private func choose(
        _ answers: [Sample], for slot: Int, _ policy: ID<Policy>, besides taken: [String], _ work: SamplingWork,
        _ run: SamplingRun, _ cast: Cast
    ) async throws -> ChosenSample? {
        var answers = answers
        if cast.answers(of: policy) > 1, let model = cast.model {
            let scores = model.scoring.score(answers.map { ScoringItem(prompt: work.prompt, completion: $0.text) })
            let rewards = model.settings.given(scores).map(\.reward)
            try await stores.samplingRuns.rate(
                zip(answers, rewards).map { ($0.slot, $0.attempt, $1) }, by: model.id, of: run.id, place: work.place)
            answers = zip(answers, rewards).sorted { ($0.1, $1.0.attempt) > ($1.1, $0.0.attempt) }.map(\.0)
        }
        let takesAny = run.evaluationID != nil
        func fits(_ sample: Sample) -> Bool { takesAny || !taken.contains { $0.utf8.elementsEqual(sample.text.utf8) } }
        var found = answers.first(where: fits)
        var attempt = (answers.map(\.attempt).max() ?? 0) + 1
        while found == nil, attempt < cast.answers(of: policy) + Self.replacements {
            let sample = try await answer(slot, attempt, policy, work, run, cast)
            found = fits(sample) ? sample : nil
            attempt += 1
        }
        return found.map { ChosenSample(slot: slot, attempt: $0.attempt, policyID: policy, text: $0.text) }
    }
}

/// The policies of a run, ready to be asked.
private struct Cast: Sendable {
    private let records: [ID<Policy>: PolicyRecord]
    private let asked: [ID<Policy>: AskedPolicy]
    /// By which the best of several answers is taken; nil where nothing is.
    let model: (id: ID<RewardModelRecord>, scoring: any RewardScoring, settings: ProjectSettings)?

    init(_ run: SamplingRun, _ sampling: Sampling) async throws {
        let stores = sampling.asking.stores
        var records: [ID<Policy>: PolicyRecord] = [:]
        var asked: [ID<Policy>: AskedPolicy] = [:]
        for part in run.plan.parts {
            let record = try await stores.policies.find(part.policyId)
            records[record.id] = record
            let base = record.bestOf?.policyID ?? record.id
            guard asked[base] == nil else { continue }
            let policy = try await stores.policies.find(base)
            let key =
                policy.endpoint?.hasKey == true
                ? try await sampling.asking.key(base) : nil
            asked[base] = try AskedPolicy(
                policy, key: key, retries: sampling.asking.retries, paces: sampling.asking.paces
            ).orThrow(
                AskedPolicy.Fault.endpoint("\(policy.label) has no endpoint, so it cannot be asked."))
        }
        self.records = records
        self.asked = asked
        if records.values.contains(where: { $0.bestOf != nil }) {
            let id = try await stores.rewardModels.promotedID(project: run.projectID).orThrow(
                AskedPolicy.Fault.endpoint(
                    "The best of several answers is taken by the promoted reward model; there is none."))
            let bytes = try await stores.rewardModels.bytes(id)
            let project = try await stores.projects.find(run.projectID)
            model = (id, try RewardModelFile(bytes: Array(bytes)).model(), project.settings)
        } else {
            model = nil
        }
    }

    /// How many prompts are asked about at a time: enough to keep every endpoint busy.
    var concurrency: Int { min(64, max(2, asked.values.reduce(0) { $0 + $1.concurrency })) }

    /// How many answers a completion is taken of.
    func answers(of policy: ID<Policy>) -> Int { records[policy]?.bestOf?.count ?? 1 }

    func asked(_ policy: ID<Policy>) throws -> AskedPolicy {
        let base = records[policy]?.bestOf?.policyID ?? policy
        return try asked[base].orThrow(AskedPolicy.Fault.endpoint("A policy of the plan is missing."))
    }
}
