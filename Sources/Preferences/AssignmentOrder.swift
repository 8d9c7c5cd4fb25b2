/// In which order a labeler meets tasks, and the completions of a task.
///
/// Both follow from stored numbers alone, so they are the same after a restart and can be checked years later.
public enum AssignmentOrder {
    /// Into how many lanes a project's queue is divided.
    public static let laneCount = 16

    /// The order in which a labeler walks the lanes: pseudo-random, the same for ever, and another for each labeler, so
    /// that labelers do not all walk the same tasks.
    public static func lanes(projectSeed: UInt64, labeler: Int64) -> [Int] {
        var generator = SeededGenerator(seed: mixed(projectSeed, labeler, 0))
        return generator.shuffled(Array(0..<laneCount))
    }

    /// The seed of the order in which one labeler sees one task's completions.
    public static func seed(projectSeed: UInt64, labeler: Int64, task: Int64) -> UInt64 {
        mixed(projectSeed, labeler, task)
    }

    /// `items` in the order of `seed`.
    public static func shown<Item>(_ items: [Item], seed: UInt64) -> [Item] {
        var generator = SeededGenerator(seed: seed)
        return generator.shuffled(items)
    }

    private static func mixed(_ projectSeed: UInt64, _ labeler: Int64, _ task: Int64) -> UInt64 {
        var result = SeededGenerator(seed: projectSeed).firstNumber
        for number in [labeler, task] {
            result = SeededGenerator(seed: result ^ UInt64(bitPattern: number)).firstNumber
        }
        return result
    }
}

extension SeededGenerator {
    fileprivate var firstNumber: UInt64 {
        var copy = self
        return copy.next()
    }
}
