import Foundation
import Preferences
import Storage

extension RecurringWork {
    /// Asks policies for completions of the prompts that wait, as the latest run did, where a model was promoted since and
    /// the project says so (`samplesAfterPromotion`).
    package static func sampleAfterPromotion(_ stores: Stores, queue: JobQueue) -> RecurringWork {
        RecurringWork(
            "sampleAfterPromotion", "Looks whether policies are to be asked after a promotion",
            .every(seconds: 60) { now in
                var faults: [String] = []
                for project in try await stores.projects.list()
                where project.samplesAfterPromotion && project.status == .active {
                    do {
                        guard
                            let run = try await stores.samplingRuns.createAfterPromotion(
                                in: project.id, seed: .random(in: 0...UInt64(Int64.max)), now: now)
                        else { continue }
                        try await queue.add(SamplingJob.self, run)
                    } catch let error as ValidationError {
                        // The other projects have their turn all the same.
                        faults.append("\(project.slug): \(error.message)")
                    } catch let error as StorageError {
                        faults.append("\(project.slug): \(error.message)")
                    }
                }
                return faults.isEmpty ? .done() : .failed(faults.joined(separator: " "))
            }, atStart: true)
    }
}
