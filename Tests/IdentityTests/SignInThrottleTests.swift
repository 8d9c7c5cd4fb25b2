import Foundation
import Preferences
import Testing

@testable import Identity

@Suite("Sign-in throttle")
struct SignInThrottleTests {
    private let throttle = SignInThrottle()
    private let start = ContinuousClock.now

    /// A wrong password, `seconds` after the start.
    ///
    /// - Returns: 0 when it was looked at, else the seconds to wait.
    private func guess(_ username: String, from address: String, at seconds: Int = 0) -> Int {
        do throws(IdentityError) {
            throttle.fail(try throttle.begin(username: username, address: address, now: start + .seconds(seconds)))
            return 0
        } catch {
            return error.retryAfter
        }
    }

    private func signIn(_ username: String, from address: String, at seconds: Int = 0) -> Bool {
        do throws(IdentityError) {
            let now = start + .seconds(seconds)
            throttle.succeed(try throttle.begin(username: username, address: address, now: now), now: now)
            return true
        } catch {
            return false
        }
    }

    @Test("lets five tries pass, then makes one wait, longer each time, for this account and address only")
    func waits() {
        for _ in 0..<5 { #expect(guess("ada", from: "192.0.2.1") == 0) }
        #expect(guess("Ada", from: "192.0.2.1") == 2)
        #expect(guess("ada", from: "192.0.2.2") == 0)
        #expect(guess("ada", from: "192.0.2.1", at: 2) == 0)
        #expect(guess("ada", from: "192.0.2.1", at: 2) == 4)
        #expect(!signIn("ada", from: "192.0.2.1", at: 5))
        #expect(signIn("ada", from: "192.0.2.1", at: 6))
        #expect(guess("ada", from: "192.0.2.1", at: 6) == 0)
    }

    @Test("takes the /64 of an IPv6 address for one source, and a mapped IPv4 address for what it is")
    func networks() {
        for host in 1...5 { #expect(guess("ada", from: "2001:db8:0:1::\(host)") == 0) }
        #expect(guess("ada", from: "2001:db8:0:1:ffff::9") > 0)
        #expect(guess("ada", from: "2001:db8:0:2::1") == 0)
        #expect(ClientNetwork(address: "::ffff:192.0.2.7") == ClientNetwork(address: "192.0.2.7"))
        #expect(ClientNetwork(address: "unknown") != ClientNetwork(address: "192.0.2.7"))
    }

    @Test("slows down guesses at one account from any number of addresses, and lets its owner in where they are known")
    func manyAddresses() {
        #expect(signIn("ada", from: "198.51.100.1"))
        let looked = (0..<1_000).count { guess("ada", from: "10.0.\($0 / 250).\($0 % 250)", at: 1) == 0 }
        #expect(looked == SignInThrottle.freeForAccount)
        #expect(signIn("ada", from: "198.51.100.1", at: 1))
        #expect(!signIn("ada", from: "203.0.113.1", at: 1))
        // Other accounts are not touched.
        #expect(signIn("grace", from: "203.0.113.1", at: 1))
    }

    @Test("lets colleagues behind one address in while somebody there tries every name")
    func office() {
        for round in 0..<3 {
            for name in 0..<400 { _ = guess("name\(name)", from: "192.0.2.1", at: round) }
        }
        // Never tried from there, and mistyped once.
        #expect(signIn("ada", from: "192.0.2.1", at: 3))
        #expect(guess("grace", from: "192.0.2.1", at: 3) == 0)
        #expect(signIn("grace", from: "192.0.2.1", at: 3))
        // Two of each name were looked at, and no third.
        #expect(guess("name7", from: "192.0.2.1", at: 4) > 0)
        #expect(guess("name7", from: "192.0.2.2", at: 4) == 0)
    }

    @Test("has only so many tries of one network looked at at once, without counting people it knows")
    func flood() throws {
        #expect(signIn("ada", from: "192.0.2.1"))
        var open: [SignInThrottle.Attempt] = []
        for number in 0..<SignInThrottle.inFlightOfNetwork {
            open.append(try throttle.begin(username: "name\(number)", address: "192.0.2.1", now: start))
        }
        let error = #expect(throws: IdentityError.self) {
            _ = try throttle.begin(username: "grace", address: "192.0.2.1", now: start)
        }
        #expect(error?.code == .signInsBusy)
        #expect(signIn("ada", from: "192.0.2.1"))
        #expect(signIn("grace", from: "192.0.2.2"))
        open.forEach(throttle.abandon)
        #expect(signIn("grace", from: "192.0.2.1"))
    }

    @Test("lets whoever is signed in there pass others' failures, but not their own")
    func signedIn() async throws {
        for number in 0..<SignInThrottle.freeForAccount { _ = guess("ada", from: "10.0.0.\(number)") }
        func looked(_ places: [String]) async -> Bool {
            do {
                _ = try await throttle.attempt(
                    username: "ada", address: "2001:db8::1", now: start, signedInFrom: { places }, { () -> Int? in nil }
                )
                return true
            } catch {
                return false
            }
        }
        #expect(await !looked([]))
        #expect(await !looked(["2001:db8:0:1::1", "192.0.2.1"]))
        for _ in 0..<SignInThrottle.freeForPair { #expect(await looked(["192.0.2.1", "2001:db8::2"])) }
        #expect(await !looked(["2001:db8::2"]))
    }

    @Test("gives a try back that was not looked at")
    func abandoned() async throws {
        for _ in 0..<20 {
            _ = try? await throttle.attempt(username: "ada", address: "192.0.2.1", now: start) { () -> Int? in
                throw IdentityError.busy
            }
        }
        #expect(guess("ada", from: "192.0.2.1") == 0)
        #expect(try await throttle.attempt(username: "eve", address: "192.0.2.1", now: start) { 7 } == 7)
    }

    @Test("forgets after a quarter of an hour, and takes no harm from a time before the last")
    func forgets() {
        for _ in 0..<5 { _ = guess("ada", from: "192.0.2.1", at: 100) }
        #expect((1...2).contains(guess("ada", from: "192.0.2.1", at: 90)))
        #expect(guess("ada", from: "192.0.2.1", at: 100 + 901) == 0)
        for _ in 0..<4 { #expect(guess("ada", from: "192.0.2.1", at: 100 + 901) == 0) }
        #expect(guess("ada", from: "192.0.2.1", at: 100 + 901) == 2)
    }

    @Test("remembers a bounded number of fixed size, and keeps the count of an account under attack")
    func bounded() {
        let huge = "u" + String(repeating: "\u{301}", count: 10_000)
        for number in 0..<7 { _ = guess("ada", from: "192.0.2.1", at: number) }
        for number in 0..<20_000 {
            _ = guess("\(number)\(number < 3 ? huge : "")", from: "10.\(number / 250).0.\(number % 250)", at: 8)
        }
        #expect(throttle.count <= SignInThrottle.capacity)
        #expect(guess("ada", from: "192.0.2.1", at: 8) > 0)
    }

    /// What the table of the type promises, over random walks of guessers, owners and time.
    @Test("keeps what it promises whatever happens", arguments: 1...20 as ClosedRange<UInt64>)
    func walk(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        var now = 0
        var looked: [String: [Int]] = [:]
        for _ in 0..<3_000 {
            let name = "name\(Int.random(in: 0..<6, using: &generator))"
            let address = "192.0.2.\(Int.random(in: 0..<4, using: &generator))"
            let wait = guess(name, from: address, at: now)
            #expect(wait <= 300)
            if wait == 0 {
                looked["\(name) \(address)", default: []].append(now)
                looked[name, default: []].append(now)
            } else if Int.random(in: 0..<10, using: &generator) == 0 {
                // Who waits as told is let through, when nobody else spends the try meanwhile.
                now += wait
                #expect(guess(name, from: address, at: now) == 0)
                looked["\(name) \(address)", default: []].append(now)
                looked[name, default: []].append(now)
            }
            now += [0, 0, 0, 1, 1, 5, 60].randomElement(using: &generator) ?? 0
        }
        for (key, times) in looked {
            let free = key.contains(" ") ? SignInThrottle.freeForPair : SignInThrottle.freeForAccount
            for (index, time) in times.enumerated() {
                let inFiveMinutes = times[index...].prefix { $0 < time + 300 }.count
                // The free ones, and one after each of 2, 4, … 128 seconds and 5 minutes.
                #expect(inFiveMinutes <= free + 8, "\(key)")
            }
        }
    }
}

@Suite("Sampling of failed sign-ins")
struct FailureSamplerTests {
    @Test("takes one a minute of an account and network, and so many in all")
    func bounded() {
        let sampler = FailureSampler()
        let start = ContinuousClock.now
        #expect(sampler.isDue(username: "ada", address: "192.0.2.1", now: start))
        #expect(!sampler.isDue(username: "ADA", address: "192.0.2.1", now: start + .seconds(59)))
        #expect(sampler.isDue(username: "ada", address: "192.0.2.2", now: start + .seconds(59)))
        #expect(sampler.isDue(username: "ada", address: "192.0.2.1", now: start + .seconds(60)))
        let due = (0..<1_000).count {
            sampler.isDue(username: "\($0)", address: "192.0.2.1", now: start + .seconds(61))
        }
        #expect(due == FailureSampler.longestMinute - 1)
    }
}
