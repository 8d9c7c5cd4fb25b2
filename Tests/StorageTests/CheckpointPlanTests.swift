import Testing

@testable import Storage

/// Reads like a transcript: what happens on the writer, and what it is told to do.
@Suite("The plan of checkpoints")
struct CheckpointPlanTests {
    private let start = ContinuousClock.now
    private func at(_ seconds: Int) -> ContinuousClock.Instant { start + .seconds(seconds) }

    @Test("copies the bulk beside the writer, then the rest on it, each after a commit of its own")
    func cycle() {
        var plan = CheckpointPlan(.server, hasLock: true)
        #expect(plan.committed(length: 3_999, now: start) == .nothing)
        #expect(plan.committed(length: 4_000, now: start) == .copyBeside)
        #expect(plan.committed(length: 4_100, now: start) == .nothing)
        plan.copiedBeside(.copied(pages: 4_050, of: 4_100), now: start)
        // Nothing was added since it was seen that the copy had ended.
        #expect(plan.committed(length: nil, now: start) == .nothing)
        #expect(plan.committed(length: 4_110, now: start) == .copyRest(waits: false))
        #expect(plan.copiedRest(.copied(pages: 4_110, of: 4_110), waited: false, now: start) == (.nothing, nil))
        #expect(plan.committed(length: nil, now: start) == .nothing)
        // It began anew.
        #expect(plan.committed(length: 3, now: start) == .nothing)
        #expect(plan.committed(length: 4_000, now: start) == .copyBeside)
    }

    @Test("tries again after a thousand more pages when the log did not begin anew, not at every commit")
    func step() {
        var plan = CheckpointPlan(.server, hasLock: true)
        #expect(plan.committed(length: 4_000, now: start) == .copyBeside)
        plan.copiedBeside(.copied(pages: 4_000, of: 4_000), now: start)
        #expect(plan.committed(length: 4_001, now: start) == .copyRest(waits: false))
        _ = plan.copiedRest(.copied(pages: 4_001, of: 4_001), waited: false, now: start)
        #expect(plan.committed(length: 5_000, now: start) == .nothing)
        #expect(plan.committed(length: 5_001, now: start) == .copyBeside)
    }

    @Test("leaves the writer alone as long as a reader holds the bulk back")
    func pinned() {
        var plan = CheckpointPlan(.server, hasLock: true)
        for length in stride(from: 4_000, through: 200_000, by: 1_000) {
            #expect(plan.committed(length: length, now: start) == .copyBeside)
            plan.copiedBeside(.copied(pages: 10, of: length), now: start)
            #expect(plan.committed(length: length + 1, now: start) == .nothing)
            #expect(plan.committed(length: length + 999, now: start) == .nothing)
        }
    }

    @Test("waits for readers when the log is very long, and longer between the tries when that is in vain")
    func restarts() {
        var plan = CheckpointPlan(.server, hasLock: true)
        var length = 31_000
        func tryAgain(_ now: ContinuousClock.Instant) -> Bool {
            length += 1_001
            #expect(plan.committed(length: length, now: now) == .copyBeside)
            plan.copiedBeside(.copied(pages: length, of: length), now: now)
            length += 1
            let step = plan.committed(length: length, now: now)
            guard step == .copyRest(waits: true) else {
                #expect(step == .copyRest(waits: false))
                _ = plan.copiedRest(.copied(pages: length, of: length), waited: false, now: now)
                return false
            }
            return true
        }
        for (seconds, pause) in [(0, 10), (10, 20), (30, 40), (70, 80), (150, 160), (310, 320), (630, 320)] {
            #expect(tryAgain(at(seconds)))
            #expect(plan.copiedRest(.busy, waited: true, now: at(seconds)) == (.nothing, .seconds(pause)))
            #expect(!tryAgain(at(seconds + pause - 1)))
        }
        #expect(tryAgain(at(950)))
        #expect(plan.copiedRest(.copied(pages: length, of: length), waited: true, now: at(950)) == (.nothing, nil))
        length += 1
        #expect(tryAgain(at(951)))
        #expect(plan.copiedRest(.busy, waited: true, now: at(951)) == (.nothing, .seconds(10)))
    }

    @Test("pauses after a copy that failed")
    func failures() {
        var plan = CheckpointPlan(.server, hasLock: true)
        #expect(plan.committed(length: 4_000, now: at(0)) == .copyBeside)
        plan.copiedBeside(.failed, now: at(0))
        #expect(plan.committed(length: 5_000, now: at(9)) == .nothing)
        #expect(plan.committed(length: 5_001, now: at(10)) == .copyBeside)
        plan.copiedBeside(.failed, now: at(10))
        #expect(plan.committed(length: 6_000, now: at(29)) == .nothing)
        #expect(plan.committed(length: 6_001, now: at(30)) == .copyBeside)
    }

    @Test("does not pause while the log grows: what a full disk got back is not for the log alone")
    func growth() {
        var plan = CheckpointPlan(.server, hasLock: true)
        #expect(plan.committed(length: 4_000, now: at(0)) == .copyBeside)
        // It has grown by this much more than at the last failure: twice as much after each.
        for (length, growth) in [(4_000, 2_000), (6_000, 4_000), (10_000, 8_000)] {
            plan.copiedBeside(.failed, now: at(0))
            #expect(plan.committed(length: length + growth - 1, now: at(1)) == .nothing)
            #expect(plan.committed(length: length + growth, now: at(1)) == .copyBeside)
        }
        plan.copiedBeside(.copied(pages: 18_000, of: 18_000), now: at(1))
        #expect(plan.committed(length: 18_001, now: at(1)) == .copyRest(waits: false))
        _ = plan.copiedRest(.copied(pages: 18_001, of: 18_001), waited: false, now: at(1))
        #expect(plan.committed(length: 4_000, now: at(1)) == .copyBeside)
    }

    @Test("of a command takes the lock before a commit, copies what that added, and gives the lock back")
    func command() {
        var plan = CheckpointPlan(.command, hasLock: false)
        #expect(!plan.wantsLock(now: start))
        #expect(plan.committed(length: 4_000, now: start) == .nothing)
        #expect(plan.wantsLock(now: start))
        plan.askedForLock(isTaken: false)
        #expect(plan.committed(length: 4_500, now: start) == .nothing)
        #expect(!plan.wantsLock(now: start))
        #expect(plan.committed(length: 5_000, now: start) == .nothing)
        #expect(plan.wantsLock(now: start))
        plan.askedForLock(isTaken: true)
        #expect(plan.committed(length: 5_010, now: start) == .copyRest(waits: false))
        #expect(plan.copiedRest(.copied(pages: 5_010, of: 5_010), waited: false, now: start) == (.giveLockBack, nil))
        #expect(!plan.wantsLock(now: start))
    }

    @Test("of a command pauses after a copy that failed, and no longer once one has succeeded")
    func commandFailures() {
        var plan = CheckpointPlan(.command, hasLock: false)
        #expect(plan.committed(length: 4_000, now: at(0)) == .nothing)
        plan.askedForLock(isTaken: true)
        #expect(plan.committed(length: 4_001, now: at(0)) == .copyRest(waits: false))
        #expect(plan.copiedRest(.failed, waited: false, now: at(0)) == (.giveLockBack, nil))
        #expect(plan.committed(length: 5_001, now: at(9)) == .nothing)
        #expect(!plan.wantsLock(now: at(9)))
        #expect(plan.wantsLock(now: at(10)))
        plan.askedForLock(isTaken: true)
        #expect(plan.committed(length: 5_002, now: at(10)) == .copyRest(waits: false))
        #expect(plan.copiedRest(.copied(pages: 5_002, of: 5_002), waited: false, now: at(10)) == (.giveLockBack, nil))
        // The next failure is the first again.
        #expect(plan.committed(length: 6_002, now: at(11)) == .nothing)
        plan.askedForLock(isTaken: true)
        #expect(plan.committed(length: 6_003, now: at(11)) == .copyRest(waits: false))
        #expect(plan.copiedRest(.failed, waited: false, now: at(11)) == (.giveLockBack, nil))
        #expect(plan.committed(length: 7_003, now: at(20)) == .nothing)
        #expect(!plan.wantsLock(now: at(20)))
        #expect(plan.wantsLock(now: at(21)))
    }

    @Test("of a command gives the lock back unused where the commit added nothing, or failed")
    func unused() {
        var plan = CheckpointPlan(.command, hasLock: false)
        #expect(plan.committed(length: 4_000, now: start) == .nothing)
        #expect(plan.wantsLock(now: start))
        plan.askedForLock(isTaken: true)
        #expect(plan.committed(length: nil, now: start) == .giveLockBack)
        #expect(plan.committed(length: 4_001, now: start) == .nothing)
    }

    @Test("of a server that came while a command had the lock takes it later, and keeps it")
    func lateLock() {
        var plan = CheckpointPlan(.server, hasLock: false)
        #expect(plan.committed(length: 4_000, now: start) == .nothing)
        #expect(plan.wantsLock(now: start))
        plan.askedForLock(isTaken: true)
        // What the log has could be copied already.
        #expect(plan.committed(length: nil, now: start) == .nothing)
        #expect(plan.committed(length: 4_001, now: start) == .copyBeside)
        #expect(!plan.wantsLock(now: start))
    }

    @Test("beside a replicator is to keep everyone else from copying, and to copy nothing")
    func external() {
        var plan = CheckpointPlan(.external, hasLock: false)
        #expect(plan.committed(length: 4_000, now: start) == .nothing)
        #expect(plan.wantsLock(now: start))
        plan.askedForLock(isTaken: true)
        for length in [4_001, 50_000, 500_000] {
            #expect(!plan.wantsLock(now: start))
            #expect(plan.committed(length: length, now: start) == .nothing)
        }
    }
}
