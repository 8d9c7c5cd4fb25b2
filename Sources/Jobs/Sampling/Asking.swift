import Foundation
import Preferences
import Storage

/// What it takes to ask policies, whatever they are asked for.
package struct Asking: Sendable {
    let stores: Stores
    /// Where one process says to the others that it carries out a run.
    let lockFolder: String
    /// The key that a policy's endpoint is sent, in the clear.
    let key: @Sendable (ID<Policy>) async throws -> String?
    /// How often a question is asked, and how long is waited in between.
    let retries: RetryRule
    /// Of everything that this process asks.
    let paces: EndpointPaces
    let clock: WallClock

    package init(
        stores: Stores, lockFolder: String, key: @escaping @Sendable (ID<Policy>) async throws -> String?,
        retries: RetryRule = .asking, paces: EndpointPaces = EndpointPaces(), clock: WallClock
    ) {
        self.stores = stores
        self.lockFolder = lockFolder
        self.key = key
        self.retries = retries
        self.paces = paces
        self.clock = clock
    }
}

/// Runs of asking policies, as they are stored.
package protocol AskingRuns: Sendable {
    associatedtype Run: AskingRun

    func find(_ id: ID<Run>) async throws -> Run
    /// The runs that wait or go on.
    func unfinished() async throws -> [ID<Run>]
    func begin(_ id: ID<Run>, now: Date) async throws -> Run?
    func isOver(_ id: ID<Run>) async throws -> Bool
    func finish(_ id: ID<Run>, _ status: SamplingRun.Status, message: String?, now: Date) async throws
}

/// A run of asking policies.
package protocol AskingRun: Sendable {
    var id: ID<Self> { get }
    var projectID: ID<Project> { get }
    var status: SamplingRun.Status { get }
    /// Why it failed or was stopped.
    var message: String? { get }
    /// Names the lock of whoever carries it out: one run of a project, or of a judge, goes on at a time.
    var lock: String { get }
}

extension SamplingRuns: AskingRuns {}
extension JudgingRuns: AskingRuns {}

extension SamplingRun: AskingRun {
    package var lock: String { "project-\(projectID).lock" }
}

extension JudgingRun: AskingRun {
    package var lock: String { "judge-\(judgeID).lock" }
}

extension Asking {
    /// Carries out a run, unless another process does, and notes how it ended.
    ///
    /// - Parameter work: returns whether all was asked; false: somebody stopped it, and may have resumed it since.
    /// - Returns: whether it was carried out here to an end; false: it is over, another job or process is at it, or somebody
    ///   stopped it.
    /// - Throws: `CancellationError` where its task was cancelled: the run can go on as it stands.
    func carryOut<Runs: AskingRuns>(
        _ id: ID<Runs.Run>, of runs: Runs, _ work: (Runs.Run) async throws -> Bool
    ) async throws -> Bool {
        guard let lock = try await lock(id, of: runs) else { return false }
        defer { lock.release() }
        guard let run = try await runs.begin(id, now: clock.now()) else { return false }
        do {
            guard try await work(run) else { return false }
            try await runs.finish(id, .succeeded, message: nil, now: clock.now())
        } catch AskedPolicy.Fault.endpoint(let message), AskedPolicy.Fault.prompt(let message) {
            try await runs.finish(id, .failed, message: message, now: clock.now())
        } catch let error as StorageError where !Task.isCancelled {
            try await runs.finish(id, .failed, message: error.message, now: clock.now())
            throw error
        } catch  where !(error is CancellationError) && !Task.isCancelled {
            // Such as a key file that others may read. Were it to stay running, nothing could be asked until it is stopped.
            try await runs.finish(id, .failed, message: "\(error)", now: clock.now())
            throw error
        }
        return true
    }

    /// Ends a run that nobody carries out, as its program was killed; it can go on.
    func giveUp<Runs: AskingRuns>(_ id: ID<Runs.Run>, of runs: Runs) async throws {
        guard let lock = try await lock(id, of: runs) else { return }
        defer { lock.release() }
        try await runs.finish(
            id, .failed, message: "It was broken off. What was answered is stored; it can go on.", now: clock.now())
    }

    private func lock<Runs: AskingRuns>(_ id: ID<Runs.Run>, of runs: Runs) async throws -> FileLock? {
        try FileLock(path: "\(lockFolder)/\(try await runs.find(id).lock)")
    }
}
