internal import CZlib
import Synchronization

/// The gzip form of static files, made once and kept in memory, those asked for last.
///
/// Files only. What handlers answer is never compressed: where a secret and what a request sent stand in one compressed
/// answer, the length of the answer tells the secret to whoever can make a browser ask and count bytes (BREACH).
///
/// One thread makes them, and lives as long as there is something to make: a large script takes 60 ms, and no event loop
/// may be held for that long. The requests wait without a thread.
final class CompressedFiles: Sendable {
    /// Where a file lies, and its tag: a changed file has another.
    fileprivate struct Key: Hashable {
        let path: String
        let entityTag: String
    }

    fileprivate struct Made {
        /// Nil where compression gains too little.
        let bytes: [UInt8]?
        var lastUse: UInt64
        /// What an entry with no bytes costs is not nothing either.
        var size: Int { (bytes?.count ?? 0) + 256 }
    }

    fileprivate typealias Waiter = CheckedContinuation<[UInt8]?, Never>

    fileprivate struct State {
        var made: [Key: Made] = [:]
        var totalBytes = 0
        /// Counts up with each use.
        var clock: UInt64 = 0
        /// Who waits for what is queued or being made.
        var waiters: [Key: [Waiter]] = [:]
        var queue: [(key: Key, file: OpenFile)] = []
        var hasThread = false
    }

    private enum Step {
        case finished([UInt8]?)
        case startThread
        case wait
    }

    /// Below this a header and a table of codes cost about what they save, and a packet goes out in any case.
    private static let smallestFile = 1000
    /// A longer file is sent as it is: nothing of Podium's is, and it would drive out all others.
    private static let largestFile = 4 << 20

    private let maximumBytes: Int
    private let state = Mutex(State())

    init(maximumBytes: Int = 8 << 20) { self.maximumBytes = maximumBytes }

    /// Bytes kept now.
    var totalBytes: Int { state.withLock { $0.totalBytes } }

    /// Whether a file has a second form at all, so that what is sent depends on `Accept-Encoding`.
    static func suits(mediaType: String, length: Int) -> Bool {
        MediaType.isText(mediaType) && (smallestFile...largestFile).contains(length)
    }

    /// The gzip form; nil where it is hardly shorter, or can not be made now.
    func bytes(of file: OpenFile, at path: String) async -> [UInt8]? {
        let key = Key(path: path, entityTag: file.entityTag)
        if let made = state.withLock({ $0.use(key) }) { return made.bytes }
        return await withCheckedContinuation { waiter in
            let step = state.withLock { state -> Step in
                if let made = state.use(key) { return .finished(made.bytes) }
                state.waiters[key, default: []].append(waiter)
                guard state.waiters[key]?.count == 1 else { return .wait }
                state.queue.append((key, file))
                if state.hasThread { return .wait }
                state.hasThread = true
                return .startThread
            }
            switch step {
            case .finished(let bytes): waiter.resume(returning: bytes)
            case .wait: break
            case .startThread:
                if !Thread.start(name: "gzip", { self.makeAll() }) { giveUp() }
            }
        }
    }

    private func makeAll() {
        while let next = state.withLock({ $0.next() }) {
            let bytes = Self.compress(next.file)
            let waiters = state.withLock { $0.keep(bytes, for: next.key, maximumBytes: maximumBytes) }
            for waiter in waiters { waiter.resume(returning: bytes) }
        }
    }

    /// The system has no thread left: everyone gets the file as it is.
    private func giveUp() {
        let waiters = state.withLock { state in
            defer {
                state.waiters = [:]
                state.queue = []
                state.hasThread = false
            }
            return state.waiters.values.flatMap(\.self)
        }
        for waiter in waiters { waiter.resume(returning: nil) }
    }

    /// Nil unless at least a tenth is saved.
    private static func compress(_ file: OpenFile) -> [UInt8]? {
        let plain = file.read(0..<file.length)
        guard plain.count == file.length else { return nil }
        let room = plain.count - plain.count / 10
        let bytes = [UInt8](unsafeUninitializedCapacity: room) { output, count in
            // SAFETY: zlib reads and writes within the two lengths, and says how many bytes it has written.
            count = plain.withUnsafeBufferPointer { input in
                czlib_gzip(input.baseAddress, UInt32(input.count), output.baseAddress, UInt32(output.count))
            }
        }
        // A copy, since the array above keeps all of its room.
        return bytes.isEmpty ? nil : Array(bytes[...])
    }
}

extension CompressedFiles.State {
    fileprivate mutating func use(_ key: CompressedFiles.Key) -> CompressedFiles.Made? {
        guard let index = made.index(forKey: key) else { return nil }
        clock += 1
        made.values[index].lastUse = clock
        return made.values[index]
    }

    /// What to make next; with nil the thread ends.
    fileprivate mutating func next() -> (key: CompressedFiles.Key, file: OpenFile)? {
        if queue.isEmpty {
            hasThread = false
            return nil
        }
        return queue.removeFirst()
    }

    /// Drops what was asked for longest ago where the room is too small; returns who waits.
    fileprivate mutating func keep(
        _ bytes: [UInt8]?, for key: CompressedFiles.Key, maximumBytes: Int
    ) -> [CompressedFiles.Waiter] {
        clock += 1
        let entry = CompressedFiles.Made(bytes: bytes, lastUse: clock)
        made[key] = entry
        totalBytes += entry.size
        while totalBytes > maximumBytes, let oldest = made.min(by: { $0.value.lastUse < $1.value.lastUse }) {
            made[oldest.key] = nil
            totalBytes -= oldest.value.size
        }
        return waiters.removeValue(forKey: key) ?? []
    }
}
