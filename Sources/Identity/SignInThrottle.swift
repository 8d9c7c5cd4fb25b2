internal import Crypto
internal import Foundation
internal import Synchronization

/// Slows down guessing of passwords, without locking out whom nobody attacks.
///
/// Three counts of wrong passwords, each forgotten a quarter of an hour after its last one. Past what is free, the next
/// try waits 2, 4, 8, … seconds, five minutes at most:
///
/// | of | free | holds back |
/// |---|---|---|
/// | an account from one network | 5 | everybody |
/// | an account from all networks | 50 | whoever has not signed in to it from their network before |
/// | a network, whatever accounts | 100 | accounts that have failed twice from there, unless they have signed in from there |
///
/// So one source gets 5 guesses at an account and then 12 an hour, a botnet of any size 50 and then 12 an hour. The owner
/// of an account that is attacked from elsewhere signs in as ever from where they have signed in before.
///
/// Behind one address there may be an office. A colleague there who guesses at every name fills the count of the network,
/// and yet a right password gets through at the first try and after one typing error, since only an account that has
/// failed twice from there waits for the network. This gives a guesser two tries at each account rather than five, and
/// no more: the account's own counts hold. What one network can have looked at *at the same time* is bounded too, so that
/// a flood of names leaves room in the queue of passwords for everybody else. People who have signed in from there before
/// are not counted among the flood; somebody who never has is, behind the flood's own address and while it lasts: nothing
/// but the name tells the two apart, and an answer that depended on it would tell which names exist.
///
/// A try is counted before the password is looked at, so that many at once are no way around. What is remembered are
/// hashes of fixed size, a bounded number of them; where that is exceeded those with the fewest failures go first, so
/// that made-up names cannot wash out the count of a real one. Times are those of a monotonic clock: setting the
/// computer's clock changes nothing. A restart forgets everything but where people are signed in, which the caller knows.
package final class SignInThrottle: Sendable {
    /// A try that was let through. It ends with `succeed`, `fail` or `abandon`.
    package struct Attempt: Sendable {
        fileprivate let pair: Key
        fileprivate let account: Key
        fileprivate let network: Key
    }

    /// 128 bits of a keyed hash: of fixed size, whatever a stranger sends, and not to be guessed.
    fileprivate struct Key: Hashable {
        let high: UInt64
        let low: UInt64
    }

    fileprivate struct Failures {
        var count: Int32
        var last: ContinuousClock.Instant
    }

    fileprivate struct State {
        var failures: [Key: Failures] = [:]
        /// Pairs of account and network that have signed in, and when they last did.
        var known: [Key: ContinuousClock.Instant] = [:]
        /// Tries of a network that are being looked at.
        var inFlight: [Key: Int] = [:]
    }

    static let freeForPair = 5
    static let freeForAccount = 50
    static let freeForNetwork = 100
    /// Failures of an account from a network from which on the network's own count holds it back.
    static let failuresToJoinNetwork = 2
    static let window = Duration.seconds(15 * 60)
    static let longestWait = Duration.seconds(5 * 60)
    static let knownFor = Duration.seconds(30 * 24 * 3600)
    /// Of one network at once; what waits at most has room for five such.
    static let inFlightOfNetwork = 4
    /// 48 bytes each: half a megabyte.
    static let capacity = 8_192

    private let salt = SecureGenerator.bytes(16)
    private let state = Mutex(State())

    private let instant: @Sendable () -> ContinuousClock.Instant

    /// Remembers nothing yet.
    ///
    /// - Parameter instant: what time it is, by a clock that nobody sets.
    package init(instant: @escaping @Sendable () -> ContinuousClock.Instant = { .now }) {
        self.instant = instant
    }

    /// How many counts are remembered.
    var count: Int { state.withLock { $0.failures.count + $0.known.count + $0.inFlight.count } }

    /// Runs `check` where a try may be made now, and notes how it ended.
    ///
    /// - Parameters:
    ///   - username: as typed; of any length.
    ///   - address: where the request comes from.
    ///   - signedInFrom: the addresses from which the account is signed in now; asked only where a stranger would have to
    ///     wait. It takes as long for a name that does not exist.
    ///   - check: gives nil for a wrong password.
    /// - Returns: what `check` gave.
    /// - Throws: `IdentityError` when it is too early for another try; what `check` throws.
    package func attempt<Value: Sendable>(
        username: String, address: String, now: ContinuousClock.Instant? = nil,
        signedInFrom: () async throws -> [String] = { [] }, _ check: () async throws -> Value?
    ) async throws -> Value? {
        let now = now ?? instant()
        let attempt: Attempt
        do {
            attempt = try begin(username: username, address: address, now: now)
        } catch {
            let network = ClientNetwork(address: address)
            guard try await signedInFrom().contains(where: { ClientNetwork(address: $0) == network }) else {
                throw error
            }
            attempt = try begin(username: username, address: address, now: now, isKnown: true)
        }
        do {
            let value = try await check()
            if value == nil { fail(attempt) } else { succeed(attempt, now: now) }
            return value
        } catch let error as IdentityError {
            // The password was not looked at.
            abandon(attempt)
            throw error
        } catch {
            fail(attempt)
            throw error
        }
    }

    /// Counts a try.
    ///
    /// - Parameter isKnown: the account is signed in from there now.
    /// - Throws: `IdentityError` with the seconds to wait, when the try may not be made yet.
    func begin(
        username: String, address: String, now: ContinuousClock.Instant, isKnown isSignedIn: Bool = false
    ) throws(IdentityError) -> Attempt {
        let name = Array(username.precomposedStringWithCanonicalMapping.utf8).map(Self.lowercased)
        let network = ClientNetwork(address: address).bytes
        let attempt = Attempt(
            pair: key(0, network, name), account: key(1, [], name), network: key(2, network, []))
        let refusal: IdentityError? = state.withLock { state in
            let isKnown = isSignedIn || state.known[attempt.pair].map { $0.duration(to: now) < Self.knownFor } ?? false
            var wait = state.wait(attempt.pair, free: Self.freeForPair, now: now)
            if !isKnown {
                wait = max(wait, state.wait(attempt.account, free: Self.freeForAccount, now: now))
                if state.recent(attempt.pair, now: now) >= Self.failuresToJoinNetwork {
                    wait = max(wait, state.wait(attempt.network, free: Self.freeForNetwork, now: now))
                }
            }
            if wait > .zero {
                return .tooMany(wait: Int(wait.components.seconds) + (wait.components.attoseconds > 0 ? 1 : 0))
            }
            if !isKnown, state.inFlight[attempt.network, default: 0] >= Self.inFlightOfNetwork { return .busy }
            state.makeRoom(now: now)
            for key in [attempt.pair, attempt.account, attempt.network] { state.count(key, now: now) }
            state.inFlight[attempt.network, default: 0] += 1
            return nil
        }
        if let refusal { throw refusal }
        return attempt
    }

    /// The password was right: the account starts afresh here and is known from now on; the other counts are given this
    /// try back.
    func succeed(_ attempt: Attempt, now: ContinuousClock.Instant) {
        state.withLock { state in
            state.end(attempt)
            state.failures[attempt.pair] = nil
            state.giveBack(attempt.account)
            state.giveBack(attempt.network)
            state.known[attempt.pair] = now
            state.forgetKnown()
        }
    }

    /// The password was wrong.
    func fail(_ attempt: Attempt) {
        state.withLock { $0.end(attempt) }
    }

    /// The password was not looked at.
    func abandon(_ attempt: Attempt) {
        state.withLock { state in
            state.end(attempt)
            for key in [attempt.pair, attempt.account, attempt.network] { state.giveBack(key) }
        }
    }

    private func key(_ kind: UInt8, _ network: [UInt8], _ name: [UInt8]) -> Key {
        let hash = Array(SHA256.hash(salt + [kind, UInt8(truncatingIfNeeded: network.count)] + network + name))
        func word(_ start: Int) -> UInt64 { hash[start..<start + 8].reduce(0) { $0 << 8 | UInt64($1) } }
        return Key(high: word(0), low: word(8))
    }

    /// ASCII letters only, as the database compares names.
    private static func lowercased(_ byte: UInt8) -> UInt8 {
        (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte
    }
}

extension SignInThrottle.State {
    /// The failures of `key` that are not forgotten.
    fileprivate func recent(_ key: SignInThrottle.Key, now: ContinuousClock.Instant) -> Int {
        failures[key].map { $0.last.duration(to: now) <= SignInThrottle.window ? Int($0.count) : 0 } ?? 0
    }

    fileprivate func wait(_ key: SignInThrottle.Key, free: Int, now: ContinuousClock.Instant) -> Duration {
        let count = recent(key, now: now)
        guard count >= free, let last = failures[key]?.last else { return .zero }
        let pause = min(SignInThrottle.longestWait, .seconds(1 << min(count - free + 1, 20)))
        // Another thread may have read the clock a little later.
        return max(.zero, min(pause, pause - last.duration(to: now)))
    }

    fileprivate mutating func count(_ key: SignInThrottle.Key, now: ContinuousClock.Instant) {
        let count = Int32(clamping: recent(key, now: now) + 1)
        failures[key] = SignInThrottle.Failures(count: count, last: now)
    }

    fileprivate mutating func giveBack(_ key: SignInThrottle.Key) {
        guard var entry = failures[key] else { return }
        entry.count -= 1
        failures[key] = entry.count > 0 ? entry : nil
    }

    fileprivate mutating func end(_ attempt: SignInThrottle.Attempt) {
        let left = inFlight[attempt.network, default: 0] - 1
        inFlight[attempt.network] = left > 0 ? left : nil
    }

    /// Forgets what is over, and then those with the fewest failures, until a quarter is free.
    fileprivate mutating func makeRoom(now: ContinuousClock.Instant) {
        guard failures.count + 3 > SignInThrottle.capacity else { return }
        failures = failures.filter { $0.value.last.duration(to: now) <= SignInThrottle.window }
        var fewest: Int32 = 1
        while failures.count > SignInThrottle.capacity / 4 * 3 {
            failures = failures.filter { $0.value.count > fewest }
            fewest = fewest.multipliedReportingOverflow(by: 2).overflow ? .max : fewest * 2
        }
    }

    /// Forgets the half of the known pairs that have not signed in for longest. Only a right password adds one.
    fileprivate mutating func forgetKnown() {
        guard known.count > SignInThrottle.capacity else { return }
        let newest = known.sorted { $0.value > $1.value }.prefix(SignInThrottle.capacity / 2)
        known = Dictionary(uniqueKeysWithValues: newest.map { ($0.key, $0.value) })
    }
}
