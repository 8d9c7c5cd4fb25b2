import Dispatch

/// Whether training may use more than one thread. Results do not depend on it; the tests hold both ways together.
enum Threads {
    @TaskLocal static var areAllowed = true
}

/// `body` of each index below `count`, on as many threads as the machine has; results in the order of the indices.
///
/// Work is cut by the caller into pieces that depend on the data alone, so the result is the same on any number of
/// cores, and on one.
func parallelMap<Result: Sendable>(_ count: Int, _ body: @Sendable (Int) -> Result) -> [Result] {
    guard count > 1, Threads.areAllowed else { return (0..<count).map(body) }
    return [Result](unsafeUninitializedCapacity: count) { buffer, initializedCount in
        // SAFETY: each index is written by exactly one call, and concurrentPerform returns after the last of them.
        nonisolated(unsafe) let slots = buffer
        DispatchQueue.concurrentPerform(iterations: count) { index in
            slots.initializeElement(at: index, to: body(index))
        }
        initializedCount = count
    }
}
