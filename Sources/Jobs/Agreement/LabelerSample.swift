import Preferences
import Storage

/// Which tasks tell how labelers judge beside one another: drawn by chance, until `AgreementRules.mostOfLabeler` judgements of
/// each labeler are among them.
struct LabelerSample {
    /// Of the tasks that two people ranked, whose each of them is: the task, then its labelers, all in one list.
    private var labelers: [Int32] = []
    private var starts: [(task: ID<LabelingTask>, start: Int)] = []
    private var numbers: [ID<User>: Int32] = [:]

    mutating func add(_ task: SaidTask) {
        let ranked = task.judgements.filter { Set($0.ranks).count > 1 }
        guard ranked.count > 1 else { return }
        starts.append((task.id, labelers.count))
        for judgement in ranked {
            let number = numbers[judgement.user] ?? Int32(numbers.count)
            numbers[judgement.user] = number
            labelers.append(number)
        }
    }

    /// The drawn tasks; the same ones for the same tasks, in whatever order they were added.
    var tasks: [ID<LabelingTask>] {
        var looked = [Int](repeating: 0, count: numbers.count)
        var all = 0
        let order = starts.indices.map { (place: $0, key: Self.key(starts[$0].task)) }.sorted { $0.key < $1.key }
        return order.compactMap { place, _ in
            let end = place + 1 < starts.count ? starts[place + 1].start : labelers.count
            let own = labelers[starts[place].start..<end]
            guard all < AgreementRules.mostOfAll,
                own.contains(where: { looked[Int($0)] < AgreementRules.mostOfLabeler })
            else { return nil }
            all += own.count
            for labeler in own { looked[Int(labeler)] += 1 }
            return starts[place].task
        }
    }

    private static func key(_ task: ID<LabelingTask>) -> UInt64 {
        var generator = SeededGenerator(seed: UInt64(bitPattern: task.rawValue))
        return generator.next()
    }
}
