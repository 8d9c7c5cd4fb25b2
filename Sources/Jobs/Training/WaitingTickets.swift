import Preferences
import Storage
import Synchronization

/// The training runs that wait in this process's queue. Their locks are held meanwhile, so that `podium retrain` sees
/// that a run is under way.
final class WaitingTickets: Sendable {
    private let tickets = Mutex<[ID<TrainingRun>: TrainingJob.Ticket]>([:])

    func hold(_ ticket: TrainingJob.Ticket) {
        tickets.withLock { $0[ticket.run.id] = ticket }
    }

    func take(_ run: ID<TrainingRun>) -> TrainingJob.Ticket? {
        tickets.withLock { $0.removeValue(forKey: run) }
    }
}
