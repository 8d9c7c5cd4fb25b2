internal import CLinux
import Foundation

/// The lowest priority there is, for processes that work for minutes beside labelers.
enum IdlePriority {
    /// Gives the whole process the lowest priority: its threads of now, and those that they start.
    ///
    /// Linux keeps a priority for each thread. When a program's own code begins, the runtime has threads already, and a
    /// training that left them out took every other turn from the server.
    static func take() {
        var lowered = Set<String>()
        while true {
            let threads = (try? FileManager.default.contentsOfDirectory(atPath: "/proc/self/task")) ?? []
            let new = threads.filter { lowered.insert($0).inserted }
            // A thread that was started by one of the last ones meanwhile is among them the next time round.
            guard !new.isEmpty else { return }
            for thread in new { _ = pid_t(thread).map(clinux_schedule_when_idle) }
        }
    }
}
