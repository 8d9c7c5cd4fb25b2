import Foundation
import Jobs
import Preferences
import Storage

/// A run of asking policies on the terminal: a line of progress; Ctrl-C stops it, and it can go on.
struct TerminalAsking<Runs: AskingRuns>: Sendable {
    let installation: Installation
    let runs: Runs
    /// What goes on with a run, before its number: "podium sample --project p --resume".
    let resumption: String
    /// What another process may be doing: "asking this judge".
    let occupation: String

    /// - Parameter work: carries the run out, and shows how far it is.
    /// - Returns: the run as it ended, and how many seconds it took.
    /// - Throws: `ConfigurationError` where it did not come to its end, with what goes on with it.
    func carryOut(
        _ id: ID<Runs.Run>,
        _ work: @escaping @Sendable (_ show: @escaping @Sendable (String) -> Void) async throws -> Bool
    ) async throws -> (run: Runs.Run, seconds: Double) {
        let line = ProgressLine()
        let started = ContinuousClock.now
        let goOn = "go on with: \(resumption) \(id)"
        do {
            let isDone = try await Interruption.cancelling { try await work { line.show($0) } }
            let status = try await runs.find(id).status
            guard isDone || !status.isActive else {
                throw ConfigurationError("Another process is \(occupation). Wait until it is done.")
            }
        } catch is CancellationError {
            line.clear()
            try await runs.finish(id, .stopped, message: "Stopped on the terminal.", now: installation.clock.now())
            throw ConfigurationError("Stopped. What was answered is stored; \(goOn)")
        }
        line.clear()
        let run = try await runs.find(id)
        guard run.status == .succeeded else {
            throw ConfigurationError(
                "\(run.message ?? "The run ended early.")\nWhat was answered is stored; when that is mended, \(goOn)")
        }
        return (run, (ContinuousClock.now - started) / .seconds(1))
    }

    /// How far a run is: "Asking 40 %: 40 of 100 prompts, 1,200 tokens, about 12 s left".
    static func progress(
        _ act: String, ended: Int, of all: Int, _ noun: String, tokens: Int, since start: ContinuousClock.Instant
    ) -> String {
        let share = Double(ended) / Double(max(1, all))
        let seconds = (ContinuousClock.now - start) / .seconds(1)
        let left = ended > 0 && share < 1 ? ", about \(Text.seconds(seconds / share - seconds)) left" : ""
        return "\(act) \(Int(share * 100)) %: \(Text.count(ended)) of \(Text.count(all, noun)), "
            + "\(Text.count(tokens, "token"))\(left)"
    }
}
