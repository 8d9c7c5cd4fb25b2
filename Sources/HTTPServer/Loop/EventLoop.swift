import Glibc
import Synchronization

/// Something with a descriptor in an ``EventLoop``.
protocol EventSource: AnyObject {
    func ready(_ event: Epoll.Ready)
}

/// One thread that waits for sockets and runs the tasks of its connections. As a `TaskExecutor` it keeps parsing,
/// handler and reply on one thread; only work that comes from elsewhere (a database's answer) takes a lock.
///
/// SAFETY: every `var` is touched only on the loop's own thread, or before `run()`, which ``assertCurrent()`` checks in
/// debug builds. Other threads use `inbox`, guarded by its mutex, and the atomics.
///
/// No wake-up is lost. Whoever brings something appends it under the mutex, then exchanges `isWakePending` for true, and
/// writes to the eventfd if it was false. The loop stores false, then takes everything under the mutex. A producer that
/// reads true from before that store appended before the loop takes, so its work is taken; one that reads false wakes
/// the loop again. Both orders are of one variable and one mutex, and all accesses are sequentially consistent.
final class EventLoop: TaskExecutor, @unchecked Sendable {
    private struct Inbox {
        var jobs: [UnownedJob] = []
        var work: [@Sendable () -> Void] = []
        /// Nobody reads it any longer.
        var isClosed = false
    }

    private let epoll: Epoll
    private let thread = Atomic<UInt>(0)
    private let inbox = Mutex(Inbox())
    private let isWakePending = Atomic<Bool>(false)
    /// Serializes work that comes when the thread has ended.
    private let epilogue = Mutex(())
    private var jobs: [UnownedJob] = []
    private var sources: [(source: (any EventSource)?, generation: UInt32)] = []
    private var freeSlots: [Int] = []
    private var nextTick: UInt64 = 0
    /// Monotonic time in nanoseconds at the begin of this turn.
    private(set) var now: UInt64 = EventLoop.clock()
    /// Nanoseconds between two calls of `onTick`.
    let tickInterval: UInt64
    /// Called about every `tickInterval` with the nanoseconds that it comes late.
    var onTick: (UInt64) -> Void = { _ in }
    /// Called at the end of each turn; says whether there is more to do, so that the next one does not wait.
    var onTurn: () -> Bool = { false }
    var isStopped = false

    init(tickInterval: UInt64) throws(SocketError) {
        epoll = try Epoll()
        self.tickInterval = tickInterval
    }

    /// Whether the caller is on the loop's thread. Relaxed: only the thread itself can read its own id here.
    var isCurrent: Bool { thread.load(ordering: .relaxed) == UInt(pthread_self()) }

    /// Debug builds stop where something that belongs to the loop is touched from elsewhere while the loop runs: every
    /// `@unchecked Sendable` of this module rests on that.
    @inline(__always)
    func assertCurrent() {
        assert(isCurrent || thread.load(ordering: .relaxed) == 0, "not on the thread of the event loop")
    }

    static func clock() -> UInt64 {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return UInt64(time.tv_sec) &* 1_000_000_000 &+ UInt64(time.tv_nsec)
    }

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        if isCurrent {
            jobs.append(job)
        } else {
            inbox.withLock { $0.jobs.append(job) }
            wake()
        }
    }

    /// Runs work on the loop's thread, soon; at once when that thread has ended, so that nobody waits for an answer that
    /// does not come.
    func execute(_ work: @escaping @Sendable () -> Void) {
        let isClosed = inbox.withLock { inbox in
            if !inbox.isClosed { inbox.work.append(work) }
            return inbox.isClosed
        }
        if isClosed { epilogue.withLock { _ in work() } } else { wake() }
    }

    private func wake() {
        if !isWakePending.exchange(true, ordering: .sequentiallyConsistent) { epoll.wake() }
    }

    /// Watches a connected socket; the source is kept alive until `remove`.
    func add(_ source: any EventSource, connection socket: Int32) throws(SocketError) -> UInt64 {
        let token = reserve(source)
        do { try epoll.addConnection(socket, token: token) } catch {
            release(token)
            throw error
        }
        return token
    }

    /// Watches a listening socket.
    func add(_ source: any EventSource, listener socket: Int32) throws(SocketError) -> UInt64 {
        let token = reserve(source)
        do { try epoll.addListener(socket, token: token) } catch {
            release(token)
            throw error
        }
        return token
    }

    func remove(_ token: UInt64, socket: Int32) {
        epoll.remove(socket)
        release(token)
    }

    private func reserve(_ source: any EventSource) -> UInt64 {
        assertCurrent()
        let slot = freeSlots.popLast() ?? sources.count
        if slot == sources.count { sources.append((nil, 0)) }
        sources[slot].source = source
        return UInt64(sources[slot].generation) << 32 | UInt64(slot)
    }

    /// The next user of the slot gets another generation, so late events of this one are not taken for its own.
    private func release(_ token: UInt64) {
        assertCurrent()
        let slot = Int(token & 0xFFFF_FFFF)
        sources[slot].source = nil
        sources[slot].generation &+= 1
        freeSlots.append(slot)
    }

    /// Takes turns until stopped: sockets, work from other threads, tasks, replies, time-outs.
    func run() {
        thread.store(UInt(pthread_self()), ordering: .relaxed)
        now = Self.clock()
        nextTick = now + tickInterval
        var wasBusy = false
        var isBehind = false
        while !isStopped {
            var wait = jobs.isEmpty && !isBehind && now < nextTick ? Int32((nextTick - now) / 1_000_000 + 1) : 0
            if wait > 0, wasBusy {
                // Before going to sleep others may have the processor, such as whoever was just answered: on a busy
                // machine there is something to do again by then, which spares the way to sleep and back and serves more
                // clients in one turn. It was a third of the requests a second.
                sched_yield()
                wait = 0
            }
            wasBusy = false
            epoll.wait(milliseconds: wait) { [self] event in
                wasBusy = true
                now = Self.clock()
                dispatch(event)
            }
            now = Self.clock()
            takeInbox()
            runJobs()
            isBehind = onTurn()
            if now >= nextTick {
                onTick(now - nextTick)
                nextTick = now + tickInterval
            }
        }
    }

    /// What is left after `run()`: tasks that were cancelled and still have to come to their end. Then the loop is closed.
    /// - Parameter isOver: Asked between turns.
    func finish(when isOver: () -> Bool) {
        while !isOver() {
            epoll.wait(milliseconds: jobs.isEmpty ? -1 : 0) { _ in }
            now = Self.clock()
            takeInbox()
            runJobs()
        }
        epilogue.withLock { _ in
            let late = inbox.withLock { inbox in
                inbox.isClosed = true
                return inbox.work
            }
            for work in late { work() }
            thread.store(0, ordering: .relaxed)
        }
    }

    private func dispatch(_ event: Epoll.Ready) {
        if event.token == Epoll.wakeToken { return }
        let slot = sources[Int(event.token & 0xFFFF_FFFF)]
        if slot.generation == UInt32(event.token >> 32) { slot.source?.ready(event) }
    }

    private func takeInbox() {
        guard isWakePending.load(ordering: .sequentiallyConsistent) else { return }
        isWakePending.store(false, ordering: .sequentiallyConsistent)
        let taken = inbox.withLock { inbox in
            let taken = inbox
            inbox.jobs = []
            inbox.work = []
            return taken
        }
        jobs += taken.jobs
        for work in taken.work { work() }
    }

    /// Runs what is ready, and what that makes ready, a few times over; sockets wait no longer than that.
    private func runJobs() {
        for _ in 0..<16 where !jobs.isEmpty {
            let ready = jobs
            jobs = []
            jobs.reserveCapacity(ready.count)
            for job in ready { job.runSynchronously(on: asUnownedTaskExecutor()) }
        }
    }
}
