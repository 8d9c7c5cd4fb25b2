import Logging
import Preferences
import ServiceLifecycle
import Storage

/// Looks each second whether other models were promoted, by a night's training or by another process, and has them
/// decoded beside the answers.
struct ModelWatch: Service, CustomStringConvertible {
    /// For the log: a start would print all that it is made of.
    var description: String { "the model watch" }

    let models: PromotedModels
    let logger: Logger

    private static let interval = Duration.seconds(1)
    /// A model whose file is at fault is tried again after so many turns: the file may have been put back.
    private static let turnsUntilRetry = 60

    func run() async throws {
        var unreadable: Set<ID<RewardModelRecord>> = []
        var turn = 0
        while !Task.isShuttingDownGracefully, !Task.isCancelled {
            turn += 1
            if turn % Self.turnsUntilRetry == 0 { unreadable = [] }
            for failure in await models.refresh(except: unreadable) {
                if failure.isLasting { unreadable.insert(failure.model) }
                logger.error(
                    "a promoted reward model cannot be read; the one before goes on answering",
                    metadata: [
                        "project": "\(failure.project)", "model": "\(failure.model)", "error": "\(failure.error)",
                    ])
            }
            try? await cancelWhenGracefulShutdown { try await Task.sleep(for: Self.interval) }
        }
    }
}
