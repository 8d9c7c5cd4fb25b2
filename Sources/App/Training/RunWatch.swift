import Preferences
import Storage
import Synchronization

/// What is known of the training runs that people follow. However many follow a run, its row is read four times a second
/// at most: whoever finds the last reading old reads for all.
final class RunWatch: Sendable {
    /// One follower's place.
    struct Seat {
        fileprivate var run: ID<TrainingRun>
    }

    private struct Watched {
        var followers = 0
        var entry: TrainingRunEntry
        var readAt: ContinuousClock.Instant
        /// One reads; the others go on with what is known.
        var isReading = false
    }

    /// Between two readings of a run.
    static let interval = Duration.milliseconds(250)

    private let runs = Mutex<[ID<TrainingRun>: Watched]>([:])

    /// Begins to follow a run that was just read.
    func take(_ entry: TrainingRunEntry) -> Seat {
        runs.withLock { $0[entry.run.id, default: Watched(entry: entry, readAt: .now)].followers += 1 }
        return Seat(run: entry.run.id)
    }

    /// Ends it. The last follower takes what is known along.
    func leave(_ seat: Seat) {
        runs.withLock { runs in
            runs[seat.run]?.followers -= 1
            if runs[seat.run]?.followers == 0 { runs[seat.run] = nil }
        }
    }

    /// The run as it stands, or stood a moment ago.
    func latest(_ seat: Seat, read: () async throws -> TrainingRunEntry) async throws -> TrainingRunEntry {
        let known: TrainingRunEntry? = runs.withLock { runs in
            guard let watched = runs[seat.run] else { return nil }
            // Half the interval: two followers who sleep equally long must not read in turns.
            if watched.isReading || watched.readAt + Self.interval / 2 > .now { return watched.entry }
            runs[seat.run]?.isReading = true
            return nil
        }
        if let known { return known }
        do {
            let entry = try await read()
            runs.withLock { runs in
                runs[seat.run]?.entry = entry
                runs[seat.run]?.readAt = .now
                runs[seat.run]?.isReading = false
            }
            return entry
        } catch {
            runs.withLock { $0[seat.run]?.isReading = false }
            throw error
        }
    }
}
