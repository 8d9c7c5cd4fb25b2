import Foundation
import Statistics

/// What a reward model makes of the tasks that people judged: never pooled with what these said, only set beside it.
struct MachineScores: Sendable {
    /// Of each task that it scored.
    private(set) var tasks: [Int32] = []
    private var starts: [Int32] = [0]
    /// Of each of its completions by a policy.
    private var policies: [UInt16] = []
    private var rewards: [Float] = []

    var byteCount: Int { tasks.count * 8 + policies.count * 6 }

    /// - Parameter scored: the rewards of the task's completions that have a policy.
    mutating func add(_ task: Int, _ scored: [(policy: UInt16, reward: Double)]) {
        tasks.append(Int32(task))
        for (policy, reward) in scored {
            policies.append(policy)
            rewards.append(Float(reward))
        }
        starts.append(Int32(policies.count))
    }

    /// Leaves out the tasks for which `isKept` does not hold.
    mutating func keep(_ isKept: (_ task: Int) -> Bool) {
        var kept = MachineScores()
        for place in tasks.indices where isKept(Int(tasks[place])) {
            kept.add(
                Int(tasks[place]),
                (starts[place]..<starts[place + 1]).map { (policies[Int($0)], Double(rewards[Int($0)])) })
        }
        self = kept
    }

    /// Numbers policies anew, and leaves out those that have no number.
    mutating func renumber(_ number: (UInt16) -> UInt16?) {
        var kept = MachineScores()
        for place in tasks.indices {
            kept.add(
                Int(tasks[place]),
                (starts[place]..<starts[place + 1]).compactMap { entry in
                    number(policies[Int(entry)]).map { (policy: $0, reward: Double(rewards[Int(entry)])) }
                })
        }
        self = kept
    }

    /// How probable it finds that a completion of `first` is preferred to one of `second`, of each task that has both: the
    /// mean over their pairs.
    ///
    /// - Parameters:
    ///   - isIncluded: whether a task counts.
    ///   - prompt: of a task.
    func probabilities(
        _ first: Int, against second: Int, where isIncluded: (Int) -> Bool, prompt: (Int) -> Int
    ) -> ClusteredValues {
        var values: [ClusteredValue] = []
        for place in tasks.indices {
            let task = Int(tasks[place])
            guard let probability = probability(place, first, second), isIncluded(task) else { continue }
            values.append(ClusteredValue(prompt: prompt(task), labeler: nil, value: probability))
        }
        return ClusteredValues(values)
    }

    private func probability(_ place: Int, _ first: Int, _ second: Int) -> Double? {
        let entries = Int(starts[place])..<Int(starts[place + 1])
        var (sum, pairs) = (0.0, 0)
        for one in entries where Int(policies[one]) == first {
            for other in entries where Int(policies[other]) == second {
                sum += 1 / (1 + exp(Double(rewards[other]) - Double(rewards[one])))
                pairs += 1
            }
        }
        return pairs > 0 ? sum / Double(pairs) : nil
    }
}
